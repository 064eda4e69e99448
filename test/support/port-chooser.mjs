import { register } from 'node:module'

/** A stack that has chosen its port and not yet started: says which, and waits to be killed. */
register('../bench/ts-hooks.mjs', import.meta.url)
const { choosePorts } = await import('../../cli/up/ports.ts')
const [home, port] = process.argv.slice(2)
process.send(await choosePorts(home, { api: Number(port) }))
setInterval(() => undefined, 60_000)
