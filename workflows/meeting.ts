import { proxyActivities } from '@temporalio/workflow'
import type { MeetingWork } from '../activities/meeting-work.js'
import type { MeetingAct } from '../domain/meeting/acts.js'
import type { Meeting, MeetingJob } from '../domain/meeting/case.js'
import { decideMeeting, nextMeetingWake } from '../domain/meeting/decide.js'
import { BULK_WORK } from './bulk-work.js'
import type { MeetingInput } from './messages.js'
import { tellStory } from './story.js'

const { doMeetingJob } = proxyActivities<MeetingWork>({ ...BULK_WORK, startToCloseTimeout: '2 minutes' })

/** A meeting from its agenda to its certified minutes: it makes papers, tells people, hands verdicts on, and wakes to remind. */
export async function meeting(input: MeetingInput): Promise<void> {
  await tellStory<Meeting, MeetingAct, MeetingJob>(input, {
    decide: decideMeeting,
    nextWake: nextMeetingWake,
    work: {
      owed: ({ jobs }) => jobs,
      run: ({ meetingId }, job) => doMeetingJob({ meetingId, job }),
    },
  })
}
