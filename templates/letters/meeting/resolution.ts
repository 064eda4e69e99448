import { z } from 'zod'
import { dayInThai } from '../../../domain/days-in-words.js'
import type { Block, Document, SignatureBlock } from '../../../typesetting/model.js'
import { thaiDigits } from '../../digits.js'
import { clock, common, day, secrecy, short } from '../fields.js'
import { frameOf, type Surroundings } from '../file.js'
import { MEASURES } from '../measures.js'
import { letterEmblem } from '../emblem.js'
import { numberAndAgency, paragraph, shortRule } from '../pieces.js'
import { meetingFields, person } from './fields.js'
import { itemBlocks, minutesItem } from './item.js'
import { centred, keptWithNext, signedBy, standing } from './pieces.js'

/** Fields of the extract of one resolution (มติที่ประชุม), a signed copy out of the minutes. */
export const resolutionShape = z.strictObject({
  kind: z.literal('resolution'),
  ...common,
  ...meetingFields,
  secrecy: secrecy.exactOptional(),
  begins: clock.exactOptional(),
  /** Its number in the register: `12/2566`. */
  resolutionNumber: short,
  /** ที่ of the extract, in the register of letters out: `ศธ 04022/12`. */
  letterNumber: short.exactOptional(),
  /** Its place on the agenda: `4.1`. */
  itemNumber: short,
  item: minutesItem,
  /** The day of the extract. */
  madeOn: day,
  /** The minutes are certified; before that the extract says that they are not. */
  certified: z.boolean().default(false),
  signer: person,
  verifyUrl: z.url().max(300).exactOptional(),
})
export type ResolutionFields = z.infer<typeof resolutionShape>

/** The extract as a document. */
export function resolutionDocument(fields: ResolutionFields, around: Surroundings): Document {
  const { body, number, date, place, resolutionNumber, itemNumber, item, madeOn } = fields
  const title = `มติที่ประชุม${body}`
  const about = {
    title: `${title} มติที่ ${resolutionNumber}`,
    day: madeOn,
    catchwords: false,
    ...(fields.secrecy ? { secrecy: fields.secrecy } : {}),
  }
  const status = fields.certified ? 'รายงานการประชุมครั้งนี้ได้รับการรับรองแล้ว' : 'รายงานการประชุมครั้งนี้ยังไม่ได้รับการรับรอง'
  return {
    ...frameOf(fields, about, around),
    firstTopCm: MEASURES.emblemTopCm,
    blocks: [
      letterEmblem(around.emblem),
      ...numbered(fields),
      { kind: 'spacer', heightPt: 6 },
      centred(title, 'H1'),
      centred(`มติที่ ${resolutionNumber}`),
      ...shortRule(),
      paragraph(
        `คัดจากรายงานการประชุม${body} ครั้งที่ ${number} เมื่อ${dayInThai(date)} ณ ${place} ระเบียบวาระที่ ${itemNumber}`,
      ),
      ...itemBlocks(itemNumber, item, 'H2'),
      keptWithNext(standing(`${status} คัดเมื่อ${dayInThai(madeOn)}`)),
      ...copyOf(fields),
    ],
  }
}

/** An extract that goes out bears its number and its office, as a letter does. */
function numbered({ letterNumber, agency }: ResolutionFields): Block[] {
  if (letterNumber === undefined) return []
  return [
    numberAndAgency([{ text: thaiDigits(letterNumber), noBreak: true }], [agency.name, ...agency.address]),
  ]
}

/** Who says that the copy is true, and beside it the code by which anybody can look it up. */
function copyOf({ signer, verifyUrl }: ResolutionFields): Block[] {
  const { name, position } = signer
  const hand = (axisCm: number): Block => ({
    ...(signedBy({ name, ...(position === undefined ? {} : { position }) }, 'สำเนาถูกต้อง') as SignatureBlock),
    axisCm,
  })
  if (verifyUrl === undefined) return [hand(11)]
  const seal: Block[] = [
    { kind: 'qr', content: { text: verifyUrl }, sizeCm: 2.4, align: 'left', alt: 'ตรวจสอบว่าเป็นของจริง' },
    { kind: 'paragraph', style: { sizePt: 12 }, runs: [{ text: 'สแกนเพื่อตรวจสอบ' }] },
  ]
  return [
    {
      kind: 'columns',
      spaceBeforePt: 10,
      columns: [
        { widthCm: 4, blocks: seal },
        { widthCm: 12, blocks: [hand(7)] },
      ],
    },
  ]
}
