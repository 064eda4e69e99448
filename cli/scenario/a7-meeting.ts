import type { Actor } from '../../domain/case.js'
import { instantAt, type Day } from '../../domain/time.js'
import { circulateMinutes, convene, type MeetingDeeds } from '../stage/committee.js'
import { until, type Play } from '../stage/play.js'

/** A meeting of a committee of this scenario: who keeps its business, when it is called and held, and on what. */
export type Held = {
  readonly committeeId: string
  readonly secretary: Actor
  readonly called: Day
  readonly on: Day
  readonly items: readonly { readonly title: string; readonly caseId: string }[]
}

/** A meeting that has been called, and its items in order. */
export type CalledMeeting = { readonly meeting: MeetingDeeds; readonly itemIds: readonly string[] }

/** The secretary convenes the meeting, puts the cases on its agenda and calls the members. */
export async function call(play: Play, held: Held): Promise<CalledMeeting> {
  await until(play, held.called, '09:00')
  const { committeeId, secretary } = held
  const startsAt = instantAt(held.on, '09:30')
  const meeting = await convene(play, secretary, { committeeId, place: 'ห้องประชุม (สมมติ)', startsAt })
  const itemIds: string[] = []
  for (const { title, caseId } of held.items)
    itemIds.push((await meeting.act('items', { part: 4, title, subject: { caseId } })).madeId ?? '')
  await meeting.act('call', {})
  await play.clock.settle()
  return { meeting, itemIds }
}

/** The meeting is closed; its minutes are made, signed by two persons and sent to the members. */
export async function concludeMeeting(play: Play, meeting: MeetingDeeds, checker: Actor): Promise<void> {
  await meeting.act('close')
  await circulateMinutes(meeting, checker, { opening: 'ประธานกล่าวเปิดประชุมและดำเนินการตามระเบียบวาระ' })
  await play.clock.settle()
}
