import type { Day } from '../time.js'

/** An earlier order of the same office that an order ends, as its paper cites it. */
export type RevokedOrder = {
  readonly orderId: string
  readonly number: number
  /** Gregorian. */
  readonly year: number
  readonly signedOn: Day
  readonly subject: string
}

/** What an order says, as it is signed. */
export type OrderContent = {
  readonly subject: string
  /** เหตุผลและอำนาจ: why it is ordered, and by what power. */
  readonly reasons: string
  /** What is ordered, point by point. */
  readonly points: readonly string[]
  /** ทั้งนี้ ตั้งแต่: the first day on which it holds; absent where that is the day on which it is signed. */
  readonly effectiveOn?: Day
  readonly revokes?: RevokedOrder
  /** The persons of the office who are told of it once it is issued. */
  readonly tell: readonly string[]
}
