import type { Instant } from './time.js'

/**
 * Who acts: a person in an office, in the role that the act needs. Ids only: names live in the directory. What is absent
 * did not apply: a person acts as the holder of the position, in person, unless the rest says otherwise.
 */
export type Actor = {
  readonly personId: string
  readonly officeCode: string
  readonly role: Role
  readonly capacity?: Capacity
  /** The assignment under which the person acts, and the order (คำสั่ง) that it rests on. */
  readonly assignmentId?: string
  readonly orderNo?: string
  /** Whose substitute the person is. */
  readonly inPlaceOf?: string
  /** Whose substitute that person is in turn, up to the holder of the position. */
  readonly alsoFor?: readonly string[]
  /** The machine token through which the person's rights were used. */
  readonly via?: string
  /** What an auditor was sent to look into; the own office where nothing is said. */
  readonly scope?: AuditScope
}

/** Acts before who does them and when is put to them: both come from the request, never from its body. */
export type Unstamped<Act> = Act extends unknown ? Omit<Act, 'at' | 'by'> : never

/** What an auditor may look into: the cases of these offices (or of all), and single cases. */
export type AuditScope = {
  readonly offices: 'all' | readonly string[]
  readonly caseIds?: readonly string[]
}

/** เจ้าของตำแหน่ง, ปฏิบัติราชการแทน, รักษาราชการแทน: in which capacity a position is filled. */
export type Capacity = 'holder' | 'onBehalf' | 'acting'

/** What a person may be in an office. */
export type Role =
  | 'officer' // drafts circulars, reviews answers (central office)
  | 'checker'
  | 'signer'
  | 'registrar' // keeps the registers, receives letters
  | 'districtOfficer'
  | 'director'
  | 'secretary' // of a committee
  | 'member' // of a committee
  | 'chair' // of a committee
  | 'auditor' // reads and checks, changes nothing
  | 'administrator' // people, assignments, keys, tokens
  | 'system'

/** What every act and every event carries: the instant at which it was received, and by whom. */
export type Stamp = { readonly at: Instant; readonly by: Actor }

/** The actor of what the product does by itself (reminders, falling due). */
export const SYSTEM: Actor = { personId: 'system', officeCode: 'system', role: 'system' }

/** Asks that the number be allotted when the event is recorded; `number` is what the office itself wrote in its book. */
export type NumberRequest = {
  readonly register: Register
  /** Whose book it is: an office's; of the register of meetings a committee's, by its id. */
  readonly officeCode: string
  readonly year: number
  readonly number?: number
  /** What the register prints beside the number; that of the circular where nothing is said. */
  readonly subject?: string
  /** The other office, where the case's id does not name it. */
  readonly counterpart?: string
}

/** The item of a meeting on which it was resolved that there be this case; `caseId` is the meeting's. */
export type ResolutionOrigin = {
  readonly kind: 'resolution'
  readonly caseId: string
  readonly itemId: string
}

/** A number that was given: the book in which it stands, by office, register and calendar year. */
export type GivenNumber = {
  readonly register: Register
  readonly officeCode: string
  readonly year: number
  readonly number: number
}

/** The registers that an office keeps (ทะเบียน): circulars (ว), letters out, letters in, orders, resolutions, exemptions. */
export const OFFICE_REGISTERS = [
  'circular',
  'outgoing',
  'inward',
  'order',
  'resolution',
  'exemption',
] as const

/** All registers: an office's, and a committee's of its meetings. */
export type Register = (typeof OFFICE_REGISTERS)[number] | 'meeting'

/** The kinds of cases that a workflow holds while something is in motion. */
export const HELD_KINDS = [
  'circular',
  'submission',
  'exemption',
  'task',
  'proposal',
  'meeting',
  'order',
] as const
export type HeldKind = (typeof HELD_KINDS)[number]

/** The kinds of cases that wait for no date: each act is one step on the record, and no workflow holds them. */
const KEPT_KINDS = ['personnel', 'committee', 'consultation'] as const

/** What kind of case an id names: `circular/<id>`, `submission/<circularId>/<officeCode>`, `personnel/<personId>` … */
export type CaseKind = HeldKind | (typeof KEPT_KINDS)[number]

/** The id of a circular's case and workflow. */
export function circularCase(circularId: string): string {
  return `circular/${circularId}`
}

/** The id of an office's answer to a circular, and of its workflow. */
export function submissionCase(circularId: string, officeCode: string): string {
  return `submission/${circularId}/${officeCode}`
}

/** The id of an exemption's case and workflow. */
export function exemptionCase(exemptionId: string): string {
  return `exemption/${exemptionId}`
}

/** The id of the record of what was decided about a person: admission, assignments, locking, leaving. */
export function personnelCase(personId: string): string {
  return `personnel/${personId}`
}

/** The id of the record of a committee. */
export function committeeCase(committeeId: string): string {
  return `committee/${committeeId}`
}

/** The id of a task and of its workflow. */
export function taskCase(taskId: string): string {
  return `task/${taskId}`
}

/** The id of a proposal and of its workflow. */
export function proposalCase(proposalId: string): string {
  return `proposal/${proposalId}`
}

/** The id of an order and of its workflow. */
export function orderCase(orderId: string): string {
  return `order/${orderId}`
}

/** The id of the record of a consultation. */
export function consultationCase(consultationId: string): string {
  return `consultation/${consultationId}`
}

/** The id of a meeting's case and workflow. */
export function meetingCase(meetingId: string): string {
  return `meeting/${meetingId}`
}

/** The id of a letter that tells an office of a resolution. No case of its own: the meeting that resolved it keeps it. */
export function resolutionLetterCase(letterId: string): string {
  return `letter/${letterId}`
}

/** What stands behind the kind in the id of a case: of `task/<id>` the task's own id. */
export function idWithinKind(caseId: string): string {
  return caseId.slice(caseId.indexOf('/') + 1)
}

/** The kind of a case, read from its id. @throws Error for an id of no kind that there is */
export function caseKind(caseId: string): CaseKind {
  const kind = caseId.slice(0, caseId.indexOf('/'))
  const known = [...HELD_KINDS, ...KEPT_KINDS].find((one) => one === kind)
  if (!known) throw new Error(`no kind of case: ${caseId}`)
  return known
}

/** The kind of a case that a workflow holds. @throws Error for any other */
export function heldKind(caseId: string): HeldKind {
  const kind = HELD_KINDS.find((one) => one === caseKind(caseId))
  if (!kind) throw new Error(`no workflow holds ${caseId}`)
  return kind
}

/** Everybody whose act it is: the person, and those in whose place the person acts. Separation of duties asks this. */
export function personsBehind({ personId, inPlaceOf, alsoFor = [] }: Actor): readonly string[] {
  return [personId, ...(inPlaceOf === undefined ? [] : [inPlaceOf]), ...alsoFor]
}

/** Ends a `switch` over a closed union: the compiler proves that it is never reached. */
export function assertNever(value: never): never {
  throw new Error(`not of the closed list: ${JSON.stringify(value)}`)
}
