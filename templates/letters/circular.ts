import type { LetterContent, LetterPart } from '../../domain/content.js'
import { subjectFor } from '../../domain/policy/disclosure.js'
import { secrecyWord, type Secrecy } from '../../domain/secrecy.js'
import { dayOf, type Instant } from '../../domain/time.js'
import type { Block, Document, Inline } from '../../typesetting/model.js'
import { dueInThai, lastMinute, letterDate, plainDate } from '../dates.js'
import { thaiDigits } from '../digits.js'
import { emblemAssets, letterEmblem } from './emblem.js'
import { bodyStyle, type Look } from './look.js'
import { MEASURES } from './measures.js'
import {
  bodyOf,
  closingAndSignature,
  dateLine,
  heldTogether,
  labelled,
  labelledList,
  numberAndAgency,
  ownerLines,
  paragraph,
  runningOf,
  subjectLine,
  urgencyWord,
} from './pieces.js'

/** What all letters of a circular share. */
export type LetterFrame = Look & {
  /** Stable id of the document: the same id and facts give the same bytes. */
  readonly id: string
  readonly letter: LetterContent
  readonly subject: string
  /** Its word stands on every page, and the file's title keeps the subject to itself. Plain when absent. */
  readonly secrecy?: Secrecy
  /** The circular's number, after "/ว"; 0 where none is taken yet. */
  readonly number: number
  readonly issuedAt: Instant
  /** The first instant that is too late. */
  readonly dueAt: Instant
  /** Where offices answer; stands in the text. */
  readonly answerUrl: string
  /** Every page bears "ตัวอย่าง". */
  readonly rehearsal?: boolean
  /** Every page bears "ร่าง". */
  readonly isDraft?: boolean
  /** Adds a QR slot `qr` for an address of at most so many bytes that shows the letter to be genuine. */
  readonly qrMaxBytes?: number
}

/** Facts of the circular's letter. Slots of the document: `addressee` and, when asked for, `qr`. */
export type CircularLetterFacts = LetterFrame

/** ที่ of the circular: `ศธ ๐๔๙๙๙/ว๑`. */
export function circularNumber({ letter, number }: Pick<LetterFrame, 'letter' | 'number'>): string {
  return number === 0 ? thaiDigits(`${letter.prefix}/ว….`) : thaiDigits(`${letter.prefix}/ว${number}`)
}

/** The value of the slot `addressee` for an office: `ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา… เขต ๑`. */
export function addresseeOf(letter: LetterContent, office: { readonly nameTh: string }): string {
  return thaiDigits(letter.salutation.addressee.replaceAll('{office}', office.nameTh))
}

/** The text with what is known at issue: `{due}`, `{dueDay}`, `{answerUrl}`. */
function filledIn(text: string, { dueAt, answerUrl }: Pick<LetterFrame, 'dueAt' | 'answerUrl'>): string {
  return text
    .replaceAll('{due}', dueInThai(dueAt))
    .replaceAll('{dueDay}', `วันที่ ${plainDate(dayOf(lastMinute(dueAt)))}`)
    .replaceAll('{answerUrl}', answerUrl)
}

const CAPTION: Block = {
  kind: 'paragraph',
  style: { sizePt: 11 },
  align: 'right',
  runs: [{ text: 'สแกนเพื่อตรวจสอบ' }],
}

/** The owner's lines on the left and, when asked for, the code that shows the letter to be genuine on the right. */
export function footBlocks({ letter, qrMaxBytes }: Pick<LetterFrame, 'letter' | 'qrMaxBytes'>): Block[] {
  const owner = ownerLines(letter.owner)
  if (qrMaxBytes === undefined) return [{ kind: 'spacer', heightPt: 12 }, ...owner]
  const code: Block = {
    kind: 'qr',
    content: { slot: 'qr', maxBytes: qrMaxBytes },
    sizeCm: 2,
    align: 'right',
    alt: 'รหัสสำหรับตรวจสอบว่าหนังสือฉบับนี้ออกโดยหน่วยงานจริง',
  }
  const columns = [
    { widthCm: 12.5, blocks: owner },
    { widthCm: 3.5, blocks: [code, CAPTION] },
  ]
  return [
    { kind: 'spacer', heightPt: 12 },
    { kind: 'columns', columns },
  ]
}

function secrecyMark({ secrecy }: Pick<LetterFrame, 'secrecy'>): { secrecy?: string } {
  const word = secrecyWord(secrecy)
  return word === undefined ? {} : { secrecy: word }
}

/** What every letter of this room says about itself as a file. */
export function fileOf(
  frame: Pick<LetterFrame, 'id' | 'letter' | 'emblem' | 'font' | 'rehearsal' | 'isDraft' | 'secrecy'>,
  title: string,
  at: Instant,
): Omit<Document, 'blocks'> {
  return {
    id: frame.id,
    title,
    lang: 'th',
    createdAt: at,
    author: frame.letter.agency.nameTh,
    margins: MEASURES.margins,
    firstTopCm: MEASURES.emblemTopCm,
    style: bodyStyle(frame),
    running: runningOf({
      ...{ rehearsal: frame.rehearsal ?? false, isDraft: frame.isDraft ?? false },
      ...secrecyMark(frame),
    }),
    assets: emblemAssets(frame.emblem),
  }
}

const agencyLines = ({ agency }: LetterContent): string[] => [agency.nameTh, ...agency.addressTh.split('\n')]
const ADDRESSEE: readonly Inline[] = [{ slot: 'addressee' }]

/** The letter of a circular (หนังสือภายนอก), compiled once and stamped for each office. */
export function circularLetter(facts: CircularLetterFacts): Document {
  const { letter } = facts
  const { opening, closing } = letter.salutation
  const body = letter.body.map((part) => ({ ...part, text: filledIn(part.text, facts) }))
  const blocks: Block[] = [
    letterEmblem(facts.emblem),
    ...urgencyWord(letter.urgency && [letter.urgency]),
    numberAndAgency([{ text: circularNumber(facts), noBreak: true }], agencyLines(letter)),
    dateLine(letterDate(dayOf(facts.issuedAt))),
    subjectLine(facts.subject),
    labelled(opening, ADDRESSEE),
    ...labelledList('อ้างถึง', letter.references),
    ...labelledList('สิ่งที่ส่งมาด้วย', letter.enclosures),
    ...heldTogether(bodyOf(body), [closingAndSignature(closing, letter.signer), ...footBlocks(facts)]),
  ]
  return {
    ...fileOf(facts, `${circularNumber(facts)} ${subjectFor('fileName', facts)}`, facts.issuedAt),
    blocks,
  }
}

/** Facts of the letter that corrects a circular. Slots as in the circular's letter. */
export type ErratumLetterFacts = LetterFrame & {
  /** 1 for the first correction. */
  readonly erratum: number
  readonly correctedAt: Instant
  readonly wrong: string
  readonly right: string
  readonly reason: string
}

function erratumBody(facts: ErratumLetterFacts): LetterPart[] {
  const reason = facts.reason.trim().replace(/^เนื่องจาก\s*/, '')
  const paragraphs = [
    `ตามหนังสือที่อ้างถึง ${facts.letter.agency.nameTh}ได้แจ้งเรื่อง ${facts.subject} นั้น`,
    `เนื่องจาก${reason} จึงขอแก้ไขข้อความในหนังสือดังกล่าว จากข้อความเดิม “${facts.wrong}” เป็นข้อความที่ถูกต้อง “${facts.right}” ข้อความอื่นและกำหนดส่งคงเดิม`,
    'จึงเรียนมาเพื่อทราบ และขอให้ใช้ข้อความที่แก้ไขแล้ว',
  ]
  return paragraphs.map((text) => ({ kind: 'paragraph', text }))
}

/** The letter that corrects a circular: it bears the circular's number and which correction it is. */
export function erratumLetter(facts: ErratumLetterFacts): Document {
  const { letter } = facts
  const number = `${circularNumber(facts)} (แก้ไขครั้งที่ ${thaiDigits(facts.erratum)})`
  const urgency = letter.urgency ? `${letter.urgency} ` : ''
  const reference = `หนังสือ${letter.agency.nameTh} ${urgency}ที่ ${circularNumber(facts)} ลงวันที่ ${plainDate(dayOf(facts.issuedAt))}`
  const title = `แก้ไขข้อความในหนังสือเวียน เรื่อง ${subjectFor('fileName', facts)}`
  const blocks: Block[] = [
    letterEmblem(facts.emblem),
    ...urgencyWord(letter.urgency && [letter.urgency]),
    numberAndAgency([{ text: number, noBreak: true }], agencyLines(letter)),
    dateLine(letterDate(dayOf(facts.correctedAt))),
    subjectLine('แก้ไขข้อความในหนังสือเวียน'),
    labelled(letter.salutation.opening, ADDRESSEE),
    ...labelledList('อ้างถึง', [reference]),
    ...heldTogether(
      erratumBody(facts).map((part) => paragraph(part.text)),
      [closingAndSignature(letter.salutation.closing, letter.signer), ...footBlocks(facts)],
    ),
  ]
  return { ...fileOf(facts, title, facts.correctedAt), blocks }
}
