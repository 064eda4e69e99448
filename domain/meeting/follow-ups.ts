import type { Actor } from '../case.js'
import { isCentralCode } from '../office.js'
import { refuse, type Refusal } from '../refusals.js'
import { isSecret, SECRECIES, type Secrecy } from '../secrecy.js'
import type { Instant } from '../time.js'
import type { Meeting } from './case.js'

type Linked = {
  /** `task/<id>`, `circular/<id>` … */
  readonly caseId: string
  readonly title: string
  /** Whose work it is from now on. */
  readonly officeCode: string
}

/**
 * What the product makes because a meeting resolved so. `by` is who recorded it: the draft is that person's. What is said
 * is kept under its hash, as the API composed it from the resolution.
 */
export type FollowUpOrder =
  | {
      readonly what: 'circular'
      readonly procedure: string
      readonly contentSha256: string
      readonly secrecy?: Secrecy
      readonly by: Actor
    }
  | {
      readonly what: 'proposal'
      readonly committeeId: string
      /** The office that is that committee's secretariat. */
      readonly secretariat: string
      readonly contentSha256: string
      readonly by: Actor
    }
  | { readonly what: 'exemption'; readonly contentSha256: string; readonly by: Actor }

/** As what a letter goes out: to an office outside the own house (หนังสือภายนอก), or within it (บันทึกข้อความ). */
export const LETTER_FORMS = ['external', 'memo'] as const

/** A letter that tells an office of the resolution. It is as secret as the meeting. */
export type LetterOrder = {
  readonly what: 'letter'
  readonly form: (typeof LETTER_FORMS)[number]
  readonly contentSha256: string
  readonly by: Actor
}

/** What its secretary says in such a letter, below the resolution. */
export type LetterContent = {
  readonly subject: string
  readonly body: readonly string[]
  /** จึงเรียนมาเพื่อ… */
  readonly ending: string
}

type Numbered = Linked & {
  /** In the secretariat's register of letters out: of the letter, or of the memo by which another office is given the task. */
  readonly letterNumber?: number
}

/**
 * What follows from a resolution. The API makes the id; the case knows where it came from. A task, and what has an `order`,
 * is made by the product; anything else was drafted elsewhere and is linked here.
 */
export type FollowUp =
  | (Numbered & { readonly kind: 'task'; readonly personId?: string; readonly dueAt?: Instant })
  | (Numbered & { readonly kind: 'letter'; readonly order?: LetterOrder })
  | (Linked & { readonly kind: 'circular' | 'case'; readonly order?: FollowUpOrder })

/** A letter that the product makes because a meeting resolved so. */
export type OrderedLetter = Extract<FollowUp, { kind: 'letter' }> & { readonly order: LetterOrder }

/** Whether it is a letter that the product makes, not one that is only linked. */
export function isOrderedLetter(followUp: FollowUp): followUp is OrderedLetter {
  return followUp.kind === 'letter' && followUp.order !== undefined
}

/** Whether the product makes it: only of these it says how far they are. */
export function isMade(followUp: FollowUp): boolean {
  return followUp.kind === 'task' || followUp.order !== undefined
}

/** Refuses what is in the list of follow-ups twice, and what cannot be made because of this meeting. */
export function refuseFollowUps(meeting: Meeting, added: readonly FollowUp[]): Refusal | undefined {
  const before = meeting.agenda.flatMap(({ resolution }) => resolution?.followUps ?? [])
  const known = [...before, ...added].map(({ caseId }) => caseId)
  const twice = known.find((caseId, i) => known.indexOf(caseId) !== i)
  if (twice !== undefined) return refuse('FOLLOW_UP_KNOWN', { caseId: twice })
  for (const [i, followUp] of added.entries()) {
    const refused =
      followUp.kind === 'task' || !followUp.order
        ? undefined
        : refuseOrder(meeting, followUp.order, `/followUps/${i}`)
    if (refused) return refused
  }
  return undefined
}

/** What is secret stays so: only a circular or a letter can be as secret as the meeting that resolved it. */
function refuseOrder(
  { secretariat, secrecy }: Meeting,
  order: FollowUpOrder | LetterOrder,
  pointer: string,
): Refusal | undefined {
  const isCircular = order.what === 'circular'
  if (isCircular && !isCentralCode(secretariat))
    return refuse('SECRETARIAT_ISSUES_NONE', { office: secretariat }, pointer)
  if (isCircular && order.secrecy === 'topSecret') return refuse('TOP_SECRET_ON_PAPER', {}, pointer)
  if (order.what === 'letter')
    return secrecy === 'topSecret' ? refuse('TOP_SECRET_ON_PAPER', {}, pointer) : undefined
  if (!isSecret(secrecy)) return undefined
  const own = isCircular ? (order.secrecy ?? 'plain') : 'plain'
  return SECRECIES.indexOf(own) < SECRECIES.indexOf(secrecy)
    ? refuse('FOLLOW_UP_LESS_SECRET', {}, pointer)
    : undefined
}
