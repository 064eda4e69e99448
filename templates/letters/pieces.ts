import type { LetterPart } from '../../domain/content.js'
import type { Block, Inline, Running, TextRun } from '../../typesetting/model.js'
import { thaiDigits } from '../digits.js'
import { MEASURES } from './measures.js'

const WHOLE =
  /https?:\/\/[^\s<>"“”()]+|(?:ลง|เมื่อ|ณ )?วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)?ที่ \d+|ระเบียบวาระที่ [\d.]+\d|ครั้งที่ \d+\/\d+/g

/** Text as runs: Thai digits, addresses as links with their own digits, weekday and date, the numbers of meetings and items not torn apart. */
export function runsOf(text: string): TextRun[] {
  const runs: TextRun[] = []
  let from = 0
  for (const match of text.matchAll(WHOLE)) {
    if (match.index > from) runs.push({ text: thaiDigits(text.slice(from, match.index)) })
    const [whole] = match
    runs.push(
      whole.startsWith('http') ? { text: whole, link: whole } : { text: thaiDigits(whole), noBreak: true },
    )
    from = match.index + whole.length
  }
  if (from < text.length || runs.length === 0) runs.push({ text: thaiDigits(text.slice(from)) })
  return runs
}

/** A label and its text, further lines hanging under the text: เรื่อง, เรียน, อ้างถึง. */
export function labelled(label: string, runs: readonly Inline[]): Block {
  return {
    kind: 'paragraph',
    spaceBeforePt: MEASURES.gapPt,
    label: { runs: [{ text: label }] },
    runs,
  }
}

/** เรื่อง: the heading of the letter to a screen reader. */
export function subjectLine(subject: string): Block {
  return { ...labelled('เรื่อง', runsOf(subject)), role: 'H1' } as Block
}

/** Several texts under one label: a single one stands beside it, several are numbered. */
export function labelledList(label: string, texts: readonly string[]): Block[] {
  const [only] = texts
  if (only === undefined) return []
  if (texts.length === 1) return [labelled(label, runsOf(only))]
  return texts.map((text, at): Block => {
    const runs = runsOf(`${at + 1}. ${text}`)
    return at === 0 ? labelled(label, runs) : { kind: 'paragraph', leftCm: MEASURES.indentCm, runs }
  })
}

/** A paragraph of a letter's text. */
export function paragraph(text: string): Block {
  return {
    kind: 'paragraph',
    spaceBeforePt: MEASURES.gapPt,
    align: 'justify',
    firstIndentCm: MEASURES.indentCm,
    runs: runsOf(text),
  }
}

/** The text of a letter; items are numbered through, in the form of paragraphs as letters do. */
export function bodyOf(parts: readonly LetterPart[]): Block[] {
  let number = 0
  return parts.map((part) => {
    if (part.kind === 'paragraph') return paragraph(part.text)
    number += 1
    return paragraph(`${number}. ${part.text}`)
  })
}

/** The date, starting in the middle of the page: digits, month and year only (saraban reg.). */
export function dateLine(date: string): Block {
  return {
    kind: 'line',
    spaceBeforePt: MEASURES.gapPt,
    parts: [{ atCm: MEASURES.middleCm, runs: [{ text: date, noBreak: true }] }],
  }
}

/** ที่ … on the left, the agency and its address on the right. */
export function numberAndAgency(number: readonly Inline[], lines: readonly string[], label = 'ที่'): Block {
  const leftCm = 8.8
  const agency = lines.map((line): Block => ({ kind: 'paragraph', runs: [{ text: thaiDigits(line) }] }))
  const own: Block = { kind: 'paragraph', runs: [{ text: `${label}  ` }, ...number] }
  return {
    kind: 'columns',
    gapCm: 0.2,
    columns: [
      { widthCm: leftCm, blocks: [own] },
      { widthCm: MEASURES.textCm - leftCm - 0.2, blocks: agency },
    ],
  }
}

/** The urgency at the upper left of the first page, red and bold; "ด่วนภายใน" has its day and time under it. */
export function urgencyWord(lines: readonly string[] | undefined): Block[] {
  if (lines === undefined) return []
  const sizeOf = (at: number): number => (at === 0 ? MEASURES.urgencyPt : 19)
  const words = lines.map((text, at): Block => ({
    kind: 'paragraph',
    runs: [{ text: thaiDigits(text), bold: true, colour: 'red', sizePt: sizeOf(at), noBreak: true }],
  }))
  const yCm = lines.length > 1 ? 1.5 : 2.6
  return [{ kind: 'box', on: 'first', xCm: MEASURES.margins.leftCm, yCm, widthCm: 6.3, blocks: words }]
}

/** Who signs: typed name in parentheses, position, and in whose stead. */
export type Signer = {
  readonly nameTh: string
  readonly positionTh: string
  readonly capacityTh?: string
  /** Typed before the hand, in the line above the name. */
  readonly rankTh?: string
}

// About so many letters fit between the axis of the closing and the right edge, twice.
const MOST_ON_AXIS = 60
const visible = (text: string): number => text.replace(/\p{M}/gu, '').length

/** A capacity too long for one line stands on two: "ปฏิบัติราชการแทน", and whose stead it is. */
function capacityLines(capacityTh: string | undefined): string[] {
  if (capacityTh === undefined) return []
  return (visible(capacityTh) > MOST_ON_AXIS - 10 ? capacityTh.replace(' ', '\n') : capacityTh).split('\n')
}

/** Closing (if the form has one), room for the hand, name, position and acting capacity, on the axis of the closing. */
export function closingAndSignature(closing: string | undefined, signer: Signer): Block {
  const { nameTh, positionTh, capacityTh, rankTh } = signer
  const line = (text: string): TextRun[] => [{ text: thaiDigits(text), noBreak: true }]
  const rank = rankTh === undefined ? [] : [line(`${rankTh}${'\u00a0'.repeat(44)}`)]
  const position = positionTh === '' ? [] : positionTh.split('\n')
  const below = [`(${nameTh})`, ...position, ...capacityLines(capacityTh)]
  const isWide = below.some((text) => visible(text) > MOST_ON_AXIS)
  return {
    kind: 'signature',
    spaceBeforePt: MEASURES.closingGapPt,
    axisCm: isWide ? MEASURES.middleCm : MEASURES.signatureAxisCm,
    handSpacePt: rankTh === undefined ? MEASURES.handPt : MEASURES.handPt - 20,
    handBefore: closing === undefined ? 0 : 1,
    lines: [...(closing === undefined ? [] : [line(closing)]), ...rank, ...below.map(line)],
  }
}

/** The office that prepared the letter, at its foot: unit, telephone, e-mail, copies. */
export function ownerLines(owner: {
  readonly unitTh: string
  readonly telephone: string
  readonly email: string
}): Block[] {
  const lines = [owner.unitTh, `โทร. ${owner.telephone}`, `ไปรษณีย์อิเล็กทรอนิกส์ ${owner.email}`]
  return lines.map((line) => ({ kind: 'paragraph', runs: [{ text: thaiDigits(line) }] }))
}

/** What stands on every page of a letter: number, catchword, secrecy; the mark of a draft or a rehearsal. */
export function runningOf(options: {
  readonly rehearsal?: boolean
  readonly isDraft?: boolean
  readonly secrecy?: string
}): Running {
  return {
    pageNumber: { from: 2, digits: 'thai' },
    catchwords: true,
    ...(options.secrecy ? { secrecy: { word: options.secrecy } } : {}),
    ...(options.isDraft ? { watermark: 'ร่าง' } : options.rehearsal ? { watermark: 'ตัวอย่าง' } : {}),
  }
}

const RULE_CM = 4

/** The short rule in the middle under the head of orders, announcements and minutes. */
export function shortRule(textCm: number = MEASURES.textCm): Block[] {
  const side: Block[] = [{ kind: 'spacer', heightPt: 2 }]
  const sideCm = (textCm - RULE_CM) / 2
  return [
    { kind: 'spacer', heightPt: 10 },
    {
      kind: 'columns',
      columns: [
        { widthCm: sideCm, blocks: side },
        { widthCm: RULE_CM, blocks: [{ kind: 'rule', widthPt: 0.7 }] },
        { widthCm: sideCm, blocks: side },
      ],
    },
    { kind: 'spacer', heightPt: 4 },
  ]
}

/** Keeps blocks on one page with what follows: a closing must not stand alone on the last page. */
export function kept(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => (block.kind === 'page-break' ? block : { ...block, keepWithNext: true }))
}

/** The text with its end kept to the closing, and the closing to the owner's lines at the foot. */
export function heldTogether(text: readonly Block[], ending: readonly Block[]): Block[] {
  return [...text.slice(0, -1), ...kept(text.slice(-1)), ...kept(ending.slice(0, -1)), ...ending.slice(-1)]
}
