import { presentAt } from '../committee/attendance.js'
import { assertNever } from '../case.js'
import type { Instant } from '../time.js'
import type { AgendaItem, AgendaPart } from './agenda.js'
import { applyVote, isOfVote, type VoteEvent } from './apply-vote.js'
import type { Meeting } from './case.js'
import type { EventNamed, MeetingEvent } from './events.js'
import { withLetterNumber } from './letters.js'
import { recusedFrom } from './room.js'

const ITEM_EVENTS = [
  'itemChanged',
  'itemMoved',
  'itemLeft',
  'itemOpened',
  'interestDeclared',
  'interestDecided',
  'objected',
  'objectionDropped',
  'discussed',
  'resolved',
  'followUpsAdded',
  'letterNumbered',
  'dissented',
] as const

type ItemEvent = EventNamed<(typeof ITEM_EVENTS)[number]>

/** Whether the event concerns one item. */
export function isOfItem(event: MeetingEvent): event is ItemEvent {
  return ITEM_EVENTS.some((type) => type === event.type)
}

/** The agenda with one more item, the last of its part. */
export function withItem(agenda: readonly AgendaItem[], { item, at }: EventNamed<'itemAdded'>): AgendaItem[] {
  const added: AgendaItem = {
    ...item,
    status: 'planned',
    addedAt: at,
    countsRecused: true,
    interests: [],
    objections: [],
    discussion: [],
    votings: [],
    dissents: [],
  }
  return placed(agenda, added, { part: item.part, place: agenda.length + 1 })
}

/** The agenda with the item at a place (from 1) of a part. */
export function placed<Of extends Pick<AgendaItem, 'itemId' | 'part'>>(
  agenda: readonly Of[],
  item: Of,
  { part, place }: { readonly part: AgendaPart; readonly place: number },
): Of[] {
  const others = agenda.filter(({ itemId }) => itemId !== item.itemId)
  const siblings = others.filter((one) => one.part === part)
  const together = [...siblings.slice(0, place - 1), { ...item, part }, ...siblings.slice(place - 1)]
  return [...others.filter((one) => one.part < part), ...together, ...others.filter((one) => one.part > part)]
}

/** The meeting after an event of one of its items. */
export function applyToItem(meeting: Meeting, event: ItemEvent | VoteEvent): Meeting {
  const item = meeting.agenda.find(({ itemId }) => itemId === event.itemId)
  if (!item) throw new Error(`${event.type} of no item of the agenda`)
  if (event.type === 'itemMoved') return { ...meeting, agenda: placed(meeting.agenda, item, event) }
  const changed = isOfVote(event) ? applyVote(item, event) : applyItem(item, event)
  const after = inAndOut(meeting, changed, event.at)
  const agenda = meeting.agenda.map((one) => (one.itemId === after.itemId ? after : one))
  const resolutions = meeting.resolutions + (event.type === 'resolved' ? 1 : 0)
  return { ...meeting, agenda, resolutions }
}

function applyItem(item: AgendaItem, event: Exclude<ItemEvent, { type: 'itemMoved' }>): AgendaItem {
  switch (event.type) {
    case 'itemChanged': {
      const { subject: _, minutesOf: __, threshold: ___, ...rest } = item
      return { ...rest, ...event.details }
    }
    case 'itemLeft':
      return { ...item, status: event.status, reason: event.reason, closedAt: event.at }
    case 'itemOpened':
      return { ...item, status: 'open', openedAt: event.at, countsRecused: event.countsRecused }
    case 'interestDeclared':
      return { ...item, interests: [...item.interests, event.interest] }
    case 'interestDecided':
      return { ...item, interests: item.interests.map((one) => decided(one, event)) }
    case 'objected': {
      const { personId, reason, at } = event
      return {
        ...item,
        objections: [...item.objections, { personId, reason, raisedAt: at, status: 'raised' }],
      }
    }
    case 'objectionDropped':
      return {
        ...item,
        objections: item.objections.map((one) =>
          one.personId === event.personId && one.status === 'raised'
            ? { ...one, status: 'dropped', dropped: event.reason }
            : one,
        ),
      }
    case 'discussed': {
      const { noteId, sha256, at } = event
      return { ...item, discussion: [...item.discussion, { noteId, sha256, at }] }
    }
    case 'resolved':
      return resolved(item, event)
    case 'followUpsAdded':
      return item.resolution
        ? {
            ...item,
            resolution: { ...item.resolution, followUps: [...item.resolution.followUps, ...event.followUps] },
          }
        : item
    case 'letterNumbered':
      return withLetterNumber(item, event)
    case 'dissented':
      return { ...item, dissents: [...item.dissents, event.dissent] }
    default:
      return assertNever(event)
  }
}

function decided(
  interest: AgendaItem['interests'][number],
  { personId, recused, reason }: EventNamed<'interestDecided'>,
): AgendaItem['interests'][number] {
  if (interest.personId !== personId || interest.consequence !== 'undecided') return interest
  return { ...interest, consequence: recused ? 'recused' : 'stays', decision: reason }
}

function resolved(item: AgendaItem, event: EventNamed<'resolved'>): AgendaItem {
  const { numberInMeeting, outcome, text, reason, votingId, followUps, allot, number, at } = event
  const resolution = {
    numberInMeeting,
    ...(number === undefined ? {} : { number }),
    year: allot.year,
    outcome,
    text,
    ...(reason === undefined ? {} : { reason }),
    ...(votingId === undefined ? {} : { votingId }),
    at,
    followUps,
  }
  return { ...item, status: 'closed', closedAt: at, resolution }
}

/** Who is recused leaves the room while the item is open, and comes back when it is over. */
function inAndOut(meeting: Meeting, item: AgendaItem, at: Instant): AgendaItem {
  const out = recusedFrom(item)
  const present = presentAt(meeting.attendance, at)
  const moved = <Line extends { personId: string; leftAt?: Instant; returnedAt?: Instant }>(
    line: Line,
  ): Line => {
    const { personId, leftAt, returnedAt } = line
    if (item.closedAt && leftAt && !returnedAt && present.includes(personId))
      return { ...line, returnedAt: at }
    const leaves = item.status === 'open' && !leftAt && out.includes(personId) && present.includes(personId)
    return leaves ? { ...line, leftAt: at } : line
  }
  return { ...item, interests: item.interests.map(moved), objections: item.objections.map(moved) }
}
