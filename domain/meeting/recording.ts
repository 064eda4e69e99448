import { refuse, type Refusal } from '../refusals.js'
import { isSecret } from '../secrecy.js'
import { isBefore, type Instant } from '../time.js'
import type { ActNamed } from './acts.js'
import type { Meeting, Recording } from './case.js'
import { refuseOthers, type Decided } from './decided.js'
import type { Called } from './room.js'

/** What recordings are asked of: how a meeting was held, whether it is secret, and until when it was. */
type Recorded = Pick<Meeting, 'session' | 'secrecy' | 'occasion' | 'openedAt' | 'endedAt' | 'recordings'>

/** A meeting that is held by electronic means is recorded, in whole or in part, unless it is secret. */
function isToBeRecorded({ session, secrecy, occasion }: Recorded): boolean {
  return session.mode !== 'inPerson' && occasion.kind !== 'circulation' && !isSecret(secrecy)
}

/** Whether the recording that the law asks for is missing: the meeting is over, and none is on record. */
export function lacksRecording(meeting: Recorded): boolean {
  const { openedAt, endedAt, recordings = [] } = meeting
  return isToBeRecorded(meeting) && openedAt !== undefined && endedAt !== undefined && recordings.length === 0
}

/** Decides on a recording that the secretary brings. */
export function addRecording(meeting: Called, act: ActNamed<'addRecording'>): Decided {
  const { at, by, recording } = act
  const refused = refuseOthers(meeting, act) ?? refuseRecording(meeting, recording, at)
  return refused ?? [{ at, by, type: 'recordingAdded', recording }]
}

function refuseRecording(meeting: Called, recording: Recording, at: Instant): Refusal | undefined {
  const { openedAt = at, endedAt = at, recordings = [] } = meeting
  if (!isToBeRecorded(meeting)) return refuse('RECORDING_NOT_HERE')
  const { from, to, sha256 } = recording
  const isOfMeeting = isBefore(from, endedAt) && isBefore(openedAt, to)
  if (!isBefore(from, to) || isBefore(at, to) || !isOfMeeting) return refuse('RECORDING_TIMES', {}, '/from')
  return recordings.some((one) => one.sha256 === sha256) ? refuse('RECORDING_KNOWN') : undefined
}
