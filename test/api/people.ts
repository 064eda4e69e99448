import type { Actor, Role } from '../../domain/case.js'

/** What signs the tokens of the tests. */
export const SECRET = 'a secret of the tests, long enough'

/** A person of the central office. */
export const central = (role: Role, personId = `person-${role}`): Actor => ({
  personId,
  officeCode: 'C0001',
  role,
})

/** A person of a district office. */
export const clerk = (officeCode: string, role: Role = 'districtOfficer'): Actor => ({
  personId: `${role}-${officeCode}`,
  officeCode,
  role,
})
