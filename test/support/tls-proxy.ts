import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Certified } from './certificates.js'

/** A small proxy as it stands before the product: ends TLS, passes the host on and says who called. */
export type TlsProxy = {
  readonly port: number
  /** Where it passes requests on to. */
  target: string
  close(): Promise<void>
}

/** Starts one on loopback. */
export async function startTlsProxy({ keyPem, certificatePem }: Certified): Promise<TlsProxy> {
  const server = createServer({ key: keyPem, cert: certificatePem }, (came, answer) => {
    const caller = came.socket.remoteAddress ?? ''
    const before = came.headers['x-forwarded-for']
    const headers = {
      ...came.headers,
      'x-forwarded-for': before === undefined ? caller : `${String(before)}, ${caller}`,
      'x-forwarded-proto': 'https',
    }
    const { method, url: path } = came
    const onward = request(new URL(path ?? '/', proxy.target), { method, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.rawHeaders)
      answered.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    came.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const proxy: TlsProxy = {
    port: (server.address() as AddressInfo).port,
    target: '',
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return proxy
}
