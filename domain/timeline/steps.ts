import { applyCircular } from '../circular/apply.js'
import type { Circular, CircularEvent } from '../circular/case.js'
import { changesBetween, type Change } from '../changes.js'
import { applySubmission } from '../submission/apply.js'
import type { Submission, SubmissionEvent } from '../submission/case.js'
import { ruleOfCircular, ruleOfSubmission, type RuleApplied, type RuleSource } from './rules.js'
import { circularWords, SUBMISSION_EVENT_WORDS } from './words.js'
import { fieldWords } from './fields.js'
import type { Words } from './word.js'

/** A field of the case that a step changed, named in both languages. */
export type FieldChange = Change & { readonly field: Words }

/** One step of a case, explained: what happened, what it changed, which rule decided. */
export type Step<State = unknown, Event = unknown> = {
  readonly event: Event
  readonly what: Words
  readonly changes: readonly FieldChange[]
  readonly rule?: RuleApplied
  /** The state after it. */
  readonly state: State
}

/** How a kind of case tells its story. Another kind joins by one of these. */
export type Teller<State, Event> = {
  apply(state: State | undefined, event: Event): State
  words(event: Event): Words
  rule(event: Event, after: State, content: RuleSource | undefined): RuleApplied | undefined
}

/** Circulars. */
export const circularTeller: Teller<Circular, CircularEvent> = {
  apply: applyCircular,
  words: circularWords,
  rule: ruleOfCircular,
}

/** Answers of offices. */
export const submissionTeller: Teller<Submission, SubmissionEvent> = {
  apply: applySubmission,
  words: ({ type }) => SUBMISSION_EVENT_WORDS[type],
  rule: ruleOfSubmission,
}

/** Folds the events of a case, oldest first, and explains each. */
export function tell<State, Event>(
  teller: Teller<State, Event>,
  events: readonly Event[],
  content?: RuleSource,
): Step<State, Event>[] {
  let state: State | undefined
  return events.map((event) => {
    const before = state
    state = teller.apply(before, event)
    const rule = teller.rule(event, state, content)
    const changes = changesBetween(before ?? {}, state).map((change) => ({
      ...change,
      field: fieldWords(change.pointer),
    }))
    return { event, what: teller.words(event), changes, ...(rule ? { rule } : {}), state }
  })
}
