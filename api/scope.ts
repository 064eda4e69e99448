import { loadCircular, type CircularEntry } from '../db/circulars.js'
import { clockNow } from '../db/clock.js'
import { loadCommittee, type CommitteeEntry } from '../db/committees.js'
import { loadMeeting, type MeetingEntry } from '../db/meetings.js'
import { loadExemption, type ExemptionEntry } from '../db/exemptions.js'
import type { Database } from '../db/pool.js'
import { keepReading } from '../db/readings.js'
import { loadResolutionLetter, type ResolutionLetterEntry } from '../db/resolution-letters.js'
import { loadSubmission, type SubmissionEntry } from '../db/submissions.js'
import { submissionCase, type Actor } from '../domain/case.js'
import { isReadingKept } from '../domain/policy/audit.js'
import { subjectOfCommittee } from '../domain/policy/committee-acts.js'
import { subjectOfMeeting, subjectOfResolutionLetter } from '../domain/policy/meeting-acts.js'
import { subjectOfExemption } from '../domain/policy/exemption-acts.js'
import { mayAct, POLICY, type ActName } from '../domain/policy/policy.js'
import type { Rule, Subject } from '../domain/policy/rule.js'
import { subjectOfCircular, subjectOfSubmission } from '../domain/policy/subjects.js'
import { dayOf } from '../domain/time.js'
import { findOrder } from './orders.js'
import { subjectNamed, type Found } from './proposal-subjects.js'
import type { SignedIn } from './sign-in/contract.js'
import { orRefuse, refused } from './refusals.js'

/** Who asks, the act that the route is for, and the sign-in under which a reading's purpose was stated: a `Call` is one. */
export type Asking = {
  readonly actor: Actor
  readonly act: ActName
  readonly signedIn?: SignedIn | undefined
}

/** On which side of a submission a person stands; an overseer stands on neither. */
export type Side = 'office' | 'issuer' | 'overseer'

/** A submission with its circular, and where the person stands. */
export type SubmissionInScope = SubmissionEntry & { readonly side: Side; readonly circular: CircularEntry }

/** @throws Problem NOT_FOUND, NOT_YOURS: what the policy says of the act on this case */
export function checkCase({ actor, act }: Asking, subject: Subject): void {
  orRefuse(mayAct(actor, act, subject))
}

/** Keeps that the person looked at the case, where the policy has such readings kept and shown to the offices concerned. */
export async function noteReading(db: Database, asking: Asking, subject: Subject): Promise<void> {
  const { actor, act, signedIn } = asking
  if (!isReadingKept(actor, act, subject)) return
  await keepReading(db, { by: actor, sessionId: signedIn?.sessionId ?? '', what: act, subject })
}

type SubmissionNames = { readonly circularId: string; readonly officeCode: string }

/** The names of a case, or of a register, in a route's address. */
type Names = {
  readonly circularId?: string
  readonly officeCode?: string
  readonly committeeId?: string
  readonly exemptionId?: string
  readonly taskId?: string
  readonly proposalId?: string
  readonly orderId?: string
  readonly consultationId?: string
  readonly register?: string
  readonly year?: string
  readonly meetingId?: string
}

/**
 * Refuses a request about a case, or about what belongs to an office, before anything of its body is read, whatever the route's handler does.
 * @throws Problem NOT_FOUND, NOT_YOURS
 */
export async function guardCase(
  db: Database,
  asking: Asking,
  { circularId, officeCode, committeeId, exemptionId, meetingId, orderId, register, year, ...others }: Names,
): Promise<void> {
  if (circularId === undefined && officeCode !== undefined && isOfOneOffice(asking.act))
    checkCase(
      asking,
      register === undefined
        ? { ownerOffice: officeCode }
        : subjectOfBook({ officeCode, register, year: year ?? '' }),
    )
  if (committeeId !== undefined) await findCommittee(db, asking, committeeId)
  if (meetingId !== undefined) await findMeeting(db, asking, meetingId)
  if (exemptionId !== undefined) await findExemption(db, asking, exemptionId)
  if (orderId !== undefined) checkCase(asking, (await findOrder(db, orderId)).subject)
  const subject = await subjectNamed(db, others)
  if (subject) checkCase(asking, subject)
  if (circularId === undefined) return
  await (officeCode === undefined
    ? findCircular(db, asking, circularId)
    : findSubmission(db, asking, { circularId, officeCode }))
}

/**
 * A circular, if the policy lets the person do the act on it.
 * @throws Problem NOT_FOUND, NOT_YOURS
 */
export async function ownCircular(db: Database, asking: Asking, circularId: string): Promise<CircularEntry> {
  const { subject, circular } = await findCircular(db, asking, circularId)
  await noteReading(db, asking, subject)
  return circular
}

/**
 * An office's answer, if the policy lets the person do the act on it.
 * @throws Problem NOT_FOUND, NOT_YOURS
 */
export async function ownSubmission(
  db: Database,
  asking: Asking,
  names: SubmissionNames,
): Promise<SubmissionInScope> {
  const { subject, submission, circular } = await findSubmission(db, asking, names)
  await noteReading(db, asking, subject)
  return { ...submission, circular, side: sideOf(submission, asking.actor) }
}

/**
 * A case that was found, if the policy lets the person do the act on it; the reading is kept where it is to be.
 * @throws Problem NOT_FOUND, NOT_YOURS
 */
export async function own<Entry>(
  db: Database,
  asking: Asking,
  { entry, subject }: Found<Entry>,
): Promise<Entry> {
  checkCase(asking, subject)
  await noteReading(db, asking, subject)
  return entry
}

/**
 * A committee, if the policy lets the person do the act on it today.
 * @throws Problem NOT_FOUND, NOT_YOURS
 */
export async function ownCommittee(
  db: Database,
  asking: Asking,
  committeeId: string,
): Promise<CommitteeEntry> {
  const { subject, committee } = await findCommittee(db, asking, committeeId)
  await noteReading(db, asking, subject)
  return committee
}

/**
 * A meeting, if the policy lets the person do the act on it today.
 * @throws Problem NOT_FOUND, NOT_YOURS
 */
export async function ownMeeting(db: Database, asking: Asking, meetingId: string): Promise<MeetingEntry> {
  const { subject, meeting } = await findMeeting(db, asking, meetingId)
  await noteReading(db, asking, subject)
  return meeting
}

async function findMeeting(db: Database, asking: Asking, meetingId: string) {
  const [meeting, now] = await Promise.all([loadMeeting(db, meetingId), clockNow(db)])
  if (!meeting) throw refused('NOT_FOUND')
  const subject = subjectOfMeeting(meeting.state, meeting.committee, now)
  checkCase(asking, subject)
  return { subject, meeting }
}

/**
 * A letter about a resolution, if the policy lets the person do the act on it today.
 * @throws Problem NOT_FOUND, NOT_YOURS
 */
export async function ownResolutionLetter(
  db: Database,
  asking: Asking,
  letterId: string,
): Promise<ResolutionLetterEntry> {
  const letter = await loadResolutionLetter(db, letterId)
  const [meeting, now] = await Promise.all([letter && loadMeeting(db, letter.meetingId), clockNow(db)])
  if (!letter || !meeting) throw refused('NOT_FOUND')
  const about = subjectOfMeeting(meeting.state, meeting.committee, now)
  const entry = letter
  return own(db, asking, { entry, subject: subjectOfResolutionLetter(letter.officeCode, about) })
}

/**
 * An exemption, if the policy lets the person do the act on it.
 * @throws Problem NOT_FOUND, NOT_YOURS
 */
export async function ownExemption(
  db: Database,
  asking: Asking,
  exemptionId: string,
): Promise<ExemptionEntry> {
  const { subject, exemption } = await findExemption(db, asking, exemptionId)
  await noteReading(db, asking, subject)
  return exemption
}

async function findExemption(db: Database, asking: Asking, exemptionId: string) {
  const exemption = await loadExemption(db, exemptionId)
  if (!exemption) throw refused('NOT_FOUND')
  const subject = subjectOfExemption(exemption.state)
  checkCase(asking, subject)
  return { subject, exemption }
}

async function findCommittee(db: Database, asking: Asking, committeeId: string) {
  const [committee, now] = await Promise.all([loadCommittee(db, committeeId), clockNow(db)])
  if (!committee) throw refused('NOT_FOUND')
  const subject = subjectOfCommittee(committee.state, dayOf(now))
  checkCase(asking, subject)
  return { subject, committee }
}

/** Whether the act is about what belongs to an office: a register, a letterhead, a key. */
function isOfOneOffice(act: ActName): boolean {
  const { standing }: Rule = POLICY[act]
  return standing.includes('owner')
}

/** What the policy needs to know of a register: it is the office's own. */
export function subjectOfBook(book: {
  officeCode: string
  register: string
  year: number | string
}): Subject {
  const { officeCode, register, year } = book
  return { caseId: `register/${officeCode}/${register}/${year}`, ownerOffice: officeCode }
}

async function findCircular(db: Database, asking: Asking, circularId: string) {
  const circular = await loadCircular(db, circularId)
  if (!circular) throw refused('NOT_FOUND')
  const subject = subjectOfCircular(circular.state)
  checkCase(asking, subject)
  return { subject, circular }
}

async function findSubmission(db: Database, asking: Asking, { circularId, officeCode }: SubmissionNames) {
  const [submission, circular] = await Promise.all([
    loadSubmission(db, submissionCase(circularId, officeCode)),
    loadCircular(db, circularId),
  ])
  if (!submission || !circular) throw refused('NOT_FOUND')
  const subject = subjectOfSubmission(submission.state, circular.state)
  checkCase(asking, subject)
  return { subject, submission, circular }
}

function sideOf({ state }: SubmissionEntry, { officeCode, role }: Actor): Side {
  if (role === 'auditor') return 'overseer'
  if (state.officeCode === officeCode) return 'office'
  return state.issuerCode === officeCode ? 'issuer' : 'overseer'
}
