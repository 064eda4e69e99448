import type { Request } from 'express'
import { noteSignInRefused } from '../../db/accounts.js'
import { endSessionOf } from '../../db/sessions.js'
import { problem, type Problem } from '../problems.js'
import type { ProblemCode } from '../problem-words.js'
import { ADDRESS_HEADER, sessionCookie, type Auth } from './auth.js'
import type { SignInDesk } from './desk.js'
import { withOidcNotes } from './issuers.js'
import { isFirstUse } from './one-time.js'
import { cookieOf } from './session-token.js'
import type { Tries } from './throttle.js'

/** The library's own words for "no", as the API says them. */
const CODES: Readonly<Record<string, ProblemCode>> = {
  INVALID_EMAIL_OR_PASSWORD: 'SIGN_IN_REFUSED',
  INVALID_EMAIL: 'SIGN_IN_REFUSED',
  PASSWORD_TOO_LONG: 'SIGN_IN_REFUSED',
  // A person who is locked or gone: told nothing else than a wrong password.
  FAILED_TO_CREATE_SESSION: 'SIGN_IN_REFUSED',
  UNABLE_TO_CREATE_SESSION: 'SIGN_IN_REFUSED',
  INVALID_PASSWORD: 'SIGN_IN_REFUSED',
  INVALID_CODE: 'CODE_REFUSED',
  INVALID_BACKUP_CODE: 'CODE_REFUSED',
  INVALID_TWO_FACTOR_COOKIE: 'CODE_REFUSED',
  TOTP_NOT_ENABLED: 'CODE_REFUSED',
  BACKUP_CODES_NOT_ENABLED: 'CODE_REFUSED',
  ACCOUNT_TEMPORARILY_LOCKED: 'CODE_REFUSED',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'CODE_REFUSED',
  INVALID_ORIGIN: 'ORIGIN_REFUSED',
  MISSING_OR_NULL_ORIGIN: 'ORIGIN_REFUSED',
  SESSION_NOT_FRESH: 'FRESH_SIGN_IN_NEEDED',
  UNAUTHORIZED: 'TOKEN_MISSING',
  AUTHENTICATION_FAILED: 'PASSKEY_REFUSED',
  PASSKEY_NOT_FOUND: 'PASSKEY_REFUSED',
  CHALLENGE_NOT_FOUND: 'PASSKEY_REFUSED',
}
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'INPUT_INVALID',
  401: 'TOKEN_MISSING',
  403: 'ORIGIN_REFUSED',
  404: 'ROUTE_UNKNOWN',
  415: 'MEDIA_TYPE_UNKNOWN',
  422: 'INPUT_INVALID',
}

/** Answers that mean a wrong guess. */
const WRONG: readonly string[] = [
  'SIGN_IN_REFUSED',
  'CODE_REFUSED',
  'PASSKEY_REFUSED',
] satisfies ProblemCode[]
const BY_CODE = '/two-factor/verify-totp'
/** What opens an account, and so ends its count of wrong guesses. */
const OPENS: readonly string[] = ['/sign-in/email', BY_CODE, '/two-factor/verify-backup-code']

/** The header in which the library tells the bearer credential of a session that it has opened. */
const OPENED = 'set-auth-token'

/** What is asked of the library: an address below /api/auth, and a JSON body or none. */
export type Knock = {
  readonly request: Request
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query?: string
  readonly body?: object
  /** The library of a provider; that of passwords and passkeys when absent. */
  readonly auth?: Auth
}

/**
 * Asks the library on behalf of a request, and counts wrong guesses by account and by address.
 * @throws Problem for every "no" of the library, and TOO_MANY_TRIES
 */
export async function knock(desk: SignInDesk, asked: Knock): Promise<globalThis.Response> {
  const { method, path, auth = desk.auth } = asked
  const tries = triesOf(desk, asked)
  if (method === 'POST') await desk.throttle.admit(tries)
  const answered = await withOidcNotes(() => auth.handler(libraryRequest(desk, asked)))
  if (answered.status >= 400) {
    const refused = await problemOf(answered)
    if (method === 'POST' && WRONG.includes(refused.code)) await guessedWrong(desk, tries)
    throw refused
  }
  const usedBy = path === BY_CODE ? await whoseUsedCode(desk, asked, answered) : undefined
  if (usedBy !== undefined) {
    await guessedWrong(desk, tries, usedBy)
    throw problem('CODE_REFUSED')
  }
  if (OPENS.includes(path)) await desk.throttle.right(tries)
  const opened = answered.headers.get(OPENED)
  if (opened !== null) await desk.noteOpened(opened)
  return answered
}

/** Counts a wrong guess, and writes it down. */
export async function guessedWrong(desk: SignInDesk, tries: Tries, personId?: string): Promise<void> {
  await desk.throttle.wrong(tries)
  const { account: email } = tries
  await noteSignInRefused(desk.pool, { ...(personId ? { personId } : {}), ...(email ? { email } : {}) })
}

/** Whose code it is, where it was used before; the session that it opened ends before anybody hears of it. */
async function whoseUsedCode(
  desk: SignInDesk,
  { body }: Knock,
  answered: globalThis.Response,
): Promise<string | undefined> {
  const { code } = body as { code: string }
  const { token, user } = (await answered.clone().json()) as { token: string; user: { id: string } }
  if (await isFirstUse(desk, user.id, code)) return undefined
  if (answered.headers.has(OPENED)) await endSessionOf(desk.pool, token)
  return user.id
}

function triesOf({ publicUrl }: SignInDesk, { request, body }: Knock) {
  const { email } = (body ?? {}) as { email?: unknown }
  const account =
    typeof email === 'string' ? email : cookieOf(request.headers.cookie, sessionCookie(publicUrl))
  return { address: request.ip ?? '', ...(account === undefined ? {} : { account }) }
}

/** The request as the library takes it, with the address that we saw and none that a client claims. */
function libraryRequest({ publicUrl }: SignInDesk, asked: Knock): globalThis.Request {
  const { request, method, path, query = '', body } = asked
  const headers = new Headers()
  for (const name of PASSED) {
    const value = request.get(name)
    if (value !== undefined) headers.set(name, value)
  }
  headers.set(ADDRESS_HEADER, request.ip ?? '')
  if (body) headers.set('content-type', 'application/json')
  return new globalThis.Request(new URL(`/api/auth${path}${query}`, publicUrl), {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
}

const PASSED = ['cookie', 'authorization', 'origin', 'referer', 'user-agent', 'sec-fetch-site', 'accept']

async function problemOf(answered: globalThis.Response): Promise<Problem> {
  const { code = '' } = (await answered.json().catch(() => ({}))) as { code?: string }
  return problem(CODES[code] ?? BY_STATUS[answered.status] ?? 'BUG')
}
