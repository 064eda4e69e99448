import { refuse, type Refusal } from '../refusals.js'

/**
 * Refuses to cite a consultation as a resolution: people who talked outside a meeting (ปรึกษาหารือนอกรอบ) had no notice, no
 * quorum and no vote, so nothing was resolved. Whatever says "by resolution of …" asks this first. `caseId` is what is cited.
 */
export function refuseCitation(caseId: string): Refusal | undefined {
  if (caseId.startsWith('consultation/')) return refuse('CONSULTATION_CITED', { caseId }, '/origin/caseId')
  return caseId.startsWith('meeting/')
    ? undefined
    : refuse('NO_RESOLUTION_THERE', { caseId }, '/origin/caseId')
}
