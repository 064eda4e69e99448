import type pg from 'pg'
import { caseKind, type CaseKind } from '../../domain/case.js'
import type { CircularEvent, Circular } from '../../domain/circular/case.js'
import { noticeOf } from '../../domain/notices.js'
import type { Refusal } from '../../domain/refusals.js'
import type { Submission, SubmissionEvent } from '../../domain/submission/case.js'
import { inTransaction, type Database, type Transaction } from '../pool.js'
import { traceOfCause } from '../traces.js'
import { writeCircularText } from '../search/texts.js'
import { advance, type Advanced, type Step } from './advance.js'
import { circularKind, submissionKind } from './kinds.js'

/** Takes a step for circulars and keeps what they are found by, inside the caller's transaction. */
export async function advanceCirculars(
  tx: Transaction,
  step: Step<Circular, CircularEvent>,
): Promise<Advanced<Circular, CircularEvent>[]> {
  const advanced = await advance(tx, circularKind, step)
  for (const { state, events } of advanced)
    if (state && events.some(({ type }) => CHANGE_THE_TEXT.includes(type))) await writeCircularText(tx, state)
  return advanced
}

/** After these a circular is found by other words: its subject, its letter, its number. */
const CHANGE_THE_TEXT: readonly CircularEvent['type'][] = ['drafted', 'revised', 'issued']

/** Takes a step for submissions and puts the mails that its events send into the outbox, inside the caller's transaction. */
export async function advanceSubmissions(
  tx: Transaction,
  step: Step<Submission, SubmissionEvent>,
): Promise<Advanced<Submission, SubmissionEvent>[]> {
  const advanced = await advance(tx, submissionKind, step)
  await queueMails(
    tx,
    step.cause,
    advanced.filter(({ outcome }) => outcome === 'recorded'),
  )
  return advanced
}

/** The snapshot from which a case's workflow starts or goes on. */
export type Snapshot<State> = { readonly caseId: string; readonly version: number; readonly state: State }

/** Reads the snapshot of a case, or nothing when there is no such case. */
export async function loadSnapshot<State extends Circular | Submission>(
  db: Database,
  caseId: string,
): Promise<Snapshot<State> | undefined> {
  const { rows } = await db.query<{ version: number; state: State }>(
    `select version, state from ${tableOf(caseKind(caseId))} where case_id = $1`,
    [caseId],
  )
  return rows[0] && { caseId, ...rows[0] }
}

/** One step of one case, decided by its workflow on the version it holds. */
export type RecordInput = {
  readonly caseId: string
  readonly expectedVersion: number
  readonly cause: string
  readonly events: readonly (CircularEvent | SubmissionEvent)[]
}

/** What `record` found: the state that the case has now, whoever moved it there. */
export type Recorded = {
  readonly outcome: Advanced<unknown, unknown>['outcome']
  readonly version: number
  readonly state: Circular | Submission
  readonly refusal?: Refusal
}

/** Writes a workflow's step in one transaction. Tried again, it changes nothing and answers the same. */
export async function record(pool: pg.Pool, input: RecordInput): Promise<Recorded> {
  const { caseId, expectedVersion, cause, events } = input
  const step = { caseIds: [caseId], cause, expectedVersion, running: true }
  const [one] = await inTransaction(pool, (tx): Promise<Advanced<Circular | Submission, unknown>[]> =>
    caseKind(caseId) === 'circular'
      ? advanceCirculars(tx, { ...step, decide: () => events as CircularEvent[] })
      : advanceSubmissions(tx, { ...step, decide: () => events as SubmissionEvent[] }),
  )
  if (!one?.state) throw new Error(`no such case: ${caseId}`)
  const { outcome, version, state, refusal } = one
  return { outcome, version, state, ...(refusal ? { refusal } : {}) }
}

/** Whether a step with this cause has been taken. */
export async function isRecorded(db: Database, caseId: string, cause: string): Promise<boolean> {
  const { rows } = await db.query('select from event where case_id = $1 and cause = $2 limit 1', [
    caseId,
    cause,
  ])
  return rows.length === 1
}

/** Marks that no workflow holds the case in memory any more. */
export async function markAtRest(pool: pg.Pool, caseId: string): Promise<void> {
  await pool.query(`update ${tableOf(caseKind(caseId))} set running = false where case_id = $1`, [caseId])
}

function tableOf(kind: CaseKind): string {
  return kind
}

async function queueMails(
  tx: Transaction,
  cause: string,
  advanced: readonly Advanced<Submission, SubmissionEvent>[],
): Promise<void> {
  const mails = advanced.flatMap(({ caseId, version, events, state }) =>
    events.flatMap((event, i) => {
      const notice = noticeOf(event)
      if (!notice || !state) return []
      const mailId = `${caseId}#${version - events.length + 1 + i}`
      return [
        { mailId, caseId, circularId: state.circularId, officeCode: state.officeCode, event, ...notice },
      ]
    }),
  )
  if (mails.length === 0) return
  const traceId = await traceOfCause(tx, cause, mails[0]?.circularId)
  await tx.query(
    `insert into mail (mail_id, case_id, circular_id, office_code, kind, params, only_if_unanswered, queued_at, to_address, trace_id)
     select m.*, coalesce(c.email, ''), $9 from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::jsonb[], $7::boolean[], $8::timestamptz[])
       as m (mail_id, case_id, circular_id, office_code, kind, params, only_if_unanswered, queued_at)
     left join office_contact c on c.code = m.office_code`,
    [
      mails.map((mail) => mail.mailId),
      mails.map((mail) => mail.caseId),
      mails.map((mail) => mail.circularId),
      mails.map((mail) => mail.officeCode),
      mails.map((mail) => mail.kind),
      mails.map((mail) => JSON.stringify(mail.event)),
      mails.map((mail) => mail.onlyIfUnanswered),
      mails.map((mail) => mail.event.at),
      traceId,
    ],
  )
  await tx.query("select pg_notify('mail', '')")
}
