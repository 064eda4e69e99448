import { instantAt } from '../../../domain/time.js'

/** What can be ordered because of a resolution: made by the product, written in a form of its own, or there already. */
export const FOLLOW_UP_KINDS = [
  ...(['task', 'external', 'memo', 'circular', 'proposal', 'exemption', 'case'] as const),
]

/** What is typed of it. */
export type TypedFollowUp = {
  readonly kind: (typeof FOLLOW_UP_KINDS)[number]
  readonly title: string
  readonly officeCode: string
  readonly day: string
  readonly body: string
  readonly procedureId: string
  readonly committeeId: string
  /** Of the case that is linked. */
  readonly caseId: string
}

/** Nothing typed yet. */
export const NO_FOLLOW_UP: TypedFollowUp = {
  ...{ kind: 'task', title: '', officeCode: '', day: '', body: '' },
  ...{ procedureId: '', committeeId: '', caseId: '' },
}

/** A day that is given includes its evening. */
const END_OF_WORK = '16:30'

type Ordered = Omit<TypedFollowUp, 'kind'> & { readonly kind: Exclude<TypedFollowUp['kind'], 'exemption'> }

/** As the API takes it. A request for an exemption is written in its own form. */
export function wishOf({ kind, title: typed, officeCode, day, body, ...to }: Ordered) {
  const title = typed.trim()
  switch (kind) {
    case 'task':
      return { kind, title, officeCode, ...(day === '' ? {} : { dueAt: instantAt(day, END_OF_WORK) }) }
    case 'circular':
      return { kind: 'draftCircular' as const, title, procedureId: to.procedureId }
    case 'proposal':
      return { kind: 'draftProposal' as const, title, committeeId: to.committeeId }
    case 'case':
      return { kind, title, officeCode, caseId: to.caseId }
    case 'external':
    case 'memo':
      return { kind: 'sendLetter' as const, form: kind, title, officeCode, body: paragraphsOf(body) }
  }
}

/** An empty line begins another paragraph of the letter. */
function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}
