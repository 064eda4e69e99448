import { dayOf, type Instant } from '../../domain/time.js'
import type { Block, Document } from '../../typesetting/model.js'
import { dueInThai, letterDate, plainDate } from '../dates.js'
import { thaiDigits } from '../digits.js'
import { circularNumber, fileOf, footBlocks, type LetterFrame } from './circular.js'
import { letterEmblem } from './emblem.js'
import { MEASURES } from './measures.js'
import { paragraph, urgencyWord } from './pieces.js'
import { sealedBy } from './seal.js'

/** Facts of the stamped reminder. Slots: `number` (its own number), `to` (the office) and, when asked for, `qr`. */
export type OverdueLetterFacts = LetterFrame & { readonly sealedAt: Instant }

/** The value of the slot `number`: the letter's own number in the register of letters out. */
export function overdueNumber(letter: { readonly prefix: string }, number: number): string {
  return thaiDigits(`${letter.prefix}/${number}`)
}

/** The value of the slot `to`: the office, not a person (saraban reg.: หนังสือประทับตรา). */
export function overdueAddressee(office: { readonly nameTh: string }): string {
  return thaiDigits(office.nameTh)
}

function textOf(facts: OverdueLetterFacts): string[] {
  const { letter, subject, answerUrl } = facts
  const urgency = letter.urgency ? `${letter.urgency} ` : ''
  const issued = plainDate(dayOf(facts.issuedAt))
  return [
    `ตามหนังสือ${letter.agency.nameTh} ${urgency}ที่ ${circularNumber(facts)} ลงวันที่ ${issued} เรื่อง ${subject} ขอให้หน่วยงานของท่านส่งข้อมูลภายใน${dueInThai(facts.dueAt)} หรือภายในกำหนดที่ขยายให้ ความละเอียดแจ้งแล้ว นั้น`,
    `บัดนี้ พ้นกำหนดเวลาดังกล่าวแล้ว ${letter.agency.nameTh}ยังไม่ได้รับข้อมูลจากหน่วยงานของท่าน จึงขอเตือนมาเพื่อโปรดส่งข้อมูลทาง ${answerUrl} โดยด่วน หากได้ส่งแล้วหรือไม่มีข้อมูลที่จะรายงาน โปรดแจ้งผ่านช่องทางเดียวกัน`,
  ]
}

/** The reminder of what is overdue, as a stamped letter: no salutation, no closing, no signature (saraban reg. 13). */
export function overdueLetter(facts: OverdueLetterFacts): Document {
  const { letter } = facts
  const label = (text: string, slot: string): Block => ({
    kind: 'paragraph',
    spaceBeforePt: MEASURES.gapPt,
    label: { runs: [{ text }] },
    runs: [{ slot }],
  })
  const blocks: Block[] = [
    letterEmblem(facts.emblem),
    ...urgencyWord(letter.urgency && [letter.urgency]),
    label('ที่', 'number'),
    label('ถึง', 'to'),
    ...textOf(facts).map(paragraph),
    ...sealedBy(letter.agency.nameTh, letterDate(dayOf(facts.sealedAt))),
    ...footBlocks(facts),
  ]
  const title = `เตือนเรื่องที่ค้าง ตามหนังสือ ที่ ${circularNumber(facts)}`
  return { ...fileOf(facts, title, facts.sealedAt), blocks }
}
