import type { Instant } from '../time.js'
import type { Meeting } from './case.js'

/** When somebody came and went; the last is open while they are there. */
export type Stay = { readonly from: Instant; readonly to: Instant | null }

/** A person's times in the meeting, in order. */
export function staysOf({ attendance }: Pick<Meeting, 'attendance'>, personId: string): Stay[] {
  const own = attendance.filter((line) => line.personId === personId)
  return own.reduce<Stay[]>((stays, { what, at }) => {
    const last = stays.at(-1)
    if (what === 'arrived') return last && last.to === null ? stays : [...stays, { from: at, to: null }]
    return last && last.to === null ? [...stays.slice(0, -1), { ...last, to: at }] : stays
  }, [])
}
