import { createServer, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { problem, problemBody } from './problems.js'
import type { ProblemCode } from './problem-words.js'

/** Who sends a header byte by byte has this long for all of them, and a large file on a slow line this long in all. */
const HEADERS_WITHIN_MS = 15_000
const REQUEST_WITHIN_MS = 5 * 60_000
/** Longer than proxies keep an idle connection, so that they never write into one that we have just closed. */
const KEEP_ALIVE_MS = 75_000
const MOST_HEADER_BYTES = 16 * 1024
const MOST_HEADERS = 100

/**
 * Makes the HTTP server: bounded in time, size and number of headers; what is no HTTP is answered as a problem too. How long
 * connections have taken is looked at every 30 s.
 */
export function createHttpServer(
  listener?: RequestListener,
  { checkEveryMs = 30_000 }: { readonly checkEveryMs?: number } = {},
): Server {
  const bounds = { maxHeaderSize: MOST_HEADER_BYTES, requireHostHeader: true }
  const server = createServer({ ...bounds, connectionsCheckingInterval: checkEveryMs }, listener)
  server.headersTimeout = HEADERS_WITHIN_MS
  server.requestTimeout = REQUEST_WITHIN_MS
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.maxHeadersCount = MOST_HEADERS
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => refuse(error, socket))
  return server
}

const CODES: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TOO_SLOW',
}

function refuse({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const refused = problem(CODES[code] ?? 'REQUEST_UNREADABLE')
  const body = JSON.stringify(problemBody(refused, 'none'))
  socket.end(
    [
      `HTTP/1.1 ${refused.status} ${refused.code}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}
