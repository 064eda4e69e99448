import { assertNever } from '../case.js'
import { refuse, type Refusal } from '../refusals.js'
import type { ActNamed } from './acts.js'
import type { MeetingJob } from './case.js'
import { calledPersons } from './decide-preparing.js'
import { refuseOthers, stampOf, type Decided } from './decided.js'
import { isOfCommittee, type Called } from './room.js'

/** What is done with the minutes. */
export type MinutesAct = ActNamed<
  | 'writeMinutes'
  | 'signMinutes'
  | 'circulateMinutes'
  | 'proposeCorrection'
  | 'answerCorrection'
  | 'certifyMinutes'
  | 'amendMinutes'
>

/** Decides an act on the minutes of a meeting that has been held. */
export function decideMinutes(meeting: Called, act: MinutesAct): Decided {
  if (act.type === 'proposeCorrection') return propose(meeting, act)
  if (act.type === 'certifyMinutes') return certify(meeting, act)
  if (act.type === 'signMinutes') return sign(meeting, act)
  const refused = refuseOthers(meeting, act)
  if (refused) return refused
  switch (act.type) {
    case 'writeMinutes':
      return refuseOutdated(meeting, act) ?? [{ ...act, type: 'minutesWritten' }]
    case 'circulateMinutes':
      return circulate(meeting, act)
    case 'answerCorrection':
      return answer(meeting, act)
    case 'amendMinutes':
      return amend(meeting, act)
    default:
      return assertNever(act)
  }
}

function refuseOutdated(meeting: Called, { revision }: { readonly revision: number }): Refusal | undefined {
  return revision === meeting.revision ? undefined : refuse('MINUTES_OUTDATED')
}

/** ผู้จดรายงานการประชุม and ผู้ตรวจรายงานการประชุม, both of the secretariat. */
function sign(meeting: Called, act: ActNamed<'signMinutes'>): Decided {
  const { as, sha256, by } = act
  if (by.officeCode !== meeting.secretariat) return refuse('NOT_YOURS')
  const minutes = meeting.minutes
  if (!minutes || minutes.versions.at(-1)?.sha256 !== sha256) return refuse('MINUTES_OTHER')
  const isTwice = minutes.signatures.some((one) => one.as === as || one.personId === by.personId)
  return isTwice ? refuse('MINUTES_SIGNED_TWICE') : [{ ...stampOf(act), type: 'minutesSigned', as, sha256 }]
}

function circulate(meeting: Called, act: ActNamed<'circulateMinutes'>): Decided {
  const { minutes } = meeting
  const newest = minutes?.versions.at(-1)
  if (!minutes || newest?.sha256 !== act.sha256) return refuse('MINUTES_OTHER')
  if (minutes.signatures.length < 2) return refuse('MINUTES_UNSIGNED')
  const refused = refuseOutdated(meeting, newest)
  if (refused) return refused
  const persons = calledPersons(meeting)
  const jobs: MeetingJob[] = [
    minutesPaper(newest.version),
    { id: `tell/minutes/${newest.version}`, kind: 'tell', what: 'minutesCirculated', persons },
  ]
  return [{ ...act, type: 'minutesCirculated', jobs }]
}

function minutesPaper(version: number): MeetingJob {
  return { id: `papers/minutes/${version}`, kind: 'papers', paper: 'minutes' }
}

function propose(meeting: Called, act: ActNamed<'proposeCorrection'>): Decided {
  const { correctionId, personId, textSha256, itemId, at, by } = act
  if (by.personId !== personId || !isOfCommittee(meeting, personId, meeting.session.startsAt))
    return refuse('NOT_YOURS')
  if (meeting.minutes?.status !== 'circulated') return refuse('MINUTES_NOT_CIRCULATED')
  if (meeting.minutes.corrections.some((one) => one.correctionId === correctionId)) return []
  if (itemId !== undefined && !meeting.agenda.some((one) => one.itemId === itemId))
    return refuse('ITEM_UNKNOWN')
  const about = itemId === undefined ? {} : { itemId }
  return [{ at, by, type: 'correctionProposed', correctionId, personId, textSha256, ...about }]
}

function answer(meeting: Called, act: ActNamed<'answerCorrection'>): Decided {
  const { correctionId, taken, reason } = act
  const isWaiting = meeting.minutes?.corrections.some(
    (one) => one.correctionId === correctionId && one.status === 'proposed',
  )
  if (!isWaiting) return refuse('CORRECTION_UNKNOWN')
  if (!taken && !reason?.trim()) return refuse('REASON_MISSING', {}, '/reason')
  return [{ ...act, type: 'correctionAnswered' }]
}

/** By a later meeting's resolution: certified as they were circulated; once certified, opened for one correction. */
function certify(meeting: Called, act: ActNamed<'certifyMinutes'>): Decided {
  const { resolvedAt, by } = act
  const { minutes } = meeting
  if (by.role !== 'system') return refuse('NOT_YOURS')
  if (!minutes?.circulated) return refuse('MINUTES_NOT_CIRCULATED')
  const { certified, amendments, mayAmend } = minutes
  const before = [certified, mayAmend, ...amendments]
  const isKnown = before.some(
    (one) => one?.meetingId === resolvedAt.meetingId && one.itemId === resolvedAt.itemId,
  )
  if (isKnown) return []
  if (certified) return [{ ...stampOf(act), type: 'amendmentResolved', resolvedAt }]
  const persons = calledPersons(meeting)
  const jobs: MeetingJob[] = [
    { id: 'papers/minutes/certified', kind: 'papers', paper: 'minutes' },
    { id: 'tell/certified', kind: 'tell', what: 'minutesCertified', persons },
  ]
  return [{ ...stampOf(act), type: 'minutesCertified', sha256: minutes.circulated.sha256, resolvedAt, jobs }]
}

function amend(meeting: Called, act: ActNamed<'amendMinutes'>): Decided {
  const { minutes } = meeting
  if (!minutes?.mayAmend) return refuse('AMENDMENT_UNRESOLVED')
  const { sha256, revision } = act
  const resolvedAt = minutes.mayAmend
  const jobs = [minutesPaper(minutes.versions.length + 1)]
  return (
    refuseOutdated(meeting, act) ?? [
      { ...stampOf(act), type: 'minutesAmended', sha256, revision, resolvedAt, jobs },
    ]
  )
}
