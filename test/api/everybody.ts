import { isRoleOf } from '../../domain/assignment.js'
import type { Actor } from '../../domain/case.js'
import { PERSONS } from '../../domain/policy/rule.js'
import { central, clerk } from './people.js'

/** The office that issues, one beside it (above the districts), the addressed one and its neighbour. */
const OFFICES = ['C0001', 'C0002', 'P2101', 'P2102'] as const
/** The office that the circulars of these tests are sent to. */
export const ADDRESSED = 'P2101'

/** A person in every role of each of these offices, an auditor of all, and the substitute of a director. */
export const EVERYBODY: readonly Actor[] = [
  ...OFFICES.flatMap((office) =>
    PERSONS.filter((role) => isRoleOf(role, office)).map((role) =>
      office === 'C0001' ? central(role) : clerk(office, role),
    ),
  ),
  { ...central('auditor', 'auditor-of-all'), scope: { offices: 'all' } },
  {
    ...clerk(ADDRESSED, 'director'),
    personId: 'deputy',
    capacity: 'onBehalf',
    orderNo: '1/2566',
    inPlaceOf: `director-${ADDRESSED}`,
  },
]

/** What fills the names in addresses beside those of the case; what is not listed names nothing that exists. */
const FILLED: Readonly<Record<string, string>> = {
  officeCode: ADDRESSED,
  register: 'inward',
  year: '2023',
  kind: 'circular',
  file: 'circular.pdf',
  format: 'csv',
}
/** A route's address about a circular and the addressed office. */
export function addressOf(
  path: string,
  circularId: string,
  filled: Readonly<Record<string, string>> = {},
): string {
  const names: Readonly<Record<string, string>> = { ...FILLED, ...filled, circularId }
  return path.replace(/:(\w+)/g, (_, name: string) => names[name] ?? 'none')
}
