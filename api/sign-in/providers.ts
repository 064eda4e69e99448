import type { Logger } from 'pino'
import { z } from 'zod'
import type { Auth } from './auth.js'
import { discoveryUrl, providerId, type Issuer } from './issuers.js'

/** How long a provider may take to say what it is. */
const ANSWER_WITHIN_MS = 5_000
/** A provider that was away is asked again at the earliest after this long, however many people try. */
const ASK_AGAIN_AFTER_MS = 1_000
const MOST_DOCUMENT_BYTES = 256 * 1024

/** The providers by which people may sign in, each found when it is there. */
export type Providers = {
  /** The library set up for this provider; nothing while the provider is away or does not say what it must. */
  find(id: string): Promise<Auth | undefined>
}

/**
 * Looks for the providers at once, and again whenever somebody wants one that was not found. Each has the library for
 * itself: whatever one of them does, passwords and the other providers work.
 */
export function createProviders(
  issuers: readonly Issuer[],
  { open, log }: { readonly open: (issuer: Issuer) => Auth; readonly log: Logger },
): Providers {
  const found = new Map<string, { readonly auth: Promise<Auth | undefined>; readonly askedAt: number }>()
  const look = async (issuer: Issuer): Promise<Auth | undefined> => {
    try {
      await checkDocument(issuer)
      const auth = open(issuer)
      const { socialProviders } = await auth.$context
      return socialProviders.some(({ id }) => id === providerId(issuer)) ? auth : undefined
    } catch (failure) {
      log.warn({ provider: issuer.id, reason: reasonOf(failure) }, 'an OIDC provider cannot be used now')
      return undefined
    }
  }
  const find = async (id: string): Promise<Auth | undefined> => {
    const issuer = issuers.find((one) => one.id === id)
    const known = found.get(id)
    if (!issuer) return undefined
    if (known && ((await known.auth) || Date.now() - known.askedAt < ASK_AGAIN_AFTER_MS)) return known.auth
    // Somebody else may have asked anew while this one waited.
    const current = found.get(id)
    if (current !== undefined && current !== known) return current.auth
    const auth = look(issuer)
    found.set(id, { auth, askedAt: Date.now() })
    return auth
  }
  for (const { id } of issuers) void find(id)
  return { find }
}

// OpenID Connect Discovery 1.0, section 3; what the code flow needs of it.
const endpoint = z.url({ protocol: /^https?$/ })
const discovery = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: endpoint,
  token_endpoint: endpoint,
  jwks_uri: endpoint,
})

/** @throws Error when the provider is away, slow, endless, or says something else than its configuration does */
async function checkDocument(issuer: Issuer): Promise<void> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
  const answer = await fetch(discoveryUrl(issuer), { signal, redirect: 'error' })
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
  const { data } = discovery.safeParse(JSON.parse(await limitedText(answer)))
  if (!data) throw new Error('no discovery document')
  // Section 4.3: another issuer's document would let that one speak for this one.
  if (withoutSlash(data.issuer) !== withoutSlash(issuer.issuer))
    throw new Error('the document names another issuer')
}

const withoutSlash = (url: string): string => url.replace(/\/$/, '')

async function limitedText({ body }: globalThis.Response): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += part.length
    if (bytes > MOST_DOCUMENT_BYTES) throw new Error('the document is too long')
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}

/** What a parser quotes of a foreign answer stays out of the log. */
function reasonOf(failure: unknown): string {
  if (failure instanceof SyntaxError) return 'no JSON'
  const { cause, message } = failure as { cause?: { code?: string }; message?: string }
  return cause?.code ?? message ?? 'unknown'
}
