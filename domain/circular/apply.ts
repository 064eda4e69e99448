import { applyApproval } from '../approval/after.js'
import { approvalOutcome, beginApproval, type Approval, type ApprovalEvent } from '../approval/approval.js'
import { beginCheckAndSign } from '../approval/before.js'
import type { Route } from '../approval/route.js'
import { assertNever } from '../case.js'
import { withCancelled } from '../number-cancellation.js'
import { isSecret } from '../secrecy.js'
import type { Circular, CircularEvent, Schedule, SentOn } from './case.js'

/** The state after an event. */
export function applyCircular(circular: Circular | undefined, event: CircularEvent): Circular {
  if (event.type === 'drafted') {
    const { circularId, procedure, subject, contentSha256, by, secrecy, origin } = event
    return {
      circularId,
      status: 'draft',
      owner: by,
      ...(origin ? { origin } : {}),
      procedure,
      subject,
      contentSha256,
      added: [],
      errata: 0,
      jobs: [],
      ...(isSecret(secrecy) ? { secrecy } : {}),
    }
  }
  if (!circular) throw new Error(`${event.type} before drafted`)
  return applyTo('jobs' in event ? { ...circular, jobs: [...circular.jobs, ...event.jobs] } : circular, event)
}

function applyTo(circular: Circular, event: Exclude<CircularEvent, { type: 'drafted' }>): Circular {
  switch (event.type) {
    case 'revised':
      return revised(circular, event)
    case 'personsNamed':
      return { ...circular, named: [...(circular.named ?? []), ...event.persons] }
    case 'sentForApproval':
      return sentForApproval(circular, event)
    case 'stageDecided':
    case 'stageReminded':
    case 'stageEscalated':
    case 'stagePassedOver':
      return afterApproval(circular, event)
    case 'issued': {
      const { audience, schedule, number, allot, at } = event
      return {
        ...circular,
        status: 'issued',
        audience,
        schedule,
        issuedAt: at,
        year: allot.year,
        ...(number === undefined ? {} : { number }),
      }
    }
    case 'reminderDue':
    case 'reminderSkipped':
      return { ...circular, remindedAt: event.planned }
    case 'extended':
      return event.codes ? circular : applyExtension(circular, event.schedule)
    case 'deadlineMoved':
      return applyExtension(circular, event.schedule)
    case 'erratumIssued':
      return { ...circular, errata: event.erratum }
    case 'recipientsAdded':
      return { ...circular, added: [...circular.added, event.audience] }
    case 'fellDue':
      return { ...circular, fellDueAt: event.at }
    case 'recalled':
    case 'abandoned':
    case 'closed':
      return { ...circular, status: event.type }
    case 'numberCancelled':
      return withCancelled(circular, event)
    case 'jobDone':
      return { ...circular, jobs: circular.jobs.filter((job) => job.id !== event.jobId) }
    case 'reminded':
    case 'overdueSealed':
      return circular
    default:
      return assertNever(event)
  }
}

function revised(circular: Circular, event: Extract<CircularEvent, { type: 'revised' }>): Circular {
  const { secrecy: _, ...rest } = circular
  const { subject, contentSha256, secrecy, authors } = event
  return {
    ...rest,
    status: 'draft',
    subject,
    contentSha256,
    ...(isSecret(secrecy) ? { secrecy } : {}),
    ...(authors ? { authors } : {}),
  }
}

/** The approval with which a draft is sent on its route. */
export function approvalOf(
  { owner, authors, approval: before }: Circular,
  { route, facts = {}, times = {}, contentSha256, at }: Sent & { readonly route: Route },
): Approval {
  return beginApproval({
    ...{ route, facts, times, contentSha256, at, owner, before },
    ...(authors ? { authors } : {}),
  })
}

type Sent = Pick<Extract<CircularEvent, { type: 'sentForApproval' }>, 'at' | 'contentSha256' | keyof SentOn>

function sentForApproval(circular: Circular, { route, ...sent }: Sent): Circular {
  if (!route) {
    const approval = beginCheckAndSign(circular, sent.contentSha256, circular.approval)
    return { ...circular, status: 'inApproval', approval }
  }
  return withOutcome(circular, approvalOf(circular, { ...sent, route }))
}

function afterApproval(circular: Circular, event: ApprovalEvent): Circular {
  if (!circular.approval) return circular
  const next = withOutcome(circular, applyApproval(circular.approval, event))
  const isReturned = event.type === 'stageDecided' && event.verdict === 'returned'
  return isReturned ? { ...next, status: 'draft' } : next
}

/** What was refused is over: the matter may be drafted anew. */
const STATUS_AFTER = { approved: 'signed', refused: 'abandoned', returned: 'draft' } as const

function withOutcome(circular: Circular, approval: Approval): Circular {
  const outcome = approvalOutcome(approval, approval.contentSha256)
  const status = outcome in STATUS_AFTER ? STATUS_AFTER[outcome as keyof typeof STATUS_AFTER] : 'inApproval'
  return { ...circular, approval, status }
}

/** A later date for all: what fell due is open again. */
function applyExtension(circular: Circular, schedule: Schedule): Circular {
  const { fellDueAt: _, ...open } = circular
  return { ...open, schedule }
}
