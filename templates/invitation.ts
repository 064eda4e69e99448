import {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator'
import type { MeetingNotice } from '../domain/person-notices.js'
import type { Instant } from '../domain/time.js'

const DAY_SECONDS = 86_400
const HOUR_SECONDS = 3_600
/** How long a calendar keeps free for a meeting of which nobody said how long it takes. */
const USUAL_HOURS = 3

/** A calendar entry of a meeting; without `attendee` it is one for everybody, to be downloaded. */
export type InvitationFacts = {
  readonly caseId: string
  readonly method: 'REQUEST' | 'CANCEL'
  readonly meeting: MeetingNotice
  /** The committee's secretariat. */
  readonly organizer: { readonly name: string; readonly email: string }
  readonly attendee?: { readonly name: string; readonly email: string }
  /** When the entry was made: the same for every attempt to send it. */
  readonly madeAt: Instant
}

/** The meeting as an iCalendar file (RFC 5545, 5546): calendars put a newer one in the place of the older by its sequence. */
export function meetingInvitation(facts: InvitationFacts): string {
  const { caseId, method, meeting, organizer, attendee, madeAt } = facts
  const calendar = new ICalCalendar({
    prodId: { company: 'Wian', product: 'Wian', language: 'TH' },
    method: ICalCalendarMethod[method],
  })
  const event = calendar.createEvent({
    id: `${caseId}@wian`,
    sequence: meeting.sequence,
    start: new Date(meeting.startsAt),
    end: new Date(meeting.endsAt ?? Date.parse(meeting.startsAt) + USUAL_HOURS * HOUR_SECONDS * 1000),
    stamp: new Date(madeAt),
    summary: meetingName(meeting),
    description: [`${meeting.committee.en} ${meeting.number}/${meeting.year}`, meeting.onlineUrl ?? '']
      .filter((line) => line !== '')
      .join('\n'),
    location: meeting.place,
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer,
  })
  if (attendee)
    event.createAttendee({
      ...attendee,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
      rsvp: method === 'REQUEST',
    })
  if (method === 'REQUEST')
    for (const trigger of [DAY_SECONDS, HOUR_SECONDS])
      event.createAlarm({ type: ICalAlarmType.display, trigger, description: meetingName(meeting) })
  return calendar.toString()
}

/** What a meeting is called: `ประชุมคณะกรรมการ… ครั้งที่ 3/2566`. */
export function meetingName({ committee, number, year }: MeetingNotice): string {
  return `ประชุม${committee.th} ครั้งที่ ${number}/${year}`
}
