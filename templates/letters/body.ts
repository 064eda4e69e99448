import { thaiClock } from '../../domain/days-in-words.js'
import { plainDate } from '../dates.js'
import { grouped, thaiDigits } from '../digits.js'
import type { Block, TableRow, TextRun } from '../../typesetting/model.js'
import type { OwnerFields, Part, SignerFields, UrgencyFields } from './fields.js'
import { MEASURES } from './measures.js'
import { paragraph, runsOf, type Signer } from './pieces.js'

type Numbering = { items: number; headings: number }
type Item = Extract<Part, { items: unknown }>['items'][number]
type TableFields = Extract<Part, { table: unknown }>['table']

/** The text of a document: paragraphs, items numbered through (๑. ๒.), their parts (๑.๑), headings, tables. */
export function blocksOf(parts: readonly Part[]): Block[] {
  const numbering: Numbering = { items: 0, headings: 0 }
  return parts.flatMap((part): Block[] => {
    if (typeof part === 'string') return [paragraph(part)]
    if ('heading' in part) return [headingBlock(part.heading)]
    if ('table' in part) return [tableBlock(part.table)]
    return part.items.flatMap((item) => itemBlocks(item, numbering))
  })
}

function itemBlocks(item: Item, numbering: Numbering): Block[] {
  numbering.items += 1
  const number = numbering.items
  if (typeof item === 'string') return [paragraph(`${number}. ${item}`)]
  const inner = item.items.map((text, at): Block => ({
    ...(paragraph(`${number}.${at + 1} ${text}`) as Extract<Block, { kind: 'paragraph' }>),
    firstIndentCm: MEASURES.indentCm + 0.6,
    spaceBeforePt: 0,
  }))
  return [paragraph(`${number}. ${item.text}`), ...inner]
}

/** A bold line that stays with what follows. */
export function headingBlock(text: string): Block {
  const runs: TextRun[] = [{ text: thaiDigits(text), bold: true }]
  return { kind: 'paragraph', role: 'H2', spaceBeforePt: MEASURES.gapPt, keepWithNext: true, runs }
}

function cellRuns(value: string | number): TextRun[] {
  return [{ text: thaiDigits(typeof value === 'number' ? grouped(value) : value) }]
}

function tableBlock({ columns, rows }: TableFields): Block {
  const head: TableRow = {
    cells: columns.map(({ title }) => ({
      runs: [{ text: thaiDigits(title), bold: true }],
      align: 'center',
      fill: '#eef2f6',
    })),
  }
  return {
    kind: 'table',
    spaceBeforePt: 8,
    spaceAfterPt: 6,
    paddingPt: 3,
    style: { sizePt: 15 },
    columns: columns.map(({ align, widthCm }) => ({
      ...(align ? { align } : {}),
      ...(widthCm === undefined ? { share: 1 } : { widthCm }),
    })),
    head: [head],
    rows: rows.map((row) => ({
      cells: columns.map((column, at) => {
        const value = row[at] ?? ''
        return { runs: cellRuns(value), align: column.align ?? (column.money ? 'right' : 'left') }
      }),
    })),
  }
}

/** The signer as the signature block prints it: name, position, and in whose stead. */
export function signerOf({ name, rank, position, capacity }: SignerFields): Signer {
  return {
    nameTh: name,
    positionTh: position,
    ...(rank ? { rankTh: rank } : {}),
    ...(capacity ? { capacityTh: `${capacity.kind} ${capacity.of}` } : {}),
  }
}

/** The urgency as the letter prints it: a word, or "ด่วนภายใน" with day and time (saraban reg. 28). */
export function urgencyLines(urgency: UrgencyFields | undefined): string[] | undefined {
  if (urgency === undefined) return undefined
  if (typeof urgency === 'string') return [urgency]
  return ['ด่วนภายใน', plainDate(urgency.within), ...(urgency.at ? [`เวลา ${thaiClock(urgency.at)}`] : [])]
}

/** The preparing unit's lines, at the foot on the left. */
export function ownerBlocks(owner: OwnerFields | undefined): Block[] {
  if (!owner) return []
  const lines = [
    owner.unit,
    ...(owner.telephone ? [`โทร. ${owner.telephone}`] : []),
    ...(owner.fax ? [`โทรสาร ${owner.fax}`] : []),
    ...(owner.email ? [`ไปรษณีย์อิเล็กทรอนิกส์ ${owner.email}`] : []),
  ]
  const blocks = lines.map((line): Block => ({
    kind: 'paragraph',
    keepWithNext: line !== lines.at(-1),
    runs: runsOf(line),
  }))
  return [{ kind: 'spacer', heightPt: 14 }, ...blocks]
}

/** The code beside a letter's last lines by which anybody can look it up. */
const CAPTION: Block = {
  kind: 'paragraph',
  style: { sizePt: 11 },
  align: 'right',
  runs: [{ text: 'สแกนเพื่อตรวจสอบ' }],
}

/** Who is to be asked, on the left, and on the right the code that shows the letter to be genuine. */
export function ownerAndCode(owner: OwnerFields | undefined, verifyUrl: string | undefined): Block[] {
  const lines = ownerBlocks(owner)
  if (verifyUrl === undefined) return lines
  const code: Block = {
    kind: 'qr',
    content: { text: verifyUrl },
    sizeCm: 2,
    align: 'right',
    alt: 'รหัสสำหรับตรวจสอบว่าหนังสือฉบับนี้ออกโดยหน่วยงานจริง',
  }
  const columns = [
    { widthCm: 12.5, blocks: lines },
    { widthCm: 3.5, blocks: [code, CAPTION] },
  ]
  return [
    { kind: 'spacer', heightPt: 12 },
    { kind: 'columns', columns },
  ]
}
