import type pg from 'pg'
import { listCasePapers } from '../db/case-papers.js'
import { clockNow } from '../db/clock.js'
import { loadMeeting, type MeetingEntry } from '../db/meetings.js'
import { staffOf } from '../db/people.js'
import { queuePersonMails, type PersonMailOrder } from '../db/person-mails.js'
import { inTransaction } from '../db/pool.js'
import type { PaperKind } from '../domain/case-papers.js'
import { meetingCase } from '../domain/case.js'
import type { MeetingJob, Telling } from '../domain/meeting/case.js'
import type { MeetingNotice, PersonNotice } from '../domain/person-notices.js'
import { subjectOfMeeting } from '../domain/policy/meeting-acts.js'
import { isSecret } from '../domain/secrecy.js'
import { buddhistYear, dayOf } from '../domain/time.js'
import { deliver } from './meeting-delivery.js'
import { numberLetter } from './meeting-letters.js'
import type { Nudge } from './nudge.js'
import type { MeetingPapers } from './papers/meeting.js'
import { pulsing } from './pulse.js'

/** The work that a meeting owes. */
export type MeetingWork = {
  /** Does one job; done again it changes nothing more. Returns how many papers, persons or cases it concerned. */
  doMeetingJob(run: { readonly meetingId: string; readonly job: MeetingJob }): Promise<number>
}

/** What the work is done with: who makes each paper. */
export type MeetingWorkDeps = {
  readonly pool: pg.Pool
  readonly nudge: Nudge
  readonly papers: Partial<MeetingPapers>
}

/** Makes the activity. */
export function createMeetingWork(deps: MeetingWorkDeps): MeetingWork {
  return {
    doMeetingJob: (run) => pulsing(() => doJob(deps, run)),
  }
}

type MeetingRun = Parameters<MeetingWork['doMeetingJob']>[0]

async function doJob(deps: MeetingWorkDeps, { meetingId, job }: MeetingRun): Promise<number> {
  const meeting = await loadMeeting(deps.pool, meetingId)
  if (!meeting) throw new Error(`no such meeting: ${meetingId}`)
  switch (job.kind) {
    case 'papers':
      return makePaper(deps, job, meetingId)
    case 'tell':
      return tell(deps, job, meeting)
    case 'deliver':
      return deliver(deps, meeting, job.itemId)
  }
}

async function makePaper(
  { pool, papers }: MeetingWorkDeps,
  { paper, itemId }: Extract<MeetingJob, { kind: 'papers' }>,
  meetingId: string,
): Promise<number> {
  const make = papers[paper]
  if (!make) return 0
  // An extract goes out: it has its number before it is set.
  if (paper === 'resolution' && itemId !== undefined) await numberLetter(pool, { meetingId, itemId })
  await make(meetingId, itemId)
  return 1
}

const MAILS = {
  called: 'meetingCalled',
  reminder: 'meetingCalled',
  changed: 'meetingChanged',
  cancelled: 'meetingCancelled',
  minutesCirculated: 'minutesCirculated',
  minutesCertified: 'minutesCertified',
  minutesOverdue: 'minutesOverdue',
} as const satisfies Record<Telling, PersonNotice['kind']>

/** One mail for each person, with the papers that belong to it. Of a secret meeting a mail says only that there is one. */
async function tell(
  { pool }: MeetingWorkDeps,
  { id, what, persons }: Extract<MeetingJob, { kind: 'tell' }>,
  meeting: MeetingEntry,
): Promise<number> {
  const caseId = meetingCase(meeting.meetingId)
  const notice = noticeOf(meeting)
  const kind = MAILS[what]
  const papers = isSecret(meeting.state.secrecy) ? [] : await papersOf(pool, caseId, what)
  const params = { ...notice, reason: meeting.state.reason ?? '' }
  const told = what === 'minutesOverdue' ? await secretariesOf(pool, meeting) : persons
  const mails = told.map((personId) => ({
    ...{ mailId: `${caseId}#${id}/${personId}`, caseId, personId, paperIds: papers },
    ...(kind === 'meetingChanged' || kind === 'meetingCancelled'
      ? { kind, params }
      : {
          kind,
          params: kind === 'minutesOverdue' ? { ...notice, dueAt: meeting.state.minutesDueAt } : notice,
        }),
  }))
  await inTransaction(pool, (tx) => queuePersonMails(tx, `job/${id}`, mails as PersonMailOrder[]))
  return told.length
}

/** The secretaries of the secretariat; of a secret meeting those who may know of it. */
async function secretariesOf(pool: pg.Pool, { state, committee }: MeetingEntry): Promise<string[]> {
  const at = await clockNow(pool)
  const { named } = subjectOfMeeting(state, committee, at)
  const staff = await staffOf(pool, state.secretariat, dayOf(at))
  const secretaries = staff.filter(
    ({ role, personId }) => role === 'secretary' && (named?.includes(personId) ?? true),
  )
  return [...new Set(secretaries.map(({ personId }) => personId))]
}

/** Which papers each mail brings. */
const BROUGHT: Readonly<Partial<Record<Telling, PaperKind>>> = {
  called: 'meetingNotice',
  changed: 'meetingNotice',
  reminder: 'meetingNotice',
  cancelled: 'cancellation',
  minutesCirculated: 'minutesDraft',
  minutesCertified: 'minutes',
}

/** The newest of its kind: a changed day has a notice of its own. */
async function papersOf(pool: pg.Pool, caseId: string, what: Telling): Promise<string[]> {
  const papers = (await listCasePapers(pool, caseId)).filter(({ kind }) => kind === BROUGHT[what])
  return papers.slice(-1).map(({ paperId }) => paperId)
}

function noticeOf({ state, committee }: MeetingEntry): MeetingNotice {
  const { session, number = 0, notices, occasion, secrecy, secretariat } = state
  const { startsAt, place } = session
  const year = buddhistYear(dayOf(startsAt))
  const { nameTh: th, nameEn: en } = committee
  return {
    ...{ subject: `${th} ครั้งที่ ${number}/${year}`, officeCode: secretariat },
    ...(secrecy ? { secrecy } : {}),
    ...{ committee: { th, en }, number, year, startsAt, place, sequence: Math.max(0, notices.length - 1) },
    ...(occasion.kind === 'secondCall' ? { secondCall: true } : {}),
  }
}
