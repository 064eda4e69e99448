import { lastDayOf } from '../../domain/exemption/apply.js'
import type { Exemption, ExemptionEvent } from '../../domain/exemption/case.js'
import type { PersonNotice } from '../../domain/person-notices.js'
import type { Instant } from '../../domain/time.js'
import { applicantsOf, bodyOf } from '../exemption-persons.js'
import { queuePersonMails } from '../person-mails.js'
import type { Transaction } from '../pool.js'
import { advance, type Advanced, type Step } from './advance.js'
import { exemptionKind } from './kinds.js'

/** Takes a step for exemptions and puts the mails that its events send into the outbox, inside the caller's transaction. */
export async function advanceExemptions(
  tx: Transaction,
  step: Step<Exemption, ExemptionEvent>,
): Promise<Advanced<Exemption, ExemptionEvent>[]> {
  const advanced = await advance(tx, exemptionKind, step)
  for (const { caseId, version, events, state, outcome } of advanced) {
    if (!state || outcome !== 'recorded') continue
    for (const [i, event] of events.entries())
      await queueNotice(tx, step.cause, {
        ...{ state, event, caseId },
        mailId: `${caseId}#${version - events.length + 1 + i}`,
      })
  }
  return advanced
}

type Happened = {
  readonly caseId: string
  readonly mailId: string
  readonly state: Exemption
  readonly event: ExemptionEvent
}

async function queueNotice(
  tx: Transaction,
  cause: string,
  { state, event, mailId, caseId }: Happened,
): Promise<void> {
  const notice = noticeOf(state, event)
  if (!notice) return
  const persons = await personsFor(tx, notice, state, event)
  await queuePersonMails(
    tx,
    cause,
    persons.map((personId) => ({ ...notice, caseId, personId, mailId: `${mailId}/${personId}` })),
  )
}

/** Whoever has to act is reminded; what befalls the exemption is told to who asked, and of its law to the agency too. */
async function personsFor(tx: Transaction, { kind }: PersonNotice, state: Exemption, event: ExemptionEvent) {
  const body =
    kind === 'exemptionOutlivesBasis' || kind === 'decisionDue' ? await bodyOf(tx, state, event) : []
  const asked = kind === 'decisionDue' ? [] : await applicantsOf(tx, state, event.at)
  return [...new Set([...body, ...asked])]
}

/** Which mail an event sends, if any. */
function noticeOf(state: Exemption, event: ExemptionEvent): PersonNotice | undefined {
  const { subject, parentCode } = state
  const said = { subject, officeCode: parentCode }
  switch (event.type) {
    case 'returned':
      return { kind: 'exemptionReturned', params: { ...said, ...returnOf(event) } }
    case 'proposedUpward':
      return { kind: 'exemptionDecided', params: { ...said, outcome: event.type } }
    case 'expiryAnnounced':
      return { kind: 'exemptionExpires', params: { ...said, lastDay: event.lastDay } }
    case 'basisEndAnnounced': {
      const { lastDay } = event
      return { kind: 'exemptionOutlivesBasis', params: { ...said, lastDay, until: lastDayOf(state) } }
    }
    case 'bodyReminded':
      return state.limit && limitNear(state, state.limit.dueAt)
    case 'stageReminded':
    case 'stageEscalated': {
      const dueAt = state.approval?.times?.[event.stage]?.dueAt
      return dueAt === undefined ? undefined : { kind: 'decisionDue', params: { ...said, dueAt } }
    }
    // What a letter tells is mailed with the letter, once it is made.
    case 'noticed':
    case 'appealDecided':
    case 'revocationAnnounced':
    case 'revoked':
    case 'expired':
    case 'drafted':
    case 'revised':
    case 'filed':
    case 'acceptedComplete':
    case 'stageDecided':
    case 'stagePassedOver':
    case 'decided':
    case 'appealWaived':
    case 'appealed':
    case 'appealExtended':
    case 'basisVerified':
    case 'cameIntoForce':
    case 'refusalStands':
    case 'heard':
    case 'revocationDropped':
    case 'withdrawn':
    case 'limitsSet':
    case 'jobDone':
      return undefined
  }
}

function returnOf({ reason, completeBy }: { readonly reason: string; readonly completeBy?: Instant }) {
  return { reason, ...(completeBy ? { dueAt: completeBy } : {}) }
}

/** Who asked has a request to complete; in every other state a body has to decide. */
function limitNear({ status, subject, parentCode, returned }: Exemption, dueAt: Instant): PersonNotice {
  const params = { subject, officeCode: parentCode, dueAt }
  return status === 'returned'
    ? { kind: 'exemptionUnmended', params: { ...params, reason: returned?.reason ?? '' } }
    : { kind: 'decisionDue', params }
}
