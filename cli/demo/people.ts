import type { Actor } from '../../domain/case.js'
import {
  CENTRAL,
  CHECKER,
  directorOf,
  DRAFTER,
  inventPersons,
  officerOf,
  REGISTRAR,
  registrarOf,
  REVIEWER,
  SIGNER,
} from './persons.js'

/** Keeps the people of the demo. */
export const ADMINISTRATOR: Actor = {
  personId: 'person-administrator',
  officeCode: CENTRAL,
  role: 'administrator',
}

/** Long before the first circular of the demo: everybody is in office. */
const SINCE = '2023-10-01'
const HEADS = ['person_id', 'name_th', 'email', 'office_id', 'role', 'valid_from']

/** The invented staff of the central office. */
export const CENTRAL_STAFF: readonly Actor[] = [DRAFTER, REVIEWER, CHECKER, SIGNER, REGISTRAR, ADMINISTRATOR]

/** The three invented persons of an addressed office. */
export function staffOf(officeCode: string): readonly Actor[] {
  return [registrarOf(officeCode), directorOf(officeCode), officerOf(officeCode)]
}

/** Everybody of the demo as a file for `POST /people/imports`: the central staff, then those of the offices addressed. */
export function demoPeopleCsv(officeCodes: readonly string[]): string {
  const central = linesOf(CENTRAL, CENTRAL_STAFF)
  const addressed = officeCodes.flatMap((code) => linesOf(code, staffOf(code)))
  return [HEADS.join(','), ...central, ...addressed].join('\n')
}

function linesOf(officeCode: string, staff: readonly Actor[]): string[] {
  const names = inventPersons(officeCode, staff.length)
  return staff.map(({ personId, role }, i) =>
    [personId, names[i]?.name, emailOf(personId), officeCode, role, SINCE].join(','),
  )
}

/** Where a person of the demo signs in: an address that reaches nobody. */
export function emailOf(personId: string): string {
  return `${personId.replace(/^person-/, '')}@office.example`
}
