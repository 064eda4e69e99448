import type { IncomingHttpHeaders } from 'node:http'
import type { Actor } from '../../domain/case.js'

/** Who stands behind a request, and under which of the person's assignments they act now. */
export type SignedIn = {
  readonly actor: Actor
  /** Whether the sign-in or a second factor is recent enough for signing, launching and voting. */
  readonly isFresh: boolean
  /** The session or the machine token: what ends when the person signs out. */
  readonly sessionId: string
  /** What a machine token is narrowed to (domain/policy/scopes.ts); a person at the desk has no such bounds. */
  readonly scopes?: readonly string[]
}

/** Finds out who is asking. */
export type SignIn = {
  /** @throws Problem TOKEN_MISSING, TOKEN_INVALID */
  whoIs(headers: IncomingHttpHeaders): Promise<SignedIn>
}
