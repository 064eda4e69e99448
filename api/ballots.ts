import { countUrn, putBallot } from '../db/ballot-urn.js'
import { advanceMeetings, lockMeeting, type MeetingEntry } from '../db/meetings.js'
import type { Transaction } from '../db/pool.js'
import { meetingCase } from '../domain/case.js'
import type { Choice } from '../domain/committee/tally.js'
import type { Meeting } from '../domain/meeting/case.js'
import { decideMeeting } from '../domain/meeting/decide.js'
import { takeStep } from './acting.js'
import { votingOf, type MeetingCall, type UnstampedMeetingAct } from './meetings.js'
import type { Deps } from './route.js'

/**
 * Takes a secret ballot: that the person has voted goes on record, the urn's totals grow, both or neither, in one
 * transaction under the lock of the meeting's row. What was chosen goes nowhere else: see docs/secret-ballots.md.
 */
export async function takeBallot(
  call: MeetingCall,
  { cases, vault }: Pick<Deps, 'cases' | 'vault'>,
  { state }: MeetingEntry,
  { votingId, choice }: { readonly votingId: string; readonly choice: Choice },
): Promise<void> {
  const { meetingId } = state
  const { item } = votingOf(state, votingId)
  const { personId } = call.actor
  await cases.stepOnRow(meetingCase(meetingId), async (tx) => {
    const act = { type: 'takeBallot', itemId: item.itemId, votingId, personId } as const
    // A second try finds the first on record: nothing is put in twice.
    if ((await step(tx, call, meetingId, () => Promise.resolve(act))).isNew)
      await putBallot(tx, vault, { meetingId, votingId }, choice)
  })
}

/** Closes a secret vote with what the urn holds, both read and written under the lock that ballots need. */
export async function closeSecretVote(
  call: MeetingCall,
  { cases, vault }: Pick<Deps, 'cases' | 'vault'>,
  { state }: MeetingEntry,
  votingId: string,
): Promise<{ version: number; state: Meeting }> {
  const { meetingId } = state
  const { itemId } = votingOf(state, votingId).item
  return cases.stepOnRow(meetingCase(meetingId), (tx) =>
    step(tx, call, meetingId, async () => {
      const tally = await countUrn(tx, vault, { meetingId, votingId })
      return { type: 'closeVote', itemId, votingId, tally }
    }),
  )
}

async function step(
  tx: Transaction,
  call: MeetingCall,
  meetingId: string,
  make: () => Promise<UnstampedMeetingAct>,
): Promise<{ version: number; state: Meeting; isNew: boolean }> {
  const { actor: by, at } = call
  await lockMeeting(tx, meetingId)
  const act = await make()
  const { version, state, outcome, events } = await takeStep(tx, call, {
    advance: advanceMeetings,
    caseId: meetingCase(meetingId),
    decide: (current) => decideMeeting(current, { ...act, at, by }),
  })
  return { version, state, isNew: outcome === 'recorded' && events.length > 0 }
}
