import type { Submission } from './case.js'

/** The approvals that run in a submission: of the answer inside the office, and of more time at the issuer. */
export function approvalsUnderWay({ pending, timeRequest, status }: Submission) {
  const isAnswering = status === 'awaitingApproval' || status === 'submitted'
  return [
    ...(pending && isAnswering ? [{ about: 'answer' as const, approval: pending.approval }] : []),
    ...(timeRequest?.approval ? [{ about: 'moreTime' as const, approval: timeRequest.approval }] : []),
  ]
}
