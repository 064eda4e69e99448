import { idWithinKind, type Actor } from '../domain/case.js'
import type { Meeting } from '../domain/meeting/case.js'
import { isOrderedLetter, type FollowUp, type OrderedLetter } from '../domain/meeting/follow-ups.js'
import type { ActName } from '../domain/policy/policy.js'
import type { Instant } from '../domain/time.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import type { Database, Transaction } from './pool.js'
import { visibleResolutionLetters } from './visibility.js'

/** A letter that tells an office of a resolution, with what resolved it. */
export type ResolutionLetterEntry = {
  readonly letterId: string
  /** The office that writes, and the one that is written to. */
  readonly sender: string
  readonly officeCode: string
  /** When it was mailed; null before its work is done. */
  readonly sentAt: Instant | null
  readonly meetingId: string
  readonly itemId: string
  readonly committeeTh: string
  readonly committeeEn: string
  /** The number of the meeting, its calendar year, and the place of the item on its agenda. */
  readonly meetingNumber: number | null
  readonly meetingYear: number
  readonly item: string
  /** The words of the resolution. */
  readonly text: string
  readonly letter: OrderedLetter
}

/** Enters the letters among what follows from an item's resolution, once each, in the caller's transaction. */
export async function enterResolutionLetters(
  tx: Transaction,
  { meetingId, secretariat }: Pick<Meeting, 'meetingId' | 'secretariat'>,
  { itemId, followUps }: { readonly itemId: string; readonly followUps: readonly FollowUp[] },
): Promise<void> {
  const letters = followUps.filter(isOrderedLetter)
  if (letters.length === 0) return
  await tx.query(
    `insert into resolution_letter (letter_id, meeting_id, item_id, sender, office_code)
     select l.letter_id, $1, $2, $3, l.office_code from unnest($4::text[], $5::text[]) as l (letter_id, office_code)
     on conflict do nothing`,
    [
      ...[meetingId, itemId, secretariat],
      letters.map(({ caseId }) => idWithinKind(caseId)),
      letters.map(({ officeCode }) => officeCode),
    ],
  )
}

/** Notes that the letter is mailed now. Returns whether it had not been before: then, and only then, its mails are due. */
export async function noteSent(tx: Transaction, letterId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    'update resolution_letter set sent_at = wian_now() where letter_id = $1 and sent_at is null',
    [letterId],
  )
  return rowCount === 1
}

const FROM = `from resolution_letter l join meeting m using (meeting_id) join committee c using (committee_id)
  join resolution t using (meeting_id, item_id)`

const ENTRY = `l.letter_id as "letterId", l.sender, l.office_code as "officeCode", l.sent_at as "sentAt",
  l.meeting_id as "meetingId", l.item_id as "itemId", c.name_th as "committeeTh", c.state ->> 'nameEn' as "committeeEn",
  m.number as "meetingNumber", m.number_year as "meetingYear", t.body ->> 'item' as item, t.body ->> 'text' as text,
  (select one from jsonb_array_elements(t.body -> 'followUps') as one
   where one ->> 'caseId' = 'letter/' || l.letter_id) as letter`

/** A letter, or nothing. */
export async function loadResolutionLetter(
  db: Database,
  letterId: string,
): Promise<ResolutionLetterEntry | undefined> {
  const { rows } = await db.query<ResolutionLetterEntry>(`select ${ENTRY} ${FROM} where l.letter_id = $1`, [
    letterId,
  ])
  return rows[0]
}

/** Letters that the person may do the act on, the newest first. */
export async function listResolutionLetters(
  db: Database,
  looking: { readonly actor: Actor; readonly act: ActName },
  place: Place = {},
): Promise<Page<ResolutionLetterEntry>> {
  const { after, limit = 50 } = place
  const visible = visibleResolutionLetters({ ...looking, first: 1 })
  const which = `${FROM} where ${visible.sql}`
  const next = visible.values.length + 1
  const { rows } = await db.query<ResolutionLetterEntry>(
    `select ${ENTRY} ${which} and ($${next}::text is null or l.letter_id < $${next})
     order by l.letter_id desc limit $${next + 1}`,
    [...visible.values, readPlace(after, 1)[0] ?? null, limit + 1],
  )
  const page = pageOf(rows, limit, ({ letterId }) => [letterId])
  return counted(db, page, place, { rows: which, values: visible.values })
}
