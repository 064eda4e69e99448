import { lookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { Agent, request } from 'undici'
import { isInside, isPublicAddress, targetProblem, type TargetPolicy } from './target.js'

/** What came of a try: the status of the answer, or why there was none. */
export type Tried = { readonly status: number } | { readonly problem: string }

/** Finds all addresses of a name. */
export type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>

/** How webhooks are sent. */
export type SendDeps = {
  readonly policy: TargetPolicy
  readonly resolve?: Resolve
  readonly withinMs?: number
}

const WITHIN_MS = 15_000
/** Nobody reads what a receiver says beyond its status. */
const MOST_ANSWER_BYTES = 64 * 1024

const resolveAll: Resolve = (host) => lookup(host, { all: true, verbatim: true })

/**
 * Posts JSON to an address of the open internet. The name is looked up once; if any of its addresses lies inside a
 * network, nothing is sent; the connection goes to the address that was looked at, and a certificate is asked for by the
 * name. Redirects are not followed.
 */
export async function postJson(
  { url, headers, body }: { url: string; headers: Readonly<Record<string, string>>; body: string },
  { policy, resolve = resolveAll, withinMs = WITHIN_MS }: SendDeps,
): Promise<Tried> {
  const refused = targetProblem(url, policy)
  if (refused) return { problem: refused }
  const signal = AbortSignal.timeout(withinMs)
  let agent: Agent | undefined
  try {
    const pinned = await addressOf(new URL(url), policy, resolve)
    if (!pinned) return { problem: 'INSIDE' }
    agent = agentTo(pinned, withinMs)
    const answer = await request(url, {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/cloudevents+json',
        'user-agent': 'wian-webhooks/1',
      },
      body,
      dispatcher: agent,
      signal,
    })
    await answer.body.dump({ limit: MOST_ANSWER_BYTES, signal }).catch(() => undefined)
    return { status: answer.statusCode }
  } catch (failure) {
    return { problem: wordOf(failure) }
  } finally {
    await agent?.destroy()
  }
}

type Address = { readonly address: string; readonly family: number }

async function addressOf(url: URL, policy: TargetPolicy, resolve: Resolve): Promise<Address | undefined> {
  const found = await resolve(url.hostname.replace(/^\[|\]$/g, ''))
  const isFree = isInside(url, policy)
  if (!isFree && !found.every(({ address }) => isPublicAddress(address))) return undefined
  return found[0]
}

/** Every connection goes to the one address, whatever the name resolves to by now. */
function agentTo({ address, family }: Address, timeout: number): Agent {
  const pinned: LookupFunction = (_host, options, done) =>
    options.all ? done(null, [{ address, family }]) : done(null, address, family)
  return new Agent({
    // Said here, so that no setting of the environment takes it back: name and issuer of a certificate are checked.
    connect: { lookup: pinned, timeout, rejectUnauthorized: true },
    maxResponseSize: -1,
    connections: 1,
    pipelining: 0,
  })
}

/** The code of an error, never its text: that may hold addresses of the network behind a name. */
function wordOf(failure: unknown): string {
  const { code, name } = failure as { code?: string; name?: string }
  return /^[A-Z][A-Z0-9_]{1,60}$/.test(code ?? '') ? (code as string) : (name ?? 'Error')
}
