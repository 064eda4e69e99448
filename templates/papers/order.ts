import type { Actor } from '../../domain/case.js'
import { isCentralCode } from '../../domain/office.js'
import type { OrderContent } from '../../domain/order/content.js'
import { dayOf, type Instant } from '../../domain/time.js'
import { plainDate } from '../dates.js'
import type { SignerFields } from '../letters/fields.js'
import type { OrderFields } from '../letters/order.js'
import {
  agencyField,
  headOf,
  linesOf,
  nameOf,
  numberInYear,
  officeOf,
  verifyField,
  type PaperFrame,
} from './around.js'

/** An order as its paper says it. */
export type OrderFacts = PaperFrame & {
  readonly content: OrderContent
  /** Whose order it is. */
  readonly officeCode: string
  /** Absent in a draft: every page says so, and there is room for the number and the name. */
  readonly signed?: { readonly number: number; readonly at: Instant; readonly by: Actor }
}

/** The order (คำสั่ง) as a letter; of a draft as it would be, were it signed when it is made. */
export function orderPaper(facts: OrderFacts): OrderFields {
  const { id, sample, agency, content, signed, madeAt } = facts
  const date = dayOf(signed?.at ?? madeAt)
  return {
    kind: 'order',
    ...{ id, sample, agency: agencyField(agency) },
    ...(signed ? {} : { draft: true }),
    number: numberInYear(signed?.number, Number(date.slice(0, 4))),
    subject: content.subject,
    ...{ date, ...verifyField(facts) },
    body: [
      ...linesOf(content.reasons),
      { items: [...revocation(facts), ...content.points.map((point) => point.trim())] },
      content.effectiveOn === undefined
        ? 'ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป'
        : `ทั้งนี้ ตั้งแต่วันที่ ${plainDate(content.effectiveOn)} เป็นต้นไป`,
    ],
    signer: signerFor(facts),
  }
}

/** The order that it ends stands before what it orders. */
function revocation({ content: { revokes }, agency }: OrderFacts): string[] {
  if (!revokes) return []
  const { number, year, signedOn, subject } = revokes
  const which = `คำสั่ง${agency.name} ที่ ${numberInYear(number, year)} ลงวันที่ ${plainDate(signedOn)} เรื่อง ${subject}`
  return [`ให้ยกเลิก${which}`]
}

/** Who acts in the stead of another signs so: the position of the absent one stands behind the capacity (saraban practice). */
function signerFor({ names, officeCode, signed }: OrderFacts): SignerFields {
  const office = officeOf(names, officeCode)
  const head = isCentralCode(officeCode) ? `ผู้มีอำนาจลงนาม\n${office}` : headOf(office)
  if (!signed) return { name: ROOM, position: head }
  const { personId, capacity = 'holder', inPlaceOf } = signed.by
  const name = nameOf(names, personId)
  if (capacity === 'holder' || inPlaceOf === undefined) return { name, position: head }
  return { name, position: `${IN_STEAD[capacity]}\n${head}` }
}

/** Room for the name of who will sign. */
const ROOM = '.'.repeat(50)
const IN_STEAD = { onBehalf: 'ปฏิบัติราชการแทน', acting: 'รักษาราชการแทน' } as const
