import type { Meeting } from '../../domain/meeting/case.js'
import { numberOfItem } from '../../domain/meeting/agenda.js'
import { dayInThai } from '../../domain/days-in-words.js'
import { dayOf } from '../../domain/time.js'
import { numberInYear } from './around.js'

/** Which meeting resolved it, and on which item: how letters and proposals name where they come from. */
export function meetingCited(
  { number, year, session, openedAt, agenda }: Meeting,
  { committeeTh, itemId }: { readonly committeeTh: string; readonly itemId: string },
): string {
  const day = dayInThai(dayOf(openedAt ?? session.startsAt))
  return `ที่ประชุม${committeeTh} ครั้งที่ ${numberInYear(number, year)} เมื่อ${day} ระเบียบวาระที่ ${numberOfItem(agenda, itemId)}`
}
