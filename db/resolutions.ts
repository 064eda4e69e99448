import type { Actor, HeldKind } from '../domain/case.js'
import { numberOfItem } from '../domain/meeting/agenda.js'
import type { Meeting } from '../domain/meeting/case.js'
import type { MeetingEvent } from '../domain/meeting/events.js'
import { isMade, type FollowUp } from '../domain/meeting/follow-ups.js'
import type { ActName } from '../domain/policy/policy.js'
import { searchQuery, searchText } from '../domain/search-text.js'
import { buddhistYear, dayOf, type Instant } from '../domain/time.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import type { Database, Transaction } from './pool.js'
import { enterResolutionLetters } from './resolution-letters.js'
import { FOUND } from './search/found.js'
import { visibleMeetings } from './visibility.js'

/** A resolution as the register shows it. */
export type ResolutionEntry = {
  readonly meetingId: string
  readonly itemId: string
  readonly committeeId: string
  readonly committeeTh: string
  readonly committeeEn: string
  readonly number: number
  readonly year: number
  readonly outcome: string
  readonly resolvedAt: Instant
  /** The number on the agenda, such as 4.1, its title, the text, and what it was about. */
  readonly item: string
  readonly title: string
  readonly text: string
  readonly reason: string | null
  readonly subjectCaseId: string | null
  readonly followUps: readonly FollowUp[]
  /** How far the cases are that the product made because of it; what was only linked is not looked into. */
  readonly made: readonly MadeCase[]
}

/** A case that was made because of a resolution, and its state; a letter is `sent`. None before its work is done. */
export type MadeCase = { readonly caseId: string; readonly status: string | null }

type Body = Pick<ResolutionEntry, 'item' | 'title' | 'text' | 'reason' | 'subjectCaseId' | 'followUps'>

/** Enters what these events resolved, with the links from the cases concerned back to it, in the caller's transaction. */
export async function writeResolutions(
  tx: Transaction,
  meeting: Meeting,
  events: readonly MeetingEvent[],
): Promise<void> {
  for (const event of events)
    if (ENTERED.includes(event.type) && 'itemId' in event) await writeOne(tx, meeting, event.itemId)
}

/** What changes an entry: also the number of a letter that follows. */
const ENTERED: readonly MeetingEvent['type'][] = ['resolved', 'followUpsAdded', 'letterNumbered']

async function writeOne(tx: Transaction, meeting: Meeting, itemId: string): Promise<void> {
  const { meetingId, agenda } = meeting
  const item = agenda.find((one) => one.itemId === itemId)
  const resolution = item?.resolution
  if (!item || !resolution) return
  const { number = 0, year, outcome, at, text, reason, followUps } = resolution
  const body: Body = {
    ...{ item: numberOfItem(agenda, itemId), title: item.title, text, reason: reason ?? null },
    ...{ subjectCaseId: item.subject?.caseId ?? null, followUps },
  }
  const { plain, words } = searchText([
    { text: `${number}/${year} ${number}/${buddhistYear(dayOf(at))}`, weight: 'A' },
    { text: `${item.title}\n${text}`, weight: 'B' },
  ])
  await tx.query(
    `insert into resolution (meeting_id, item_id, number, year, outcome, resolved_at, body, plain, words)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::tsvector)
     on conflict (meeting_id, item_id) do update set body = excluded.body, plain = excluded.plain, words = excluded.words`,
    [meetingId, itemId, number, year, outcome, at, JSON.stringify(body), plain, words],
  )
  const links = [
    ...(item.subject ? [{ caseId: item.subject.caseId, relation: 'subject' }] : []),
    ...followUps.map(({ caseId }) => ({ caseId, relation: 'followUp' })),
  ]
  await tx.query(
    `insert into resolution_link (case_id, meeting_id, item_id, relation)
     select l.case_id, $1, $2, l.relation from unnest($3::text[], $4::text[]) as l (case_id, relation)
     on conflict do nothing`,
    [meetingId, itemId, links.map(({ caseId }) => caseId), links.map(({ relation }) => relation)],
  )
  await enterResolutionLetters(tx, meeting, { itemId, followUps })
}

/** Which resolutions, of the meetings that the person may do the act on. `caseId` finds those that concern a case. */
export type ResolutionFilter = {
  readonly visibleTo: { readonly actor: Actor; readonly act: ActName }
  readonly committeeId?: string | undefined
  readonly year?: number | undefined
  readonly text?: string | undefined
  readonly caseId?: string | undefined
}

/** The register of resolutions, the newest first. */
export async function listResolutions(
  db: Database,
  { visibleTo, committeeId, year, text, caseId }: ResolutionFilter,
  place: Place = {},
): Promise<Page<ResolutionEntry>> {
  const { after, limit = 50 } = place
  const query = text === undefined ? undefined : searchQuery(text)
  if (text !== undefined && !query) return { items: [], ...(place.total ? { total: 0 } : {}) }
  const visible = visibleMeetings({ ...visibleTo, first: 7 })
  const which = `from resolution t join meeting m using (meeting_id) join committee c using (committee_id)
    where ($1::text is null or (t.words @@ $1::tsquery and ${FOUND})) and ($4::text is null or m.committee_id = $4)
      and ($5::int is null or t.year = $5) and ($6::text is null or exists (select from resolution_link l
        where l.case_id = $6 and l.meeting_id = t.meeting_id and l.item_id = t.item_id)) and ${visible.sql}`
  const values = [
    ...[query?.query ?? null, query?.phrases.map((one) => one.plain) ?? []],
    ...[query?.phrases.map((one) => one.words) ?? [], committeeId ?? null, year ?? null, caseId ?? null],
    ...visible.values,
  ]
  const [at, meetingId, itemId] = readPlace(after, 3)
  const next = values.length + 1
  const { rows } = await db.query<Omit<ResolutionEntry, keyof Body | 'made'> & { body: Body }>(
    `select t.meeting_id as "meetingId", t.item_id as "itemId", m.committee_id as "committeeId",
       c.name_th as "committeeTh", c.state->>'nameEn' as "committeeEn", t.number, t.year, t.outcome, t.resolved_at as "resolvedAt", t.body
     ${which} and ($${next}::timestamptz is null
       or (t.resolved_at, t.meeting_id, t.item_id) < ($${next}, $${next + 1}, $${next + 2}))
     order by t.resolved_at desc, t.meeting_id desc, t.item_id desc limit $${next + 3}`,
    [...values, at ?? null, meetingId ?? null, itemId ?? null, limit + 1],
  )
  const statuses = await statusesOf(
    db,
    rows.flatMap(({ body }) => madeOf(body)),
  )
  const found = rows.map(({ body, ...row }) => ({
    ...row,
    ...body,
    made: madeOf(body).map((id) => ({ caseId: id, status: statuses.get(id) ?? null })),
  }))
  const page = pageOf(found, limit, (row) => [row.resolvedAt, row.meetingId, row.itemId])
  return counted(db, page, place, { rows: which, values })
}

const madeOf = ({ followUps }: Body): string[] => followUps.filter(isMade).map((one) => one.caseId)

/** The cases that a resolution can make, by their tables. */
const MADE_KINDS = ['task', 'circular', 'proposal', 'exemption'] as const satisfies readonly HeldKind[]

async function statusesOf(db: Database, caseIds: readonly string[]): Promise<Map<string, string>> {
  if (caseIds.length === 0) return new Map()
  const { rows } = await db.query<{ caseId: string; status: string }>(
    [
      ...MADE_KINDS.map(
        (table) => `select case_id as "caseId", status from ${table} where case_id = any($1)`,
      ),
      `select 'letter/' || letter_id, 'sent' from resolution_letter where sent_at is not null
         and letter_id = any(array(select substr(one, length('letter/') + 1) from unnest($1) as one where one like 'letter/%'))`,
    ].join(' union all '),
    [caseIds],
  )
  return new Map(rows.map(({ caseId, status }) => [caseId, status]))
}
