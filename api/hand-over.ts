import { openCasesOf, type OpenCase } from '../db/office-changes.js'
import { circularCase, type Actor } from '../domain/case.js'
import type { Circular } from '../domain/circular/case.js'
import { UNANSWERED, type Submission } from '../domain/submission/case.js'
import { dayOf, type Instant } from '../domain/time.js'
import { Problem } from './problems.js'
import { freezeRecipients } from './recipients.js'
import type { Deps } from './route.js'

/** Whose work goes to whom, and why. */
export type HandOver = {
  readonly code: string
  readonly successor: string
  readonly circularIds: readonly string[] | undefined
  readonly reason: string
  readonly by: Actor
  readonly at: Instant
  readonly key: string
}

/**
 * What became of one case: `handedOver` the successor was sent the letter, `withdrawn` it had it already, `listed` an
 * answer waits for review: persons decide. `refused` names the problem.
 */
export type HandedOver = {
  readonly circularId: string
  readonly outcome: 'handedOver' | 'withdrawn' | 'listed' | 'refused'
  readonly code?: string
}

/** Passes what an office has not answered on to its successor, one circular after the other, each with its result. */
export async function handOver(deps: Deps, order: HandOver): Promise<HandedOver[]> {
  const { code, successor, circularIds, by } = order
  const open = await openCasesOf(deps.pool, { code, ownerOffice: by.officeCode, successor })
  const wanted = open.filter(({ circularId }) => !circularIds || circularIds.includes(circularId))
  const results: HandedOver[] = []
  for (const one of wanted) results.push(await handOverOne(deps, order, one))
  return results
}

async function handOverOne(deps: Deps, order: HandOver, one: OpenCase): Promise<HandedOver> {
  const { circularId } = one
  if (!UNANSWERED.includes(one.status)) return { circularId, outcome: 'listed' }
  try {
    if (!one.reached) await sendToSuccessor(deps, order, circularId)
    const { reason, by, at, key } = order
    await deps.cases.act<Submission>({
      caseId: one.caseId,
      key: `${key}/${circularId}/withdraw`,
      act: { type: 'withdraw', reason, at, by },
    })
    return { circularId, outcome: one.reached ? 'withdrawn' : 'handedOver' }
  } catch (error) {
    if (error instanceof Problem && error.status < 500)
      return { circularId, outcome: 'refused', code: error.code }
    throw error
  }
}

async function sendToSuccessor(
  { pool, cases }: Deps,
  { successor, reason, by, at, key }: HandOver,
  circularId: string,
): Promise<void> {
  const audience = await freezeRecipients(pool, { codes: [successor] }, dayOf(at))
  await cases.act<Circular>({
    caseId: circularCase(circularId),
    key: `${key}/${circularId}`,
    act: { type: 'addRecipients', audience, reason, at, by },
  })
}
