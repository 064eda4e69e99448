import { caseKind, type GivenNumber, type Stamp } from './case.js'
import { refuse, type Refusal } from './refusals.js'

/** Strikes a number out of the register that it was given in. */
export type CancelNumber = Stamp & {
  readonly type: 'cancelNumber'
  readonly number: GivenNumber
  readonly reason: string
}

/** The number is struck out: it stays in its register, and nobody gets it again. */
export type NumberCancelled = Stamp & {
  readonly type: 'numberCancelled'
  readonly cancels: GivenNumber
  readonly reason: string
}

/** What the rule asks of a case: whether its letter is in force no more, and which of its numbers are struck out already. */
type Held = { readonly isVoid: boolean; readonly cancelledNumbers?: readonly GivenNumber[] }

/**
 * Only the office that keeps the book strikes a number out, once, and only of a letter that was called back or came to
 * the wrong office. While the letter is in force people may rely on its number; when its matter is settled they did.
 */
export function cancelNumber(
  { at, by, number, reason }: CancelNumber,
  { isVoid, cancelledNumbers = [] }: Held,
): Refusal | readonly NumberCancelled[] {
  const said = { number: number.number }
  if (by.officeCode !== number.officeCode) return refuse('NOT_YOURS')
  if (cancelledNumbers.some((one) => isSame(one, number))) return refuse('NUMBER_CANCELLED', said)
  if (!isVoid) return refuse('NUMBER_IN_FORCE', said)
  if (!reason.trim()) return refuse('REASON_MISSING', {}, '/reason')
  return [{ at, by, type: 'numberCancelled', cancels: number, reason }]
}

/** The case with one number more struck out. */
export function withCancelled<State extends { readonly cancelledNumbers?: readonly GivenNumber[] }>(
  state: State,
  { cancels }: NumberCancelled,
): State {
  return { ...state, cancelledNumbers: [...(state.cancelledNumbers ?? []), cancels] }
}

/** Whether the case is that of a letter. What committees have numbered is a record of what was decided: it stands. */
export function isOfLetter(caseId: string): boolean {
  return ['circular', 'submission'].includes(caseKind(caseId))
}

function isSame(one: GivenNumber, other: GivenNumber): boolean {
  return (
    one.number === other.number &&
    one.year === other.year &&
    one.register === other.register &&
    one.officeCode === other.officeCode
  )
}
