import type { Note } from '../model.js'

/** Text as it will be set, and what was changed on the way. */
export interface Normalised {
  readonly text: string
  readonly notes: readonly Note[]
}

type Kind = Note['kind']

const MESSAGES: Record<Kind, string> = {
  composed: 'รวมอักขระที่พิมพ์แยกเป็นอักขระเดียว',
  reordered: 'จัดลำดับสระและวรรณยุกต์ใหม่',
  'repeated-mark': 'สระหรือวรรณยุกต์ซ้ำ โปรดตรวจสอบ',
  control: 'ตัดอักขระควบคุมที่ไม่มีรูป',
  invisible: 'ตัดอักขระที่มองไม่เห็น',
  'orphan-mark': 'สระหรือวรรณยุกต์ไม่มีพยัญชนะกำกับ โปรดตรวจสอบ',
  overfull: 'ข้อความยาวเกินบรรทัดและไม่มีจุดตัดคำ',
}

/** A note of this kind about this text. */
export function note(kind: Kind, text: string): Note {
  return { kind, text, message: `${MESSAGES[kind]}: “${text}”` }
}

interface Rule {
  readonly kind: Kind
  readonly pattern: RegExp
  readonly replace: (found: string) => string
}

const TONE = '\u0e48-\u0e4b'
const MARKS = '\u0e31\u0e33-\u0e3a\u0e47-\u0e4e'

/** In order: each rule sees what the one before left. */
const RULES: readonly Rule[] = [
  // Sara am typed as nikhahit + sara aa, with the tone before, between or after.
  {
    kind: 'composed',
    pattern: new RegExp(`\u0e4d([${TONE}]*)\u0e32`, 'g'),
    replace: (found) => `${found.slice(1, -1)}\u0e33`,
  },
  // เเ typed as two is แ.
  { kind: 'composed', pattern: /\u0e40\u0e40/g, replace: () => '\u0e41' },
  { kind: 'reordered', pattern: new RegExp(`[${MARKS}]{2,}`, 'g'), replace: inOrder },
  {
    kind: 'control',
    pattern: /(?!\n)[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    replace: () => '',
  },
  { kind: 'invisible', pattern: /\u00ad|\u200c|\u200d|[\ufe00-\ufe0f]|\ufeff/g, replace: () => '' },
]

/** Vowels, then tones and the silencer, then sara am; marks of one class as they were typed. */
function inOrder(marks: string): string {
  const classOf = (mark: string) => (mark === '\u0e33' ? 2 : /[\u0e48-\u0e4c]/.test(mark) ? 1 : 0)
  return [...marks].sort((a, b) => classOf(a) - classOf(b)).join('')
}

/** Zero-width space allows a break, word joiner and no-break space forbid one; none of them is drawn. */
export const BREAK_HERE = '\u200b'
export const NO_BREAK = '\u2060'
export const NO_BREAK_SPACE = '\u00a0'

const UNDRAWN = /[\u200b\u2060]/g

/** The text as it is drawn: without break marks, a no-break space as a space. */
export function asDrawn(text: string): string {
  return text.replace(UNDRAWN, '').replaceAll(NO_BREAK_SPACE, ' ')
}

/** Nothing that any rule below would touch: plain Thai and ASCII with the marks in order. */
const PLAIN = new RegExp(
  `^(?:[ -~\u0e01-\u0e2f\u0e30\u0e32\u0e3f\u0e41-\u0e46\u0e4f-\u0e5b]|\u0e40(?!\u0e40)|(?<=[ก-ฮ])[\u0e31\u0e34-\u0e39\u0e47]?[${TONE}\u0e4c]?(?:\u0e33)?)*$`,
)

/** Whether normalisation would change or report nothing; a quick look that may say no without need. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text)
}

/** The stated normalisation: NFC, sara am in one piece, vowel before tone, no control or invisible characters. */
export function normalise(text: string): Normalised {
  const notes: Note[] = []
  let result = text.replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n').replace(/\t/g, ' ')
  const composed = result.normalize('NFC')
  if (composed !== result) notes.push(note('composed', excerpt(text)))
  result = composed
  for (const { kind, pattern, replace } of RULES) {
    result = result.replace(pattern, (found) => {
      const replaced = replace(found)
      if (replaced !== found) notes.push(note(kind, visible(found)))
      return replaced
    })
  }
  // What was taken out may have stood between marks that belong together.
  result = result.normalize('NFC')
  notes.push(...suspicions(result))
  return { text: result, notes }
}

function suspicions(text: string): Note[] {
  const repeated = text.match(/([\u0e31\u0e33-\u0e3a\u0e47-\u0e4e])\1+/g) ?? []
  const orphans = text.match(/(?:^|[\s\u200b\u2060])[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/g) ?? []
  return [
    ...repeated.map((found) => note('repeated-mark', found)),
    ...orphans.map((found) => note('orphan-mark', found)),
  ]
}

function visible(found: string): string {
  return found.replace(
    /[^\p{L}\p{M}\p{N}]/gu,
    (char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
}

function excerpt(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
