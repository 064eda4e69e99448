import { z } from 'zod'
import type { Block, Document, TableRow, TextRun } from '../../typesetting/model.js'
import { dayInThai } from '../../domain/thai.js'
import { thaiClock } from '../dates.js'
import { thaiDigits } from '../digits.js'
import { blocksOf, headingBlock } from './body.js'
import { body, clock, common, day, secrecy, short } from './fields.js'
import { frameOf, type Surroundings } from './file.js'
import { MEASURES } from './measures.js'
import { runsOf, shortRule } from './pieces.js'

const person = z.strictObject({ name: short, position: short.exactOptional(), role: short.exactOptional() })
const absent = z.strictObject({ name: short, position: short.exactOptional(), reason: short.exactOptional() })

/** Fields of minutes (รายงานการประชุม). Each item of the agenda may end in a resolution. */
export const minutesShape = z.strictObject({
  kind: z.literal('minutes'),
  ...common,
  /** The body that met: คณะกรรมการ… */
  body: short,
  /** ครั้งที่: `1/2563`. */
  number: short,
  date: day,
  place: short,
  secrecy: secrecy.exactOptional(),
  present: z.array(person).min(1),
  absent: z.array(absent).default([]),
  attending: z.array(person).default([]),
  begins: clock,
  agenda: z
    .array(z.strictObject({ title: short, text: body.default([]), resolution: short.exactOptional() }))
    .min(1),
  ends: clock,
  recorder: person,
  checker: person.exactOptional(),
})
export type MinutesFields = z.infer<typeof minutesShape>

type Person = { name: string; position?: string; role?: string; reason?: string }

const run = (text: string, bold = false): TextRun[] => [{ text: thaiDigits(text), ...(bold ? { bold } : {}) }]

function personRow(one: Person, at: number): TableRow {
  return {
    cells: [
      { runs: run(`${at + 1}.`), align: 'right' },
      { runs: run(one.name) },
      { runs: run(one.position ?? '') },
      { runs: run(one.role ?? one.reason ?? '') },
    ],
  }
}

function personList(title: string, people: readonly Person[]): Block[] {
  if (people.length === 0) return []
  return [
    underlined(title),
    {
      kind: 'table',
      borders: 'none',
      paddingPt: 1,
      columns: [{ widthCm: 1.1 }, { share: 5 }, { share: 6 }, { share: 5.5 }],
      rows: people.map(personRow),
      summary: title,
    },
  ]
}

function underlined(text: string): Block {
  return {
    kind: 'paragraph',
    role: 'H2',
    spaceBeforePt: MEASURES.gapPt,
    keepWithNext: true,
    runs: [{ text: thaiDigits(text), bold: true, underline: true }],
  }
}

function agendaBlocks(agenda: MinutesFields['agenda']): Block[] {
  return agenda.flatMap(({ title, text, resolution }, at): Block[] => {
    const heading = headingBlock(`ระเบียบวาระที่ ${at + 1}  ${title}`)
    const decided: Block[] =
      resolution === undefined
        ? []
        : [
            {
              kind: 'paragraph',
              spaceBeforePt: 4,
              align: 'justify',
              leftCm: MEASURES.indentCm,
              keepTogether: true,
              label: { runs: [{ text: 'มติที่ประชุม', bold: true }] },
              runs: runsOf(resolution),
            },
          ]
    return [heading, ...blocksOf(text), ...decided]
  })
}

function signed(one: Person, what: string): Block {
  const lines = [`(${one.name})`, ...(one.position ? [one.position] : []), what]
  return {
    kind: 'signature',
    spaceBeforePt: 8,
    axisCm: 11,
    handSpacePt: 36,
    lines: lines.map((line) => [{ text: thaiDigits(line), noBreak: true }]),
  }
}

const plain = (text: string): Block => ({ kind: 'paragraph', spaceBeforePt: MEASURES.gapPt, runs: run(text) })

/** Minutes as a document. */
export function minutesDocument(fields: MinutesFields, around: Surroundings): Document {
  const centred = (text: string, role: 'H1' | 'P'): Block => ({
    kind: 'paragraph',
    align: 'center',
    role,
    runs: run(text, true),
  })
  const title = `รายงานการประชุม${fields.body} ครั้งที่ ${fields.number}`
  const about = {
    title,
    day: fields.date,
    catchwords: false,
    ...(fields.secrecy ? { secrecy: fields.secrecy } : {}),
  }
  return {
    ...frameOf(fields, about, around),
    firstTopCm: MEASURES.margins.topCm,
    blocks: [
      centred(`รายงานการประชุม${fields.body}`, 'H1'),
      centred(`ครั้งที่ ${fields.number}`, 'P'),
      centred(`เมื่อ${dayInThai(fields.date)}`, 'P'),
      centred(`ณ ${fields.place}`, 'P'),
      ...shortRule(),
      ...personList('ผู้มาประชุม', fields.present),
      ...personList('ผู้ไม่มาประชุม', fields.absent),
      ...personList('ผู้เข้าร่วมประชุม', fields.attending),
      plain(`เริ่มประชุมเวลา ${thaiClock(fields.begins)}`),
      ...agendaBlocks(fields.agenda),
      plain(`เลิกประชุมเวลา ${thaiClock(fields.ends)}`),
      signed(fields.recorder, 'ผู้จดรายงานการประชุม'),
      ...(fields.checker ? [signed(fields.checker, 'ผู้ตรวจรายงานการประชุม')] : []),
    ],
  }
}
