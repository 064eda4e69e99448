import { isOfficial, stagesIn } from '../../domain/approval/route.js'
import type { Role } from '../../domain/case.js'
import { lastDayOf } from '../../domain/deadline-basis.js'
import type { Exemption, ExemptionEvent } from '../../domain/exemption/case.js'
import { authorsOfExemption } from '../../domain/exemption/apply.js'
import { examinerOf } from '../../domain/exemption/route.js'
import type { PersonNotice } from '../../domain/person-notices.js'
import { dayOf } from '../../domain/time.js'
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
  const persons =
    notice.kind === 'decisionDue' ? await bodyOf(tx, state, event) : await applicantsOf(tx, state, event.at)
  await queuePersonMails(
    tx,
    cause,
    persons.map((personId) => ({ ...notice, caseId, personId, mailId: `${mailId}/${personId}` })),
  )
}

/** Which mail an event sends, if any. */
function noticeOf(state: Exemption, event: ExemptionEvent): PersonNotice | undefined {
  const { subject, parentCode } = state
  const said = { subject, officeCode: parentCode }
  switch (event.type) {
    case 'returned':
      return { kind: 'exemptionReturned', params: { ...said, reason: event.reason } }
    case 'proposedUpward':
    case 'revoked':
      return { kind: 'exemptionDecided', params: { ...said, outcome: event.type } }
    case 'noticed':
      return { kind: 'exemptionDecided', params: { ...said, ...outcomeOf(state, event) } }
    case 'expiryAnnounced':
      return { kind: 'exemptionExpires', params: { ...said, lastDay: event.lastDay } }
    case 'bodyReminded':
      return state.limit && { kind: 'decisionDue', params: { ...said, dueAt: state.limit.dueAt } }
    case 'stageReminded':
    case 'stageEscalated': {
      const dueAt = state.approval?.times?.[event.stage]?.dueAt
      return dueAt === undefined ? undefined : { kind: 'decisionDue', params: { ...said, dueAt } }
    }
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
    case 'appealDecided':
    case 'basisVerified':
    case 'cameIntoForce':
    case 'refusalStands':
    case 'expired':
    case 'revocationAnnounced':
    case 'heard':
    case 'revocationDropped':
    case 'withdrawn':
    case 'limitsSet':
    case 'jobDone':
      return undefined
  }
}

function outcomeOf(
  { decision, period: asked }: Exemption,
  { period, appealUntil }: Extract<ExemptionEvent, { type: 'noticed' }>,
) {
  const isWhole = period.from === asked.from && period.until === asked.until
  const granted = isWhole ? 'granted' : 'grantedInPart'
  const outcome = decision?.granted ? granted : 'refused'
  return { outcome, ...(appealUntil ? { appealUntil: lastDayOf(appealUntil) } : {}) } as const
}

/** Who wrote the request, and the director of the office. */
async function applicantsOf(tx: Transaction, state: Exemption, at: string): Promise<string[]> {
  const directors = await holders(tx, { offices: [state.applicant.officeCode], roles: ['director'], at })
  const authors = authorsOfExemption(state).map(({ personId }) => personId)
  return [...new Set([...authors, ...directors])]
}

/** Whoever can do what the body whose turn it is owes. */
async function bodyOf(tx: Transaction, state: Exemption, event: ExemptionEvent): Promise<string[]> {
  const { at } = event
  const { status, approval, bodies, parentCode } = state
  if (event.type === 'stageReminded' || event.type === 'stageEscalated') {
    const stage = stagesIn(approval?.route ?? []).find(({ id }) => id === event.stage)
    return stage && isOfficial(stage)
      ? holders(tx, { offices: [stage.office ?? parentCode], roles: [stage.role], at })
      : holders(tx, { offices: bodies?.secretariats ?? [], roles: ['secretary'], at })
  }
  return status === 'filed'
    ? holders(tx, { offices: [examinerOf(state)], roles: ['director', 'registrar', 'officer'], at })
    : holders(tx, { offices: [parentCode], roles: ['officer', 'secretary'], at })
}

async function holders(
  tx: Transaction,
  { offices, roles, at }: { offices: readonly string[]; roles: readonly Role[]; at: string },
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select distinct person_id as id from assignment
     where office_code = any($1) and role = any($2) and revoked_at is null
       and valid_from <= $3::date and (valid_to is null or $3::date < valid_to)`,
    [offices, roles, dayOf(at)],
  )
  return rows.map(({ id }) => id)
}
