import { z } from 'zod'
import type { Block, Document } from '../../typesetting/model.js'
import { letterDate } from '../dates.js'
import { blocksOf, ownerAndCode, urgencyLines } from './body.js'
import { letterEmblem } from './emblem.js'
import { body, common, day, owner, secrecy, short, urgency } from './fields.js'
import { frameOf, type Surroundings } from './file.js'
import { labelled, runsOf, urgencyWord } from './pieces.js'
import { sealedBy } from './seal.js'

/** Fields of a stamped letter (หนังสือประทับตรา): to an agency, with a seal instead of a signature. */
export const stampedShape = z.strictObject({
  kind: z.literal('stamped'),
  ...common,
  number: short,
  date: day,
  urgency: urgency.exactOptional(),
  secrecy: secrecy.exactOptional(),
  to: short,
  body,
  owner: owner.exactOptional(),
  /** Where it is shown to be genuine. */
  verifyUrl: z.url().max(300).exactOptional(),
})
export type StampedFields = z.infer<typeof stampedShape>

/** A stamped letter as a document. */
export function stampedDocument(fields: StampedFields, around: Surroundings): Document {
  const about = {
    title: `หนังสือประทับตรา ที่ ${fields.number}`,
    day: fields.date,
    ...(fields.secrecy ? { secrecy: fields.secrecy } : {}),
  }
  const blocks: Block[] = [
    letterEmblem(around.emblem),
    ...urgencyWord(urgencyLines(fields.urgency)),
    labelled('ที่', runsOf(fields.number)),
    labelled('ถึง', runsOf(fields.to)),
    ...blocksOf(fields.body),
    ...sealedBy(fields.agency.name, letterDate(fields.date)),
    ...ownerAndCode(fields.owner, fields.verifyUrl),
  ]
  return { ...frameOf(fields, about, around), blocks }
}
