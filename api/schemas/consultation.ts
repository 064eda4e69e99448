import { z } from 'zod'
import type { Consultation, ConsultationNotes } from '../../domain/consultation/case.js'
import { id, sha256, text, textOrNone, typedDay } from './common.js'
import { committeeNamed, count, day, pageOf } from './replies-common.js'

/** One consultation, in an address. */
export const consultationParams = z.strictObject({ consultationId: id })

const notes = z
  .strictObject({
    notes: textOrNone(50_000),
    participants: z.array(text(300)).max(200),
    proposals: z.array(text(4_000)).max(100),
  })
  .meta({ id: 'ConsultationNotes' }) satisfies z.ZodType<ConsultationNotes>

/** The case that was talked about: an exemption. */
export const aboutCase = z.string().regex(/^exemption\/[\w-]{1,80}$/)

/** A consultation as it is put on record: who talked when about what, and what was suggested. */
export const consultationBody = z.strictObject({
  topic: text(500),
  heldOn: typedDay,
  committeeId: id.nullable().default(null),
  about: aboutCase.exactOptional(),
  notes: notes.shape.notes.default(''),
  participants: notes.shape.participants.default([]),
  proposals: notes.shape.proposals.default([]),
})

const seed = z.union([
  z.strictObject({ kind: z.literal('task'), caseId: z.string() }),
  z.strictObject({ kind: z.literal('agendaItem'), caseId: z.string(), itemId: z.string() }),
])

/** A consultation as its row keeps it. */
export const consultationState = z
  .strictObject({
    ...{ consultationId: z.string(), topic: z.string(), heldOn: day, committeeId: z.string().nullable() },
    about: z.string().exactOptional(),
    ...{ status: z.enum(['open', 'closed']), officeCode: z.string(), contentSha256: sha256 },
    ...{ contentVersion: count, seeds: z.array(seed) },
  })
  .meta({
    id: 'Consultation',
    description:
      'การปรึกษาหารือนอกรอบ ไม่ใช่การประชุมและไม่มีมติ / A talk outside a meeting: nothing is resolved in it',
  }) satisfies z.ZodType<Consultation>

/** A consultation with its notes, and what may be done with it now. */
export const consultationView = z.strictObject({
  ...{ caseId: z.string(), version: count, state: consultationState, notes },
  /** What the committee that was talked with is called, where there is one. */
  committee: z.strictObject(committeeNamed).exactOptional(),
  possibleActs: z.array(z.string()),
})

/** What an act answers; `madeCaseId` is the case that grew out of it. */
export const consultationActed = z.strictObject({
  ...{ caseId: z.string(), version: count, state: consultationState, possibleActs: z.array(z.string()) },
  madeCaseId: z.string().exactOptional(),
})

/** Consultations in a list. */
export const consultationPage = pageOf(
  z.strictObject({ caseId: z.string(), version: count, state: consultationState }),
)
