import { PERSONS, type Rule } from './rule.js'

const keeping = { side: 'any', roles: ['secretary'], standing: ['secretariat'] } as const satisfies Rule
const founding = { side: 'central', roles: ['administrator'], standing: [] } as const satisfies Rule
const looking = {
  side: 'any',
  roles: PERSONS,
  standing: ['secretariat', 'member', 'audited'],
} as const satisfies Rule

/**
 * Acts on the records of committees. Everybody who is signed in may read what is public of one: its name, what it rests on,
 * who sits in it by title. The whole record is for its secretariat, its members and auditors.
 */
export const COMMITTEE_RULES = {
  'committee.list': { side: 'any', roles: PERSONS, standing: [] },
  'committee.read': { side: 'any', roles: PERSONS, standing: [] },
  'committeeRecord.read': looking,
  'committee.found': { ...founding, fresh: true },
  'committee.change': keeping,
  'committee.changeRules': { ...keeping, fresh: true },
  'committee.appoint': keeping,
  // Whoever fills seats, or invites guests, must find the person: a name and where they serve, nothing else.
  'committee.findPerson': keeping,
  'committee.endMembership': keeping,
  'committee.nameSubstitute': keeping,
  'committee.citeBasis': keeping,
  'committee.verifyBasis': { ...keeping, fresh: true },
  'committee.dissolve': { ...keeping, fresh: true },
} as const satisfies Record<string, Rule>
