import { membersOn } from '../../../domain/committee/members.js'
import { presidingAt } from '../../../domain/committee/presiding.js'
import { floorAt } from '../../../domain/committee/room.js'
import { isCalled, itemAtHand, roomOf, roomOfVote, runningVote } from '../../../domain/meeting/room.js'
import type { Voting } from '../../../domain/meeting/voting.js'
import { isRefusal } from '../../../domain/refusals.js'
import { dayOf } from '../../../domain/time.js'
import type { Answered } from '../../api/client.js'
import { stateOf, useMeeting, useRoom, type Item, type MeetingView } from '../meetings/data.js'

/** Who is in the room, and the quorum, as the server counted them. */
export type RoomNow = Answered<'/api/v1/meetings/{meetingId}/room'>

/** A meeting that is being held, and what stands in it now. */
export type Sitting = {
  readonly view: MeetingView
  readonly room: RoomNow | undefined
  readonly item: Item | undefined
  /** The vote that is open, or waits for the casting vote. */
  readonly voting: Voting | undefined
  /** The latest vote of the item that has a result. */
  readonly decided: Voting | undefined
  /** Who presides now, if anybody does. */
  readonly presiding: string | undefined
  /** Who may vote in the running vote, or could if there were one. */
  readonly voters: readonly string[]
}

/** Reads a meeting and its room; both change by themselves, and are shown together. */
export function useSitting(meetingId: string) {
  const meeting = useMeeting(meetingId)
  const room = useRoom(meetingId, meeting.data !== undefined && isCalled(stateOf(meeting.data)))
  const { data, error } = meeting
  const sitting = data && !room.isLoading ? sittingOf(data, room.data) : undefined
  return { data: sitting, error, refetch: () => void meeting.refetch() }
}

function sittingOf(view: MeetingView, room: RoomNow | undefined): Sitting {
  const meeting = stateOf(view)
  const item = itemAtHand(meeting)
  const voting = item && runningVote(item)
  const decided = item?.votings.findLast(({ status }) => status === 'closed')
  const nothing = { view, room, item, voting, decided, presiding: undefined, voters: [] }
  if (!isCalled(meeting) || !room) return nothing
  const here = item && voting ? roomOfVote(meeting, item, voting) : roomOf(meeting, item)
  const presiding = presidingAt(roomOf(meeting, item), room.at, meeting.elected ?? null)
  return {
    ...nothing,
    presiding: isRefusal(presiding) ? undefined : presiding.personId,
    voters: floorAt(here, room.at).seats.map(({ personId }) => personId),
  }
}

/** Everybody who was called, in the order of the committee. */
export function calledOf(view: MeetingView): string[] {
  const { committee, session } = stateOf(view)
  if (!committee) return []
  const members = membersOn(committee, dayOf(session.startsAt))
  const substitutes = members.flatMap((member) => member.substitutes.map(({ personId }) => personId))
  return [...new Set([...members.map(({ personId }) => personId), ...substitutes])]
}

/** Who has voted in a vote, openly or in secret. */
export const votedIn = ({ votes, taken }: Voting): string[] => [...votes, ...taken].map((one) => one.personId)
