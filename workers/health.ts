import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Registry } from 'prom-client'
import { mayReadMetrics } from '../telemetry/metrics.js'

/** How a worker is looked at from outside. */
export type HealthDeps = {
  readonly port: number
  readonly host: string
  /** Whether it lives and works: each part. */
  readonly check: () => Promise<Record<string, boolean>>
  /** Whether it has all that it needs: each part. */
  readonly ready: () => Promise<Record<string, boolean>>
  readonly registry: Registry
  readonly metricsToken: string | undefined
}

/**
 * Serves `/healthz` and `/readyz` (200 with `{ok, parts}` while every part is well, else 503) and `/metrics` (with the
 * token, or from this machine alone). Loopback unless told otherwise.
 */
export function serveHealth(deps: HealthDeps): Server {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0]
    if (path === '/metrics') return void sendMetrics(deps, request, response)
    void sendParts(path === '/readyz' ? deps.ready : deps.check, response)
  })
  return server.listen(deps.port, deps.host)
}

async function sendParts(look: HealthDeps['check'], response: ServerResponse): Promise<void> {
  const parts = await look().catch(() => ({ check: false }))
  const ok = Object.values(parts).every(Boolean)
  response
    .writeHead(ok ? 200 : 503, { 'content-type': 'application/json' })
    .end(JSON.stringify({ ok, parts }))
}

async function sendMetrics(
  { registry, metricsToken }: HealthDeps,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!mayReadMetrics(request, metricsToken)) return void response.writeHead(404).end()
  const text = await registry.metrics()
  response.writeHead(200, { 'content-type': registry.contentType }).end(text)
}
