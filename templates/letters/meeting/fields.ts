import { z } from 'zod'
import { body, clock, day, short } from '../fields.js'

/** A share as it is counted: 1 of 2. */
export const share = z.strictObject({ numerator: z.int().min(1), denominator: z.int().min(1) })
export type ShareFields = z.infer<typeof share>

/** Which meeting, when and where: what every paper of a meeting says. */
export const meetingFields = {
  /** The body that meets: คณะกรรมการ… */
  body: short,
  /** ครั้งที่: `1/2563`. */
  number: short,
  date: day,
  place: short,
}

/** Somebody in a list of people. */
export const person = z.strictObject({
  name: short,
  position: short.exactOptional(),
  /** What they are in the body: ประธาน, กรรมการ, กรรมการและเลขานุการ. */
  role: short.exactOptional(),
  /** Whose substitute they are. */
  inPlaceOf: short.exactOptional(),
  /** Why they did not come, or when they came and went. */
  note: short.exactOptional(),
})
export type PersonFields = z.infer<typeof person>

/** An item as the agenda prints it. */
export const agendaItem = z.strictObject({
  title: short,
  text: body.default([]),
  presenter: short.exactOptional(),
  papers: z.array(short).default([]),
})

/** The agenda: its parts in order, each with its items. */
export const agendaParts = z
  .array(z.strictObject({ title: short, items: z.array(agendaItem).default([]) }))
  .min(1)
  .max(9)
export type AgendaFields = z.infer<typeof agendaParts>

/** From when to when, in Bangkok. */
export const hours = { begins: clock, ends: clock.exactOptional() }

/** The five parts of an agenda as the saraban regulation's form of minutes names them. */
export const PART_TITLES: readonly [string, string, string, string, string] = [
  'เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ',
  'เรื่องรับรองรายงานการประชุม',
  'เรื่องสืบเนื่องและเรื่องเสนอเพื่อทราบ',
  'เรื่องเสนอเพื่อพิจารณา',
  'เรื่องอื่น ๆ',
]

const SHARES: Readonly<Record<string, string>> = {
  '1/2': 'กึ่งหนึ่ง',
  '1/3': 'หนึ่งในสาม',
  '2/3': 'สองในสาม',
  '3/4': 'สามในสี่',
  '1/4': 'หนึ่งในสี่',
}

/** A share in words: หนึ่งในสาม. */
export function shareWords({ numerator, denominator }: ShareFields): string {
  return SHARES[`${numerator}/${denominator}`] ?? `${numerator} ใน ${denominator}`
}
