import { countUrn, putBallot } from '../db/ballot-urn.js'
import { advanceMeetings, lockMeeting, type MeetingEntry } from '../db/meetings.js'
import type { Transaction } from '../db/pool.js'
import { meetingCase } from '../domain/case.js'
import type { Choice } from '../domain/committee/tally.js'
import type { Meeting } from '../domain/meeting/case.js'
import { decideMeeting } from '../domain/meeting/decide.js'
import { refuse } from '../domain/refusals.js'
import { votingOf, type MeetingCall, type UnstampedMeetingAct } from './meetings.js'
import { problem, refusalProblem } from './problems.js'
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
  { actor: by, at, key, onVersion }: MeetingCall,
  meetingId: string,
  make: () => Promise<UnstampedMeetingAct>,
): Promise<{ version: number; state: Meeting; isNew: boolean }> {
  const caseId = meetingCase(meetingId)
  await lockMeeting(tx, meetingId)
  const act = await make()
  const [one] = await advanceMeetings(tx, {
    caseIds: [caseId],
    cause: `act/${key}`,
    ...(onVersion > 0 ? { expectedVersion: onVersion } : {}),
    decide: (current) => decideMeeting(current, { ...act, at, by }),
  })
  if (one?.refusal) throw refusalProblem(one.refusal)
  if (one?.outcome === 'stale') throw problem('VERSION_STALE')
  if (!one?.state) throw refusalProblem(refuse('NOT_FOUND'))
  return {
    version: one.version,
    state: one.state,
    isNew: one.outcome === 'recorded' && one.events.length > 0,
  }
}
