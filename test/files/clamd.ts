import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** Something that speaks clamd's own protocol over TCP: INSTREAM and VERSION, with a limit as the real one has. */
export type ClamdDouble = {
  readonly host: string
  readonly port: number
  /** How many files it has looked at. */
  readonly scans: () => number
  close(): Promise<void>
}

/** Bytes in which it finds something; put together here, so that no scanner finds this file infected. */
export const MARK = ['wian-test-', 'malware-mark'].join('')

/**
 * Starts it. `mostBytes` is its StreamMaxLength; `silent`: it takes everything and never answers; `broken`: it could not
 * look at what it took.
 */
export async function startClamd({
  mostBytes = 200 * 2 ** 20,
  silent = false,
  broken = false,
} = {}): Promise<ClamdDouble> {
  let scans = 0
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => undefined)
    let waiting = Buffer.alloc(0)
    let isStream = false
    let tail = ''
    let taken = 0
    let found = false
    const answer = (text: string) => !silent && socket.end(`${text}\0`)
    socket.on('data', (part) => {
      waiting = Buffer.concat([waiting, part])
      if (!isStream) {
        const end = waiting.indexOf(0)
        if (end < 0) return
        const command = waiting.subarray(0, end).toString()
        waiting = waiting.subarray(end + 1)
        if (command === 'zVERSION') return void answer('ClamAV 1.4.6/27000/Sun Nov 22 08:00:00 2026')
        if (command !== 'zINSTREAM') return void answer('UNKNOWN COMMAND')
        isStream = true
      }
      while (waiting.length >= 4) {
        const length = waiting.readUInt32BE(0)
        if (length === 0) {
          scans += 1
          if (broken) return void answer("stream: Can't allocate memory ERROR")
          return void answer(found ? 'stream: Wian.Test.Mark FOUND' : 'stream: OK')
        }
        if (waiting.length < 4 + length) return
        const bytes = waiting.subarray(4, 4 + length).toString('latin1')
        waiting = waiting.subarray(4 + length)
        found ||= (tail + bytes).includes(MARK)
        tail = bytes.slice(-MARK.length)
        taken += length
        if (taken > mostBytes) return void answer('INSTREAM size limit exceeded. ERROR')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    scans: () => scans,
    close: () => stop(server, open),
  }
}

async function stop(server: Server, open: Set<Socket>): Promise<void> {
  for (const socket of open) socket.destroy()
  await new Promise((resolve) => server.close(resolve))
}
