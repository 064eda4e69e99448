import { createHash } from 'node:crypto'
import { realpath, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

const ANSWER_WITHIN_MS = 2_000

/** Who runs a supervisor on a home folder. */
export type Holder = { readonly pid: number; readonly user: string; readonly since: string }

/** The hold on a home folder; it ends with the process, however that ends. */
export type Hold = { release(): Promise<void> }

/**
 * Takes the home folder for this process. The lock is a local socket, which the system frees even after SIGKILL; whoever
 * asks it is told who holds it.
 * @returns the hold, or who has it already
 */
export async function takeHome(home: string): Promise<{ hold: Hold } | { holder: Holder }> {
  return take(socketOf(await realpath(home)))
}

/** Who holds the home folder; undefined when nobody does. @throws ENOENT when there is no such folder */
export async function holderOf(home: string): Promise<Holder | undefined> {
  return ask(socketOf(await realpath(home)))
}

/**
 * Sets a port aside for this process until it ends: between the look whether it is free and the moment when a part
 * listens on it, no other stack of this machine chooses it.
 * @returns whether the port is ours
 */
export async function takePort(port: number): Promise<boolean> {
  const taking = await take(socketOf(`port ${port}`))
  return 'hold' in taking || taking.holder.pid === process.pid
}

async function take(path: string): Promise<{ hold: Hold } | { holder: Holder }> {
  const server = await listen(path).catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === 'EADDRINUSE') return undefined
    throw failure
  })
  if (server) return { hold: { release: () => close(server) } }
  const holder = await ask(path)
  if (holder) return { holder }
  // A socket file that nobody answers was left by a killed process (only where sockets are files, as on macOS).
  await rm(path, { force: true })
  return take(path)
}

function ask(path: string): Promise<Holder | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ path, timeout: ANSWER_WITHIN_MS })
    let text = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    socket.on('error', () => resolve(undefined))
    socket.on('timeout', () => socket.destroy())
    socket.on('close', () => resolve(text ? (JSON.parse(text) as Holder) : undefined))
  })
}

function listen(path: string): Promise<Server> {
  const holder: Holder = { pid: process.pid, user: userInfo().username, since: new Date().toISOString() }
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.on('error', () => undefined).end(JSON.stringify(holder)))
    server.once('error', reject).listen({ path }, () => resolve(server.unref()))
  })
}

const close = (server: Server): Promise<void> => new Promise((done) => server.close(() => done()))

/** Linux has sockets without a file, Windows has named pipes; elsewhere it is a file whose name is short enough. */
function socketOf(key: string): string {
  const name = `wian-${createHash('sha256').update(key).digest('hex').slice(0, 24)}`
  if (process.platform === 'linux') return `\0${name}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return join(tmpdir(), `${name}.sock`)
}
