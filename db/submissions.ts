import type { Actor } from '../domain/case.js'
import type { ActName } from '../domain/policy/policy.js'
import { UNANSWERED, type Submission, type SubmissionStatus } from '../domain/submission/case.js'
import type { Day, Instant } from '../domain/time.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import type { Database } from './pool.js'
import { bangkokDay, STANDING_SQL, type Standing } from './standings.js'
import { visibleSubmissions } from './visibility.js'

/** A row of the tracker or of an office's desk. */
export type SubmissionEntry = {
  readonly caseId: string
  readonly circularId: string
  readonly officeCode: string
  readonly officeTh: string
  /** Empty where the directory knows none. */
  readonly officeEn: string
  readonly province: string
  readonly version: number
  readonly status: SubmissionStatus
  readonly dueAt: Instant
  readonly receiptNumber: number | null
  readonly receivedAt: Instant | null
  readonly answerVersion: number | null
  readonly answeredAt: Instant | null
  readonly late: boolean | null
  readonly bouncedAt: Instant | null
  readonly state: Submission
}

/** Which submissions: each member that is given narrows the list. */
export type SubmissionFilter = {
  /** Those that the person may do the act on. */
  readonly visibleTo?: { readonly actor: Actor; readonly act: ActName }
  readonly circularId?: string
  readonly officeCode?: string
  readonly statuses?: readonly SubmissionStatus[]
  /** Thai name: any of the office's provinces. */
  readonly province?: string
  /** Unanswered, and past its date at this instant. */
  readonly overdueAt?: Instant
  readonly bounced?: boolean
  /** Part of the office's code or Thai name. */
  readonly text?: string
  /** Those that a number of the tracker counts. */
  readonly among?: Standing
  /** Thai name: the province of the office's seat, as the tracker counts it. */
  readonly seatProvince?: string
  /** The day of the answer that counts. */
  readonly answeredOn?: Day
  readonly receivedOn?: Day
}

/** Lists submissions, the one that is due first on top; `after` is the cursor of the page before. */
export async function listSubmissions(
  db: Database,
  filter: SubmissionFilter,
  place: Place = {},
): Promise<Page<SubmissionEntry>> {
  const { after, limit = 100 } = place
  const [dueAt, caseId] = readPlace(after, 2)
  const { sql, visible } = whichSubmissions(filter, 15)
  const { rows } = await db.query<SubmissionEntry>(
    `${ENTRIES} ${sql}
       and ($12::timestamptz is null or (s.due_at, s.case_id collate "C") > ($12, $13))
     order by s.due_at, s.case_id collate "C" limit $14`,
    [...valuesOf(filter), dueAt ?? null, caseId ?? null, limit + 1, ...visible],
  )
  const all = whichSubmissions(filter, 12)
  return counted(
    db,
    pageOf(rows, limit, (row) => [row.dueAt, row.caseId]),
    place,
    { rows: `${FROM} ${all.sql}`, values: [...valuesOf(filter), ...all.visible] },
  )
}

/** Which of these offices a circular has reached, in order of their codes. */
export async function reachedAmong(
  db: Database,
  circularId: string,
  codes: readonly string[],
): Promise<string[]> {
  const { rows } = await db.query<{ code: string }>(
    'select office_code as code from submission where circular_id = $1 and office_code = any($2) order by 1',
    [circularId, codes],
  )
  return rows.map(({ code }) => code)
}

/** The rows of a filter; its values are $1 to $11, those of what the person may see begin at `first`. */
function whichSubmissions({ visibleTo, among: figure }: SubmissionFilter, first: number) {
  const visible = visibleTo && visibleSubmissions({ ...visibleTo, first })
  const sql = `
     ${visible ? 'join circular c on c.circular_id = s.circular_id' : ''}
     where ${visible?.sql ?? 'true'} and ($1::text is null or s.circular_id = $1) and ($2::text is null or s.office_code = $2)
       and ($3::text[] is null or s.status = any($3))
       and ($4::text is null or o.body -> 'provinces' ? $4)
       and ($5::timestamptz is null or (s.due_at <= $5 and s.status = any($6)))
       and ($7::boolean is null or (s.bounced_at is not null) = $7)
       and ($8::text is null or strpos(lower(s.office_code), lower($8)) > 0 or strpos(o.body ->> 'nameTh', $8) > 0
            or strpos(o.body ->> 'shortTh', $8) > 0)
       and ($9::text is null or o.province = $9)
       and ($10::date is null or (${bangkokDay('s.answered_at')} = $10 and ${STANDING_SQL.answered}))
       and ($11::date is null or ${bangkokDay('s.received_at')} = $11) and ${figure ? STANDING_SQL[figure] : 'true'}`
  return { sql, visible: visible?.values ?? [] }
}

/** Reads one submission as the lists show it, or nothing. */
export async function loadSubmission(db: Database, caseId: string): Promise<SubmissionEntry | undefined> {
  const { rows } = await db.query<SubmissionEntry>(`${ENTRIES} where s.case_id = $1`, [caseId])
  return rows[0]
}

const FROM = 'from submission s left join office o on o.code = s.office_code and o.valid_to is null'

/** The select of rows as lists show them: `submission s` with its `office o`. */
export const ENTRIES = `
  select s.case_id as "caseId", s.circular_id as "circularId", s.office_code as "officeCode",
    coalesce(o.body ->> 'shortTh', s.office_code) as "officeTh", coalesce(o.body ->> 'nameEn', '') as "officeEn",
    coalesce(o.body -> 'provinces' ->> 0, '') as province,
    s.version, s.status, s.due_at as "dueAt", s.receipt_number as "receiptNumber", s.received_at as "receivedAt",
    s.answer_version as "answerVersion", s.answered_at as "answeredAt", s.late, s.bounced_at as "bouncedAt", s.state
  ${FROM}`

function valuesOf(filter: SubmissionFilter): unknown[] {
  const { circularId, officeCode, statuses, province, overdueAt, bounced, text, seatProvince } = filter
  const { answeredOn, receivedOn } = filter
  return [
    circularId ?? null,
    officeCode ?? null,
    statuses ?? null,
    province ?? null,
    overdueAt ?? null,
    UNANSWERED,
    bounced ?? null,
    text ?? null,
    seatProvince ?? null,
    answeredOn ?? null,
    receivedOn ?? null,
  ]
}
