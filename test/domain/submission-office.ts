import type { Actor } from '../../domain/case.js'
import { isRefusal } from '../../domain/refusals.js'
import { applySubmission } from '../../domain/submission/apply.js'
import type { Submission, SubmissionAct } from '../../domain/submission/case.js'
import { decideSubmission } from '../../domain/submission/decide.js'

export const dueAt = '2023-11-27T17:00:00.000Z'
export const at = '2023-11-22T02:00:00.000Z'
export const office: Actor = { personId: 'clerk', officeCode: 'P2101', role: 'districtOfficer' }
export const issuer: Actor = { personId: 'reviewer', officeCode: 'C0001', role: 'officer' }

/** Plays acts one after the other; a refusal ends the play. Numbers are allotted as the database would. */
export function play(acts: readonly SubmissionAct[], start?: Submission) {
  let submission = start
  for (const act of acts) {
    const decided = decideSubmission(submission, act)
    if (isRefusal(decided)) return { submission: submission as Submission, refused: decided.refused }
    for (const event of decided)
      submission = applySubmission(
        submission,
        'allot' in event ? { ...event, number: event.allot.number ?? 1 } : event,
      )
  }
  return { submission: submission as Submission, refused: undefined }
}

export const send = {
  ...{ type: 'send', at, by: issuer, circularId: 'c', officeCode: 'P2101' },
  ...{ issuerCode: 'C0001', dueAt, letterId: 'l' },
} as const satisfies SubmissionAct
export const receive = { type: 'receive', at, by: office, number: 412 } as const satisfies SubmissionAct
export const submitAt = (instant: string): Extract<SubmissionAct, { type: 'submit' }> => ({
  ...{ type: 'submit', at: instant, by: office, answerId: 'a', answerSha256: 'h' },
})
/** A letter that has just been sent, one that was received, and one that was answered. */
export const sent = play([send]).submission
export const received = play([receive], sent).submission
export const submitted = play([submitAt(at)], received).submission
export const back = {
  ...{ type: 'returnForCorrection', at: '2023-11-25T02:00:00.000Z', by: issuer, reason: 'ขาดโทรศัพท์' },
  ...{ dueAt: '2023-11-29T17:00:00.000Z', reminders: ['2023-11-29T01:30:00.000Z'] },
} as const satisfies SubmissionAct
