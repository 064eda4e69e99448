import { refuse, type Refusal } from '../refusals.js'
import type { Day } from '../time.js'
import type { Committee, Member, Position, Substitute } from './case.js'

/** A seat that somebody sits in: the member in person, or a substitute. */
export type Seat = {
  readonly memberId: string
  readonly position: Position
  readonly personId: string
  /** The member whose substitute this is; null for the member in person. */
  readonly inPlaceOf: string | null
  /** Whether who sits here may also preside, where the seat is that of the chair or the deputy. */
  readonly presides: boolean
}

const RANK: Readonly<Record<Position, number>> = { chair: 0, deputyChair: 1, member: 2, secretary: 3 }

/** The members in office on the day: chair, deputies, members, secretaries, each in the order of the record. */
export function membersOn({ members, dissolvedOn }: Committee, day: Day): Member[] {
  if (dissolvedOn !== undefined && dissolvedOn <= day) return []
  return members.filter((one) => isOn(one, day)).sort((a, b) => RANK[a.position] - RANK[b.position])
}

/**
 * Why the committee cannot meet on the day, or nothing. One in which nobody has sat yet can plan a meeting: its members are
 * appointed meanwhile.
 */
export function refuseToMeet(committee: Committee, day: Day): Refusal | undefined {
  const { dissolvedOn, members } = committee
  if (dissolvedOn !== undefined && dissolvedOn <= day)
    return refuse('COMMITTEE_DISSOLVED', { dissolvedOn, day })
  const isOver = members.length > 0 && members.every(({ validTo }) => validTo !== null && validTo <= day)
  return isOver ? refuse('COMMITTEE_TERMS_OVER', { day }) : undefined
}

/** Members with a vote on the day. A person in two seats is one member, in the higher seat: one person, one vote. */
export function votersOn(committee: Committee, day: Day): Member[] {
  const voters = membersOn(committee, day).filter(({ hasVote }) => hasVote)
  return voters.filter(({ personId }, i) => voters.findIndex((other) => other.personId === personId) === i)
}

/**
 * Who sits where when these persons are there (in order of arrival). Every member in the own seat; then each of the others
 * in the first free seat whose substitute the person is. So nobody ever has two votes and no seat has two sitters, however
 * substitutes are chained or stand for each other.
 */
export function seatsOf(voters: readonly Member[], day: Day, present: readonly string[]): Seat[] {
  const own = voters.filter(({ personId }) => present.includes(personId)).map(ownSeat)
  const seats = present.reduce<Seat[]>((taken, personId) => {
    if (taken.some((seat) => seat.personId === personId)) return taken
    const seat = freeSeat(voters, taken, { personId, day })
    return seat ? [...taken, seat] : taken
  }, own)
  const place = ({ memberId }: Seat): number => voters.findIndex((one) => one.memberId === memberId)
  return seats.sort((a, b) => place(a) - place(b))
}

/** Whether the term (or the time of a substitute) holds on the day. */
export function isOn(
  { validFrom, validTo }: { readonly validFrom: Day; readonly validTo: Day | null },
  day: Day,
): boolean {
  return validFrom <= day && (validTo === null || day < validTo)
}

/** The member's substitute of this name on the day. */
export function substituteOn(member: Member, personId: string, day: Day): Substitute | undefined {
  return member.substitutes.find((one) => one.personId === personId && isOn(one, day))
}

function ownSeat({ memberId, position, personId }: Member): Seat {
  return { memberId, position, personId, inPlaceOf: null, presides: true }
}

function freeSeat(
  voters: readonly Member[],
  taken: readonly Seat[],
  { personId, day }: { readonly personId: string; readonly day: Day },
): Seat | undefined {
  for (const member of voters) {
    if (taken.some(({ memberId }) => memberId === member.memberId)) continue
    const substitute = substituteOn(member, personId, day)
    if (!substitute) continue
    const { memberId, position } = member
    return { memberId, position, personId, inPlaceOf: member.personId, presides: substitute.presides }
  }
  return undefined
}

/** Who sits in the committee on the day: the members in office and whoever is their substitute then. */
export function sittersOn(committee: Committee, day: Day): string[] {
  const sitters = membersOn(committee, day).flatMap(({ personId, substitutes }) => [
    personId,
    ...substitutes.filter((one) => isOn(one, day)).map((one) => one.personId),
  ])
  return [...new Set(sitters)]
}
