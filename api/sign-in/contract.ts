import type { IncomingHttpHeaders } from 'node:http'
import type { Assignment } from '../../domain/assignment.js'
import type { Actor } from '../../domain/case.js'
import type { Refusal } from '../../domain/refusals.js'

/** Who stands behind a request, and under which of the person's assignments they act now. */
export type SignedIn = {
  readonly actor: Actor
  /** Whether the sign-in or a second factor is recent enough for signing, launching and voting. */
  readonly isFresh: boolean
  /** The session or the machine token: what ends when the person signs out. */
  readonly sessionId: string
  /** What a machine token is narrowed to (domain/policy/scopes.ts); a person at the desk has no such bounds. */
  readonly scopes?: readonly string[]
  /** Whether the browser sent it by itself (cookie), or a program on purpose (bearer). */
  readonly by?: 'cookie' | 'bearer'
}

/** A person who is signed in, whether or not it is settled under which assignment they act. */
export type Person = Omit<SignedIn, 'actor'> & {
  /** The session as a bearer sends it, for the sign-in library alone: it goes into no answer and no log. */
  readonly bearer: string
  readonly personId: string
  /** The assignments that hold today. */
  readonly assignments: readonly Assignment[]
  /** The chosen one, or the only one; ASSIGNMENT_NEEDED or NO_ASSIGNMENT otherwise. */
  readonly chosen: Assignment | Refusal
}

/** Finds out who is asking. */
export type SignIn = {
  /** @throws Problem TOKEN_MISSING, TOKEN_INVALID, ASSIGNMENT_NEEDED, NO_ASSIGNMENT */
  whoIs(headers: IncomingHttpHeaders): Promise<SignedIn>
  /** @throws Problem TOKEN_MISSING, TOKEN_INVALID */
  whichPerson(headers: IncomingHttpHeaders): Promise<Person>
}
