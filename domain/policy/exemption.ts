import type { Role } from '../case.js'
import { PERSONS, READERS, type Rule } from './rule.js'

const OFFICE: readonly Role[] = ['registrar', 'districtOfficer', 'director']
const asking = { side: 'district', roles: OFFICE, standing: ['addressee'] } as const satisfies Rule
const examining = {
  side: 'any',
  roles: ['director', 'registrar', 'officer'],
  standing: ['owner', 'addressee'],
} as const satisfies Rule
const settling = {
  side: 'central',
  roles: ['officer', 'signer', 'secretary'],
  standing: ['owner'],
} as const satisfies Rule
const looking = {
  side: 'any',
  roles: [...READERS, 'secretary'],
  standing: ['owner', 'addressee', 'superior', 'audited'],
} as const satisfies Rule

/**
 * Acts on exemptions. `addressee` is the applicant's office and the offices of the committees that decide; `owner` is the
 * agency above. Which of them may do what in which state the rules of the case say.
 */
export const EXEMPTION_RULES = {
  'exemption.draft': { ...asking, standing: [] },
  'exemption.list': { ...looking, standing: ['owner', 'addressee', 'superior', 'audited'] },
  'exemption.read': looking,
  'exemption.revise': asking,
  'exemption.file': asking,
  'exemption.withdraw': asking,
  'exemption.waiveAppeal': asking,
  'exemption.appeal': asking,
  'exemption.beHeard': asking,
  'exemption.examine': examining,
  'exemption.decideStage': {
    side: 'any',
    roles: ['director', 'districtOfficer', 'signer', 'officer'],
    standing: ['owner', 'addressee'],
    fresh: true,
  },
  'exemption.recordAnswer': settling,
  'exemption.notify': settling,
  'exemption.decideAppeal': { ...settling, fresh: true },
  'exemption.verifyBasis': { ...settling, fresh: true },
  'exemption.revoke': { ...settling, fresh: true },
  'exemptionRegister.read': {
    side: 'central',
    roles: ['officer', 'checker', 'signer', 'secretary', 'auditor'],
    standing: [],
  },
  'exemptionTerms.read': { side: 'any', roles: PERSONS, standing: [] },
  'exemptionTerms.set': { side: 'central', roles: ['administrator'], standing: [], fresh: true },
} as const satisfies Record<string, Rule>
