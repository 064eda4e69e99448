import type { LetterPart } from '../../domain/content.js'
import type { Block, Inline, Running, TextRun } from '../../typesetting/model.js'
import { thaiDigits } from '../digits.js'
import { MEASURES } from './measures.js'

const WHOLE = /https?:\/\/[^\s<>"“”()]+|วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)ที่ \d+/g

/** Text as runs: Thai digits, addresses as links with their own digits, weekday and date not torn apart. */
export function runsOf(text: string): TextRun[] {
  const runs: TextRun[] = []
  let from = 0
  for (const match of text.matchAll(WHOLE)) {
    if (match.index > from) runs.push({ text: thaiDigits(text.slice(from, match.index)) })
    const [whole] = match
    runs.push(
      whole.startsWith('วัน') ? { text: thaiDigits(whole), noBreak: true } : { text: whole, link: whole },
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

/** The urgency word: red, bold, at the upper left of the first page. */
export function urgencyWord(word: string | undefined): Block[] {
  if (word === undefined) return []
  const sizePt = word.length > 12 ? 24 : MEASURES.urgencyPt
  const runs: TextRun[] = [{ text: thaiDigits(word), bold: true, colour: 'red', sizePt }]
  return [
    {
      kind: 'box',
      on: 'first',
      xCm: MEASURES.margins.leftCm,
      yCm: 2.6,
      widthCm: 6,
      blocks: [{ kind: 'paragraph', runs }],
    },
  ]
}

/** Who signs: typed name in parentheses, position, and in whose stead. */
export type Signer = {
  readonly nameTh: string
  readonly positionTh: string
  readonly capacityTh?: string
  /** Typed before the hand, in the line above the name. */
  readonly rankTh?: string
}

/** Closing (if the form has one), room for the hand, name, position and acting capacity, on the axis of the closing. */
export function closingAndSignature(closing: string | undefined, signer: Signer): Block {
  const { nameTh, positionTh, capacityTh, rankTh } = signer
  const capacity = capacityTh?.split('\n') ?? []
  const line = (text: string): TextRun[] => [{ text: thaiDigits(text), noBreak: true }]
  const rank = rankTh === undefined ? [] : [line(`${rankTh}${'\u00a0'.repeat(44)}`)]
  const below = [`(${nameTh})`, ...positionTh.split('\n'), ...capacity].map(line)
  return {
    kind: 'signature',
    spaceBeforePt: MEASURES.closingGapPt,
    axisCm: MEASURES.signatureAxisCm,
    handSpacePt: rankTh === undefined ? MEASURES.handPt : MEASURES.handPt - 20,
    handBefore: closing === undefined ? 0 : 1,
    lines: [...(closing === undefined ? [] : [line(closing)]), ...rank, ...below],
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

/** What stands on every page of a letter: number, catchword, secrecy; a rehearsal's mark. */
export function runningOf(options: { readonly rehearsal?: boolean; readonly secrecy?: string }): Running {
  return {
    pageNumber: { from: 2, digits: 'thai' },
    catchwords: true,
    ...(options.secrecy ? { secrecy: { word: options.secrecy } } : {}),
    ...(options.rehearsal ? { watermark: 'ตัวอย่าง' } : {}),
  }
}

/** The short rule in the middle under the head of orders, announcements and minutes. */
export function shortRule(): Block {
  const side: Block[] = [{ kind: 'spacer', heightPt: 8 }]
  return {
    kind: 'columns',
    columns: [
      { widthCm: 6, blocks: side },
      { widthCm: 4, blocks: [{ kind: 'rule', spaceBeforePt: 6, spaceAfterPt: 6, widthPt: 0.7 }] },
      { widthCm: 6, blocks: side },
    ],
  }
}
