import express, { Router, type Request, type Response } from 'express'
import { problem, type Problem, type ProblemCode } from '../problems.js'
import { ADDRESS_HEADER } from './auth.js'
import type { SignInDesk } from './desk.js'
import { isSameOrigin } from './same-origin.js'
import { cookieOf } from './session-token.js'
import { sessionCookie } from './auth.js'

const MOST_BYTES = '64kb'

/**
 * What of the library is open to the outside; everything else answers as an unknown address. Sessions, recovery and
 * passwords have routes of our own.
 */
const OPEN: readonly string[] = [
  'POST /sign-in/email',
  'POST /sign-out',
  'POST /two-factor/enable',
  'POST /two-factor/disable',
  'POST /two-factor/verify-totp',
  'POST /two-factor/verify-backup-code',
  'POST /two-factor/generate-backup-codes',
  'GET /passkey/generate-register-options',
  'POST /passkey/verify-registration',
  'GET /passkey/generate-authenticate-options',
  'POST /passkey/verify-authentication',
  'GET /passkey/list-user-passkeys',
  'POST /passkey/delete-passkey',
]

/** The library's own words for "no", as the API says them. */
const CODES: Readonly<Record<string, ProblemCode>> = {
  INVALID_EMAIL_OR_PASSWORD: 'SIGN_IN_REFUSED',
  INVALID_EMAIL: 'SIGN_IN_REFUSED',
  PASSWORD_TOO_LONG: 'SIGN_IN_REFUSED',
  // A person who is locked or gone: told nothing else than a wrong password.
  FAILED_TO_CREATE_SESSION: 'SIGN_IN_REFUSED',
  INVALID_PASSWORD: 'SIGN_IN_REFUSED',
  INVALID_CODE: 'CODE_REFUSED',
  INVALID_BACKUP_CODE: 'CODE_REFUSED',
  INVALID_TWO_FACTOR_COOKIE: 'CODE_REFUSED',
  OTP_HAS_EXPIRED: 'CODE_REFUSED',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'CODE_REFUSED',
  INVALID_ORIGIN: 'ORIGIN_REFUSED',
  MISSING_OR_NULL_ORIGIN: 'ORIGIN_REFUSED',
  SESSION_NOT_FRESH: 'FRESH_SIGN_IN_NEEDED',
  UNAUTHORIZED: 'TOKEN_MISSING',
  AUTHENTICATION_FAILED: 'SIGN_IN_REFUSED',
  PASSKEY_NOT_FOUND: 'SIGN_IN_REFUSED',
}
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'INPUT_INVALID',
  401: 'TOKEN_MISSING',
  403: 'ORIGIN_REFUSED',
  404: 'ROUTE_UNKNOWN',
  415: 'MEDIA_TYPE_UNKNOWN',
  422: 'INPUT_INVALID',
}

/** The library's answers under /api/auth, refusals as problem+json like everywhere. */
export function createLibraryRouter(desk: SignInDesk): Router {
  const router = Router({ strict: true })
  const raw = express.raw({ type: () => true, limit: MOST_BYTES, inflate: false })
  router.use((request, _response, next) => {
    next(OPEN.includes(`${request.method} ${request.path}`) ? undefined : problem('ROUTE_UNKNOWN'))
  })
  router.use(raw, (request, response, next) => {
    answer(desk, request, response).catch(next)
  })
  return router
}

async function answer(desk: SignInDesk, request: Request, response: Response): Promise<void> {
  const session = cookieOf(request.headers.cookie, sessionCookie(desk.publicUrl))
  const isChange = request.method !== 'GET'
  if (isChange && session !== undefined && !isSameOrigin(request)) throw problem('ORIGIN_REFUSED')
  const account = emailIn(request) ?? session
  const tries = { address: request.ip ?? '', ...(account === undefined ? {} : { account }) }
  if (isChange) await desk.throttle.admit(tries)
  const answered = await desk.auth.handler(requestOf(desk, request))
  if (answered.status >= 400) {
    const refused = await problemOf(answered)
    if (WRONG.includes(refused.code)) await desk.throttle.wrong(tries)
    throw refused
  }
  if (OPENS.includes(request.path)) await desk.throttle.right(tries)
  await pass(answered, response)
}

/** Answers that mean a wrong guess. */
const WRONG: readonly string[] = ['SIGN_IN_REFUSED', 'CODE_REFUSED'] satisfies ProblemCode[]
const OPENS: readonly string[] = [
  '/sign-in/email',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
]

function emailIn(request: Request): string | undefined {
  if (!Buffer.isBuffer(request.body) || request.body.length === 0) return undefined
  if (!request.is('application/json')) throw problem('MEDIA_TYPE_UNKNOWN')
  const body = parsed(request.body)
  return typeof body['email'] === 'string' ? body['email'] : undefined
}

function parsed(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString())
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    throw problem('BODY_UNREADABLE')
  }
}

/** The request as the library takes it, with the address that we saw and none that a client claims. */
export function requestOf({ publicUrl }: SignInDesk, request: Request): globalThis.Request {
  const headers = headersOf(request)
  const body = Buffer.isBuffer(request.body) && request.body.length > 0 ? new Uint8Array(request.body) : null
  return new globalThis.Request(new URL(request.originalUrl, publicUrl), {
    method: request.method,
    headers,
    ...(body ? { body } : {}),
  })
}

/** The headers of a request as the library takes them. */
export function headersOf(request: Request): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value)
  }
  headers.set(ADDRESS_HEADER, request.ip ?? '')
  return headers
}

async function problemOf(answered: globalThis.Response): Promise<Problem> {
  const { code = '' } = (await answered.json().catch(() => ({}))) as { code?: string }
  return problem(CODES[code] ?? BY_STATUS[answered.status] ?? 'BUG')
}

async function pass(answered: globalThis.Response, response: Response): Promise<void> {
  response.status(answered.status)
  for (const [name, value] of answered.headers) if (name !== 'set-cookie') response.set(name, value)
  response.append('Set-Cookie', answered.headers.getSetCookie())
  response.send(Buffer.from(await answered.arrayBuffer()))
}
