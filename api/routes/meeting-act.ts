import { actsOn } from '../case-act-route.js'
import { actedAnswer, actOnMeeting, type UnstampedMeetingAct } from '../meetings.js'
import { meetingActed, meetingParams } from '../schemas/meeting.js'
import { ownMeeting } from '../scope.js'

/** What a request becomes: the act, and the id of what it makes, where it makes something. */
type Prepared = { readonly act: UnstampedMeetingAct; readonly madeId?: string }

/** The route of an act on a meeting: it answers the meeting as it stands then. */
export const meetingAct = actsOn({
  path: '/meetings/:meetingId',
  params: meetingParams,
  reply: meetingActed,
  load: (call, { pool }) => ownMeeting(pool, call, call.params.meetingId),
  act: async (call, deps, { act, madeId }: Prepared, { committee }) =>
    actedAnswer(await actOnMeeting(call, deps, act), committee, call, madeId),
})
