import { randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { writeWhole } from './files.js'
import { takePort } from './lock.js'

const CONNECT_WITHIN_MS = 1_000

/** Whether nothing listens on a loopback port. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/** Whether something listens at host:port. */
export function isListening(address: string): Promise<boolean> {
  const { hostname, port } = new URL(`tcp://${address}`)
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port),
      timeout: CONNECT_WITHIN_MS,
    })
    const answer = (listens: boolean) => (): void => void (socket.destroy(), resolve(listens))
    socket.once('connect', answer(true)).once('error', answer(false)).once('timeout', answer(false))
  })
}

/**
 * A loopback port on which nothing listens, below those that systems give to outgoing connections (Linux from 32768 on, see
 * ip_local_port_range): between the choice and the start one of these would take it.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_768)
  return (await isFree(port)) ? port : freePort()
}

/**
 * Gives each name a free port: the one it had last time (so that addresses stay the same), else the preferred one, else
 * any; none that another stack has set aside. What was chosen is remembered in the home folder.
 */
export async function choosePorts<Name extends string>(
  home: string,
  preferred: Readonly<Record<Name, number>>,
): Promise<Record<Name, number>> {
  const file = join(home, 'ports.json')
  const remembered = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Partial<
    Record<Name, number>
  >
  const chosen = {} as Record<Name, number>
  for (const name of Object.keys(preferred) as Name[]) {
    chosen[name] = await firstFree([remembered[name], preferred[name]], new Set(Object.values(chosen)))
  }
  await writeWhole(file, JSON.stringify({ ...remembered, ...chosen }, null, 2))
  return chosen
}

async function firstFree(
  wishes: readonly (number | undefined)[],
  taken: ReadonlySet<unknown>,
): Promise<number> {
  for (const port of wishes) {
    if (port !== undefined && !taken.has(port) && (await isFree(port)) && (await takePort(port))) return port
  }
  const port = await freePort()
  return (await takePort(port)) ? port : firstFree([], taken)
}
