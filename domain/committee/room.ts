import { dayOf, type Instant } from '../time.js'
import { presentAt, type Movement } from './attendance.js'
import type { Committee, Member } from './case.js'
import { seatsOf, votersOn, type Seat } from './members.js'

/** Whether a meeting was called for the first time, or again because the first had no quorum. */
export type Call = 'first' | 'second'

/** What is known of the room in which an item is decided. */
export type Room = {
  readonly committee: Committee
  readonly movements: readonly Movement[]
  readonly call: Call
  /** Persons who are recused from the item. They stay in `movements`: they are at the meeting, out of the room. */
  readonly recused: readonly string[]
  /** What the secretary decided before the item was opened: whether the recused count for the quorum. */
  readonly countsRecused: boolean
  /** Members objected to: while that is decided the committee consists of the others (s.15). */
  readonly objectedTo: readonly string[]
}

/** Who counts at an instant. */
export type Floor = {
  /** Members in office with a vote. */
  readonly voters: readonly Member[]
  /** Who sits and may vote. */
  readonly seats: readonly Seat[]
  /** Seats whose sitter, or whose member, is recused: at the meeting, without a vote in this item. */
  readonly recused: readonly Seat[]
}

/** Who counts in this room at this instant. The membership is that of the day. */
export function floorAt(room: Room, at: Instant): Floor {
  const day = dayOf(at)
  const voters = votersOn(room.committee, day).filter(({ personId }) => !room.objectedTo.includes(personId))
  const present = presentAt(room.movements, at).filter((personId) => !room.objectedTo.includes(personId))
  const out = present.filter((one) => room.recused.includes(one))
  const here = present.filter((one) => !out.includes(one))
  // Who is recused comes for another only where nobody else does.
  const seats = seatsOf(voters, day, [...here, ...out])
  // A conflict is the person's: neither the recused in another's seat, nor a substitute in the seat of the recused.
  const isRecused = ({ personId, inPlaceOf }: Seat): boolean =>
    room.recused.includes(personId) || (inPlaceOf !== null && room.recused.includes(inPlaceOf))
  return {
    voters,
    seats: seats.filter((seat) => !isRecused(seat)),
    recused: seats.filter(isRecused),
  }
}
