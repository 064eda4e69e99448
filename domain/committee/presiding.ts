import { refuse, type Refusal } from '../refusals.js'
import type { Instant } from '../time.js'
import type { Seat } from './members.js'
import { floorAt, type Room } from './room.js'

/** Who presides (ประธานในที่ประชุม), and by what right. */
export type Presiding = {
  readonly personId: string
  readonly memberId: string
  readonly as: 'chair' | 'deputyChair' | 'elected'
}

/**
 * Who presides at an instant: the chair; else the deputy; else whom the meeting has elected from among its members (s.81).
 * Nobody presides who is absent or recused from the item. A chair's substitute presides only where the order says so.
 */
export function presidingAt(room: Room, at: Instant, elected: string | null): Presiding | Refusal {
  const { seats } = floorAt(room, at)
  for (const as of ['chair', 'deputyChair'] as const) {
    const seat = seats.find(({ position, presides }) => position === as && presides)
    if (seat) return presiding(seat, as)
  }
  const seat = seats.find(({ personId }) => personId === elected)
  return seat ? presiding(seat, 'elected') : refuse('PRESIDING_MISSING')
}

function presiding({ personId, memberId }: Seat, as: Presiding['as']): Presiding {
  return { personId, memberId, as }
}
