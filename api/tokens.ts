import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'
import type { Actor } from '../domain/case.js'
import { problem } from './problems.js'
import type { SignIn } from './sign-in/contract.js'

const payloadSchema = z.strictObject({
  personId: z.string().min(1),
  officeCode: z.string().min(1),
  role: z.enum([
    'officer',
    'checker',
    'signer',
    'registrar',
    'districtOfficer',
    'director',
    'auditor',
    'administrator',
  ]),
  exp: z.number().int(),
})

/**
 * Signs a development token for a person, good for `ttlSeconds` of real time. Only the embedded mode takes it.
 * The form is `wian-dev.<payload>.<HMAC-SHA-256>`, both base64url.
 */
export function issueToken(secret: string, actor: Actor, ttlSeconds: number): string {
  const { personId, officeCode, role } = actor
  const exp = Math.floor(Date.now() / 1000) + ttlSeconds
  const payload = Buffer.from(JSON.stringify({ personId, officeCode, role, exp })).toString('base64url')
  return `wian-dev.${payload}.${signature(secret, payload).toString('base64url')}`
}

/** How tokens are taken: the secret they are signed with, and whether this is the embedded mode. */
export type TokenPolicy = { readonly secret: string; readonly embedded: boolean }

/**
 * The person whom the header `Authorization: Bearer …` names.
 * @throws Problem TOKEN_MISSING, TOKEN_INVALID (also for every development token outside the embedded mode)
 */
export function actorOf(authorization: string | undefined, { secret, embedded }: TokenPolicy): Actor {
  const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
  if (!token) throw problem('TOKEN_MISSING')
  const [scheme, payload, mac] = token.split('.')
  if (!embedded || scheme !== 'wian-dev' || !payload || !mac) throw problem('TOKEN_INVALID')
  if (!isSame(Buffer.from(mac, 'base64url'), signature(secret, payload))) throw problem('TOKEN_INVALID')
  const { exp, ...actor } = readPayload(payload)
  if (exp * 1000 <= Date.now()) throw problem('TOKEN_INVALID')
  return actor
}

function readPayload(payload: string): z.infer<typeof payloadSchema> {
  const parsed = payloadSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
  if (!parsed.success) throw problem('TOKEN_INVALID')
  return parsed.data
}

function signature(secret: string, payload: string): Buffer {
  return createHmac('sha256', secret).update(`wian-dev.${payload}`).digest()
}

function isSame(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Lets development tokens in beside sessions: the one switch, gone as soon as the commands sign in like everyone. */
export function orByTokens(signIn: SignIn, policy: TokenPolicy): SignIn {
  const isDevelopment = ({ authorization = '' }: IncomingHttpHeaders) =>
    authorization.startsWith('Bearer wian-dev.')
  return {
    whichPerson: (headers) => signIn.whichPerson(headers),
    whoIs: async (headers) => {
      if (!isDevelopment(headers)) return signIn.whoIs(headers)
      const actor = actorOf(headers.authorization, policy)
      return { actor, isFresh: true, sessionId: 'development', by: 'bearer' }
    },
  }
}
