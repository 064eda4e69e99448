import { applyApproval } from '../../domain/approval/after.js'
import { beginApproval, type Approval, type Verdict } from '../../domain/approval/approval.js'
import { decideVerdict } from '../../domain/approval/decide.js'
import type { Route } from '../../domain/approval/route.js'
import type { Actor, Role } from '../../domain/case.js'
import { isRefusal, type RefusalCode } from '../../domain/refusals.js'

export const at = '2023-11-21T02:00:00.000Z'

/** Somebody of the office that owns the case. */
export const person = (personId: string, role: Role, officeCode = 'C0001'): Actor => ({
  personId,
  officeCode,
  role,
})

export const drafter = person('drafter', 'officer')

/** A route that has just begun, for the content `h1` of the drafter. */
export const begun = (route: Route, more: Partial<Parameters<typeof beginApproval>[0]> = {}): Approval =>
  beginApproval({ route, owner: drafter, contentSha256: 'h1', at, ...more })

/** What somebody says at a stage; whatever needs a reason has one. */
export const says = (
  by: Actor,
  stage: string,
  verdict: Verdict['verdict'] = 'approved',
  more: Partial<Verdict> = {},
): Verdict => ({ stage, verdict, by, at, contentSha256: 'h1', reason: 'เหตุผล', ...more })

/** Puts words to the rules one after the other; a refusal ends the play. */
export function play(
  approval: Approval,
  ...verdicts: readonly Verdict[]
): { approval: Approval; refused?: RefusalCode } {
  let now = approval
  for (const verdict of verdicts) {
    const decided = decideVerdict(now, verdict)
    if (isRefusal(decided)) return { approval: now, refused: decided.refused }
    now = decided.reduce(applyApproval, now)
  }
  return { approval: now }
}
