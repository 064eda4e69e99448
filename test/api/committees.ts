import type { Actor, Role } from '../../domain/case.js'
import { GENERAL_RULES, type CommitteeRules } from '../../domain/committee/case.js'
import type { Office, Reply } from './office.js'
import { central, clerk } from './people.js'

/** The office that is the secretariat of the committees of the tests. */
export const SECRETARIAT = 'P2101'
/** Its secretary. */
export const secretary = clerk(SECRETARIAT, 'secretary')
const administrator = central('administrator')

/** A member who has some other work, somewhere. */
export const sitter = (n: number, role: Role = 'director', officeCode = 'P2102'): Actor => ({
  ...{ personId: `sitter-${n}`, officeCode, role },
})

/**
 * Founds a committee and seats these persons: the first is the chair. `by` is the secretary of its secretariat. Returns its
 * id and the seats in that order.
 */
export async function seatedCommittee(
  office: Office,
  sitters: readonly Actor[],
  rules: Partial<CommitteeRules> = {},
  by = secretary,
): Promise<{ committeeId: string; seats: string[] }> {
  const founded = await office.ask(administrator, 'post', '/committees', {
    body: {
      details: {
        nameTh: 'คณะอนุกรรมการขับเคลื่อนพื้นที่นวัตกรรมการศึกษา',
        nameEn: 'Sub-committee of the innovation area',
        level: 'sub',
        secretariat: by.officeCode,
      },
      rules: { ...GENERAL_RULES, ...rules },
    },
  })
  ensure(founded, 201)
  const { committeeId } = (founded.body as { state: { committeeId: string } }).state
  const seats: string[] = []
  for (const [n, who] of sitters.entries()) {
    await office.bearer(who)
    const reply = await office.ask(by, 'post', `/committees/${committeeId}/members`, {
      body: seatOf(who, n === 0 ? 'chair' : 'member'),
    })
    ensure(reply, 200)
    seats.push((reply.body as { madeId: string }).madeId)
  }
  return { committeeId, seats }
}

/** A seat as it is asked for. */
export function seatOf({ personId }: Pick<Actor, 'personId'>, position: string) {
  const titleTh = position === 'chair' ? 'ประธานอนุกรรมการ' : 'อนุกรรมการ'
  return { personId, position, titleTh, titleEn: position, validFrom: '2023-01-01' }
}

/** @throws Error with the body of any other status */
export function ensure({ status, body }: Reply, expected: number): void {
  if (status !== expected) throw new Error(`${status} ${JSON.stringify(body)}`)
}
