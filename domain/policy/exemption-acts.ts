import { possibleVerdicts, type PossibleVerdicts } from '../approval/decide.js'
import { exemptionCase, type Actor } from '../case.js'
import type { Exemption } from '../exemption/case.js'
import { exemptionActsIn, mayStand, type ExemptionActName } from '../exemption/decide.js'
import type { Instant } from '../time.js'
import { mayAct, type ActName } from './policy.js'
import type { Subject } from './rule.js'

const ON_EXEMPTION = {
  revise: 'exemption.revise',
  file: 'exemption.file',
  returnIncomplete: 'exemption.examine',
  acceptComplete: 'exemption.examine',
  findNotWaivable: 'exemption.examine',
  decideStage: 'exemption.decideStage',
  recordAnswerAbove: 'exemption.recordAnswer',
  notify: 'exemption.notify',
  waiveAppeal: 'exemption.waiveAppeal',
  appeal: 'exemption.appeal',
  extendAppeal: 'exemption.decideAppeal',
  decideAppeal: 'exemption.decideAppeal',
  verifyBasis: 'exemption.verifyBasis',
  announceRevocation: 'exemption.revoke',
  beHeard: 'exemption.beHeard',
  dropRevocation: 'exemption.revoke',
  revoke: 'exemption.revoke',
  withdraw: 'exemption.withdraw',
} as const satisfies Record<ExemptionActName, ActName>

/** What the policy needs to know of an exemption: the agency above, the applicant's office, the committees' offices. */
export function subjectOfExemption({ exemptionId, parentCode, applicant, bodies }: Exemption): Subject {
  const addressees = [...new Set([applicant.officeCode, ...(bodies?.secretariats ?? [])])]
  return { caseId: exemptionCase(exemptionId), ownerOffice: parentCode, addressees }
}

/** What this person, who knows the exemption, may do with it at this instant. */
export function possibleExemptionActs(exemption: Exemption, actor: Actor, at: Instant): ExemptionActName[] {
  const subject = subjectOfExemption(exemption)
  return exemptionActsIn(exemption, at).filter(
    (act) =>
      mayAct(actor, ON_EXEMPTION[act], subject) === undefined &&
      mayStand(exemption, act, actor) &&
      (act !== 'decideStage' || possibleExemptionVerdicts(exemption, actor).length > 0),
  )
}

/** What this person, who knows the exemption, may say now at the stages of its route. */
export function possibleExemptionVerdicts({ approval, status }: Exemption, by: Actor): PossibleVerdicts {
  return approval && status === 'inApproval' ? possibleVerdicts(approval, by) : []
}
