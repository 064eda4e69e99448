import { refuse, type Refusal } from '../refusals.js'
import { dayInEnglish, dayInThai } from '../days-in-words.js'
import { addDays, daysBetween, type Day } from '../time.js'
import type { Arithmetic } from './arithmetic.js'
import type { CommitteeRules } from './case.js'
import { countOf } from '../sentence.js'

/**
 * Why a notice may be shorter: the chair finds it urgent and says why (s.80), or the member was told the day at a meeting
 * before (s.80 too).
 */
export type NoticeException =
  { readonly kind: 'urgent'; readonly reason: string } | { readonly kind: 'toldAtMeeting' }

/** How long before a meeting its notice came. */
export type NoticeCheck = {
  /** Whole days between the two, neither counted. */
  readonly days: number
  readonly needed: number
  /** The last day on which a notice would have been early enough. */
  readonly latest: Day
  readonly isInTime: boolean
  readonly arithmetic: Arithmetic
}

/**
 * Counts a notice. The day of the notice is not counted (civil code s.193/3, administrative procedure act s.64), nor is
 * that of the meeting: “at least three days before” is three whole days between. Notice on the 1st, meeting on the 5th.
 */
export function countNotice(
  { noticeDays }: Pick<CommitteeRules, 'noticeDays'>,
  noticeDay: Day,
  meetingDay: Day,
): NoticeCheck {
  const days = Math.max(0, daysBetween(noticeDay, meetingDay) - 1)
  const isInTime = days >= noticeDays && noticeDay < meetingDay
  const counted = {
    th: `แจ้งนัด${dayInThai(noticeDay)} ประชุม${dayInThai(meetingDay)}: มี ${days} วันเต็ม ไม่นับวันแจ้งและวันประชุม`,
    en: `notice on ${dayInEnglish(noticeDay)}, meeting on ${dayInEnglish(meetingDay)}: ${countOf(days, 'whole day')} between, neither day counted`,
    numbers: [days],
    source: 'ม.64, ม.80',
  }
  const outcome = {
    th: `ต้องมีไม่น้อยกว่า ${noticeDays} วัน: ${isInTime ? 'ครบ' : 'ไม่ครบ'}`,
    en: `at least ${noticeDays} are needed: ${isInTime ? 'enough' : 'not enough'}`,
    numbers: [noticeDays],
    source: 'ม.80',
  }
  const latest = addDays(meetingDay, -(noticeDays + 1))
  return { days, needed: noticeDays, latest, isInTime, arithmetic: [counted, outcome] }
}

/** Refuses a notice that is too short, unless an exception is recorded; an urgent one says why. */
export function checkNotice(notice: NoticeCheck, exception: NoticeException | null): Refusal | undefined {
  const { isInTime, days, needed, latest } = notice
  if (exception?.kind === 'urgent' && !exception.reason.trim())
    return refuse('REASON_MISSING', {}, '/exception/reason')
  return isInTime || exception ? undefined : refuse('NOTICE_SHORT', { days, needed, latest })
}

/** A meeting called again because the first had no quorum. */
export type SecondCall = {
  /** The day of the meeting that failed. */
  readonly postponed: Day
  readonly day: Day
  /** Whether the notice said that the lower quorum will do. */
  readonly noticeSaysSo: boolean
}

/**
 * Refuses the lower quorum of a second call: the rules must know it, the notice must say so, and the day must be within so
 * many days of the meeting that failed, whose day is not counted (s.79 with s.64).
 */
export function checkSecondCall(
  { secondCall }: Pick<CommitteeRules, 'secondCall'>,
  { postponed, day, noticeSaysSo }: SecondCall,
): Refusal | undefined {
  if (!secondCall) return refuse('SECOND_CALL_NEVER')
  if (!noticeSaysSo) return refuse('SECOND_CALL_NOT_SAID')
  const last = addDays(postponed, secondCall.withinDays)
  return postponed < day && day <= last ? undefined : refuse('SECOND_CALL_LATE', { postponed, last })
}

/** A way of meeting or voting that a committee's rules allow or not. */
export type Form = 'circulation' | 'secretBallot' | 'eMeeting'

/** Refuses a form that the rules do not allow: no general law knows resolutions by circulation (มติเวียน). */
export function checkForm(rules: CommitteeRules, form: Form): Refusal | undefined {
  return rules[form] ? undefined : refuse('FORM_NOT_ALLOWED', { form })
}
