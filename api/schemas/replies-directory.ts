import { z } from 'zod'
import { revokedBy } from './order.js'
import { procedureShape } from '../../templates/procedures/shape.js'
import { instant, sha256 } from './common.js'
import { actor, count, day, instantOrNull, listOf, pageOf } from './replies-common.js'
import { OFFICE_TYPES } from '../../domain/office.js'
import { ACT_NAMES } from '../../domain/policy/policy.js'

const codes = z.array(z.string())

/** How a list names an office. */
export const officeHead = {
  code: z.string(),
  type: z.enum(OFFICE_TYPES),
  nameTh: z.string(),
  shortTh: z.string(),
  nameEn: z.string(),
  provinces: z.array(z.string()),
}

/** An office as the directory has it for a time. */
export const office = z
  .strictObject({
    ...officeHead,
    zone: z.int().exactOptional(),
    areaCode: z.string().exactOptional(),
    letterPrefix: z.string().exactOptional(),
    innovationAreas: z.array(z.strictObject({ province: z.string(), sinceDay: day, certainty: z.string() })),
    email: z.string().exactOptional(),
    validFrom: day,
    validTo: day.exactOptional(),
    predecessors: codes,
    nameCertainty: z.string(),
    parentCode: z.string().exactOptional(),
    attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
  })
  .meta({ id: 'Office' })

const centralOffice = z
  .strictObject({
    ...{
      code: z.string(),
      nameTh: z.string(),
      shortTh: z.string(),
      nameEn: z.string(),
      parentTh: z.string(),
    },
    ...{ addressTh: z.string(), letterPrefix: z.string(), telephone: z.string(), email: z.string() },
    invented: z.array(z.string()),
  })
  .meta({ id: 'CentralOffice' })

/** Who is signed in. */
export const meReply = z.strictObject({
  actor,
  office: z.union([office, centralOffice]).nullable(),
  may: z
    .array(z.enum(ACT_NAMES).meta({ id: 'ActName' }))
    .describe('What the duties of this person include at all; the rules of a case come after it'),
  now: instant,
})

/** Offices in a list. */
export const officePage = pageOf(office)

const { code, type: officeType, nameTh, shortTh, nameEn } = officeHead

/** How the directory divides: who issues circulars, and the kinds of office by the provinces of their seats. */
export const officeBranchList = listOf(
  z.strictObject({ type: officeType, province: z.string(), offices: count }),
).extend({ central: z.array(z.strictObject({ code, nameTh, shortTh, nameEn })) })

/** Where an office gets its mail. */
export const contactReply = z
  .strictObject({ code: z.string(), email: z.string(), changedAt: instant, changedBy: z.string() })
  .meta({ id: 'Contact' })

/** An office through time. */
export const officeHistoryReply = z.strictObject({
  code: z.string(),
  records: z.array(office),
  predecessors: codes,
  successors: codes,
  contact: contactReply.nullable(),
})

/** The versions of the calendar. */
export const calendarList = listOf(
  z
    .strictObject({
      version: z.string(),
      source: z.string(),
      coversFrom: day,
      coversTo: day,
      adoptedAt: instant,
      holidays: count,
    })
    .meta({ id: 'CalendarEntry' }),
)

/** The holidays of a year, as the version in force has them. */
export const calendarDays = listOf(
  z
    .strictObject({
      day,
      nameTh: z.string(),
      kind: z.enum(['regular', 'substitution', 'special', 'regional']),
      closed: z.boolean(),
      scope: z.union([z.literal('national'), z.array(z.string())]),
      certainty: z.enum(['high', 'medium', 'low', 'very low']),
      note: z.string(),
    })
    .meta({ id: 'Holiday' }),
).extend({ version: z.string(), coversFrom: day, coversTo: day })

/** A line of a register. */
export const registerEntry = z
  .strictObject({
    number: z.int().min(1),
    caseId: z.string().nullable(),
    counterpart: z.string(),
    counterpartTh: z.string().nullable(),
    subject: z.string(),
    enteredAt: instant,
    cancelledAt: instantOrNull,
    cancelledBy: z.strictObject({ personId: z.string(), nameTh: z.string() }).nullable(),
    cancelReason: z.string().nullable(),
    revokedBy: revokedBy.nullable(),
  })
  .meta({ id: 'RegisterEntry' })

/** A register in the order of its numbers. */
export const registerPage = pageOf(registerEntry)

const edition = { procedureId: z.string(), version: count, sha256, addedAt: instant }

/** The kinds of circular. */
export const procedureList = listOf(
  z.strictObject({ ...edition, title: procedureShape.shape.title, subject: z.string() }),
)

/** One kind of circular. */
export const procedureReply = z.strictObject({ ...edition, body: procedureShape.meta({ id: 'Procedure' }) })

/** What storing a kind of circular answers. */
export const procedureStored = z.strictObject({ procedureId: z.string(), version: count })
