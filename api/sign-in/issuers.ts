import { AsyncLocalStorage } from 'node:async_hooks'
import type { GenericOAuthConfig } from 'better-auth/plugins'
import { decodeJwt } from 'jose'
import type pg from 'pg'
import type { OidcIssuer } from '../../config/oidc.js'
import { assignmentIn, maySignIn } from '../../db/sessions.js'

/** A provider of OpenID Connect by which people may sign in. */
export type Issuer = OidcIssuer

/** The provider's name in the library's tables and addresses: it can be mistaken for no other kind of account. */
export function providerId({ id }: Pick<Issuer, 'id'>): string {
  return `oidc-${id}`
}

/** Where the provider says what it is. */
export function discoveryUrl({ issuer }: Pick<Issuer, 'issuer'>): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
}

/** The issuer as the library takes it: code flow with PKCE and nonce, id tokens checked, no account for strangers. */
export function providerOf(issuer: Issuer): GenericOAuthConfig {
  const { clientId, clientSecret, officeClaim, trustsEmail } = issuer
  return {
    providerId: providerId(issuer),
    discoveryUrl: discoveryUrl(issuer),
    requireIdTokenVerification: true,
    clientId,
    ...(clientSecret === undefined ? {} : { clientSecret }),
    scopes: ['openid', 'email', ...issuer.scopes],
    pkce: true,
    disableSignUp: true,
    mapProfileToUser: (profile) => {
      const office = officeClaim === undefined ? undefined : profile[officeClaim]
      note({ officeCode: typeof office === 'string' ? office : undefined })
      return {
        emailVerified: profile['email_verified'] === true || (trustsEmail && profile.email !== undefined),
      }
    },
  }
}

/** What is learnt of a provider's session while the library handles its callback. */
type Notes = {
  provider?: string
  subject?: string
  sid?: string | undefined
  officeCode?: string | undefined
}

const notes = new AsyncLocalStorage<Notes>()

/** Runs a request of the library with room for such notes. */
export function withOidcNotes<T>(work: () => Promise<T>): Promise<T> {
  return notes.run({}, work)
}

function note(more: Notes): void {
  Object.assign(notes.getStore() ?? {}, more)
}

type AccountData = { providerId?: string; idToken?: string | null } & Record<string, unknown>

/** The provider's tokens are of no use here after they were checked: none is kept. */
const NO_TOKENS = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
} as const

function hear(account: AccountData): { data: AccountData } {
  const { providerId: provider, idToken } = account
  if (provider !== undefined && idToken) {
    const { sub, sid } = decodeJwt(idToken) // its signature was checked when it came
    note({
      provider,
      ...(sub === undefined ? {} : { subject: sub }),
      sid: typeof sid === 'string' ? sid : undefined,
    })
  }
  return { data: { ...account, ...NO_TOKENS } }
}

/** What the library does at our word when it writes accounts and sessions. */
export function oidcHooks(pool: pg.Pool) {
  const beforeAccount = (account: AccountData) => Promise.resolve(hear(account))
  return {
    account: { create: { before: beforeAccount as never }, update: { before: beforeAccount as never } },
    session: {
      create: {
        before: async (session: { userId: string } & Record<string, unknown>) => {
          const { userId } = session
          if (!(await maySignIn(pool, userId))) return false
          const { provider, subject, sid, officeCode } = notes.getStore() ?? {}
          const assignmentId = officeCode && (await assignmentIn(pool, userId, officeCode))
          return {
            data: {
              ...session,
              ...(provider ? { oidcProvider: provider, oidcSubject: subject, oidcSid: sid } : {}),
              ...(assignmentId ? { assignmentId } : {}),
            },
          }
        },
      },
    },
  }
}
