import { refuse, type Refusal } from '../refusals.js'
import type { Order } from './case.js'

/** What is known of an order that another one shall end. */
export type Earlier = { readonly order: Order; readonly isRevoked: boolean }

/** Why an order of the office cannot end that one, or nothing: only what the office itself has issued, and only once. */
export function refuseToRevoke(earlier: Earlier | undefined, officeCode: string): Refusal | undefined {
  const isOwn = earlier?.order.owner.officeCode === officeCode
  const isInForce = isOwn && earlier.order.status === 'issued' && !earlier.isRevoked
  return isInForce ? undefined : refuse('ORDER_NOT_IN_FORCE', {}, '/revokes')
}
