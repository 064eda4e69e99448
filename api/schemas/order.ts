import { z } from 'zod'
import type { Order } from '../../domain/order/case.js'
import type { OrderContent } from '../../domain/order/content.js'
import { isDay } from '../../domain/time.js'
import { id, instant, sha256, text } from './common.js'
import { approvalState, possibleVerdicts } from './replies-approval.js'
import { actor, count, day, officeNamed, pageOf } from './replies-common.js'

/** One order, in an address. */
export const orderParams = z.strictObject({ orderId: id })
/** One paper of an order, in an address. */
export const orderPaperParams = orderParams.extend({ sha256 })

/** The states of an order. */
export const orderStatus = z.enum(['draft', 'inApproval', 'returned', 'issued', 'refused', 'withdrawn'])

const persons = z.array(text(80)).max(50)

/** What a person writes: the order that it ends by its id. */
export type WrittenOrder = Omit<OrderContent, 'revokes'> & { readonly revokes?: string }

/** What an order says. */
export const orderContentBody = z.strictObject({
  subject: text(500),
  reasons: text(20_000),
  points: z.array(text(10_000)).min(1).max(50),
  effectiveOn: z.string().refine(isDay).exactOptional(),
  /** The id of an earlier order of the own office, which this one ends. */
  revokes: id.exactOptional(),
  tell: persons.default([]),
}) satisfies z.ZodType<WrittenOrder>

/** An order as its row keeps it. */
export const orderState = z
  .strictObject({
    ...{ orderId: z.string(), subject: z.string(), status: orderStatus },
    ...{ owner: actor, authors: z.array(actor).exactOptional() },
    ...{ contentSha256: sha256, contentVersion: count, approval: approvalState.exactOptional() },
    revokes: z.strictObject({ orderId: z.string(), from: day.exactOptional() }).exactOptional(),
    returned: z.strictObject({ reason: z.string(), at: instant, by: actor }).exactOptional(),
    issued: z.strictObject({ number: count, year: count, at: instant, by: actor }).exactOptional(),
    jobs: z.array(z.strictObject({ id: z.string() })),
    ended: z.strictObject({ reason: z.string(), at: instant }).exactOptional(),
  })
  .meta({ id: 'Order', description: 'คำสั่งของหน่วยงาน / An order of an office' }) satisfies z.ZodType<Order>

const content = z
  .strictObject({
    ...{ subject: z.string(), reasons: z.string(), points: z.array(z.string()) },
    ...{ effectiveOn: z.string().exactOptional(), tell: z.array(z.string()) },
    revokes: z
      .strictObject({ orderId: z.string(), number: count, year: count, signedOn: day, subject: z.string() })
      .exactOptional(),
  })
  .meta({ id: 'OrderContent' }) satisfies z.ZodType<OrderContent>

const acted = {
  ...{ caseId: z.string(), version: count, state: orderState, possibleActs: z.array(z.string()) },
}

/** What an act on an order answers: the order as it stands then. */
export const orderActed = z.strictObject(acted)

/** The order that has ended this one, and from which day on. */
export const revokedBy = z
  .strictObject({ orderId: z.string(), number: count, year: count, from: day })
  .meta({ id: 'RevokedBy' })

/** An order as it stands: what it says, its paper once it is issued, and what may be done with it now. */
export const orderView = z.strictObject({
  ...{ ...acted, ...officeNamed, content, possibleVerdicts },
  /** Names of those whom it names, as they are now. */
  names: z.record(z.string(), z.string()),
  /** SHA-256 of the paper; absent until it is issued and its paper is made. */
  paperSha256: sha256.exactOptional(),
  revokedBy: revokedBy.exactOptional(),
})

/** Orders in a list. */
export const orderPage = pageOf(
  z.strictObject({
    ...{ caseId: z.string(), version: count, state: orderState, ...officeNamed },
    revokedBy: revokedBy.exactOptional(),
  }),
)
