import { dayInThai, thaiClock } from '../../../domain/days-in-words.js'
import type { Block, Inline, TableCell, TableColumn, TableRow, TextRun } from '../../../typesetting/model.js'
import { thaiDigits } from '../../digits.js'
import { MEASURES } from '../measures.js'
import { runsOf, shortRule } from '../pieces.js'
import type { AgendaFields, PersonFields } from './fields.js'

/** The grey of the heads of tables. */
export const HEAD_FILL = '#eef2f6'

/** Text with Thai digits, in one run. */
export const run = (text: string, style: Omit<TextRun, 'text'> = {}): TextRun[] => [
  { text: thaiDigits(text), ...style },
]

/** A line in the middle, bold. */
export function centred(text: string, role: 'H1' | 'P' = 'P'): Block {
  return { kind: 'paragraph', align: 'center', role, runs: run(text, { bold: true }) }
}

/** What the papers of a meeting begin with: their name, the body, number, day, hour and place, and the short rule. */
export function meetingHead(
  title: string,
  { number, date, place, begins }: { number: string; date: string; place: string; begins?: string },
): Block[] {
  const time = begins === undefined ? '' : ` เวลา ${thaiClock(begins)}`
  return [
    centred(title, 'H1'),
    centred(`ครั้งที่ ${number}`),
    { kind: 'paragraph', align: 'center', runs: dayRuns(`เมื่อ${dayInThai(date)}${time}`) },
    { kind: 'paragraph', align: 'center', runs: run(`ณ ${place}`, { bold: true }) },
    ...shortRule(),
  ]
}

const dayRuns = (text: string): TextRun[] => runsOf(text).map((one) => ({ ...one, bold: true }))

/** A bold and underlined line over a list of people. */
export function underlined(text: string): Block {
  return {
    kind: 'paragraph',
    role: 'H2',
    spaceBeforePt: MEASURES.gapPt,
    keepWithNext: true,
    runs: run(text, { bold: true, underline: true }),
  }
}

/** A name as runs: it may be broken between its parts, never within one. */
export function nameRuns(name: string): TextRun[] {
  return name
    .split(/ +/)
    .flatMap((part, at): TextRun[] => [
      ...(at === 0 ? [] : [{ text: ' ' }]),
      { text: thaiDigits(part), noBreak: true },
    ])
}

/** A list of people: number, name, position, and what they are in the body or why they are not there. */
export function personList(title: string, people: readonly PersonFields[], from = 1): Block[] {
  if (people.length === 0) return []
  return [
    underlined(title),
    {
      kind: 'table',
      borders: 'none',
      paddingPt: 1,
      columns: [{ widthCm: 1.1 }, { widthCm: 4.9 }, { share: 1 }, { widthCm: 3.7 }],
      rows: people.map((one, at) => personRow(one, from + at)),
      summary: title,
    },
  ]
}

function personRow(one: PersonFields, number: number): TableRow {
  const { name, position = '', role = '', note, inPlaceOf } = one
  const stead =
    inPlaceOf === undefined ? position : `${position === '' ? '' : `${position} `}แทน ${inPlaceOf}`
  const last = [role, ...(note === undefined ? [] : [`(${note})`])].filter((text) => text !== '').join(' ')
  const first: TableCell = { runs: run(`${number}.`), align: 'right' }
  if (stead === '' && last === '') return { cells: [first, { runs: nameRuns(name), columnSpan: 3 }] }
  const named: TableCell = { runs: nameRuns(name) }
  // Without a position there is room for the note on the same line.
  if (stead === '') return { cells: [first, named, { runs: run(last), columnSpan: 2 }] }
  return { cells: [first, named, { runs: run(stead) }, { runs: run(last) }] }
}

/** A line with something that stands by itself: เริ่มประชุมเวลา …. */
export function standing(text: string): Block {
  return { kind: 'paragraph', spaceBeforePt: MEASURES.gapPt, runs: runsOf(text) }
}

/** `ระเบียบวาระที่ ๔  เรื่องเสนอเพื่อพิจารณา`: stays with what follows. */
export function partHeading(number: number, title: string): Block {
  return {
    kind: 'paragraph',
    role: 'H2',
    spaceBeforePt: 10,
    keepWithNext: true,
    label: { runs: run(`ระเบียบวาระที่ ${number}`, { bold: true, noBreak: true }), widthCm: 3.1 },
    runs: run(title, { bold: true }),
  }
}

/** `๔.๑  title`: the head of an item; `H2` where no part of the agenda stands above it. */
export function itemHeading(number: string, title: string, role: 'H2' | 'H3' = 'H3'): Block {
  return {
    kind: 'paragraph',
    role,
    spaceBeforePt: MEASURES.gapPt,
    keepWithNext: true,
    leftCm: 1.2,
    label: { runs: run(number, { bold: true, noBreak: true }), widthCm: 1.3 },
    runs: run(title, { bold: true }),
  }
}

/** A bold label with its text running on after it, under an item: มติที่ประชุม …. Several texts stand line by line. */
export function underItem(label: string, text: string | readonly string[], bold = true): Block {
  const lines = typeof text === 'string' ? [text] : text
  return {
    kind: 'paragraph',
    spaceBeforePt: 4,
    leftCm: MEASURES.indentCm,
    align: lines.length > 1 ? 'left' : 'justify',
    runs: [
      ...run(`${label}\u00a0 `, { bold, noBreak: true }),
      ...lines.flatMap((line, at): Inline[] => [
        ...(at === 0 ? [] : [{ lineEnd: true } as const]),
        ...runsOf(line),
      ]),
    ],
  }
}

/** Several texts numbered, a single one as it is. */
export function numbered(texts: readonly string[]): readonly string[] {
  return texts.length > 1 ? texts.map((text, at) => `(${at + 1}) ${text}`) : texts
}

/** The block with the one that follows on one page. */
export function keptWithNext(block: Block): Block {
  return block.kind === 'page-break' ? block : { ...block, keepWithNext: true }
}

/** Parts and items of an agenda with who presents them and their papers. */
export function agendaBlocks(agenda: AgendaFields): Block[] {
  return agenda.flatMap(({ title, items }, at): Block[] => [
    ...headOf(
      partHeading(at + 1, title),
      items.map((item, place) => itemOf(`${at + 1}.${place + 1}`, item)).flat(),
    ),
  ])
}

/** A heading stays with what follows, if anything of its own follows. */
function headOf(heading: Block, below: readonly Block[]): Block[] {
  return below.length > 0 || heading.kind === 'page-break'
    ? [heading, ...below]
    : [{ ...heading, keepWithNext: false }]
}

function itemOf(
  number: string,
  { title, text, presenter, papers }: AgendaFields[number]['items'][number],
): Block[] {
  return headOf(itemHeading(number, title), [
    ...text.flatMap((part): Block[] => (typeof part === 'string' ? [underText(part)] : [])),
    ...(presenter === undefined ? [] : [underItem('ผู้เสนอ', presenter)]),
    ...(papers.length === 0 ? [] : [underItem('เอกสารประกอบ', numbered(papers))]),
  ])
}

function underText(text: string): Block {
  return { kind: 'paragraph', align: 'justify', leftCm: MEASURES.indentCm, runs: runsOf(text) }
}

/** A table with a head on every page. */
export function listTable(
  columns: readonly (TableColumn & { readonly title: string })[],
  rows: readonly TableRow[],
  { sizePt, summary }: { readonly sizePt: number; readonly summary: string },
): Block {
  return {
    kind: 'table',
    spaceBeforePt: 8,
    paddingPt: 3,
    style: { sizePt },
    columns: columns.map(({ title: _, ...column }) => column),
    head: [
      {
        cells: columns.map(({ title }) => ({
          runs: run(title, { bold: true }),
          align: 'center',
          fill: HEAD_FILL,
        })),
      },
    ],
    rows,
    summary,
  }
}

/** Where somebody signs: the hand, the name in parentheses, the position and what is signed. */
export function signedBy(
  { name, position }: { readonly name: string; readonly position?: string },
  what: string,
  more: readonly string[] = [],
): Block {
  const lines = [`(${name})`, ...(position === undefined ? [] : [position]), what, ...more]
  return {
    kind: 'signature',
    spaceBeforePt: 8,
    axisCm: 11,
    handSpacePt: 34,
    lines: lines.map((line) => run(line, { noBreak: true })),
  }
}
