import type { IncomingHttpHeaders } from 'node:http'
import type pg from 'pg'
import { findSession } from '../../db/sessions.js'
import { actorOf, chooseAssignment } from '../../domain/assignment.js'
import { problem } from '../problems.js'
import { orRefuse } from '../refusals.js'
import { authKey, SESSION_SECONDS, sessionCookie } from './auth.js'
import type { Person, SignedIn, SignIn } from './contract.js'
import { bearerOf, cookieOf, readSession, signToken } from './session-token.js'

/** For so long after a proof of who they are a person may sign, launch and vote: real time. */
const FRESH_MS = 15 * 60_000

/** What sessions are checked with. */
export type SessionOptions = {
  readonly pool: pg.Pool
  readonly secret: string
  readonly publicUrl: string
}

/** Sign-in by session: bearer or cookie → session → person → assignment → actor, in one query a request. */
export function signInBySessions({ pool, secret, publicUrl }: SessionOptions): SignIn {
  const [key, cookie] = [authKey(secret), sessionCookie(publicUrl)]
  const whichPerson = async (headers: IncomingHttpHeaders): Promise<Person> => {
    const brought = readSession(headers, key, cookie)
    if (!brought) {
      const isThere = bearerOf(headers) !== undefined || cookieOf(headers.cookie, cookie) !== undefined
      throw problem(isThere ? 'TOKEN_INVALID' : 'TOKEN_MISSING')
    }
    const session = await findSession(pool, brought.token, SESSION_SECONDS)
    if (!session) throw problem('TOKEN_INVALID')
    const { sessionId, personId, assignments, assignmentId } = session
    return {
      sessionId,
      personId,
      assignments,
      by: brought.by,
      bearer: signToken(brought.token, key),
      isFresh: Date.now() - Date.parse(session.confirmedAt) < FRESH_MS,
      chosen: chooseAssignment(assignments, assignmentId ?? undefined),
    }
  }
  return { whichPerson, whoIs: async (headers) => actingAs(await whichPerson(headers)) }
}

function actingAs({ chosen, isFresh, sessionId, by }: Person): SignedIn {
  return { actor: actorOf(orRefuse(chosen)), isFresh, sessionId, ...(by ? { by } : {}) }
}
