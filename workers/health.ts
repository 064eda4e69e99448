import { createServer, type Server } from 'node:http'

/** Serves `/healthz`: 200 with `{ok, parts}` while every part is well, else 503. Loopback unless told otherwise. */
export function serveHealth({
  port,
  host,
  check,
}: {
  port: number
  host: string
  check: () => Promise<Record<string, boolean>>
}): Server {
  const server = createServer((_, response) => {
    void check()
      .catch(() => ({ check: false }))
      .then((parts) => {
        const ok = Object.values(parts).every(Boolean)
        response
          .writeHead(ok ? 200 : 503, { 'content-type': 'application/json' })
          .end(JSON.stringify({ ok, parts }))
      })
  })
  return server.listen(port, host)
}
