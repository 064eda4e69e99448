import { assertNever } from '../case.js'
import type { CitedBasis, Committee, CommitteeEvent, LegalBasis, Member } from './case.js'

type Founded = Extract<CommitteeEvent, { type: 'founded' }>

/** The record after an event. */
export function applyCommittee(committee: Committee | undefined, event: CommitteeEvent): Committee {
  if (event.type === 'founded') return founded(event)
  if (!committee) throw new Error(`${event.type} before founded`)
  switch (event.type) {
    case 'detailsChanged':
      return { ...committee, ...event.details }
    case 'rulesChanged':
      return { ...committee, rules: event.rules }
    case 'appointed':
      return { ...committee, members: [...committee.members, { ...event.member, substitutes: [] }] }
    case 'membershipEnded':
      return withMember(committee, event.memberId, () => ({ validTo: event.validTo }))
    case 'substituteNamed':
      return withMember(committee, event.memberId, ({ substitutes }) => ({
        substitutes: [...substitutes, event.substitute],
      }))
    case 'legalBasisCited':
      return withBasis(committee, cited(event.basis))
    case 'legalBasisVerified':
      return {
        ...committee,
        legalBasis: committee.legalBasis.map((basis) =>
          basis.basisId === event.basisId ? verified(basis, event) : basis,
        ),
      }
    case 'dissolved':
      return { ...committee, status: 'dissolved', dissolvedOn: event.on }
    case 'termsAnnounced':
      return { ...committee, announced: [...(committee.announced ?? []), ...announcedIn(event)] }
    default:
      return assertNever(event)
  }
}

function founded({ committeeId, details, rules, legalBasis }: Founded): Committee {
  return {
    ...{ committeeId, ...details, rules },
    members: [],
    legalBasis: legalBasis.map(cited),
    status: 'active',
  }
}

function announcedIn({ terms, openCases }: Extract<CommitteeEvent, { type: 'termsAnnounced' }>) {
  return terms.map((term) => ({ ...term, openCases }))
}

function cited(basis: CitedBasis): LegalBasis {
  return { ...basis, verified: null }
}

function verified(
  basis: LegalBasis,
  { by, on }: Extract<CommitteeEvent, { type: 'legalBasisVerified' }>,
): LegalBasis {
  return { ...basis, verified: { by: by.personId, on } }
}

/** A basis cited again takes the place of what was cited before under its id. */
function withBasis(committee: Committee, basis: LegalBasis): Committee {
  const isKnown = committee.legalBasis.some(({ basisId }) => basisId === basis.basisId)
  if (!isKnown) return { ...committee, legalBasis: [...committee.legalBasis, basis] }
  const legalBasis = committee.legalBasis.map((one) => (one.basisId === basis.basisId ? basis : one))
  return { ...committee, legalBasis }
}

function withMember(
  committee: Committee,
  memberId: string,
  change: (member: Member) => Partial<Member>,
): Committee {
  const members = committee.members.map((one) =>
    one.memberId === memberId ? { ...one, ...change(one) } : one,
  )
  return { ...committee, members }
}
