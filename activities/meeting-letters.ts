import type pg from 'pg'
import { actOnRow } from '../db/cases/record.js'
import { clockNow } from '../db/clock.js'
import { meetingCase, SYSTEM } from '../domain/case.js'
import type { FollowUp } from '../domain/meeting/follow-ups.js'
import type { Meeting } from '../domain/meeting/case.js'
import { isSecret } from '../domain/secrecy.js'
import type { MeetingPapers } from './papers/meeting.js'

/** The extract of an item, or the memo of the task `caseId`. */
type Letter = { readonly meetingId: string; readonly itemId: string; readonly caseId?: string }

/** Gives a letter its number in the secretariat's register of letters out: once, however often it is tried. */
export async function numberLetter(pool: pg.Pool, { meetingId, ...letter }: Letter): Promise<void> {
  const at = await clockNow(pool)
  await actOnRow(pool, {
    caseId: meetingCase(meetingId),
    cause: `letter/${letter.caseId ?? letter.itemId}`,
    act: { type: 'numberLetter', ...letter, at, by: SYSTEM },
  })
}

type MemoDeps = { readonly pool: pg.Pool; readonly papers: Partial<MeetingPapers> }

/**
 * The memos of the tasks that go to other offices: numbered and made before the tasks are given, so that the mail brings
 * them. Of a secret meeting none is made: whoever has the task may read its papers.
 */
export async function makeMemos(
  { pool, papers }: MemoDeps,
  { meetingId, secretariat, secrecy }: Meeting,
  { itemId, followUps }: { readonly itemId: string; readonly followUps: readonly FollowUp[] },
): Promise<void> {
  if (!papers.memo || isSecret(secrecy)) return
  for (const { kind, officeCode, caseId } of followUps) {
    if (kind !== 'task' || officeCode === secretariat) continue
    await numberLetter(pool, { meetingId, itemId, caseId })
    await papers.memo({ meetingId, itemId, caseId })
  }
}
