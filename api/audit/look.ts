import { keepReading } from '../../db/readings.js'
import type { Actor } from '../../domain/case.js'
import { mayAct, standingsOf, type ActName } from '../../domain/policy/policy.js'
import type { Subject } from '../../domain/policy/rule.js'
import { refuse } from '../../domain/refusals.js'
import { refusalProblem } from '../problems.js'
import type { Call, Deps } from '../route.js'
import type { AuditedKind, CaseParams, LookedAt } from './kinds.js'

type Caller = Pick<Call<unknown, unknown, unknown>, 'actor' | 'at' | 'signedIn'>

/**
 * Opens a case for looking back, and keeps the reading where it is to be kept.
 * @throws Problem NOT_FOUND for a case that is none of the person's business
 */
export async function lookAt(
  { pool }: Pick<Deps, 'pool'>,
  call: Caller & { readonly params: CaseParams },
  { kind, act, what }: { kind: AuditedKind; act: ActName; what: string },
): Promise<LookedAt> {
  const found = await kind.load(pool, call.params)
  const refusal = found ? mayAct(call.actor, act, found.subject) : refuse('NOT_FOUND')
  if (!found || refusal) throw refusalProblem(refusal ?? refuse('NOT_FOUND'))
  await noteReading({ pool }, call, { caseId: found.caseId, subject: found.subject, what })
  return found
}

/** Keeps that somebody looked: an auditor, a superior, or anyone at a secret case. What the own office reads is its work. */
export async function noteReading(
  { pool }: Pick<Deps, 'pool'>,
  { actor, at, signedIn }: Caller,
  { caseId, subject, what }: { caseId: string; subject: Subject; what: string },
): Promise<void> {
  const secret = (subject.secrecy ?? 'plain') !== 'plain'
  if (!secret && !isOnlooker(actor, subject)) return
  const { ownerOffice, addressees } = subject
  await keepReading(pool, {
    ...{ by: actor, sessionId: signedIn?.sessionId ?? '', at, caseId, what, secret },
    ...{ ownerOffice, addressee: addressees?.[0] },
  })
}

function isOnlooker(actor: Actor, subject: Subject): boolean {
  if (actor.role === 'auditor') return true
  const own = standingsOf(actor, subject)
  return !own.includes('owner') && !own.includes('addressee')
}
