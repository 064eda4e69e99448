import type { Stamp } from '../case.js'
import { refuse, type Refusal } from '../refusals.js'
import type { AgendaItem, ItemStatus } from './agenda.js'
import type { Meeting } from './case.js'
import type { MeetingEvent } from './events.js'

/** What follows from an act, or why not. */
export type Decided = Refusal | readonly MeetingEvent[]

/** When and by whom, taken from an act for its events. */
export function stampOf({ at, by }: Stamp): Stamp {
  return { at, by }
}

/** Whether the secretary of the committee's own secretariat acts. */
export function isSecretary({ secretariat }: Meeting, { by }: Stamp): boolean {
  return by.role === 'secretary' && by.officeCode === secretariat
}

/** Refuses whoever is not the secretary. */
export function refuseOthers(meeting: Meeting, act: Stamp): Refusal | undefined {
  return isSecretary(meeting, act) ? undefined : refuse('NOT_YOURS')
}

/** Refuses whoever is neither the secretary nor the person whom the act is about. */
export function refuseOthersBut(meeting: Meeting, act: Stamp, personId: string): Refusal | undefined {
  return act.by.personId === personId ? undefined : refuseOthers(meeting, act)
}

/** Once the minutes are with the members, what they say is changed by corrections only. */
export function refuseCirculated({ minutes }: Meeting): Refusal | undefined {
  return minutes?.circulated ? refuse('MINUTES_CIRCULATED') : undefined
}

/** The item, if it is in one of these states. */
export function itemIn(
  { agenda }: Meeting,
  { type, itemId }: { readonly type: string; readonly itemId: string },
  states: readonly ItemStatus[],
): AgendaItem | Refusal {
  const item = agenda.find((one) => one.itemId === itemId)
  if (!item) return refuse('ITEM_UNKNOWN')
  return states.includes(item.status) ? item : refuse('ITEM_NOT_NOW', { act: type, state: item.status })
}
