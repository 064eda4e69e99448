import type { Circular } from '../circular/case.js'
import type { Committee } from '../committee/case.js'
import type { Consultation, ConsultationNotes } from '../consultation/case.js'
import type { CircularContent } from '../content.js'
import type { Exemption } from '../exemption/case.js'
import type { Meeting } from '../meeting/case.js'
import type { Order } from '../order/case.js'
import type { OrderContent } from '../order/content.js'
import type { Proposal } from '../proposal/case.js'
import type { ProposalContent } from '../proposal/content.js'
import type { Submission } from '../submission/case.js'
import type { Task } from '../task/case.js'
import { EXEMPTION_NAMES } from './names-exemption.js'
import { MEETING_NAMES } from './names-meeting.js'
import { NAMES } from './names-common.js'
import { CODES } from './codes.js'
import type { Words } from './word.js'

/** The names of all members of a state, however deep. What is named by data (stages, questions of a form) is not among them. */
export type NamesIn<T> = T extends readonly (infer Item)[]
  ? NamesIn<Item>
  : T extends object
    ? string extends keyof T
      ? NamesIn<T[keyof T]>
      : (keyof T & string) | { [K in keyof T]-?: NamesIn<T[K]> }[keyof T]
    : never

/** The closed words that a state holds (its status, a kind, a verdict), however deep. */
export type CodesIn<T> = T extends string
  ? string extends T
    ? never
    : T
  : T extends readonly (infer Item)[]
    ? CodesIn<Item>
    : T extends object
      ? { [K in keyof T]-?: CodesIn<T[K]> }[keyof T]
      : never

type Told =
  | (Circular | Omit<CircularContent, 'audience'> | Submission)
  | (Meeting | Committee | Task | Consultation | ConsultationNotes)
  | (Proposal | ProposalContent | Exemption | Order | OrderContent)
/** A member of a state that is told to whoever looks back. */
export type ToldName = NamesIn<Told>
/** A closed word of a state that is told to whoever looks back. */
export type ToldCode = CodesIn<Told>

const NAME_WORDS: Readonly<Record<string, Words>> = {
  ...NAMES,
  ...MEETING_NAMES,
  ...EXEMPTION_NAMES,
} satisfies Readonly<Record<ToldName, Words>>
const CODE_WORDS: Readonly<Record<string, Words>> = CODES satisfies Readonly<Record<ToldCode, Words>>

/** What a member of a state is called; nothing where it is named by data. */
export const nameWords = (name: string): Words | undefined =>
  Object.hasOwn(NAME_WORDS, name) ? NAME_WORDS[name] : undefined

/** What a closed word of a state means at the member that holds it; nothing where it is no closed word. */
export function codeWords(code: string, name: string): Words | undefined {
  const special = `${name}/${code}`
  if (Object.hasOwn(SPECIAL, special)) return SPECIAL[special]
  return Object.hasOwn(CODE_WORDS, code) ? CODE_WORDS[code] : undefined
}

/** Words that mean something else at one member. */
const SPECIAL: Readonly<Record<string, Words>> = {
  'what/lost': { th: 'องค์ประชุมไม่ครบ', en: 'quorum lost' },
  'what/left': { th: 'ออกจากที่ประชุม', en: 'left' },
  'kind/form': { th: 'ตอบตามแบบ', en: 'by the form' },
  'kind/case': { th: 'เรื่องที่เชื่อมไว้', en: 'a linked case' },
}
