import { meetingCase } from '../domain/case.js'
import type { NewItem } from '../domain/meeting/agenda.js'
import type { Meeting } from '../domain/meeting/case.js'
import type { Call, Deps } from './route.js'
import { ownMeeting } from './scope.js'

/**
 * Puts an item on the agenda of a meeting, by the meeting's own rules, as its secretary; asked again with the same key it is
 * there once. Returns false, and does nothing, for a meeting of another committee.
 * @throws Problem NOT_FOUND, NOT_YOURS, or what the meeting refuses
 */
export async function putOnAgenda(
  { pool, cases }: Pick<Deps, 'pool' | 'cases'>,
  call: Pick<Call<unknown, unknown, unknown>, 'actor' | 'at' | 'key' | 'signedIn'>,
  { meetingId, ...item }: Omit<NewItem, 'kind' | 'ballot'> & { readonly meetingId: string },
  committeeId?: string,
): Promise<boolean> {
  const { actor: by, at, key } = call
  const meeting = await ownMeeting(pool, { ...call, act: 'meeting.prepare' }, meetingId)
  if (committeeId !== undefined && meeting.state.committeeId !== committeeId) return false
  const whole: NewItem = { ...item, kind: 'consideration', ballot: 'device' }
  const act = { type: 'addItem', item: whole, at, by } as const
  await cases.act<Meeting>({ caseId: meetingCase(meetingId), key: `${key}/item`, act })
  return true
}
