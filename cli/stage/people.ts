import { stringify } from 'csv-stringify/sync'
import type { Actor } from '../../domain/case.js'
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

/** Long before the first circular of the demo: everybody is in office. */
const SINCE = '2023-10-01'

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

/** People of the demo as a file for `POST /people/imports`, one line for each assignment. */
export function peopleCsv(staff: readonly Actor[]): string {
  const personIds = [...new Set(staff.map(({ personId }) => personId))]
  const rows = staff.map((actor) => ({
    person_id: actor.personId,
    name_th: nameOf(actor, personIds.indexOf(actor.personId)),
    email: emailOf(actor),
    office_id: actor.officeCode,
    role: actor.role,
    valid_from: SINCE,
  }))
  return stringify(rows, { header: true })
}

const nameOf = ({ officeCode }: Actor, index: number): string =>
  inventPersons(officeCode, index + 1)[index]?.name ?? officeCode
