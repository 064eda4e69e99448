import type { Instant } from './time.js'

/** Who acts: a person in an office, in the role that the act needs. Ids only: names live in the directory. */
export type Actor = { readonly personId: string; readonly officeCode: string; readonly role: Role }

/** What a person may be in an office. */
export type Role =
  | 'officer' // drafts circulars, reviews answers (central office)
  | 'checker'
  | 'signer'
  | 'registrar' // keeps the registers, receives letters
  | 'districtOfficer'
  | 'director'
  | 'system'

/** What every act and every event carries: the instant at which it was received, and by whom. */
export type Stamp = { readonly at: Instant; readonly by: Actor }

/** The actor of what the product does by itself (reminders, falling due). */
export const SYSTEM: Actor = { personId: 'system', officeCode: 'system', role: 'system' }

/** Asks that the number be allotted when the event is recorded; `number` is what the office itself wrote in its book. */
export type NumberRequest = {
  readonly register: Register
  readonly officeCode: string
  readonly year: number
  readonly number?: number
}

/** The registers (ทะเบียน): circulars (ว), letters out, letters in. */
export type Register = 'circular' | 'outgoing' | 'inward'

/** What kind of case an id names: `circular/<id>`, `submission/<circularId>/<officeCode>`. */
export type CaseKind = 'circular' | 'submission'

/** The id of a circular's case and workflow. */
export function circularCase(circularId: string): string {
  return `circular/${circularId}`
}

/** The id of an office's answer to a circular, and of its workflow. */
export function submissionCase(circularId: string, officeCode: string): string {
  return `submission/${circularId}/${officeCode}`
}

/** The kind of a case, read from its id. */
export function caseKind(caseId: string): CaseKind {
  return caseId.startsWith('circular/') ? 'circular' : 'submission'
}

/** Ends a `switch` over a closed union: the compiler proves that it is never reached. */
export function assertNever(value: never): never {
  throw new Error(`not of the closed list: ${JSON.stringify(value)}`)
}
