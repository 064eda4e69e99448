import { randomUUID } from 'node:crypto'
import type { Actor } from '../../domain/case.js'
import type { CommitteeRules } from '../../domain/committee/case.js'
import { ensure, seatedCommittee, secretary } from './committees.js'
import type { Office, Reply } from './office.js'

/** Tuesday, 28 November 2566, 09:00 in Bangkok: a week after the tests begin. */
export const STARTS_AT = '2023-11-28T02:00:00.000Z'

/** A meeting that has been convened, with what is done to it. */
export type MeetingUnderTest = {
  readonly committeeId: string
  readonly meetingId: string
  readonly path: string
  /** Does an act as the secretary, or as whom it names, and answers whatever came. */
  act(name: string, body?: object, who?: Actor, key?: string): Promise<Reply>
  /** Does an act that must be possible. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of many shapes are looked into
  does(name: string, body?: object, who?: Actor): Promise<any>
  /** Puts an item of part 4 on the agenda. Returns its id. */
  item(details?: object): Promise<string>
}

/** Convenes a meeting of a committee in which these persons sit. */
export async function convened(
  office: Office,
  sitters: readonly Actor[],
  {
    rules = {},
    startsAt = STARTS_AT,
    by = secretary,
    ...about
  }: { rules?: Partial<CommitteeRules>; secrecy?: string; startsAt?: string; by?: Actor } = {},
): Promise<MeetingUnderTest> {
  const { committeeId } = await seatedCommittee(office, sitters, rules, by)
  const session = { mode: 'inPerson', place: 'ห้องประชุม 1', startsAt }
  const reply = await office.ask(by, 'post', '/meetings', { body: { committeeId, session, ...about } })
  ensure(reply, 201)
  const { meetingId } = (reply.body as { state: { meetingId: string } }).state
  return meetingAt(office, committeeId, meetingId, by)
}

/** What is done to a meeting that there is. */
export function meetingAt(
  office: Office,
  committeeId: string,
  meetingId: string,
  by = secretary,
): MeetingUnderTest {
  const path = `/meetings/${meetingId}`
  const act: MeetingUnderTest['act'] = (name, body = {}, who = by, key = randomUUID()) =>
    office.ask(who, 'post', `${path}/${name}`, { body, key })
  const does: MeetingUnderTest['does'] = async (name, body, who) => {
    const reply = await act(name, body, who)
    if (reply.status !== 200) throw new Error(`${name}: ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body as unknown
  }
  return {
    ...{ committeeId, meetingId, path, act, does },
    async item(details = {}) {
      const made = (await does('items', { part: 4, title: 'แผนปฏิบัติการ', ...details })) as { madeId: string }
      return made.madeId
    },
  }
}

/** Calls the meeting, goes to its hour, notes who is there and opens it. */
export async function opened(
  office: Office,
  meeting: MeetingUnderTest,
  present: readonly Actor[],
): Promise<void> {
  await meeting.does('call')
  await office.stepTo(STARTS_AT)
  for (const { personId } of present) await meeting.does('attendance', { personId, what: 'arrived' })
  await meeting.does('open')
}

/** Holds another meeting of the committee, at that time, which adopts one item about the minutes of this one. */
export async function laterMeeting(
  office: Office,
  { committeeId, meetingId: minutesOf }: MeetingUnderTest,
  { startsAt, title, present }: { startsAt: string; title: string; present: readonly Actor[] },
): Promise<void> {
  const session = { mode: 'inPerson', place: 'ห้องประชุม 1', startsAt }
  const made = await office.ask(secretary, 'post', '/meetings', { body: { committeeId, session } })
  const { meetingId } = (made.body as { state: { meetingId: string } }).state
  const later = meetingAt(office, committeeId, meetingId)
  const itemId = await later.item({ part: 2, kind: 'minutesApproval', minutesOf, title })
  await later.does('call')
  await office.stepTo(startsAt)
  for (const { personId } of present) await later.does('attendance', { personId, what: 'arrived' })
  await later.does('open')
  await later.does(`items/${itemId}/open`)
  await later.does(`items/${itemId}/adopt`, { proposes: 'approved' })
  await later.does(`items/${itemId}/resolve`, { outcome: 'approved', text: title })
  await later.does('close')
}

/** Opens the item and a vote on it. Returns the vote's id. */
export async function voteOn(
  meeting: MeetingUnderTest,
  itemId: string,
  method: string,
  proposes = 'approved',
): Promise<string> {
  await meeting.does(`items/${itemId}/open`)
  return anotherVote(meeting, itemId, method, proposes)
}

/** Opens a vote on the item that is open. */
export async function anotherVote(
  meeting: MeetingUnderTest,
  itemId: string,
  method: string,
  proposes = 'approved',
): Promise<string> {
  const question = { kind: 'item', proposes }
  const made = (await meeting.does(`items/${itemId}/votes`, { question, method })) as { madeId: string }
  return made.madeId
}
