import express, { Router, type Request, type Response } from 'express'
import { problem } from '../problems.js'
import { sessionCookie } from './auth.js'
import type { SignInDesk } from './desk.js'
import { knock } from './knock.js'
import { hrefOf, langOf } from './pages/page-request.js'
import { isSameOrigin } from './same-origin.js'
import { cookieOf } from './session-token.js'

const MOST_BYTES = '64kb'

/**
 * What of the library is open to the outside; everything else answers as an unknown address. Sessions, recovery and
 * passwords have routes of our own, and so has whatever takes a factor away: it is written down.
 */
const OPEN: readonly string[] = [
  'POST /sign-in/email',
  'POST /sign-out',
  'POST /two-factor/enable',
  'POST /two-factor/verify-totp',
  'POST /two-factor/verify-backup-code',
  'POST /two-factor/generate-backup-codes',
  'GET /passkey/generate-register-options',
  'POST /passkey/verify-registration',
  'GET /passkey/generate-authenticate-options',
  'POST /passkey/verify-authentication',
]
/** Where OIDC providers send the browser back to. */
const CALLBACK = /^GET \/callback\/oidc-([a-z0-9-]+)$/

/** The library's answers under /api/auth, refusals as problem+json like everywhere. */
export function createLibraryRouter(desk: SignInDesk): Router {
  const router = Router({ strict: true })
  router.use((request, _response, next) => {
    const asked = `${request.method} ${request.path}`
    next(OPEN.includes(asked) || CALLBACK.test(asked) ? undefined : problem('ROUTE_UNKNOWN'))
  })
  router.use(express.json({ limit: MOST_BYTES, inflate: false }), (request, response, next) => {
    answer(desk, request, response).catch(next)
  })
  return router
}

async function answer(desk: SignInDesk, request: Request, response: Response): Promise<void> {
  const method = request.method === 'GET' ? 'GET' : 'POST'
  const hasCookie = cookieOf(request.headers.cookie, sessionCookie(desk.publicUrl)) !== undefined
  if (method === 'POST' && hasCookie && !isSameOrigin(request)) throw problem('ORIGIN_REFUSED')
  const hasBody = Number(request.get('content-length')) > 0 || request.get('transfer-encoding') !== undefined
  if (hasBody && !request.is('application/json')) throw problem('MEDIA_TYPE_UNKNOWN')
  const body = method === 'POST' ? ((request.body as object | undefined) ?? {}) : undefined
  const query = new URL(request.originalUrl, desk.publicUrl).search
  const provider = CALLBACK.exec(`${method} ${request.path}`)?.[1]
  const auth = provider === undefined ? desk.auth : await desk.providers.find(provider)
  if (!auth) return response.redirect(303, hrefOf('/sign-in', langOf(request), { error: 'away' }))
  const asked = { request, method, path: request.path, query, auth, ...(body ? { body } : {}) } as const
  await pass(await knock(desk, asked), response)
}

async function pass(answered: globalThis.Response, response: Response): Promise<void> {
  response.status(answered.status)
  for (const [name, value] of answered.headers) if (name !== 'set-cookie') response.set(name, value)
  response.append('Set-Cookie', answered.headers.getSetCookie())
  response.send(Buffer.from(await answered.arrayBuffer()))
}
