import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Resolve } from '../../webhooks/send.js'

/** What a receiver of webhooks got. */
export type Got = { readonly headers: IncomingHttpHeaders; readonly body: string; readonly path: string }
/** A receiver on loopback; what it answers can be changed. */
export type Receiver = {
  readonly port: number
  readonly got: Got[]
  status: number
  location?: string
  server: Server
}

/** Opens one. */
export async function openReceiver(): Promise<Receiver> {
  const receiver = { got: [] as Got[], status: 204, port: 0 } as unknown as Receiver & { port: number }
  receiver.server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      receiver.got.push({ headers: request.headers, body, path: request.url ?? '' })
      response.writeHead(receiver.status, receiver.location ? { location: receiver.location } : {}).end()
    })
  })
  await new Promise<void>((resolve) => receiver.server.listen(0, '127.0.0.1', resolve))
  receiver.port = (receiver.server.address() as AddressInfo).port
  return receiver
}

/** Every name leads to loopback. */
export const here: Resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }])
