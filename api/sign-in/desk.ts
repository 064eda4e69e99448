import type { Logger } from 'pino'
import type pg from 'pg'
import { noteSignedIn } from '../../db/accounts.js'
import { authKey, createAuth, sessionCookie, SESSION_SECONDS, type Auth } from './auth.js'
import type { Issuer } from './issuers.js'
import { createProviders, type Providers } from './providers.js'
import { createThrottle, type Throttle } from './throttle.js'
import { newToken, readSession, signToken } from './session-token.js'

/** What sign-in is set up with. */
export type DeskOptions = {
  readonly pool: pg.Pool
  /** A pool that sees the schema `auth` first (db/pool.ts: openLibraryPool). */
  readonly authPool: pg.Pool
  readonly secret: string
  /** Where people reach the product. */
  readonly publicUrl: string
  readonly log: Logger
  /** Providers by which people may sign in; none when absent. */
  readonly issuers?: readonly Issuer[]
}

/** What the routes and pages of sign-in work with. */
export type SignInDesk = {
  readonly pool: pg.Pool
  readonly auth: Auth
  readonly secret: string
  readonly publicUrl: string
  readonly log: Logger
  readonly throttle: Throttle
  readonly issuers: readonly Issuer[]
  readonly providers: Providers
  /** A session for a person who has proved who they are: its id, and its token as a bearer and as a browser carry it. */
  openSession(
    personId: string,
    assignmentId?: string,
  ): Promise<{ sessionId: string; bearer: string; cookie: string }>
  /** Writes down that the library has opened a session, whose bearer credential it answered with. */
  noteOpened(bearer: string): Promise<void>
  /** A new token, and the ways in which it is carried. */
  mintToken(): { token: string; bearer: string; cookie: string }
}

/** Sets sign-in up. */
export function createDesk({
  pool,
  authPool,
  secret,
  publicUrl,
  log,
  issuers = [],
}: DeskOptions): SignInDesk {
  const options = { pool: authPool, secret, publicUrl, log }
  const auth = createAuth(options)
  const providers = createProviders(issuers, { log, open: (issuer) => createAuth({ ...options, issuer }) })
  const key = authKey(secret)
  const cookieOf = (bearer: string) => cookieWith(encodeURIComponent(bearer), publicUrl)
  return {
    ...{ pool, auth, providers, secret, publicUrl, log, issuers, throttle: createThrottle(authPool, secret) },
    async openSession(personId, assignmentId) {
      const { internalAdapter } = await auth.$context
      const session = await internalAdapter.createSession(personId, false, { assignmentId })
      await noteSignedIn(pool, session.token)
      const bearer = signToken(session.token, key)
      return { sessionId: session.id, bearer, cookie: cookieOf(bearer) }
    },
    async noteOpened(bearer) {
      const session = readSession({ authorization: `Bearer ${bearer}` }, key, '')
      if (session) await noteSignedIn(pool, session.token)
    },
    mintToken() {
      const token = newToken()
      const bearer = signToken(token, key)
      return { token, bearer, cookie: cookieOf(bearer) }
    },
  }
}

/** The header value that makes a browser forget the session. */
export function endOfCookie(publicUrl: string): string {
  return cookieWith('', publicUrl, 0)
}

function cookieWith(value: string, publicUrl: string, seconds: number = SESSION_SECONDS.idle): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${sessionCookie(publicUrl)}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure}`
}
