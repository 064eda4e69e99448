import { applyApproval } from '../approval/after.js'
import { approvalOutcome, beginApproval, openStages, type Approval } from '../approval/approval.js'
import { decideVerdict, possibleVerdicts, refuseBegin } from '../approval/decide.js'
import type { Route, Step } from '../approval/route.js'
import { SYSTEM } from '../case.js'
import { isRefusal, refuse, type Refusal } from '../refusals.js'
import { isBefore } from '../time.js'
import type { Submission, SubmissionAct, SubmissionEvent, TimeRequest } from './case.js'

type Act<T extends SubmissionAct['type']> = Extract<SubmissionAct, { type: T }>
type Decided = Refusal | readonly SubmissionEvent[]

/** Who decides on more time where the procedure names nobody. */
export const GRANTED_BY_OFFICER: Route = { steps: [{ id: 'grant', role: 'officer' }] }

/** A wish for more time: granted at once within what the procedure grants by itself, else decided by the issuer's route. */
export function askMoreTime(submission: Submission, act: Act<'askMoreTime'>): Decided {
  const { at, by, dueAt, reminders, reason, policy, basis } = act
  if (submission.timeRequest) return refuse('REQUEST_PENDING')
  if (submission.timeRequests >= policy.maxRequests)
    return refuse('REQUESTS_SPENT', { max: policy.maxRequests })
  if (!isBefore(submission.dueAt, dueAt)) return refuse('DEADLINE_NOT_LATER', {}, '/dueAt')
  if (!isBefore(at, submission.dueAt)) return refuse('REQUEST_TOO_LATE')
  const request: TimeRequest = { dueAt, reminders, reason, askedAt: at, ...(basis ? { basis } : {}) }
  if (policy.automaticUntil && !isBefore(policy.automaticUntil, dueAt))
    return [
      { at, by, type: 'moreTimeAsked', request },
      { at, by: SYSTEM, type: 'moreTimeDecided', granted: true, reason: 'policy', request },
    ]
  const approval = approvalOf(submission, act)
  const wrong = approval && refuseBegin(approval)
  if (wrong) return wrong
  return [{ at, by, type: 'moreTimeAsked', request: { ...request, ...(approval ? { approval } : {}) } }]
}

function approvalOf(
  { issuerCode: office }: Submission,
  { at, by: owner, route, requestSha256: contentSha256, times = {} }: Act<'askMoreTime'>,
): Approval | undefined {
  if (!route || contentSha256 === undefined) return undefined
  // The office asks, the issuer decides.
  const steps = route.steps.map((step): Step =>
    'parallel' in step
      ? { parallel: step.parallel.map((stage) => ({ ...stage, office })) }
      : { ...step, office },
  )
  return beginApproval({ route: { ...route, steps }, owner, contentSha256, at, times })
}

/** A word of the issuer on a wish for more time; the last one grants or refuses it. */
export function decideMoreTime({ timeRequest: request }: Submission, act: Act<'decideMoreTime'>): Decided {
  const { at, by, granted, reason, times } = act
  if (!request) return refuse('NO_REQUEST')
  const { approval } = request
  // Asked before a route was kept: the officer decides.
  if (!approval) {
    if (by.role !== 'officer') return refuse('NOT_YOURS')
    return [{ at, by, type: 'moreTimeDecided', granted, reason, request }]
  }
  const { contentSha256 } = approval
  const said = { at, by, reason, contentSha256, ...(times ? { times } : {}), ...wordOf(approval, act) }
  const decided = decideVerdict(approval, said)
  if (isRefusal(decided)) return decided
  const after = decided.reduce(applyApproval, approval)
  const outcome = approvalOutcome(after, contentSha256)
  if (outcome === 'open') return decided.map((event) => ({ ...event, about: 'moreTime' as const }))
  const isGranted = outcome === 'approved'
  return [
    { at, by, type: 'moreTimeDecided', granted: isGranted, reason, request: { ...request, approval: after } },
  ]
}

/** Yes or no at the stage at which the person has the say; where only an opinion is asked it is one. */
function wordOf(approval: Approval, { by, granted }: Act<'decideMoreTime'>) {
  const open = openStages(approval)
  const own = possibleVerdicts(approval, by)[0]?.stage
  const stage = open.find(({ id }) => id === own) ?? open[0]
  if (stage?.opinion) {
    const advice = granted ? ('for' as const) : ('against' as const)
    return { stage: stage.id, verdict: 'advised' as const, advice }
  }
  return { stage: stage?.id ?? '', verdict: granted ? ('approved' as const) : ('refused' as const) }
}
