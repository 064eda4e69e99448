import { instantInThai } from '../../domain/days-in-words.js'
import { subjectFor } from '../../domain/policy/disclosure.js'
import { secrecyWord } from '../../domain/secrecy.js'
import { dayOf } from '../../domain/time.js'
import type { Block, Document, TableColumn, TableRow, TextRun } from '../../typesetting/model.js'
import { dueInThai, plainDate, shortInstant } from '../dates.js'
import { grouped, thaiDigits } from '../digits.js'
import {
  countsOf,
  OUTCOME_WORDS,
  outcomeOf,
  remarksOf,
  type ReportFacts,
  type ReportOffice,
} from '../reports/facts.js'
import { bodyStyle, type Look } from './look.js'
import { runsOf } from './pieces.js'

const HEAD_FILL = '#eef2f6'

const run = (text: string | number, style: Omit<TextRun, 'text'> = {}): TextRun[] => [
  { text: thaiDigits(typeof text === 'number' ? grouped(text) : text), ...style },
]

function heading(text: string): Block {
  return {
    kind: 'paragraph',
    role: 'H2',
    spaceBeforePt: 12,
    spaceAfterPt: 4,
    keepWithNext: true,
    runs: run(text, { bold: true, sizePt: 17 }),
  }
}

function titleBlocks({ circular, rehearsal }: ReportFacts): Block[] {
  const centred = (text: string, sizePt: number, role: 'H1' | 'P'): Block => ({
    kind: 'paragraph',
    align: 'center',
    role,
    runs: run(text, { bold: true, sizePt }),
  })
  return [
    centred(`รายงานสรุปผลหนังสือเวียน${rehearsal ? ' (ตัวอย่าง)' : ''}`, 20, 'H1'),
    centred(`ที่ ${circular.number} ลงวันที่ ${plainDate(dayOf(circular.issuedAt))}`, 17, 'P'),
    centred(`เรื่อง ${circular.subject}`, 17, 'P'),
    centred(circular.agencyTh, 16, 'P'),
  ]
}

function factRows(facts: ReportFacts): Block {
  const { circular, reminders, errata } = facts
  const reminded = reminders.map(({ at, offices }) => `${instantInThai(at)} (${offices} แห่ง)`).join(' และ')
  const pairs: [string, string][] = [
    ['ผู้รับ', circular.audienceTh],
    ['ออกหนังสือ', instantInThai(circular.issuedAt)],
    ['กำหนดส่ง', dueInThai(circular.dueAt)],
    ['เตือน', reminded || 'ไม่มี'],
    ['แก้ไขหนังสือ', errata === 0 ? 'ไม่มี' : `${errata} ครั้ง`],
    ['จัดทำรายงาน', instantInThai(facts.madeAt)],
  ]
  const rows = pairs.map(([label, text]): TableRow => ({
    cells: [{ runs: run(label, { bold: true }) }, { runs: runsOf(text) }],
  }))
  return {
    kind: 'table',
    spaceBeforePt: 10,
    borders: 'none',
    paddingPt: 1,
    columns: [{ widthCm: 3 }, { share: 1 }],
    rows,
  }
}

function countTable({ offices }: ReportFacts): Block {
  const counts = countsOf(offices)
  const pairs: [string, number, boolean?][] = [
    [`ส่งถึง (สพป. ${counts.primary} แห่ง สพม. ${counts.secondary} แห่ง)`, counts.sent, true],
    ['ตอบแล้ว', counts.answered, true],
    ['    ตรงเวลา', counts.onTime],
    ['    ช้ากว่ากำหนด', counts.late],
    ['    ในจำนวนนี้ แจ้งว่าไม่มีข้อมูลรายงาน', counts.nil],
    ['    ตรวจรับแล้ว', counts.accepted],
    ['ไม่ตอบ', counts.unanswered, true],
    ['ได้รับยกเว้น ไม่นับในผู้ต้องตอบ', counts.exempted],
    ['ส่งผิดหน่วยงาน', counts.wrongOffice],
    ['ยกเลิกหนังสือ', counts.withdrawn],
    ['ได้ขยายเวลา', counts.moreTime],
    ['ส่งคืนเพื่อแก้ไข', counts.returned],
    ['หนังสือประทับตราเตือนเรื่องที่ค้าง (ฉบับ)', counts.overdueLetters],
  ]
  const rows = pairs.map(([label, count, bold = false]): TableRow => {
    const indent = label.startsWith(' ') ? '–  ' : ''
    return { cells: [{ runs: run(indent + label.trim(), { bold }) }, { runs: run(count, { bold }) }] }
  })
  return {
    kind: 'table',
    borders: 'horizontal',
    columns: [{ share: 1 }, { widthCm: 2.5, align: 'right' }],
    head: [
      {
        cells: ['รายการ', 'จำนวน'].map((title) => ({
          runs: run(title, { bold: true }),
          align: 'center' as const,
          fill: HEAD_FILL,
        })),
      },
    ],
    rows,
    summary: 'จำนวนหน่วยงานตามผลการตอบ',
  }
}

type Column = TableColumn & {
  readonly title: string
  readonly text: (office: ReportOffice, at: number) => string
}

function columnsOf({ circular }: ReportFacts): Column[] {
  const when = (at: string | undefined): string => (at === undefined ? '–' : shortInstant(at))
  return [
    { title: 'ลำดับ', widthCm: 1.1, align: 'center', text: (_, at) => String(at + 1) },
    { title: 'หน่วยงาน', share: 1, text: ({ shortTh }) => shortTh },
    {
      title: 'เลขรับ',
      widthCm: 1.3,
      align: 'center',
      text: ({ submission }) => String(submission.receipt?.number ?? '–'),
    },
    {
      title: 'ส่งเมื่อ',
      widthCm: 3.1,
      align: 'center',
      text: ({ submission }) => when(submission.answer?.receivedAt),
    },
    {
      title: 'ฉบับ',
      widthCm: 1,
      align: 'center',
      text: ({ submission }) => String(submission.answer?.version ?? '–'),
    },
    { title: 'ผล', widthCm: 2.6, text: (office) => OUTCOME_WORDS[outcomeOf(office)] },
    { title: 'หมายเหตุ', widthCm: 3.2, text: (office) => remarksOf(office, circular.dueAt).join(', ') },
  ]
}

function officeTable(facts: ReportFacts, offices: readonly ReportOffice[], summary: string): Block {
  const columns = columnsOf(facts)
  const head: TableRow = {
    cells: columns.map(({ title }) => ({
      runs: run(title, { bold: true }),
      align: 'center',
      fill: HEAD_FILL,
    })),
  }
  return {
    kind: 'table',
    columns: columns.map(({ title: _, text: __, ...column }) => column),
    head: [head],
    rows: offices.map((office, at) => ({
      cells: columns.map(({ text }) => ({ runs: run(text(office, at)) })),
    })),
    style: { sizePt: 13 },
    paddingPt: 2,
    summary,
  }
}

/** Nobody reads on after some fifty pages, and setting them must not take the worker's time: the rest is in the XLSX. */
const MOST_LISTED = 2_000

function section(facts: ReportFacts, title: string, test: (office: ReportOffice) => boolean): Block[] {
  const offices = facts.offices.filter(test)
  if (offices.length === 0) return []
  const listed = offices.slice(0, MOST_LISTED)
  const rest = offices.length - listed.length
  const note = `และอีก ${grouped(rest)} แห่ง ตามรายชื่อในแฟ้ม XLSX และ CSV ของรายงานนี้`
  return [
    heading(`${title} (${grouped(offices.length)} แห่ง)`),
    officeTable(facts, listed, title),
    ...(rest > 0 ? [{ kind: 'paragraph', spaceBeforePt: 6, runs: run(note) } as const] : []),
  ]
}

/** The closing report of a circular: figures, the offices that need a look, then every office. */
export function closingReport(facts: ReportFacts, look: Look = {}): Document {
  const { circular } = facts
  const is =
    (...wanted: string[]) =>
    (office: ReportOffice): boolean =>
      wanted.includes(outcomeOf(office))
  const title = `รายงานสรุปผลหนังสือเวียน ที่ ${circular.number}`
  const word = secrecyWord(circular.secrecy)
  return {
    id: facts.id,
    title,
    lang: 'th',
    createdAt: facts.madeAt,
    author: circular.unitTh,
    subject: subjectFor('fileName', circular),
    margins: { topCm: 2, rightCm: 2, bottomCm: 2, leftCm: 2.5 },
    style: bodyStyle(look),
    running: {
      footer: { text: thaiDigits(`${title}  หน้า {page}/{pages}`), align: 'right', sizePt: 12 },
      ...(word === undefined ? {} : { secrecy: { word } }),
      ...(facts.rehearsal ? { watermark: 'ตัวอย่าง' } : {}),
    },
    blocks: [
      ...titleBlocks(facts),
      factRows(facts),
      heading('สรุปจำนวน'),
      countTable(facts),
      ...section(facts, 'ไม่ตอบ', is('unanswered')),
      ...section(facts, 'ส่งช้ากว่ากำหนด', is('late', 'nilLate')),
      ...section(facts, 'ไม่มีข้อมูลรายงาน', is('nilOnTime', 'nilLate')),
      ...section(facts, 'ได้รับยกเว้น', is('exempted')),
      ...section(facts, 'ส่งผิดหน่วยงาน', is('wrongOffice')),
      ...section(facts, 'ได้ขยายเวลา', ({ moreTime }) => moreTime > 0),
      ...section(facts, 'ทุกหน่วยงาน', () => true),
    ],
  }
}
