import { randomInt } from 'node:crypto'
import type { Actor } from '../domain/case.js'
import type { Committee } from '../domain/committee/case.js'
import type { Meeting, MeetingStatus } from '../domain/meeting/case.js'
import type { MeetingEvent } from '../domain/meeting/events.js'
import type { ActName } from '../domain/policy/policy.js'
import type { Instant } from '../domain/time.js'
import { advance, type Advanced, type Step } from './cases/advance.js'
import { meetingKind } from './cases/kinds.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import type { Database, Transaction } from './pool.js'
import { writeResolutions } from './resolutions.js'
import { visibleMeetings } from './visibility.js'

/**
 * Takes a step for meetings, gives a new one its check-in code, binds its files, and enters what was
 * resolved, in the caller's transaction.
 */
export async function advanceMeetings(
  tx: Transaction,
  step: Step<Meeting, MeetingEvent>,
): Promise<Advanced<Meeting, MeetingEvent>[]> {
  const advanced = await advance(tx, meetingKind, step)
  for (const { state, events } of advanced) {
    if (!state) continue
    if (events.some(({ type }) => type === 'convened')) await giveCode(tx, state.meetingId)
    await bindFiles(tx, state.meetingId, events)
    await writeResolutions(tx, state, events)
  }
  return advanced
}

/** Files that lie on the agenda, and recordings, are never removed. */
async function bindFiles(tx: Transaction, meetingId: string, events: readonly MeetingEvent[]): Promise<void> {
  const fileIds = events.flatMap(filesIn)
  if (fileIds.length === 0) return
  await tx.query(
    `insert into meeting_file (meeting_id, file_id) select $1, file_id from file where file_id = any($2)
     on conflict do nothing`,
    [meetingId, fileIds],
  )
}

function filesIn(event: MeetingEvent): readonly string[] {
  if (event.type === 'itemAdded') return event.item.papers.map(({ paperId }) => paperId)
  if (event.type === 'itemChanged') return event.details.papers.map(({ paperId }) => paperId)
  if (event.type !== 'recordingAdded' || !('fileId' in event.recording.kept)) return []
  return [event.recording.kept.fileId]
}

/** Holds the meeting as it is until the transaction ends: what is read of it and written to it belongs together. */
export async function lockMeeting(tx: Transaction, meetingId: string): Promise<void> {
  await tx.query('select from meeting where meeting_id = $1 for no key update', [meetingId])
}

/** Eight digits that nobody outside the room can guess within a meeting. */
async function giveCode(tx: Transaction, meetingId: string): Promise<void> {
  const code = String(randomInt(100_000_000)).padStart(8, '0')
  await tx.query('insert into meeting_code (meeting_id, code) values ($1, $2) on conflict do nothing', [
    meetingId,
    code,
  ])
}

/** The code with which members check in. */
export async function checkInCode(db: Database, meetingId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ code: string }>('select code from meeting_code where meeting_id = $1', [
    meetingId,
  ])
  return rows[0]?.code
}

/** A meeting as its row keeps it, with its committee as the record has it now. */
export type MeetingEntry = {
  readonly caseId: string
  readonly meetingId: string
  readonly version: number
  readonly state: Meeting
  readonly committee: Committee
}

/** Reads a meeting, or nothing. */
export async function loadMeeting(db: Database, meetingId: string): Promise<MeetingEntry | undefined> {
  const { rows } = await db.query<MeetingEntry>(
    `select m.case_id as "caseId", m.meeting_id as "meetingId", m.version, m.state, c.state as committee
     from meeting m join committee c using (committee_id) where m.meeting_id = $1`,
    [meetingId],
  )
  return rows[0]
}

/** A meeting in a list. */
export type MeetingLine = {
  readonly meetingId: string
  readonly committeeId: string
  readonly committeeTh: string
  readonly committeeEn: string
  readonly secretariat: string
  readonly number: number | null
  readonly year: number
  readonly startsAt: Instant
  readonly status: MeetingStatus
  readonly version: number
}

/** Which meetings, of those that the person may do the act on. `mine` are those of committees in which the person sits. */
export type MeetingFilter = {
  readonly visibleTo: { readonly actor: Actor; readonly act: ActName }
  readonly committeeId?: string | undefined
  readonly status?: MeetingStatus | undefined
  readonly mine?: boolean
}

/** Lists meetings, the latest first. */
export async function listMeetings(
  db: Database,
  { visibleTo, committeeId, status, mine = false }: MeetingFilter,
  place: Place = {},
): Promise<Page<MeetingLine>> {
  const { after, limit = 50 } = place
  const visible = visibleMeetings({ ...visibleTo, first: 5 })
  const which = `from meeting m join committee c using (committee_id)
    where ($1::text is null or m.committee_id = $1) and ($2::text is null or m.status = $2)
      and (not $3::boolean or exists (select from committee_seat s
        where s.committee_id = m.committee_id and s.person_id = $4)) and ${visible.sql}`
  const values = [...[committeeId ?? null, status ?? null, mine, visibleTo.actor.personId], ...visible.values]
  const [startsAt, meetingId] = readPlace(after, 2)
  const next = values.length + 1
  const { rows } = await db.query<MeetingLine>(
    `select m.meeting_id as "meetingId", m.committee_id as "committeeId", c.name_th as "committeeTh",
       c.state->>'nameEn' as "committeeEn", m.secretariat, m.number, m.number_year as year,
       m.starts_at as "startsAt", m.status, m.version
     ${which} and ($${next}::timestamptz is null or (m.starts_at, m.meeting_id) < ($${next}, $${next + 1}))
     order by m.starts_at desc, m.meeting_id desc limit $${next + 2}`,
    [...values, startsAt ?? null, meetingId ?? null, limit + 1],
  )
  const page = pageOf(rows, limit, (row) => [row.startsAt, row.meetingId])
  return counted(db, page, place, { rows: which, values })
}

/** Open votes that a person may still take part in. */
export async function meetingsWithOpenVotes(
  db: Database,
  visibleTo: MeetingFilter['visibleTo'],
): Promise<MeetingEntry[]> {
  const visible = visibleMeetings({ ...visibleTo, first: 1 })
  const { rows } = await db.query<MeetingEntry>(
    `select m.case_id as "caseId", m.meeting_id as "meetingId", m.version, m.state, c.state as committee
     from meeting m join committee c using (committee_id)
     where m.open_votes <> '[]' and ${visible.sql} order by m.starts_at, m.meeting_id`,
    [...visible.values],
  )
  return rows
}
