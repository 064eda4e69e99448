import { circularCase, type HeldKind } from '../../domain/case.js'
import type { Circular, CircularEvent } from '../../domain/circular/case.js'
import type { HeldEvent, HeldState } from '../../domain/held.js'
import { noticeOf } from '../../domain/notices.js'
import type { Submission, SubmissionEvent } from '../../domain/submission/case.js'
import { advanceMeetings } from '../meetings.js'
import { advanceOrders } from '../orders.js'
import type { Transaction } from '../pool.js'
import { advanceProposals } from '../proposals.js'
import { writeCircularText } from '../search/texts.js'
import { advanceTasks } from '../tasks.js'
import { traceOfCause } from '../traces.js'
import { advance, type Advanced, type Step } from './advance.js'
import { advanceExemptions } from './exemption-steps.js'
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

/** How each kind takes a step, with all that belongs to it in the same transaction. */
export const ADVANCE: {
  readonly [K in HeldKind]: (
    tx: Transaction,
    step: Step<HeldState<K>, HeldEvent<K>>,
  ) => Promise<Advanced<HeldState<K>, HeldEvent<K>>[]>
} = {
  circular: advanceCirculars,
  submission: advanceSubmissions,
  task: advanceTasks,
  proposal: advanceProposals,
  meeting: advanceMeetings,
  exemption: advanceExemptions,
  order: advanceOrders,
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
  const traceId = await traceOfCause(tx, cause, mails[0] && circularCase(mails[0].circularId))
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
