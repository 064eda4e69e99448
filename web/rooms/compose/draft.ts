import type { Route } from '../../../domain/approval/route.js'
import type { AudienceRule } from '../../../domain/audience.js'
import { BLANK_KIND } from '../../../domain/blank-kind.js'
import type { CircularContent, LetterContent, LetterPart } from '../../../domain/content.js'
import type { DeadlineRule } from '../../../domain/deadline-rule.js'
import type { ReminderStep } from '../../../domain/reminders.js'
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
  /** Who checks and signs: written where there is no kind that says so. */
  readonly approval?: Route | undefined
}

type Kind =
  | Omit<CircularContent, 'procedure'>
  | Answered<'/api/v1/procedures/{procedureId}'>['body']
  | Answered<'/api/v1/circulars/{circularId}'>['content']

/** What there is before anything was changed. */
export function draftOf(procedureId: string, kind: Kind): Draft {
  // The API's document says of rules, forms and routes only that they are objects.
  const content = kind as unknown as CircularContent
  const { subject, audience, deadline, reminders, letter, form } = content
  const { review, moreTime, nilReturn, officeApproval, estimatedMinutes, secrecy, approval } = content
  const terms = {
    ...{ review, moreTime, nilReturn },
    ...(officeApproval === undefined ? {} : { officeApproval }),
    ...(estimatedMinutes === undefined ? {} : { estimatedMinutes }),
    ...(secrecy === undefined ? {} : { secrecy }),
  }
  return { procedureId, subject, audience, deadline, reminders, letter, form, terms, approval }
}

/** Whether it is of no kind: then all of it is written here. */
export const isOfNoKind = ({ procedureId }: Pick<Draft, 'procedureId'>): boolean => procedureId === BLANK_KIND

/**
 * The same as the API takes it. Of a kind, the head of the letter is the office's own and is not sent (it would stay as it
 * is now when the office gets another one), nor who approves: that is the kind's to say.
 */
export function overridesOf(draft: Draft): Overrides {
  const { subject, audience, deadline, reminders, letter, form, terms, approval } = draft
  const { officeApproval: _, ...own } = terms
  const { salutation, references, enclosures, body, signer, urgency } = letter
  const text = { salutation, references, enclosures, body, signer, ...(urgency ? { urgency } : {}) }
  const { letterhead: __, ...whole } = letter
  const others = { subject, deadline, reminders, audience, form }
  const overrides = isOfNoKind(draft)
    ? { ...others, ...terms, letter: whole, ...(approval ? { approval } : {}) }
    : { ...others, ...own, letter: text }
  return overrides as unknown as Overrides
}

/** What is different this time, as the API takes it. */
export type Overrides = NonNullable<NonNullable<AskedAt<'/api/v1/circulars', 'post'>['body']>['overrides']>
