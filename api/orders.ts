import { currentAssignments } from '../db/assignments.js'
import { listCasePapers } from '../db/case-papers.js'
import { isRehearsal } from '../db/clock.js'
import { getContent, putContent } from '../db/contents.js'
import { currentLetterhead, loadEmblem } from '../db/letterheads.js'
import { loadSnapshot } from '../db/cases/record.js'
import { withShortOfficeNames } from '../db/directory.js'
import { advanceOrders, type OrderEntry } from '../db/orders.js'
import { readNames } from '../db/paper-names.js'
import { inTransaction, type Database } from '../db/pool.js'
import { revokedByOf } from '../db/revoking-orders.js'
import { possibleVerdicts } from '../domain/approval/decide.js'
import { orderCase, type Actor, type Unstamped } from '../domain/case.js'
import type { Order, OrderAct, Revocation } from '../domain/order/case.js'
import type { OrderContent } from '../domain/order/content.js'
import { decideOrder } from '../domain/order/decide.js'
import { refuseToRevoke } from '../domain/order/revoking.js'
import { possibleOrderActs, subjectOfOrder } from '../domain/policy/order-acts.js'
import { dayOf } from '../domain/time.js'
import { emblemFrom } from '../templates/agency/emblem.js'
import { letterDocument } from '../templates/letters/load.js'
import { orderPaper } from '../templates/papers/order.js'
import { officeOf } from '../templates/papers/around.js'
import { actOnCase, takeStep, type ActCall } from './acting.js'
import type { PaperPress } from './press.js'
import type { Found } from './proposal-subjects.js'
import { orRefuse, refused } from './refusals.js'
import type { Answer, Deps } from './route.js'
import type { WrittenOrder } from './schemas/order.js'

/** @throws Problem NOT_FOUND */
export async function findOrder(db: Database, orderId: string): Promise<Found<OrderEntry>> {
  const entry = await loadSnapshot<Order>(db, orderCase(orderId))
  if (!entry) throw refused('NOT_FOUND')
  return { entry, subject: subjectOfOrder(entry.state) }
}

/**
 * Keeps what an order says. Returns its hash and what it ends. @throws Problem PERSON_NOT_OF_OFFICE where one who shall be
 * told is of another office, ORDER_NOT_IN_FORCE
 */
export async function keepOrder(
  db: Database,
  { actor, at }: Pick<ActCall, 'actor' | 'at'>,
  written: WrittenOrder,
): Promise<{ contentSha256: string; revokes?: Revocation }> {
  const content = await citing(db, actor, written)
  for (const personId of content.tell) {
    const assignments = await currentAssignments(db, personId, dayOf(at))
    if (!assignments.some(({ officeCode }) => officeCode === actor.officeCode))
      throw refused('PERSON_NOT_OF_OFFICE', { persons: personId }, '/tell')
  }
  const { revokes, effectiveOn: from } = content
  const ends = revokes && { orderId: revokes.orderId, ...(from ? { from } : {}) }
  return { contentSha256: await putContent(db, content), ...(ends ? { revokes: ends } : {}) }
}

/** What is written, with the order that it ends as its paper cites it. @throws Problem ORDER_NOT_IN_FORCE */
async function citing(
  db: Database,
  actor: Actor,
  { revokes, ...written }: WrittenOrder,
): Promise<OrderContent> {
  if (revokes === undefined) return written
  const { orderId, issued, subject } = await orderToRevoke(db, actor, revokes)
  if (!issued) throw new Error(`order ${orderId} was never issued`)
  const { number, year, at } = issued
  return { ...written, revokes: { orderId, number, year, signedOn: dayOf(at), subject } }
}

/** An order that the actor's office can end by another. @throws Problem ORDER_NOT_IN_FORCE */
export async function orderToRevoke(db: Database, { officeCode }: Actor, orderId: string): Promise<Order> {
  const found = await loadSnapshot<Order>(db, orderCase(orderId))
  const isRevoked = (await revokedByOf(db, orderId)) !== undefined
  const earlier = found && { order: found.state, isRevoked }
  orRefuse(refuseToRevoke(earlier, officeCode))
  return earlier!.order
}

/** Drafts an order: content and first step in one transaction. */
export async function draftOrder(
  { pool }: Pick<Deps, 'pool'>,
  call: ActCall,
  { orderId, content }: { readonly orderId: string; readonly content: WrittenOrder },
): Promise<OrderEntry> {
  const { actor: by, at, key } = call
  return inTransaction(pool, async (tx) => {
    const kept = await keepOrder(tx, call, content)
    const act = { type: 'draft', at, by, orderId, subject: content.subject, ...kept } as const
    const decide = (state?: Order) => decideOrder(state, act)
    return takeStep(tx, { key }, { advance: advanceOrders, caseId: orderCase(orderId), decide })
  })
}

/** Does an act through the order's workflow and answers the order as it stands then. */
export async function actOnOrder(
  deps: Pick<Deps, 'cases'>,
  call: ActCall,
  orderId: string,
  act: Unstamped<OrderAct>,
): Promise<Answer> {
  const caseId = orderCase(orderId)
  const acted = await actOnCase<Order>(deps, call, caseId, act)
  return { etag: acted.version, body: viewOfOrder({ caseId, ...acted }, call.actor) }
}

/** What every answer about an order says. */
export function viewOfOrder({ caseId, version, state }: OrderEntry, actor: Actor) {
  return { caseId, version, state, possibleActs: possibleOrderActs(state, actor) }
}

/** Each with what its office is called. */
export function named<Entry extends OrderEntry>(db: Database, entries: readonly Entry[]) {
  return withShortOfficeNames(db, entries, ({ state }) => state.owner.officeCode)
}

/** The order with what it says and its paper. */
export async function showOrder({ pool }: Pick<Deps, 'pool'>, entry: OrderEntry, actor: Actor) {
  const { state, caseId } = entry
  const [view] = await named(pool, [viewOfOrder(entry, actor)])
  const content = await getContent<OrderContent>(pool, state.contentSha256)
  if (!content) throw new Error(`no content ${state.contentSha256}`)
  const [paper] = await listCasePapers(pool, caseId)
  const { persons } = await readNames(pool, { persons: content.tell, offices: [] })
  const by = await revokedByOf(pool, state.orderId)
  const { approval, status } = state
  const verdicts = approval && status === 'inApproval' ? possibleVerdicts(approval, actor) : []
  return {
    ...view,
    ...{ content, possibleVerdicts: verdicts, names: Object.fromEntries(persons) },
    ...(paper ? { paperSha256: paper.sha256 } : {}),
    ...(by ? { revokedBy: by } : {}),
  }
}

/** The order as it would be, were it signed now, as PDF: every page bears "ร่าง", it has no number, and nothing is kept. */
export async function draftOrderPaper(
  db: Database,
  { actor, at }: Pick<ActCall, 'actor' | 'at'>,
  { written, press }: { readonly written: WrittenOrder; readonly press: PaperPress },
): Promise<Uint8Array> {
  const { officeCode } = actor
  const content = await citing(db, actor, written)
  const names = await readNames(db, { persons: [], offices: [officeCode] })
  const letterhead = await currentLetterhead(db, officeCode)
  const own = letterhead && (await loadEmblem(db, officeCode, letterhead.version))
  const emblem = own && emblemFrom(own.mediaType === 'application/pdf' ? 'emblem.pdf' : '', own.bytes)
  const fields = orderPaper({
    ...{ id: 'draft-order', names, madeAt: at, sample: await isRehearsal(db), content, officeCode },
    agency: { name: letterhead?.body.agencyTh ?? officeOf(names, officeCode), address: [] },
  })
  const look = { ...press.look, ...(emblem ? { emblem } : {}) }
  return press.typesetter.render(letterDocument(fields, { ...look, fileName: 'draft-order' }))
}
