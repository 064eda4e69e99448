import type pg from 'pg'
import { actOnRow } from '../db/cases/record.js'
import { clockNow } from '../db/clock.js'
import type { MeetingEntry } from '../db/meetings.js'
import { directorsOf, headsOf } from '../db/people.js'
import { queuePersonMails, type PersonMailOrder } from '../db/person-mails.js'
import { inTransaction, type Transaction } from '../db/pool.js'
import { noteSent } from '../db/resolution-letters.js'
import { idWithinKind, meetingCase, SYSTEM } from '../domain/case.js'
import type { Committee } from '../domain/committee/case.js'
import { isOrderedLetter, type FollowUp, type OrderedLetter } from '../domain/meeting/follow-ups.js'
import type { Meeting } from '../domain/meeting/case.js'
import { isSecret } from '../domain/secrecy.js'
import { dayOf } from '../domain/time.js'
import { numberInYear } from '../templates/papers/around.js'
import type { MeetingPapers } from './papers/meeting.js'

/** The extract of an item, or the letter or the memo of the task `caseId`. */
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

/** What follows from an item's resolution. */
type Followed = { readonly itemId: string; readonly followUps: readonly FollowUp[] }
type LetterDeps = { readonly pool: pg.Pool; readonly papers: Partial<MeetingPapers> }

/**
 * The memos of the tasks that go to other offices: numbered and made before the tasks are given, so that the mail brings
 * them. Of a secret meeting none is made: whoever has the task may read its papers.
 */
export async function makeMemos(
  { pool, papers }: LetterDeps,
  { meetingId, secretariat, secrecy }: Meeting,
  { itemId, followUps }: Followed,
): Promise<void> {
  if (!papers.memo || isSecret(secrecy)) return
  for (const { kind, officeCode, caseId } of followUps) {
    if (kind !== 'task' || officeCode === secretariat) continue
    await numberLetter(pool, { meetingId, itemId, caseId })
    await papers.memo({ meetingId, itemId, caseId })
  }
}

/** The letters that tell offices of the resolution: each numbered, made and mailed, once however often it is tried. */
export async function sendLetters(
  { pool, papers }: LetterDeps,
  { state: meeting, committee }: MeetingEntry,
  { itemId, followUps, cause }: Followed & { readonly cause: string },
): Promise<void> {
  if (!papers.letter) return
  const { meetingId } = meeting
  for (const letter of followUps.filter(isOrderedLetter)) {
    const { caseId } = letter
    await numberLetter(pool, { meetingId, itemId, caseId })
    const paper = await papers.letter({ meetingId, itemId, caseId })
    await inTransaction(pool, async (tx) => {
      if (!(await noteSent(tx, idWithinKind(caseId)))) return
      const persons = await toldOf(tx, letter, meeting)
      const mail = { ...noticeOf(letter, { meeting, committee }), paperIds: paper ? [paper.paperId] : [] }
      await queuePersonMails(
        tx,
        cause,
        persons.map((personId): PersonMailOrder => ({
          ...mail,
          mailId: `${caseId}/${personId}`,
          caseId,
          personId,
        })),
      )
    })
  }
}

/** Of a secret letter only whoever directs the office in person may know. */
async function toldOf(
  tx: Transaction,
  { officeCode }: OrderedLetter,
  { secrecy }: Meeting,
): Promise<string[]> {
  const day = dayOf(await clockNow(tx))
  return isSecret(secrecy) ? directorsOf(tx, officeCode, day) : headsOf(tx, officeCode, day)
}

function noticeOf(
  { title }: OrderedLetter,
  { meeting, committee }: { readonly meeting: Meeting; readonly committee: Committee },
) {
  const { nameTh: th, nameEn: en } = committee
  const { secrecy, secretariat: officeCode, number, year } = meeting
  const params = {
    ...{ subject: title, officeCode, resolvedBy: { th, en }, meeting: numberInYear(number, year) },
    ...(secrecy ? { secrecy } : {}),
  }
  return { kind: 'resolutionTold', params } as const
}
