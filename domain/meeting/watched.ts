import { turningPoints } from '../committee/attendance.js'
import { presidingAt } from '../committee/presiding.js'
import { quorumAt } from '../committee/quorum.js'
import type { Stamp } from '../case.js'
import { isRefusal } from '../refusals.js'
import { isBefore, type Instant } from '../time.js'
import { applyMeeting } from './apply.js'
import { SITTING, type Meeting } from './case.js'
import type { MeetingEvent } from './events.js'
import { isCalled, itemAt, quorumMark, roomOf } from './room.js'

/** When somebody entered it, and the instant that is looked at. */
type Look = { readonly stamp: Stamp; readonly at: Instant }

/**
 * What follows for the quorum and for who presides: both are looked at after every event of an open meeting, so that a
 * quorum that is lost stops the item at that very instant. With `since`, what has just been put on record happened
 * before: every turn from then on is looked at, also of a meeting that is over by now.
 */
export function watched(
  meeting: Meeting,
  events: readonly MeetingEvent[],
  stamp: Stamp,
  since?: Instant,
): readonly MeetingEvent[] {
  const told = [...events]
  let state = events.reduce(applyMeeting, meeting)
  for (const at of instantsOf(state, stamp.at, since))
    for (const turn of [quorumTurn, chairTurn]) {
      const event = turn(state, { stamp, at })
      if (!event) continue
      told.push(event)
      state = applyMeeting(state, event)
    }
  return told
}

function instantsOf({ status, attendance, endedAt }: Meeting, now: Instant, since?: Instant): Instant[] {
  const isSitting = SITTING.includes(status)
  if (since === undefined) return isSitting ? [now] : []
  const end = endedAt ?? now
  const between = turningPoints(attendance).filter((at) => isBefore(since, at) && isBefore(at, end))
  return [...new Set([since, ...between, ...(isSitting ? [now] : [])])]
}

function quorumTurn(meeting: Meeting, { stamp, at }: Look): MeetingEvent | undefined {
  if (!isCalled(meeting)) return undefined
  const { isMet } = quorumAt(roomOf(meeting, itemAt(meeting, at)), at)
  if (isMet === isQuorate(meeting)) return undefined
  return isMet
    ? { ...stamp, type: 'quorumRegained', quorum: quorumMark(meeting, at, 'regained') }
    : { ...stamp, type: 'quorumLost', quorum: quorumMark(meeting, at, 'lost') }
}

/** As the last mark says it. */
function isQuorate({ quorum }: Meeting): boolean {
  const last = quorum.at(-1)?.what
  return last === 'opened' || last === 'regained'
}

function chairTurn(meeting: Meeting, { stamp, at }: Look): MeetingEvent | undefined {
  if (!isCalled(meeting) || !isQuorate(meeting)) return undefined
  const presiding = presidingAt(roomOf(meeting, itemAt(meeting, at)), at, meeting.elected ?? null)
  const before = meeting.chairing.at(-1)
  if (isRefusal(presiding) || (before?.personId === presiding.personId && before.as === presiding.as))
    return undefined
  return { ...stamp, type: 'chaired', chairing: { ...presiding, at } }
}
