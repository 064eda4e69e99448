import { z } from 'zod'
import type { AudienceRule } from '../../domain/audience.js'
import type { LetterContent } from '../../domain/content.js'
import { routeShape } from './approval.js'
import { SECRECIES } from '../../domain/secrecy.js'
import type { DeadlineRule } from '../../domain/deadline-rule.js'

const text = z.string().trim().min(1).max(2000)
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const dayCount = z.int().min(1).max(1830)

const letter = z.strictObject({
  form: z.enum(['external', 'stamped']),
  prefix: text.max(60),
  agency: z.strictObject({ nameTh: text, addressTh: text }),
  salutation: z.strictObject({ opening: text.max(60), addressee: text, closing: text.max(100) }),
  references: z.array(text),
  enclosures: z.array(text),
  body: z
    .array(
      z.strictObject({ kind: z.enum(['paragraph', 'item']), text: z.string().trim().min(1).max(20_000) }),
    )
    .min(1),
  signer: z.strictObject({ nameTh: text, positionTh: text, capacityTh: text.exactOptional() }),
  owner: z.strictObject({ unitTh: text, telephone: text.max(100), email: z.email() }),
  urgency: z.enum(['ด่วน', 'ด่วนมาก', 'ด่วนที่สุด']).exactOptional(),
}) satisfies z.ZodType<LetterContent>

const deadline = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('fixed'),
    day,
    time: clock.exactOptional(),
    roll: z.boolean().exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('workingDays'),
    days: dayCount,
    time: clock.exactOptional(),
    cutOff: clock.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('calendarDays'),
    days: dayCount,
    roll: z.boolean(),
    time: clock.exactOptional(),
    cutOff: clock.exactOptional(),
  }),
]) satisfies z.ZodType<DeadlineRule>

/** The shape of a procedure file. Audience and form are looked at more closely afterwards. */
export const procedureShape = z.strictObject({
  procedure: z.string().regex(/^[a-z][a-z0-9-]{0,79}$/),
  version: z.int().min(1),
  title: z.strictObject({ th: text, en: text }),
  subject: text.max(500),
  audience: z.custom<AudienceRule>((value) => typeof value === 'object' && value !== null),
  deadline,
  reminders: z.array(z.strictObject({ workingDays: z.int().min(-250).max(250), at: clock })).max(20),
  review: z.enum(['manual', 'automatic']),
  moreTime: z.strictObject({
    automaticWorkingDays: z.int().min(0).max(60),
    maxRequests: z.int().min(0).max(20),
    /** Who decides beyond the automatic days; an officer where nothing is said. */
    approval: routeShape.exactOptional(),
  }),
  nilReturn: z.boolean(),
  /** By which route the circular is checked and signed; check and sign where nothing is said. */
  approval: routeShape.exactOptional(),
  /** Whose approval an answer needs before it leaves the office. */
  officeApproval: z.literal('director').exactOptional(),
  estimatedMinutes: z.int().min(1).max(100_000).exactOptional(),
  secrecy: z.enum(SECRECIES).exactOptional(),
  letter,
  form: z.record(z.string(), z.unknown()),
})

/** A kind of circular as data: which letter, which form, who is addressed, until when, who is reminded. */
export type Procedure = z.infer<typeof procedureShape>
