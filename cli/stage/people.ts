import { stringify } from 'csv-stringify/sync'
import type { Actor } from '../../domain/case.js'
import type { Day } from '../../domain/time.js'
import {
  CHECKER,
  directorOf,
  DRAFTER,
  inventPersons,
  officerOf,
  registrarOf,
  REGISTRAR,
  REVIEWER,
  SIGNER,
} from './persons.js'

/** Long before the circular of seed 001: everybody is in office. */
const SINCE = '2023-10-01'

/** Somebody of a play: an actor, under an invented name of their own where one is wanted. */
export type CastMember = Actor & { readonly nameTh?: string }

/** The staff of the central office. The drafter may check besides: so it is seen that nobody checks the own draft. */
export const CENTRAL_STAFF: readonly Actor[] = [
  DRAFTER,
  { ...DRAFTER, role: 'checker' },
  REVIEWER,
  CHECKER,
  SIGNER,
  REGISTRAR,
]

/** The three invented persons of an addressed office. */
export function staffOf(officeCode: string): readonly Actor[] {
  return [registrarOf(officeCode), directorOf(officeCode), officerOf(officeCode)]
}

/** Where a person of the demo signs in: an address that reaches nobody. */
export function emailOf({ personId }: Pick<Actor, 'personId'>): string {
  return `${personId.replace(/^person-/, '')}@office.example`
}

/** People of a play as a file for `POST /people/imports`, one line for each assignment, in office from that day on. */
export function peopleCsv(staff: readonly CastMember[], since: Day = SINCE): string {
  const personIds = [...new Set(staff.map(({ personId }) => personId))]
  const rows = staff.map((actor) => ({
    person_id: actor.personId,
    name_th: actor.nameTh ?? nameOf(actor, personIds.indexOf(actor.personId)),
    email: emailOf(actor),
    office_id: actor.officeCode,
    role: actor.role,
    valid_from: since,
  }))
  return stringify(rows, { header: true })
}

const nameOf = ({ officeCode }: Actor, index: number): string =>
  inventPersons(officeCode, index + 1)[index]?.name ?? officeCode
