import { z } from 'zod'
import { startOfDay } from '../../../domain/time.js'
import type { Document, TableRow } from '../../../typesetting/model.js'
import { shortDate } from '../../dates.js'
import { thaiDigits } from '../../digits.js'
import { common, day, short } from '../fields.js'
import type { Surroundings } from '../file.js'
import { bodyStyle } from '../look.js'
import { runsOf, shortRule } from '../pieces.js'
import { centred, listTable, run, standing } from './pieces.js'

/** Fields of the register of resolutions (ทะเบียนมติที่ประชุม) of a year, Buddhist Era. */
export const resolutionRegisterShape = z.strictObject({
  kind: z.literal('resolution-register'),
  ...common,
  /** Whose resolutions: a committee, or a secretariat with several. */
  body: short,
  year: z.int().min(2500).max(2700),
  madeOn: day,
  entries: z
    .array(
      z.strictObject({
        number: z.int().min(1),
        date: day,
        /** `3/2566`, with the committee's short name where the register is of several. */
        meeting: short,
        item: short,
        title: short,
        resolution: short,
        /** `9 : 5 : 1` or โดยไม่มีผู้เห็นเป็นอย่างอื่น. */
        votes: short.exactOptional(),
        remark: short.exactOptional(),
      }),
    )
    .max(5000),
})
export type ResolutionRegisterFields = z.infer<typeof resolutionRegisterShape>

const COLUMNS = [
  { title: 'มติที่', widthCm: 2.1, align: 'center' },
  { title: 'วันที่', widthCm: 2.3, align: 'center' },
  { title: 'ครั้งที่ / วาระ', widthCm: 2.8, align: 'center' },
  { title: 'เรื่อง', share: 5 },
  { title: 'มติ', share: 7 },
  { title: 'คะแนน', widthCm: 3.4, align: 'center' },
  { title: 'หมายเหตุ', widthCm: 3 },
] as const

const rowOf = (entry: ResolutionRegisterFields['entries'][number], year: number): TableRow => ({
  cells: [
    { runs: run(`${entry.number}/${year}`) },
    { runs: run(shortDate(entry.date)) },
    { runs: [...run(entry.meeting), { lineEnd: true }, ...run(`วาระ ${entry.item}`)] },
    { runs: runsOf(entry.title) },
    { runs: runsOf(entry.resolution) },
    { runs: run(entry.votes ?? '–') },
    { runs: runsOf(entry.remark ?? '') },
  ],
})

/** The register as a document, in landscape. */
export function resolutionRegisterDocument(fields: ResolutionRegisterFields, around: Surroundings): Document {
  const title = `ทะเบียนมติที่ประชุม${fields.body}`
  const rows = fields.entries.map((entry) => rowOf(entry, fields.year))
  return {
    ...sheet(fields, { title: `${title} ปี ${fields.year}`, madeOn: fields.madeOn }, around),
    blocks: [
      centred(title, 'H1'),
      centred(`ประจำปี พ.ศ. ${fields.year}`),
      ...shortRule(26.7 - 1.7),
      ...(rows.length === 0
        ? [standing('ยังไม่มีมติในปีนี้')]
        : [listTable(COLUMNS, rows, { sizePt: 14, summary: title })]),
    ],
  }
}

/** A register in landscape: its margins, its foot with the number of the page, its fields as embedded data. */
export function sheet(
  fields: {
    readonly kind: string
    readonly id?: string
    readonly sample: boolean
    readonly agency: { readonly name: string }
  },
  { title, madeOn }: { readonly title: string; readonly madeOn: string },
  { fileName, ...look }: Surroundings,
): Omit<Document, 'blocks'> {
  return {
    id: fields.id ?? `${fields.kind}/${fileName}`,
    title,
    lang: 'th',
    createdAt: startOfDay(madeOn),
    author: fields.agency.name,
    pageSize: 'A4-landscape',
    margins: { topCm: 2, rightCm: 2, bottomCm: 2, leftCm: 2.7 },
    style: bodyStyle(look),
    running: {
      footer: {
        text: thaiDigits(`${fields.agency.name}  พิมพ์เมื่อ ${shortDate(madeOn)}  หน้า {page}/{pages}`),
        align: 'right',
        sizePt: 12,
      },
      ...(fields.sample ? { watermark: 'ตัวอย่าง' } : {}),
    },
    data: { name: 'letter.json', description: 'ข้อมูลของทะเบียน (the fields of the register)', value: fields },
  }
}
