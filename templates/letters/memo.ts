import { z } from 'zod'
import type { Block, Document, TextRun } from '../../typesetting/model.js'
import { letterDate } from '../dates.js'
import { thaiDigits } from '../digits.js'
import { blocksOf, ownerAndCode, signerOf, urgencyLines } from './body.js'
import { memoEmblem } from './emblem.js'
import { addressee } from './external.js'
import { body, common, day, provenance, secrecy, short, signer, urgency } from './fields.js'
import { frameOf, type Surroundings } from './file.js'
import { MEASURES } from './measures.js'
import { closingAndSignature, heldTogether, labelled, runsOf } from './pieces.js'
import { salutationFor } from './salutation.js'

/** Fields of a memo (บันทึกข้อความ): inside one ministry, so without closing. */
export const memoShape = z.strictObject({
  kind: z.literal('memo'),
  ...common,
  /** Telephone of the unit, printed behind its name. */
  telephone: short.exactOptional(),
  number: short,
  date: day,
  urgency: urgency.exactOptional(),
  secrecy: secrecy.exactOptional(),
  subject: short,
  to: addressee,
  body,
  signer,
  provenance: provenance.exactOptional(),
  /** Where it is shown to be genuine. */
  verifyUrl: z.url().max(300).exactOptional(),
})
export type MemoFields = z.infer<typeof memoShape>

const label = (text: string): TextRun => ({
  text: `${text}  `,
  bold: true,
  sizePt: MEASURES.memoLabelPt,
  noBreak: true,
})

/** Head of a memo: dotted lines after the four labels, no rule under them. */
function headBlocks(fields: MemoFields): Block[] {
  const { agency, telephone } = fields
  const unit = telephone === undefined ? agency.name : `${agency.name} โทร. ${telephone}`
  const dotted = (name: string, text: string): Block => ({
    kind: 'paragraph',
    label: { runs: [label(name)], gapPt: 0 },
    runs: runsOf(text),
    leader: 'dots',
  })
  const text = (value: string): TextRun => ({ text: thaiDigits(value), noBreak: true })
  return [
    dotted('ส่วนราชการ', unit),
    {
      kind: 'line',
      parts: [
        { atCm: 0, runs: [label('ที่'), text(fields.number)], leaderToCm: MEASURES.middleCm - 0.1 },
        {
          atCm: MEASURES.middleCm,
          runs: [label('วันที่'), text(letterDate(fields.date))],
          leaderToCm: MEASURES.textCm,
        },
      ],
    },
    dotted('เรื่อง', fields.subject),
  ]
}

/** ร่าง, พิมพ์, ตรวจ at the lower right of the office copy (saraban reg. 30). */
function provenanceBlocks(marks: MemoFields['provenance']): Block[] {
  if (!marks) return []
  const named: [string, string | undefined][] = [
    ['ร่าง', marks.drafter],
    ['พิมพ์', marks.typist],
    ['ตรวจ', marks.checker],
  ]
  const lines = named.flatMap(([what, who]): Block[] =>
    who === undefined
      ? []
      : [
          {
            kind: 'paragraph',
            align: 'right',
            style: { sizePt: 13 },
            runs: [{ text: `${who} ${what}`, noBreak: true }],
          },
        ],
  )
  return [{ kind: 'spacer', heightPt: 18 }, ...lines]
}

/** The urgency between the small emblem and the title. */
function urgencyBeside(urgency: MemoFields['urgency']): Block[] {
  const lines = urgencyLines(urgency)
  if (!lines) return []
  const sizeOf = (at: number): number => (lines.length === 1 ? 26 : at === 0 ? 19 : 14)
  const blocks = lines.map((text, at): Block => ({
    kind: 'paragraph',
    runs: [{ text: thaiDigits(text), bold: true, colour: 'red', sizePt: sizeOf(at), noBreak: true }],
  }))
  return [{ kind: 'box', on: 'first', xCm: 4.9, yCm: lines.length === 1 ? 1.75 : 1.3, widthCm: 4, blocks }]
}

/** A memo as a document. */
export function memoDocument(fields: MemoFields, around: Surroundings): Document {
  const opening = fields.to.opening ?? salutationFor(fields.to.name)?.opening ?? 'เรียน'
  const about = {
    title: `บันทึกข้อความ ที่ ${fields.number} ${fields.subject}`,
    day: fields.date,
    ...(fields.secrecy ? { secrecy: fields.secrecy } : {}),
  }
  return {
    ...frameOf(fields, about, around),
    blocks: [
      memoEmblem(around.emblem),
      ...urgencyBeside(fields.urgency),
      {
        kind: 'paragraph',
        align: 'center',
        role: 'H1',
        spaceBeforePt: 6,
        spaceAfterPt: 4,
        runs: [{ text: 'บันทึกข้อความ', bold: true, sizePt: MEASURES.memoTitlePt }],
      },
      ...headBlocks(fields),
      labelled(opening, runsOf(fields.to.name)),
      ...heldTogether(blocksOf(fields.body), [
        closingAndSignature(undefined, signerOf(fields.signer)),
        ...provenanceBlocks(fields.provenance),
        ...ownerAndCode(undefined, fields.verifyUrl),
      ]),
    ],
  }
}
