import { z } from 'zod'
import type { Block, Document } from '../../typesetting/model.js'
import { orderDate } from '../dates.js'
import { thaiDigits } from '../digits.js'
import { blocksOf, ownerAndCode, signerOf } from './body.js'
import { letterEmblem } from './emblem.js'
import { body, common, day, short, signer } from './fields.js'
import { frameOf, type Surroundings } from './file.js'
import { MEASURES } from './measures.js'
import { closingAndSignature, heldTogether, shortRule } from './pieces.js'

const shared = { ...common, subject: short, date: day, body, signer }

/** Fields of an order (คำสั่ง): numbered by calendar year. */
export const orderShape = z.strictObject({
  kind: z.literal('order'),
  ...shared,
  number: short,
  /** Every page bears "ร่าง". */
  draft: z.boolean().exactOptional(),
  verifyUrl: z.url().max(300).exactOptional(),
})
export type OrderFields = z.infer<typeof orderShape>

/** Fields of an announcement (ประกาศ): normally without a number. */
export const announcementShape = z.strictObject({
  kind: z.literal('announcement'),
  ...shared,
  number: short.exactOptional(),
})
export type AnnouncementFields = z.infer<typeof announcementShape>

const centred = (text: string, more: Partial<Block> = {}): Block =>
  ({ kind: 'paragraph', align: 'center', runs: [{ text: thaiDigits(text), bold: true }], ...more }) as Block

function issuedOn(word: string, date: string): Block {
  return {
    kind: 'paragraph',
    spaceBeforePt: MEASURES.closingGapPt,
    firstIndentCm: MEASURES.indentCm + 2.5,
    keepWithNext: true,
    runs: [{ text: `${word} ณ วันที่ ${date}`, noBreak: true }],
  }
}

type Wording = {
  readonly title: string
  readonly issued: string
  readonly catchwords: boolean
  readonly isDraft?: boolean
  /** Where whoever holds the paper sees that it is genuine. */
  readonly verifyUrl?: string | undefined
}

function document(fields: OrderFields | AnnouncementFields, words: Wording, around: Surroundings): Document {
  const name = `${words.title}${fields.agency.name}`
  const number = fields.number === undefined ? [] : [centred(`ที่ ${fields.number}`)]
  const { catchwords, isDraft = false } = words
  const about = { title: `${name} เรื่อง ${fields.subject}`, day: fields.date, catchwords, isDraft }
  return {
    ...frameOf(fields, about, around),
    blocks: [
      letterEmblem(around.emblem),
      centred(name, { role: 'H1', spaceBeforePt: 8 }),
      ...number,
      centred(`เรื่อง  ${fields.subject}`),
      ...shortRule(),
      ...heldTogether(blocksOf(fields.body), [
        issuedOn(words.issued, orderDate(fields.date)),
        closingAndSignature(undefined, signerOf(fields.signer)),
        ...ownerAndCode(undefined, words.verifyUrl),
      ]),
    ],
  }
}

/** An order as a document. */
export function orderDocument(fields: OrderFields, around: Surroundings): Document {
  const { draft: isDraft = false, verifyUrl } = fields
  return document(fields, { title: 'คำสั่ง', issued: 'สั่ง', catchwords: true, isDraft, verifyUrl }, around)
}

/** An announcement as a document. */
export function announcementDocument(fields: AnnouncementFields, around: Surroundings): Document {
  return document(fields, { title: 'ประกาศ', issued: 'ประกาศ', catchwords: true }, around)
}
