import { z } from 'zod'
import { dayOf, isInstant } from '../../domain/time.js'
import type { Block, Document, TableRow, TextRun } from '../../typesetting/model.js'
import { dueInThai, exactInstant, plainDate } from '../dates.js'
import { thaiDigits } from '../digits.js'
import { letterEmblem } from './emblem.js'
import { common, short } from './fields.js'
import { frameOf, type Surroundings } from './file.js'

const instant = z.string().refine(isInstant, {
  error: 'ต้องเป็นเวลาแบบ 2023-11-27T16:58:00.000Z / an instant: 2023-11-27T16:58:00.000Z',
})

/** Fields of the receipt that an office gets for its answer (ใบรับข้อมูล). */
export const receiptShape = z.strictObject({
  kind: z.literal('receipt'),
  ...common,
  circular: z.strictObject({ number: short, subject: short, issuedAt: instant }),
  office: short,
  /** The office's own receipt number of the circular. */
  inwardNumber: short.exactOptional(),
  version: z.int().min(1),
  nil: z.boolean().default(false),
  receivedAt: instant,
  /** The first instant that was too late. */
  dueAt: instant,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Where anybody can check the receipt. */
  verifyUrl: z.url({ protocol: /^https?$/ }).exactOptional(),
})
export type ReceiptFields = z.infer<typeof receiptShape>

function factTable(fields: ReceiptFields): Block {
  const late = fields.receivedAt >= fields.dueAt
  const rows: [string, string | TextRun][] = [
    ['หนังสือ', `ที่ ${fields.circular.number} ลงวันที่ ${plainDate(dayOf(fields.circular.issuedAt))}`],
    ['เรื่อง', fields.circular.subject],
    ['หน่วยงานผู้ส่ง', fields.office],
    ...(fields.inwardNumber ? [['เลขรับของหน่วยงาน', fields.inwardNumber] as [string, string]] : []),
    ['ฉบับที่', `${fields.version}${fields.nil ? ' (แจ้งว่าไม่มีข้อมูลรายงาน)' : ''}`],
    ['ได้รับเมื่อ', exactInstant(fields.receivedAt)],
    ['กำหนดส่ง', dueInThai(fields.dueAt)],
    ['ผล', late ? 'ส่งช้ากว่ากำหนด' : 'ส่งภายในกำหนด'],
    ['รหัสกำกับข้อมูล', { text: fields.sha256.replace(/(.{16})(?=.)/g, '$1 '), sizePt: 13 }],
  ]
  return {
    kind: 'table',
    spaceBeforePt: 10,
    borders: 'horizontal',
    paddingPt: 4,
    columns: [{ widthCm: 4.2 }, { share: 1 }],
    summary: 'ข้อมูลการรับ',
    rows: rows.map(([label, value]): TableRow => {
      const said: TextRun = typeof value === 'string' ? { text: thaiDigits(value) } : value
      return { cells: [{ runs: [{ text: label, bold: true }] }, { runs: [said] }] }
    }),
  }
}

function verification({ verifyUrl }: ReceiptFields): Block[] {
  if (verifyUrl === undefined) return []
  const blocks: Block[] = [
    { kind: 'qr', content: { text: verifyUrl }, sizeCm: 2.4, align: 'right', alt: 'รหัสสำหรับตรวจสอบใบรับนี้' },
  ]
  const words: Block = {
    kind: 'paragraph',
    style: { sizePt: 14 },
    runs: [{ text: 'ตรวจสอบใบรับนี้ได้ที่ ' }, { text: verifyUrl, link: verifyUrl }],
  }
  return [
    { kind: 'spacer', heightPt: 16 },
    {
      kind: 'columns',
      columns: [
        { widthCm: 12.5, blocks: [words] },
        { widthCm: 3.5, blocks },
      ],
    },
  ]
}

/** The receipt of a submission as a document. It is made by the system and needs no signature. */
export function receiptDocument(fields: ReceiptFields, around: Surroundings): Document {
  const about = {
    title: `ใบรับข้อมูล ${fields.office} ที่ ${fields.circular.number}`,
    day: dayOf(fields.receivedAt),
    catchwords: false,
  }
  const centred = (text: string, sizePt: number, role: 'H1' | 'P'): Block => ({
    kind: 'paragraph',
    // As below the emblem of an order.
    spaceBeforePt: role === 'H1' ? 8 : 0,
    align: 'center',
    role,
    runs: [{ text: thaiDigits(text), bold: true, sizePt }],
  })
  return {
    ...frameOf(fields, about, around),
    createdAt: fields.receivedAt,
    blocks: [
      letterEmblem(around.emblem),
      centred('ใบรับข้อมูล', 22, 'H1'),
      centred(fields.agency.name, 17, 'P'),
      factTable(fields),
      {
        kind: 'paragraph',
        spaceBeforePt: 12,
        style: { sizePt: 14 },
        runs: [{ text: 'เอกสารนี้ออกโดยระบบเมื่อได้รับข้อมูล ใช้เป็นหลักฐานการส่งได้โดยไม่ต้องลงนาม' }],
      },
      ...verification(fields),
    ],
  }
}
