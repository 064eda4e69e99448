import { isOfficial, stagesIn } from '../domain/approval/route.js'
import type { Role } from '../domain/case.js'
import { authorsOfExemption } from '../domain/exemption/apply.js'
import type { Exemption, ExemptionEvent } from '../domain/exemption/case.js'
import { examinerOf } from '../domain/exemption/route.js'
import { dayOf, type Instant } from '../domain/time.js'
import type { Transaction } from './pool.js'

/** Who wrote the request, and the director of the office. */
export async function applicantsOf(tx: Transaction, state: Exemption, at: Instant): Promise<string[]> {
  const directors = await holders(tx, { offices: [state.applicant.officeCode], roles: ['director'], at })
  const authors = authorsOfExemption(state).map(({ personId }) => personId)
  return [...new Set([...authors, ...directors])]
}

/** Whoever can do what the body whose turn it is owes. */
export async function bodyOf(tx: Transaction, state: Exemption, event: ExemptionEvent): Promise<string[]> {
  const { at } = event
  const { status, approval, bodies, parentCode } = state
  if (event.type === 'stageReminded' || event.type === 'stageEscalated') {
    const stage = stagesIn(approval?.route ?? []).find(({ id }) => id === event.stage)
    return stage && isOfficial(stage)
      ? holders(tx, { offices: [stage.office ?? parentCode], roles: [stage.role], at })
      : holders(tx, { offices: bodies?.secretariats ?? [], roles: ['secretary'], at })
  }
  return status === 'filed'
    ? holders(tx, { offices: [examinerOf(state)], roles: ['director', 'registrar', 'officer'], at })
    : holders(tx, { offices: [parentCode], roles: ['officer', 'secretary'], at })
}

async function holders(
  tx: Transaction,
  { offices, roles, at }: { offices: readonly string[]; roles: readonly Role[]; at: Instant },
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select distinct person_id as id from assignment
     where office_code = any($1) and role = any($2) and revoked_at is null
       and valid_from <= $3::date and (valid_to is null or $3::date < valid_to)`,
    [offices, roles, dayOf(at)],
  )
  return rows.map(({ id }) => id)
}
