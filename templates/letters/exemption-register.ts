import { z } from 'zod'
import type { Document, TableCell, TableRow } from '../../typesetting/model.js'
import { shortDate } from '../dates.js'
import { common, day, short } from './fields.js'
import type { Surroundings } from './file.js'
import { centred, listTable, run, standing } from './meeting/pieces.js'
import { sheet } from './meeting/register.js'
import { runsOf, shortRule } from './pieces.js'

/** The words of what is asked and of where an exemption stands. */
const entry = z.strictObject({
  /** `3/2566` */
  number: short,
  applicant: short,
  /** What it frees from: an activity from above, or a rule of law. */
  what: short,
  field: short,
  subject: short,
  /** The law on which it rests, and whether somebody has compared it with the published one. */
  basis: short,
  from: day,
  until: day,
  status: short,
  /** Of the internal part only. */
  internal: z
    .strictObject({
      resolution: short.exactOptional(),
      reason: short.exactOptional(),
      appeal: short.exactOptional(),
      remark: short.exactOptional(),
    })
    .exactOptional(),
})

/** Fields of the register of exemptions (ทะเบียนการยกเว้น): a public part, and an internal one that says why. */
export const exemptionRegisterShape = z.strictObject({
  kind: z.literal('exemption-register'),
  ...common,
  /** Whose register: an area, a parent agency. */
  body: short,
  part: z.enum(['public', 'internal']),
  year: z.int().min(2500).max(2700).exactOptional(),
  madeOn: day,
  entries: z.array(entry).max(5000),
})
export type ExemptionRegisterFields = z.infer<typeof exemptionRegisterShape>
type Entry = z.infer<typeof entry>

const PUBLIC = [
  { title: 'เลขที่', widthCm: 2, align: 'center' },
  { title: 'ผู้ได้รับยกเว้น', share: 4 },
  { title: 'เรื่องที่ได้รับยกเว้น', share: 6 },
  { title: 'ด้าน', widthCm: 2.3 },
  { title: 'ฐานอำนาจ', share: 4 },
  { title: 'มีผล', widthCm: 2.8, align: 'center' },
  { title: 'สถานะ', widthCm: 2.6, align: 'center' },
] as const
const INTERNAL = [
  ...PUBLIC.slice(0, 3),
  ...PUBLIC.slice(4),
  { title: 'มติ เหตุผล และหมายเหตุ', share: 6 },
] as const

function firstCells(one: Entry): TableCell[] {
  return [
    { runs: run(one.number) },
    { runs: runsOf(one.applicant) },
    { runs: [...runsOf(one.subject), { lineEnd: true }, ...run(one.what)] },
  ]
}

function rest(one: Entry): TableCell[] {
  return [
    { runs: runsOf(one.basis) },
    { runs: [...run(shortDate(one.from)), { lineEnd: true }, ...run(`ถึง ${shortDate(one.until)}`)] },
    { runs: run(one.status) },
  ]
}

function publicRow(one: Entry): TableRow {
  return { cells: [...firstCells(one), { runs: run(one.field) }, ...rest(one)] }
}

function internalRow(one: Entry): TableRow {
  const { resolution, reason, appeal, remark } = one.internal ?? {}
  const lines = [resolution, reason, appeal, remark].filter((text) => text !== undefined)
  return { cells: [...firstCells(one), ...rest(one), { runs: runsOf(lines.join(' · ') || '–') }] }
}

/** The register as a document, in landscape. */
export function exemptionRegisterDocument(fields: ExemptionRegisterFields, around: Surroundings): Document {
  const { part, entries, body, year, madeOn } = fields
  const isInternal = part === 'internal'
  const title = `ทะเบียนการยกเว้น ${body}`
  const named = isInternal ? `${title} (ส่วนภายใน)` : title
  const rows = entries.map(isInternal ? internalRow : publicRow)
  return {
    ...sheet(fields, { title: named, madeOn }, around),
    blocks: [
      centred(named, 'H1'),
      ...(year === undefined ? [] : [centred(`ประจำปี พ.ศ. ${year}`)]),
      ...shortRule(25),
      ...(rows.length === 0
        ? [standing('ยังไม่มีรายการ')]
        : [listTable(isInternal ? INTERNAL : PUBLIC, rows, { sizePt: 14, summary: named })]),
    ],
  }
}
