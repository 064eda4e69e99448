import type { Lexicon } from './lexicon.js'
import { BREAK_HERE, NO_BREAK, NO_BREAK_SPACE } from './normalise.js'

const D = '[0-9๐-๙]'
// Bounded, or a page of digits would be read anew from each of them.
const NUMBER = `(?<!${D})${D}{1,40}(?:[.,:/–-]${D}{1,40}){0,10}`
const MONTH =
  '(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|(?:ม|ก|มี|เม|พ|มิ|ส|ต|ธ)\\.[คพย]\\.)'
const COUNTED =
  'พ\\.ศ\\.|ค\\.ศ\\.|มาตรา|ข้อ|ที่|เลขที่|ฉบับที่|ครั้งที่|วันที่|ลำดับที่|ระยะที่|รุ่นที่|เขต|หมวด|ส่วนที่|เล่ม|หน้า|ตอนที่|ชั้นปีที่|ปีงบประมาณ|ปีการศึกษา|พุทธศักราช|จำนวน|เวลา|วงเงิน|โทร\\.|โทรศัพท์|โทรสาร|ศธ|ว|บท|ภาคเรียนที่|อายุ|ร้อยละ|ปี'
const UNIT =
  'บาท|ล้านบาท|พันบาท|ล้าน|แสน|หมื่น|พัน|ร้อย|คน|รูป|ท่าน|แห่ง(?!พระราช|กฎ|ประมวล|ระเบียบ|ประกาศ)|โรงเรียน|โรง|เขต|จังหวัด|อำเภอ|ตำบล|ฉบับ|ชุด|แผ่น|หน้า|เล่ม|เรื่อง|ข้อ|ครั้ง|วัน|เดือน|ปี|ชั่วโมง|นาที|น\\.|นาฬิกา|เมตร|กิโลเมตร|กม\\.|ซม\\.|ตร\\.ม\\.|ไร่|หลักสูตร|โครงการ|กิจกรรม|รายการ|ราย|สัปดาห์|ภาคเรียน|คะแนน|เครื่อง|คัน|หลัง|ห้อง|กลุ่ม|ทีม|รุ่น|ด้าน|ประเภท|ระดับ|มิติ|ประการ|ขั้นตอน|หน่วยงาน|สถานศึกษา|พื้นที่|%'
const TITLE =
  '(?:นางสาว|นาย(?!ก|อำเภอ|จ้าง|ทะเบียน|ทหาร|ตำรวจ|ช่าง)|นาง|ดร\\.|ศ\\.|รศ\\.|ผศ\\.|ว่าที่ร้อยตรี|ว่าที่ ร\\.ต\\.|พล(?:เอก|โท|ตรี)|พัน(?:เอก|โท|ตรี)|ร้อย(?:เอก|โท|ตรี)|ม\\.(?:ร|ล)\\.ว?\\.?)'

/** Matches are never torn; where several overlap, each holds. */
const GLUE: readonly RegExp[] = [
  new RegExp(`${D}+(?:[.,:/–-]${D}+)*`, 'g'),
  new RegExp(`(?:${COUNTED})[ ${NO_BREAK_SPACE}]?${NUMBER}`, 'g'),
  new RegExp(`${NUMBER}[ ${NO_BREAK_SPACE}]?(?:${UNIT})`, 'g'),
  new RegExp(`(?:วันที่ ?)?${D}{1,2} ?${MONTH} ?(?:พ\\.ศ\\. ?)?(?:${D}{2,4})?`, 'g'),
  new RegExp(`${MONTH} ?(?:พ\\.ศ\\. ?)?${D}{2,4}`, 'g'),
  new RegExp(`${NUMBER} ?[–-] ?${NUMBER}`, 'g'),
  /(?:ล้าน)?(?:บาท|สตางค์)ถ้วน?/g,
  // Abbreviations: สพฐ. ผอ.สพท. พ.ศ. and what they stand before.
  /(?:(?<![ก-๎])[ก-ฮ]{1,6}\.)+/g,
  /(?:[ก-ฮ]{1,2}\.){2,}/g,
  /(?:[ก-ฮ]{1,6}\.)+(?=[ก-๎])[ก-๎]{2}/g,
  // The repetition mark and ฯลฯ stay with the word before them, ณ with the one after.
  /[^\s] ?ๆ/g,
  /[^\s] ?ฯลฯ/g,
  /(?<![ก-๎])ณ [^\s]{1,3}/g,
  new RegExp(`${TITLE} ?[ก-๎]{1,24}(?: [ก-๎]{2,20}(?=[ ,)]|$))?`, 'g'),
  // Latin words and addresses; a long address may be broken where `addressBreaks` says.
  /[A-Za-z0-9@._~:/?#[\]!$&'()*+,;=%-]*[A-Za-z@][A-Za-z0-9@._~:/?#[\]!$&'*+,;=%-]*/g,
]

const NOT_BEFORE = /[\u0e2f-\u0e3a\u0e45-\u0e4e.,;:!?%)\]}”’»…/\u2060\u00a0\s]/
const NOT_AFTER = /[\u0e40-\u0e44([{“‘«/\u2060\u00a0฿$#@]/
const ADDRESS = /(?:https?:\/\/|www\.)[^\s\u0e00-\u0e7f]+/g
const LATIN_HYPHEN = /(?<=[A-Za-z])-(?=[A-Za-z]{2})/g

const words = new Intl.Segmenter('th', { granularity: 'word' })

/**
 * Where lines may end: `allowed[i]` is 1 when a line may end before the UTF-16 unit i. Compounds first, ICU on the
 * rest, then the glue rules.
 */
export function breaksOf(text: string, lexicon: Lexicon): Uint8Array {
  const allowed = new Uint8Array(text.length + 1)
  markWords(text, lexicon, allowed)
  forbidAtEdges(text, allowed)
  glue(text, allowed)
  allowInAddresses(text, allowed)
  for (let i = text.indexOf(BREAK_HERE); i >= 0; i = text.indexOf(BREAK_HERE, i + 1)) allowed[i + 1] = 1
  allowed[0] = 0
  return allowed
}

function markWords(text: string, lexicon: Lexicon, allowed: Uint8Array): void {
  let from = 0
  for (let at = 0; at < text.length;) {
    const length = lexicon(text, at)
    if (length === 0) {
      at += 1
      continue
    }
    markByIcu(text.slice(from, at), from, allowed)
    allowed[at] = 1
    at += length
    allowed[at] = 1
    from = at
  }
  markByIcu(text.slice(from), from, allowed)
}

/** Words that make a noun of the next one. */
const PREFIXES = new Set(['การ', 'ความ', 'ผู้', 'นัก', 'ภาวะ'])

/** ICU leaves single letters where it does not know a word; such a letter stays with both neighbours. */
function markByIcu(piece: string, offset: number, allowed: Uint8Array): void {
  let isBound = false
  for (const { segment, index } of words.segment(piece)) {
    const isLetter = segment.length === 1 && /[ก-ฮ]/.test(segment)
    if (index > 0 && !isBound && !isLetter) allowed[offset + index] = 1
    isBound = isLetter || PREFIXES.has(segment)
  }
}

function forbidAtEdges(text: string, allowed: Uint8Array): void {
  for (let i = 1; i < text.length; i++) {
    const before = text[i - 1] ?? ''
    const after = text[i] ?? ''
    if (before === ' ' && after !== ' ') allowed[i] = 1
    if (NOT_BEFORE.test(after) || NOT_AFTER.test(before)) allowed[i] = 0
    if (after === '"' && before !== ' ') allowed[i] = 0
    if (before === '"' && (i === 1 || text[i - 2] === ' ')) allowed[i] = 0
    if (before === 'ฯ' && after === 'ล') allowed[i] = 0
  }
}

function glue(text: string, allowed: Uint8Array): void {
  for (const pattern of GLUE) {
    for (const match of text.matchAll(pattern))
      allowed.fill(0, match.index + 1, match.index + match[0].length)
  }
  for (let i = text.indexOf(NO_BREAK); i >= 0; i = text.indexOf(NO_BREAK, i + 1)) allowed.fill(0, i, i + 2)
}

/** An address may go to the next line after / ? & = only; a hyphenated Latin word after its hyphen. */
function allowInAddresses(text: string, allowed: Uint8Array): void {
  for (const match of text.matchAll(ADDRESS)) {
    for (let i = 8; i < match[0].length - 2; i++) {
      if ('/?&='.includes(match[0][i] ?? ' ')) allowed[match.index + i + 1] = 1
    }
  }
  for (const match of text.matchAll(LATIN_HYPHEN)) allowed[match.index + 1] = 1
}
