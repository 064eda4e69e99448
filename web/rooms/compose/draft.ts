import { useState } from 'react'
import type { AudienceRule } from '../../../domain/audience.js'
import type { CircularContent, LetterContent, LetterPart } from '../../../domain/content.js'
import type { DeadlineRule } from '../../../domain/deadline-rule.js'
import type { ReminderStep } from '../../../domain/reminders.js'
import { useSession } from '../../app/session.js'
import type { Answered, AskedAt } from '../../api/client.js'
import type { Schema } from '../form-builder/model.js'

/** A piece of a letter's body. */
export type Part = LetterPart
/** A reminder that is planned. */
export type Reminder = ReminderStep
/** What is asked of the answers: how they are looked at, how much time there is, who may know of them. */
export type Terms = Pick<
  CircularContent,
  'review' | 'moreTime' | 'nilReturn' | 'officeApproval' | 'estimatedMinutes' | 'secrecy'
>

/** What a drafter changes on the page; everything else stays as it was. */
export type Draft = {
  readonly procedureId: string
  readonly subject: string
  readonly audience: AudienceRule
  readonly deadline: DeadlineRule
  readonly reminders: readonly Reminder[]
  readonly letter: LetterContent
  readonly form: Schema
  readonly terms: Terms
}

type Kind =
  Answered<'/api/v1/procedures/{procedureId}'>['body'] | Answered<'/api/v1/circulars/{circularId}'>['content']

/** What there is before anything was changed. */
export function draftOf(procedureId: string, kind: Kind): Draft {
  // The API's document says of rules, forms and routes only that they are objects.
  const content = kind as unknown as CircularContent
  const { subject, audience, deadline, reminders, letter, form } = content
  const { review, moreTime, nilReturn, officeApproval, estimatedMinutes, secrecy } = content
  const terms = {
    ...{ review, moreTime, nilReturn },
    ...(officeApproval === undefined ? {} : { officeApproval }),
    ...(estimatedMinutes === undefined ? {} : { estimatedMinutes }),
    ...(secrecy === undefined ? {} : { secrecy }),
  }
  return { procedureId, subject, audience, deadline, reminders, letter, form, terms }
}

/**
 * The same as the API takes it. The head of the letter is the office's own and is not sent: it would stay as it is now when
 * the office gets another one.
 */
export function overridesOf({ subject, audience, deadline, reminders, letter, form, terms }: Draft) {
  const { salutation, references, enclosures, body, signer, urgency } = letter
  // Whose approval an answer needs is of the kind, not of one circular.
  const { officeApproval: _, ...own } = terms
  return {
    ...{ subject, deadline, reminders, audience, form, ...own },
    letter: { salutation, references, enclosures, body, signer, ...(urgency ? { urgency } : {}) },
  } as unknown as Overrides
}

/** What is different this time, as the API takes it. */
export type Overrides = NonNullable<NonNullable<AskedAt<'/api/v1/circulars', 'post'>['body']>['overrides']>

/** What is typed, kept on this device under the person and the case until it is saved: a reload or the end of the session loses nothing. */
export function useKept<T extends object>(caseKey: string, initial: T) {
  const { personId } = useSession().me.actor
  const key = `wian.compose.${personId}.${caseKey}`
  const [kept, setKept] = useState<T | undefined>(() => read(key, initial))
  // Counts how often it was begun anew: what keeps a state of its own is opened again.
  const [round, setRound] = useState(0)
  return {
    draft: kept ?? initial,
    isKept: kept !== undefined,
    round,
    change: (part: Partial<T>) =>
      setKept((before) => {
        const next = { ...(before ?? initial), ...part }
        localStorage.setItem(key, JSON.stringify(next))
        return next
      }),
    forget: () => {
      localStorage.removeItem(key)
      setKept(undefined)
      setRound(round + 1)
    },
  }
}

/** What is kept of a page. */
export type Kept<T extends object> = ReturnType<typeof useKept<T>>

function read<T extends object>(key: string, initial: T): T | undefined {
  const text = localStorage.getItem(key)
  return text === null ? undefined : { ...initial, ...(JSON.parse(text) as Partial<T>) }
}
