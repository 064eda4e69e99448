import type { AudiencePreview } from '../../api/recipients.js'
import { parse } from 'csv-parse/sync'
import { allMails } from './mailbox.js'
import { REVIEWER } from './persons.js'
import type { PlayOf, SeenRefusal } from './play.js'
import { countOf, issuedAs, rowsOf } from './record.js'

/** A submission as it stands at the end. Instants are RFC 3339 in UTC. */
export type SubmissionFact = {
  readonly code: string
  readonly state: string
  readonly late: boolean
  readonly version: number
  readonly kind: 'form' | 'nil' | null
  /** When the answer that holds was received; nothing where there is none. */
  readonly receivedAt: string | null
  /** The deadline that held when it was received, or that holds now. */
  readonly dueAt: string
  readonly letterReceivedAt: string | null
  readonly receiptNumber: number | null
}

/** Everything that happened in the play, read from the record and the mailbox when it is over. */
export type Facts = {
  readonly recipients: {
    readonly total: number
    readonly primary: number
    readonly secondary: number
    readonly codes: readonly string[]
    readonly added: readonly string[]
    readonly withdrawn: readonly string[]
    readonly counted: number
  }
  readonly circular: { readonly number: number; readonly issuedAt: string; readonly dueAt: string }
  readonly letters: {
    readonly count: number
    /** Letters of the circular that differ from all others. */
    readonly distinct: number
    readonly byKind: Readonly<Record<string, number>>
    readonly files: readonly string[]
  }
  readonly mails: {
    readonly issue: number
    readonly reminder: number
    readonly erratum: number
    readonly bounced: number
    readonly byKind: Readonly<Record<string, number>>
    /** How many mails arrived under a Message-ID that had arrived before. */
    readonly duplicateMessageIds: number
  }
  readonly reminders: readonly { readonly at: string; readonly codes: readonly string[] }[]
  readonly submissions: readonly SubmissionFact[]
  readonly refusals: readonly SeenRefusal[]
  readonly overdue: readonly string[]
  readonly stampedLetters: readonly { readonly code: string; readonly number: number }[]
  /** Offices by the result that the closing report (CSV) gives them. */
  readonly report: Readonly<Record<string, number>>
  readonly registers: { readonly numbers: number; readonly repeated: number; readonly gaps: number }
}

/** Reads the facts. */
export async function readFacts(
  play: PlayOf,
  preview: AudiencePreview,
  { overdue, files }: { readonly overdue: readonly string[]; readonly files: readonly string[] },
): Promise<Facts> {
  return {
    recipients: await recipientsOf(play, preview),
    circular: await issuedAs(play),
    letters: { ...(await lettersOf(play)), files },
    mails: await mailsOf(play),
    reminders: await rowsOf(
      play,
      `select queued_at as at, array_agg(office_code order by office_code) as codes from mail
       where circular_id = $1 and kind = 'reminder' group by 1 order by 1`,
    ),
    submissions: await submissionsOf(play),
    refusals: play.refusals,
    overdue,
    stampedLetters: await stampedOf(play),
    report: await reportOf(play),
    registers: await registersOf(play),
  }
}

async function recipientsOf(play: PlayOf, preview: AudiencePreview): Promise<Facts['recipients']> {
  const [frozen] = await rowsOf<{ codes: string[]; primary: number; secondary: number }>(
    play,
    `select codes, primary_count as primary, secondary_count as secondary from audience
     where audience_id = (select state -> 'audience' ->> 'audienceId' from circular where circular_id = $1)`,
  )
  const codes = frozen?.codes ?? []
  const rows = await rowsOf<{ code: string; status: string }>(
    play,
    'select office_code as code, status from submission where circular_id = $1 order by 1',
  )
  const withdrawn = rows.filter(({ status }) => status === 'withdrawn').map(({ code }) => code)
  return {
    total: preview.total,
    primary: frozen?.primary ?? 0,
    secondary: frozen?.secondary ?? 0,
    codes,
    added: rows.map(({ code }) => code).filter((code) => !codes.includes(code)),
    withdrawn,
    counted: rows.length - withdrawn.length,
  }
}

async function lettersOf(play: PlayOf): Promise<Omit<Facts['letters'], 'files'>> {
  const rows = await rowsOf<{ kind: string; count: number; different: number }>(
    play,
    `select regexp_replace(kind, '-.*', '') as kind, count(*)::int as count, count(distinct sha256)::int as different
     from letter where circular_id = $1 group by 1`,
  )
  const circular = rows.find(({ kind }) => kind === 'circular')
  return {
    count: circular?.count ?? 0,
    distinct: circular?.different ?? 0,
    byKind: Object.fromEntries(rows.map(({ kind, count }) => [kind, count])),
  }
}

async function mailsOf(play: PlayOf): Promise<Facts['mails']> {
  const rows = await rowsOf<{ kind: string; count: number }>(
    play,
    'select kind, count(*)::int as count from mail where circular_id = $1 group by 1 order by 1',
  )
  const byKind = Object.fromEntries(rows.map(({ kind, count }) => [kind, count]))
  const bounced = await countOf(
    play,
    `select count(*) from mail where circular_id = $1 and state = 'bounced'`,
  )
  const ids = (await allMails(play.mailboxUrl)).map(({ messageId }) => messageId)
  const duplicateMessageIds = ids.length - new Set(ids).size
  const { issue = 0, reminder = 0, erratum = 0 } = byKind
  return { issue, reminder, erratum, bounced, byKind, duplicateMessageIds }
}

function submissionsOf(play: PlayOf): Promise<SubmissionFact[]> {
  return rowsOf(
    play,
    `select office_code as code, status as state, coalesce(late, false) as late, coalesce(answer_version, 0) as version,
       state -> 'answer' ->> 'kind' as kind, answered_at as "receivedAt",
       coalesce(state -> 'answer' ->> 'dueAt', state ->> 'dueAt') as "dueAt", received_at as "letterReceivedAt",
       receipt_number as "receiptNumber"
     from submission where circular_id = $1 order by 1`,
  )
}

function stampedOf(play: PlayOf): Promise<{ code: string; number: number }[]> {
  return rowsOf(
    play,
    `select split_part(case_id, '/', 3) as code, number from register_entry
     where register = 'outgoing' and split_part(case_id, '/', 2) = $1 order by number`,
  )
}

async function reportOf(play: PlayOf): Promise<Record<string, number>> {
  const csv = await play.as(REVIEWER).file(`/circulars/${play.circularId}/report/csv`)
  const rows = parse<Record<string, string>>(csv, { bom: true, columns: true })
  const counts: Record<string, number> = {}
  for (const { ผล: result = '' } of rows) counts[result] = (counts[result] ?? 0) + 1
  return counts
}

/** Over all registers: numbers in use, numbers used twice, and numbers left out where the product allots them. */
async function registersOf(play: PlayOf): Promise<Facts['registers']> {
  const [row] = await rowsOf<Facts['registers']>(
    play,
    `select count(*)::int as numbers,
       (count(*) - count(distinct (office_code, register, year, number)))::int as repeated,
       (select coalesce(sum(last - used), 0)::int from (
          select s.last, (select count(*) from register_entry e
            where (e.office_code, e.register, e.year) = (s.office_code, s.register, s.year)) as used
          from number_series s where s.register in ('circular', 'outgoing')) as series) as gaps
     from register_entry where $1::text is not null`,
  )
  return row ?? { numbers: 0, repeated: 0, gaps: 0 }
}
