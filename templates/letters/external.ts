import { z } from 'zod'
import type { Block, Document } from '../../typesetting/model.js'
import { letterDate } from '../dates.js'
import { thaiDigits } from '../digits.js'
import { blocksOf, ownerAndCode, signerOf, urgencyLines } from './body.js'
import { letterEmblem } from './emblem.js'
import { body, common, day, owner, secrecy, short, signer, urgency } from './fields.js'
import { frameOf, type Surroundings } from './file.js'
import {
  closingAndSignature,
  dateLine,
  heldTogether,
  labelled,
  labelledList,
  numberAndAgency,
  runsOf,
  subjectLine,
  urgencyWord,
} from './pieces.js'
import { salutationFor } from './salutation.js'

/** To whom: the salutation follows from the addressee, unless it is given. */
export const addressee = z.strictObject({
  name: short,
  opening: short.exactOptional(),
  closing: short.exactOptional(),
})

/** Fields of an external letter (หนังสือภายนอก). */
export const externalShape = z.strictObject({
  kind: z.literal('external'),
  ...common,
  number: short,
  date: day,
  urgency: urgency.exactOptional(),
  secrecy: secrecy.exactOptional(),
  subject: short,
  to: addressee,
  references: z.array(short).default([]),
  enclosures: z.array(short).default([]),
  body,
  signer,
  owner: owner.exactOptional(),
  copies: z.array(short).default([]),
  /** Where it is shown to be genuine. */
  verifyUrl: z.url().max(300).exactOptional(),
})
export type ExternalFields = z.infer<typeof externalShape>

/** What belongs between salutation and closing; the other letters in this form share the rest. */
export function externalFrame(
  fields: Omit<ExternalFields, 'kind' | 'body'>,
  text: readonly Block[],
  { emblem }: Surroundings,
): Block[] {
  const { to } = fields
  const custom = salutationFor(to.name)
  const opening = to.opening ?? custom?.opening ?? 'เรียน'
  const closing = to.closing ?? custom?.closing ?? 'ขอแสดงความนับถือ'
  return [
    letterEmblem(emblem),
    ...urgencyWord(urgencyLines(fields.urgency)),
    numberAndAgency(
      [{ text: thaiDigits(fields.number), noBreak: true }],
      [fields.agency.name, ...fields.agency.address],
    ),
    dateLine(letterDate(fields.date)),
    subjectLine(fields.subject),
    labelled(opening, runsOf(to.name)),
    ...labelledList('อ้างถึง', fields.references),
    ...labelledList('สิ่งที่ส่งมาด้วย', fields.enclosures),
    ...heldTogether(text, [
      closingAndSignature(closing, signerOf(fields.signer)),
      ...ownerAndCode(fields.owner, fields.verifyUrl),
      ...labelledList('สำเนาส่ง', fields.copies),
    ]),
  ]
}

/** An external letter as a document. */
export function externalDocument(fields: ExternalFields, around: Surroundings): Document {
  const about = {
    title: `ที่ ${fields.number} ${fields.subject}`,
    day: fields.date,
    ...(fields.secrecy ? { secrecy: fields.secrecy } : {}),
  }
  return { ...frameOf(fields, about, around), blocks: externalFrame(fields, blocksOf(fields.body), around) }
}
