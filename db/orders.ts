import type { Actor } from '../domain/case.js'
import type { Order, OrderEvent, OrderStatus } from '../domain/order/case.js'
import type { ActName } from '../domain/policy/policy.js'
import { advance, type Advanced, type Step } from './cases/advance.js'
import { orderKind } from './cases/kinds.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import { queuePersonMails } from './person-mails.js'
import type { Database, Transaction } from './pool.js'
import { revokedBy, type RevokedBy } from './revoking-orders.js'
import { visibleOrders } from './visibility.js'

/** An order as its row keeps it. */
export type OrderEntry = { readonly caseId: string; readonly version: number; readonly state: Order }

/** An order in a list, with the one that has ended it. */
export type ListedOrder = OrderEntry & { readonly revokedBy?: RevokedBy }

/** Takes a step for orders and tells their authors when one comes back, inside the caller's transaction. */
export async function advanceOrders(
  tx: Transaction,
  step: Step<Order, OrderEvent>,
): Promise<Advanced<Order, OrderEvent>[]> {
  const advanced = await advance(tx, orderKind, step)
  for (const { caseId, version, events, state, outcome } of advanced) {
    if (outcome !== 'recorded' || !state || !events.some(isReturn)) continue
    await tellReturned(tx, step.cause, { caseId, version, state })
  }
  return advanced
}

function isReturn(event: OrderEvent): boolean {
  return event.type === 'stageDecided' && event.verdict === 'returned'
}

async function tellReturned(tx: Transaction, cause: string, { caseId, version, state }: OrderEntry) {
  const { owner, authors = [], subject, returned } = state
  const persons = [...new Set([owner, ...authors].map(({ personId }) => personId))]
  const params = { subject, officeCode: owner.officeCode, reason: returned?.reason ?? '' }
  const mails = persons.map((personId) => {
    const mailId = `${caseId}#${version}/${personId}`
    return { kind: 'orderReturned', params, mailId, caseId, personId } as const
  })
  await queuePersonMails(tx, cause, mails)
}

/** Which orders: each member that is given narrows the list. */
export type OrderFilter = {
  readonly visibleTo: { readonly actor: Actor; readonly act: ActName }
  readonly status?: OrderStatus | undefined
}

/** Orders, what was changed last on top. */
export async function listOrders(
  db: Database,
  { visibleTo, status }: OrderFilter,
  place: Place = {},
): Promise<Page<ListedOrder>> {
  const { after, limit = 50 } = place
  const visible = visibleOrders({ ...visibleTo, first: 2 })
  const which = `from office_order o where ($1::text is null or o.status = $1) and ${visible.sql}`
  const values = [status ?? null, ...visible.values]
  const [changed, id] = readPlace(after, 2)
  const at = values.length
  type Row = OrderEntry & { readonly changed: string; readonly revokedBy: RevokedBy | null }
  const { rows } = await db.query<Row>(
    `select o.case_id as "caseId", o.version, o.state, o.updated_at as changed, ${revokedBy('o.order_id')} ${which}
       and ($${at + 1}::timestamptz is null or (o.updated_at, o.order_id) < ($${at + 1}, $${at + 2}))
     order by o.updated_at desc, o.order_id desc limit $${at + 3}`,
    [...values, changed ?? null, id ?? null, limit + 1],
  )
  const page = pageOf(rows, limit, ({ changed: when, state }) => [when, state.orderId])
  const items = page.items.map(({ changed: _, revokedBy: by, ...entry }) => ({
    ...entry,
    ...(by ? { revokedBy: by } : {}),
  }))
  return counted(db, { ...page, items }, place, { rows: which, values })
}
