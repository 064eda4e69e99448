import type pg from 'pg'
import { getContent } from '../db/contents.js'
import { agencyAbove } from '../db/directory.js'
import { loadTerms } from '../db/exemptions.js'
import { assertNever, idWithinKind, meetingCase, type Stamp } from '../domain/case.js'
import { headOfRequest, type ExemptionRequest } from '../domain/exemption/request.js'
import type { HeldAct } from '../domain/held.js'
import type { Meeting } from '../domain/meeting/case.js'
import type { FollowUp, FollowUpOrder } from '../domain/meeting/follow-ups.js'

/** A case that begins because a meeting resolved so, and the act that begins it. */
export type Begun = { readonly caseId: string; readonly act: HeldAct }

/** On which item of which meeting it was resolved, and when it is begun. */
type Because = { readonly meeting: Meeting; readonly itemId: string; readonly stamp: Stamp }
type Order<What extends FollowUpOrder['what']> = Extract<FollowUpOrder, { what: What }>

/** How a follow-up begins; nothing for what was only linked. The case knows the resolution as its origin. */
export async function beginningOf(
  pool: pg.Pool,
  followUp: FollowUp,
  because: Because,
): Promise<Begun | undefined> {
  const { caseId } = followUp
  if (followUp.kind === 'task') return { caseId, act: taskAct(followUp, because) }
  // A letter is no case: it is written with the memos.
  if (followUp.kind === 'letter') return undefined
  const { order, title } = followUp
  if (!order) return undefined
  switch (order.what) {
    case 'circular':
      return { caseId, act: circularAct({ caseId, title, order }, because) }
    case 'proposal':
      return { caseId, act: proposalAct({ caseId, title, order }, because) }
    case 'exemption':
      return { caseId, act: await exemptionAct(pool, { caseId, order }, because) }
    default:
      return assertNever(order)
  }
}

const originOf = ({ meeting: { meetingId }, itemId }: Because) =>
  ({ kind: 'resolution', caseId: meetingCase(meetingId), itemId }) as const

function taskAct(followUp: Extract<FollowUp, { kind: 'task' }>, because: Because): HeldAct<'task'> {
  const { kind: _, caseId, letterNumber: __, ...order } = followUp
  const { meeting, stamp } = because
  const given = { taskId: idWithinKind(caseId), origin: originOf(because), giver: meeting.secretariat }
  return { type: 'give', ...given, ...order, ...stamp }
}

type Ordered<What extends FollowUpOrder['what']> = {
  readonly caseId: string
  readonly title: string
  readonly order: Order<What>
}

function circularAct(
  { caseId, title, order: { what: _, ...draft } }: Ordered<'circular'>,
  because: Because,
): HeldAct<'circular'> {
  const about = { circularId: idWithinKind(caseId), subject: title, origin: originOf(because) }
  return { type: 'draft', ...about, ...draft, at: because.stamp.at }
}

function proposalAct({ caseId, title, order }: Ordered<'proposal'>, because: Because): HeldAct<'proposal'> {
  const { committeeId, secretariat, contentSha256, by } = order
  const head = { committeeId, secretariat, title, origin: originOf(because) }
  return { type: 'draft', proposalId: idWithinKind(caseId), head, contentSha256, by, at: because.stamp.at }
}

async function exemptionAct(
  pool: pg.Pool,
  { caseId, order: { contentSha256, by } }: Omit<Ordered<'exemption'>, 'title'>,
  because: Because,
): Promise<HeldAct<'exemption'>> {
  const request = await getContent<ExemptionRequest>(pool, contentSha256)
  const parentCode = await agencyAbove(pool, by.officeCode)
  if (!request || parentCode === undefined) throw new Error(`no request or no agency for ${caseId}`)
  return {
    ...{
      type: 'draft',
      exemptionId: idWithinKind(caseId),
      origin: originOf(because),
      by,
      at: because.stamp.at,
    },
    ...{ request: headOfRequest(request), contentSha256, parentCode, terms: await loadTerms(pool) },
  }
}
