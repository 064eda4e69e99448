import { z } from 'zod'
import { isDay } from '../../domain/time.js'

const text = z.string().trim().min(1).max(2000)
const long = z.string().trim().min(1).max(30_000)
/** A short text: name, title, number. */
export const short = text
/** A day that exists, Gregorian. */
export const day = z.string().refine((value) => isDay(value) && Number(value.slice(0, 4)) < 2400, {
  error: 'ต้องเป็นวันที่ที่มีจริง ปีคริสต์ศักราช เช่น 2023-11-27 / a date that exists, Gregorian: 2023-11-27',
})
/** A time of day in Bangkok. */
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** A person, position or agency that signs or is written about. */
export const agency = z.strictObject({ name: text, address: z.array(text).max(5).default([]) })

/** In whose stead somebody signs. It belongs to the letter, not to the person. */
export const capacity = z.strictObject({
  kind: z.enum(['ปฏิบัติราชการแทน', 'รักษาราชการแทน', 'รักษาการในตำแหน่ง', 'ทำการแทน']),
  of: text,
})
/** Who signs; a rank is typed before the hand, the name below without it. */
export const signer = z.strictObject({
  name: text,
  rank: text.exactOptional(),
  position: text,
  capacity: capacity.exactOptional(),
})
export type SignerFields = z.infer<typeof signer>

/** The unit that prepared the letter. */
export const owner = z.strictObject({
  unit: text,
  telephone: text.exactOptional(),
  fax: text.exactOptional(),
  email: z.email().exactOptional(),
})
export type OwnerFields = z.infer<typeof owner>

/** Speed: a word, or the moment by which the letter must be there. */
export const urgency = z.union([
  z.enum(['ด่วน', 'ด่วนมาก', 'ด่วนที่สุด']),
  z.strictObject({ within: day, at: clock.exactOptional() }),
])
export type UrgencyFields = z.infer<typeof urgency>

/** ลับที่สุด is not among them: it must not travel by an electronic system (saraban rules, 2544 secrecy rules). */
export const secrecy = z.enum(['ลับ', 'ลับมาก'])

const item = z.union([long, z.strictObject({ text: long, items: z.array(long).min(1) })])
const cell = z.union([z.string().max(2000), z.number()])
/** A piece of the text: a paragraph, numbered items, a heading, a table. */
export const part = z.union([
  long,
  z.strictObject({ items: z.array(item).min(1) }),
  z.strictObject({ heading: text }),
  z.strictObject({
    table: z.strictObject({
      columns: z
        .array(
          z.strictObject({
            title: text,
            align: z.enum(['left', 'center', 'right']).exactOptional(),
            widthCm: z.number().min(0.5).max(16).exactOptional(),
            /** Sums: Arabic digits, right-aligned. */
            money: z.boolean().exactOptional(),
          }),
        )
        .min(1)
        .max(12),
      rows: z.array(z.array(cell)).max(5000),
    }),
  }),
])
export type Part = z.infer<typeof part>
export const body = z.array(part).min(1)

/** What every kind has: what it is, its date, whether it is a sample, the emblem, the agency. */
export const common = {
  id: text.exactOptional(),
  /** A sample bears "ตัวอย่าง" on every page. Only `sample: false` makes a letter that looks genuine. */
  sample: z.boolean().default(true),
  /** File of the agency's own emblem (SVG or PDF), beside the YAML file. */
  emblem: text.exactOptional(),
  agency,
}

/** Who worked on the draft: the office copy carries their initials (saraban reg. 30). */
export const provenance = z.strictObject({
  drafter: text.exactOptional(),
  typist: text.exactOptional(),
  checker: text.exactOptional(),
})
