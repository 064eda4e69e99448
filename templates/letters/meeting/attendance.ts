import { z } from 'zod'
import type { Block, Document, TableRow } from '../../../typesetting/model.js'
import { thaiClock } from '../../../domain/days-in-words.js'
import { clock, common, secrecy } from '../fields.js'
import { frameOf, type Surroundings } from '../file.js'
import { runsOf } from '../pieces.js'
import { meetingFields, person, type PersonFields } from './fields.js'
import { listTable, meetingHead, nameRuns, numbered, run, underlined } from './pieces.js'

const attender = person.extend({ arrived: clock.exactOptional(), left: clock.exactOptional() })

/** Fields of the attendance list (บัญชีรายชื่อผู้เข้าประชุม): to be signed on paper, or with the times that were noted. */
export const attendanceShape = z.strictObject({
  kind: z.literal('attendance'),
  ...common,
  ...meetingFields,
  secrecy: secrecy.exactOptional(),
  begins: clock,
  members: z.array(attender).min(1),
  attending: z.array(attender).default([]),
  /** What was put on record later, with who, when and why. */
  afterwards: z.array(z.string().trim().min(1)).default([]),
  /** Where a member checks in; stands as a QR code on the first page. */
  checkInUrl: z.url().max(300).exactOptional(),
})
export type AttendanceFields = z.infer<typeof attendanceShape>

type Attender = z.infer<typeof attender>

const COLUMNS = [
  { title: 'ที่', widthCm: 0.9, align: 'center' },
  { title: 'ชื่อ – สกุล / ตำแหน่ง', share: 1 },
  { title: 'ในคณะกรรมการ', widthCm: 3 },
  { title: 'ลายมือชื่อ', widthCm: 3.2 },
  { title: 'เวลามา', widthCm: 1.7, align: 'center' },
  { title: 'เวลากลับ', widthCm: 1.7, align: 'center' },
] as const

/** The same width of the sheet goes to the list whoever attends. */
function attenderRow(one: Attender, at: number): TableRow {
  const time = (clockText: string | undefined) => ({
    runs: run(clockText === undefined ? '' : thaiClock(clockText)),
  })
  return {
    cells: [
      { runs: run(String(at + 1)) },
      { runs: [...nameRuns(one.name).map((part) => ({ ...part, bold: true })), ...describe(one)] },
      { runs: run(one.role ?? '') },
      { runs: run(one.note ?? '') },
      time(one.arrived),
      time(one.left),
    ],
  }
}

function describe({ position, inPlaceOf }: PersonFields) {
  const lines = [
    ...(position === undefined ? [] : [position]),
    ...(inPlaceOf === undefined ? [] : [`แทน ${inPlaceOf}`]),
  ]
  // The line under the name also keeps room for a hand.
  return [{ lineEnd: true } as const, ...run(lines.length === 0 ? '\u00a0' : lines.join(' '))]
}

function list(title: string, people: readonly Attender[]): Block[] {
  if (people.length === 0) return []
  return [underlined(title), listTable(COLUMNS, people.map(attenderRow), { sizePt: 14, summary: title })]
}

function afterwards(lines: readonly string[]): Block[] {
  if (lines.length === 0) return []
  const paragraphs = numbered(lines).map((line): Block => ({
    kind: 'paragraph',
    style: { sizePt: 14 },
    spaceBeforePt: 2,
    runs: runsOf(line),
  }))
  return [underlined('บันทึกภายหลัง'), ...paragraphs]
}

function checkIn(url: string | undefined): Block[] {
  if (url === undefined) return []
  const words: Block[] = [
    {
      kind: 'paragraph',
      align: 'right',
      style: { sizePt: 13 },
      runs: runsOf('สแกนเพื่อลงเวลาเข้าประชุมด้วยตนเอง'),
    },
    { kind: 'paragraph', align: 'right', style: { sizePt: 13 }, runs: runsOf('ต้องลงชื่อเข้าใช้ระบบก่อน') },
  ]
  return [
    {
      kind: 'columns',
      gapCm: 0.3,
      columns: [
        { widthCm: 13, blocks: [{ kind: 'spacer', heightPt: 20 }, ...words] },
        {
          widthCm: 2.7,
          blocks: [
            {
              kind: 'qr',
              content: { text: url },
              sizeCm: 2.5,
              align: 'right',
              alt: 'รหัสสำหรับลงเวลาเข้าประชุม',
            },
          ],
        },
      ],
    },
  ]
}

/** The attendance list as a document. */
export function attendanceDocument(fields: AttendanceFields, around: Surroundings): Document {
  const title = `บัญชีรายชื่อผู้เข้าประชุม${fields.body}`
  const about = {
    title: `${title} ครั้งที่ ${fields.number}`,
    day: fields.date,
    catchwords: false,
    ...(fields.secrecy ? { secrecy: fields.secrecy } : {}),
  }
  return {
    ...frameOf(fields, about, around),
    firstTopCm: 2,
    blocks: [
      ...meetingHead(title, fields),
      ...checkIn(fields.checkInUrl),
      ...list('กรรมการ', fields.members),
      ...list('ผู้เข้าร่วมประชุม', fields.attending),
      ...afterwards(fields.afterwards),
    ],
  }
}
