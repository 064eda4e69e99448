import { z } from 'zod'
import type { Block, Document, Inline } from '../../typesetting/model.js'
import { orderDate } from '../dates.js'
import { thaiDigits } from '../digits.js'
import { signerOf } from './body.js'
import { letterEmblem } from './emblem.js'
import { common, day, short, signer } from './fields.js'
import { frameOf, type Surroundings } from './file.js'
import { MEASURES } from './measures.js'
import { closingAndSignature, numberAndAgency, paragraph } from './pieces.js'

/** Fields of a certificate (หนังสือรับรอง). `text` goes on after "หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า". */
export const certificateShape = z.strictObject({
  kind: z.literal('certificate'),
  ...common,
  /** Running number of the calendar year: `12/2566`. */
  number: short,
  date: day,
  text: z.string().trim().min(1).max(20_000),
  more: z.array(z.string().trim().min(1).max(20_000)).default([]),
  signer,
  /** Room for a photograph of 4 × 6 cm and the holder's signature: important cases only. */
  photo: z.strictObject({ holder: short }).exactOptional(),
})
export type CertificateFields = z.infer<typeof certificateShape>

// Eight lines of 16 points make the 6 cm of the photograph.
function photoRuns(): Inline[] {
  const ends = (count: number): Inline[] =>
    Array.from({ length: count }, () => [{ text: '\u00a0' }, { lineEnd: true } as const]).flat()
  return [...ends(3), { text: 'รูปถ่าย' }, ...ends(1), { text: '๔ × ๖ ซม.' }, ...ends(4)]
}

function photoBox({ holder }: { holder: string }): Block {
  // A long name goes on below at its blank: under the photograph there are 4 cm.
  const line = (text: string): Block => ({
    kind: 'paragraph',
    align: 'center',
    style: { sizePt: 13 },
    runs: [{ text }],
  })
  return {
    kind: 'columns',
    spaceBeforePt: 16,
    columns: [
      {
        widthCm: 4,
        blocks: [
          { kind: 'spacer', heightPt: 6 },
          {
            kind: 'table',
            columns: [{ widthCm: 4 }],
            paddingPt: 0,
            rows: [{ cells: [{ runs: photoRuns(), align: 'center' }] }],
          },
          { kind: 'spacer', heightPt: 24 },
          line('.............................'),
          line(`(${holder})`),
          line('ผู้ได้รับการรับรอง'),
        ],
      },
    ],
  }
}

/** A certificate as a document. */
export function certificateDocument(fields: CertificateFields, around: Surroundings): Document {
  const about = { title: `หนังสือรับรอง เลขที่ ${fields.number}`, day: fields.date }
  const { agency } = fields
  return {
    ...frameOf(fields, about, around),
    blocks: [
      letterEmblem(around.emblem),
      numberAndAgency(
        [{ text: thaiDigits(fields.number), noBreak: true }],
        [agency.name, ...agency.address],
        'เลขที่',
      ),
      { kind: 'spacer', heightPt: 12 },
      paragraph(`หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า ${fields.text}`),
      ...fields.more.map(paragraph),
      {
        kind: 'paragraph',
        spaceBeforePt: MEASURES.closingGapPt,
        firstIndentCm: MEASURES.indentCm + 2.5,
        keepWithNext: true,
        runs: [{ text: `ให้ไว้ ณ วันที่ ${orderDate(fields.date)}`, noBreak: true }],
      },
      closingAndSignature(undefined, signerOf(fields.signer)),
      ...(fields.photo ? [photoBox(fields.photo)] : []),
    ],
  }
}
