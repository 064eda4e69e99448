import type { AudiencePreview } from '../../api/recipients.js'
import type { LetterEntry } from '../../db/letters.js'
import type { SubmissionEntry } from '../../db/submissions.js'
import type { MailEntry } from '../../domain/notices.js'
import { parse } from 'csv-parse/sync'
import { allMails } from '../stage/mailbox.js'
import { REGISTRAR, registrarOf, REVIEWER } from '../stage/persons.js'
import type { PlayOf, SeenRefusal } from '../stage/play.js'
import {
  circularOf,
  issuedAs,
  lettersOf,
  mailsOf,
  registerOf,
  remindersOf,
  submissionsOf,
} from '../stage/record.js'

/** The calendar year of the play, Gregorian: registers begin anew with each. */
const YEAR = 2023

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
  const submissions = (await submissionsOf(play)).sort(byCode)
  const mails = await mailsOf(play)
  return {
    recipients: await recipientsOf(play, preview, submissions),
    circular: await issuedAs(play),
    letters: { ...countLetters(await lettersOf(play)), files },
    mails: await countMails(play, mails),
    reminders: await remindersOf(play),
    submissions: submissions.map(factOf),
    refusals: play.refusals,
    overdue,
    stampedLetters: await stampedOf(play),
    report: await reportOf(play),
    registers: await registersOf(play, submissions),
  }
}

const byCode = (a: SubmissionEntry, b: SubmissionEntry): number => (a.officeCode < b.officeCode ? -1 : 1)

async function recipientsOf(
  play: PlayOf,
  preview: AudiencePreview,
  submissions: readonly SubmissionEntry[],
): Promise<Facts['recipients']> {
  const { state } = await circularOf(play)
  const path = `/circulars/${play.circularId}/plan`
  const { recipients } = await play.as(REVIEWER).get<{ recipients: AudiencePreview }>(path)
  const codes = recipients.offices.map(({ code }) => code).sort()
  const withdrawn = submissions.filter(({ status }) => status === 'withdrawn')
  return {
    total: preview.total,
    primary: state.audience?.primary ?? 0,
    secondary: state.audience?.secondary ?? 0,
    codes,
    added: submissions.map(({ officeCode }) => officeCode).filter((code) => !codes.includes(code)),
    withdrawn: withdrawn.map(({ officeCode }) => officeCode),
    counted: submissions.length - withdrawn.length,
  }
}

function countLetters(letters: readonly LetterEntry[]): Omit<Facts['letters'], 'files'> {
  const ofCircular = letters.filter(({ kind }) => kind === 'circular')
  return {
    count: ofCircular.length,
    distinct: new Set(ofCircular.map(({ sha256 }) => sha256)).size,
    byKind: tally(letters.map(({ kind }) => kind.replace(/-.*/, ''))),
  }
}

async function countMails(play: PlayOf, mails: readonly MailEntry[]): Promise<Facts['mails']> {
  const byKind = tally(mails.map(({ kind }) => kind))
  const bounced = mails.filter(({ state }) => state === 'bounced').length
  const ids = (await allMails(play)).map(({ messageId }) => messageId)
  const duplicateMessageIds = ids.length - new Set(ids).size
  const { issue = 0, reminder = 0, erratum = 0 } = byKind
  return { issue, reminder, erratum, bounced, byKind, duplicateMessageIds }
}

function factOf({
  officeCode: code,
  status,
  late,
  answerVersion,
  ...entry
}: SubmissionEntry): SubmissionFact {
  const { answer, dueAt } = entry.state
  return {
    ...{ code, state: status, late: late ?? false, version: answerVersion ?? 0, kind: answer?.kind ?? null },
    receivedAt: entry.answeredAt,
    dueAt: answer?.dueAt ?? dueAt,
    letterReceivedAt: entry.receivedAt,
    receiptNumber: entry.receiptNumber,
  }
}

async function stampedOf(play: PlayOf): Promise<{ code: string; number: number }[]> {
  const entries = await registerOf(play, REGISTRAR, { register: 'outgoing', year: YEAR })
  return entries.map(({ caseId, number }) => ({ code: caseId?.split('/')[2] ?? '', number }))
}

async function reportOf(play: PlayOf): Promise<Record<string, number>> {
  const csv = await play.as(REVIEWER).file(`/circulars/${play.circularId}/report/csv`)
  const rows = parse<Record<string, string>>(csv, { bom: true, columns: true })
  return tally(rows.map(({ ผล: result = '' }) => result))
}

/** Over all registers: numbers in use, numbers used twice, and numbers left out where the product allots them. */
async function registersOf(
  play: PlayOf,
  submissions: readonly SubmissionEntry[],
): Promise<Facts['registers']> {
  const allotted = await Promise.all([
    registerOf(play, REGISTRAR, { register: 'circular', year: YEAR }),
    registerOf(play, REGISTRAR, { register: 'outgoing', year: YEAR }),
  ])
  const own = await Promise.all(
    submissions.map(({ officeCode }) =>
      registerOf(play, registrarOf(officeCode), { register: 'inward', year: YEAR }),
    ),
  )
  const books = [...allotted, ...own].map((entries) => entries.map(({ number }) => number))
  const lengths = books.map((numbers) => numbers.length)
  const different = books.map((numbers) => new Set(numbers).size)
  const gaps = books
    .slice(0, allotted.length)
    .map((numbers) => Math.max(0, ...numbers) - new Set(numbers).size)
  return { numbers: sum(lengths), repeated: sum(lengths) - sum(different), gaps: sum(gaps) }
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
