import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'

/** What the scanner says of a file. `tooLarge`: it was not looked at whole. */
export type Scan =
  | { readonly result: 'clean' }
  | { readonly result: 'infected'; readonly found: string }
  | { readonly result: 'tooLarge' }

/** Looks for malware. Throws where the scanner cannot be asked: the file then waits. */
export type Scanner = {
  scan(path: string): Promise<Scan>
  /** The scanner's own name and the date of its signatures. */
  version(): Promise<string>
}

/** Where clamd listens: `host:port`, or the path of its socket. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string }

/** Reads `WIAN_CLAMD`: an absolute path is a socket, everything else `host:port`. */
export function clamdAddress(text: string): ClamdAddress {
  if (text.startsWith('/')) return { path: text }
  const at = text.lastIndexOf(':')
  return { host: text.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(text.slice(at + 1)) }
}

const CHUNK_BYTES = 256 * 1024
const MOST_REPLY_BYTES = 4_096

/**
 * ClamAV's daemon by its own protocol (clamd(8), INSTREAM): the bytes travel over the connection, so that it may run on
 * another machine and needs no right to the folder. Silence for longer than `silenceMs` is a failure.
 */
export function createClamd(address: ClamdAddress, { silenceMs = 120_000 } = {}): Scanner {
  return {
    async scan(path) {
      const once = () => ask(address, silenceMs, (socket) => sendFile(socket, path))
      try {
        return readScan(await once().catch(againIfCut(once)))
      } catch (failure) {
        if (isCut(failure)) return { result: 'tooLarge' }
        throw failure
      }
    },
    version: () => ask(address, silenceMs, (socket) => void socket.write('zVERSION\0')),
  }
}

/**
 * At its limit clamd answers and closes while bytes are still on the way, so that the answer may be lost. One cut may be
 * a restart; cut off twice in the middle it does not take the file.
 */
function isCut(failure: unknown): boolean {
  return ['EPIPE', 'ECONNRESET'].includes((failure as NodeJS.ErrnoException).code ?? '')
}

function againIfCut<T>(once: () => Promise<T>): (failure: unknown) => Promise<T> {
  return (failure) => {
    if (isCut(failure)) return once()
    throw failure
  }
}

function readScan(reply: string): Scan {
  if (reply === 'stream: OK') return { result: 'clean' }
  const found = /^stream: (.+) FOUND$/.exec(reply)?.[1]
  // With AlertExceedsMax: something in the file was larger than it looks into.
  if (found?.startsWith('Heuristics.Limits.Exceeded')) return { result: 'tooLarge' }
  if (found !== undefined) return { result: 'infected', found }
  if (reply.includes('size limit exceeded')) return { result: 'tooLarge' }
  throw new Error(`clamd: ${reply}`)
}

async function sendFile(socket: Socket, path: string): Promise<void> {
  socket.write('zINSTREAM\0')
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    const bytes = chunk as Buffer
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    socket.write(length)
    if (!socket.write(bytes)) await drained(socket)
    if (socket.destroyed) return
  }
  socket.write(Buffer.alloc(4))
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      socket.off('drain', go).off('close', go)
      resolve()
    }
    socket.on('drain', go).on('close', go)
  })
}

function ask(
  address: ClamdAddress,
  silenceMs: number,
  send: (socket: Socket) => void | Promise<void>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(address)
    const parts: Buffer[] = []
    const fail = (error: Error) => {
      socket.destroy()
      // clamd answers "size limit exceeded" and closes while bytes are still on the way: what it said counts.
      const said = textOf(parts)
      if (said) resolve(said)
      else reject(error)
    }
    socket.setTimeout(silenceMs, () => fail(new Error('clamd does not answer')))
    socket.on('error', fail)
    socket.on('close', () => fail(new Error('clamd closed the connection')))
    socket.on('data', (part) => {
      parts.push(part)
      const isWhole =
        part.includes(0) || parts.reduce((sum, { length }) => sum + length, 0) > MOST_REPLY_BYTES
      if (isWhole) fail(new Error('clamd answered without a word'))
    })
    socket.on('connect', () => void Promise.resolve(send(socket)).catch(fail))
  })
}

function textOf(parts: readonly Buffer[]): string {
  return Buffer.concat(parts).toString().replace(/\0.*$/s, '').trim()
}
