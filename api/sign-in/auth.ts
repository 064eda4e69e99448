import { createHmac } from 'node:crypto'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { bearer, genericOAuth, twoFactor } from 'better-auth/plugins'
import type { Logger } from 'pino'
import type pg from 'pg'
import { oidcHooks, providerOf, type Issuer } from './issuers.js'
import { hashPassword, isPassword, PASSWORD_LENGTH } from './passwords.js'

/** What the library is set up with. */
export type AuthOptions = {
  /** A pool that sees the schema `auth` first (openLibraryPool). */
  readonly pool: pg.Pool
  /** The product's one secret; the library gets a key derived from it. */
  readonly secret: string
  /** Where people reach the product: origin of cookies, links and passkeys. */
  readonly publicUrl: string
  readonly log: Logger
  /** The provider that this one is set up for; one for passwords and passkeys has none. */
  readonly issuer?: Issuer
}

/** Sessions end after this long without a request, and after this long in any case. */
export const SESSION_SECONDS = { idle: 2 * 3600, absolute: 12 * 3600 } as const

/** The name that authenticator apps and passkey managers show. */
const PRODUCT = 'Wian'

/** The key of the library, from the product's secret: cookies and one-time codes cannot be confused with other tokens. */
export function authKey(secret: string): string {
  return createHmac('sha256', secret).update('wian/sign-in').digest('hex')
}

/** The name of the session's cookie. `__Host-` binds it to this host and to https. */
export function sessionCookie(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-wian-session' : 'wian-session'
}

/** The sign-in library, set up once: accounts only for persons, argon2id, sessions in PostgreSQL. */
export function createAuth(options: AuthOptions) {
  const { pool, secret, publicUrl, log, issuer } = options
  const url = new URL(publicUrl)
  const secure = url.protocol === 'https:'
  return betterAuth({
    appName: PRODUCT,
    baseURL: url.origin,
    basePath: '/api/auth',
    secret: authKey(secret),
    database: pool,
    telemetry: { enabled: false },
    trustedOrigins: [url.origin],
    // Its own counters know neither accounts nor a growing delay: see throttle.ts.
    rateLimit: { enabled: false },
    onAPIError: { throw: true },
    logger: {
      level: 'error',
      log: (_level, message) => log.warn({ from: 'sign-in' }, withoutNames(message)),
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      password: { hash: hashPassword, verify: ({ password, hash }) => isPassword(password, hash) },
    },
    user: { changeEmail: { enabled: false }, deleteUser: { enabled: false } },
    session: {
      expiresIn: SESSION_SECONDS.idle,
      // Sliding is done where every request is checked (db/sessions.ts), together with the absolute end.
      disableSessionRefresh: true,
      additionalFields: {
        confirmedAt: { type: 'date', required: true, input: false, defaultValue: () => new Date() },
        assignmentId: { type: 'string', required: false, input: false },
        oidcProvider: { type: 'string', required: false, input: false },
        oidcSubject: { type: 'string', required: false, input: false },
        oidcSid: { type: 'string', required: false, input: false },
      },
    },
    account: { updateAccountOnSignIn: true, accountLinking: { trustedProviders: [] } },
    databaseHooks: oidcHooks(pool),
    advanced: {
      cookiePrefix: secure ? '__Host-wian' : 'wian',
      useSecureCookies: false, // would put __Secure- before the stricter __Host-
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
      cookies: { session_token: { name: sessionCookie(publicUrl) } },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    plugins: [
      bearer({ requireSignature: true }),
      twoFactor({ issuer: PRODUCT, skipVerificationOnEnable: false }),
      genericOAuth({ config: issuer ? [providerOf(issuer)] : [] }),
      passkey({ rpID: url.hostname, rpName: PRODUCT, origin: url.origin }),
    ],
  })
}

/** The set-up library. */
export type Auth = ReturnType<typeof createAuth>

/** Set by our own mounting, never taken from a client. */
export const ADDRESS_HEADER = 'x-wian-address'

/** The library's sentences are fixed words; a mail address in one would be a person's. */
function withoutNames(message: string): string {
  return message.replace(/\S+@\S+/g, '…')
}
