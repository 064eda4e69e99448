import { loadCommittee } from '../../db/committees.js'
import type { PaperKind } from '../../domain/case-papers.js'
import { exemptionCase } from '../../domain/case.js'
import type { ExemptionLetterName } from '../../domain/exemption/case.js'
import { exemptionLetter } from '../../templates/papers/exemption-letters.js'
import type { MakeExemptionLetter } from '../exemption-telling.js'
import { makePaper, type PaperDeps } from './desk.js'

const KINDS: Readonly<Record<ExemptionLetterName, PaperKind>> = {
  decision: 'decisionNotice',
  appealDecision: 'appealNotice',
  hearing: 'hearingNotice',
  revocation: 'revocationNotice',
  lapse: 'lapseNotice',
}

/** The maker of the letters that tell the applicant of an exemption what was decided, announced or has ended. */
export function createExemptionLetters(deps: PaperDeps): MakeExemptionLetter {
  return async ({ exemption, letter, version }) => {
    const caseId = exemptionCase(exemption.exemptionId)
    const kind = KINDS[letter.letter]
    const { parentCode, applicant, decision } = exemption
    const committeeId = decision?.resolution?.committeeId
    const committee = committeeId === undefined ? undefined : await loadCommittee(deps.pool, committeeId)
    const committeeTh = committee?.state.nameTh ?? ''
    return makePaper(deps, {
      ...{ paperId: `${caseId}/${kind}-${version}`, caseId, kind, officeCode: parentCode },
      persons: [letter.by.personId],
      offices: [parentCode, applicant.officeCode],
      // An exemption is never secret.
      issued: { number: letter.number, secret: false },
      fields: (frame) => exemptionLetter({ ...frame, exemption, letter, committeeTh }),
    })
  }
}
