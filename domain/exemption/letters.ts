import type { NumberRequest } from '../case.js'
import { dayOf, type Instant } from '../time.js'
import type { Exemption, ExemptionEvent, ExemptionLetterName } from './case.js'

/** What each letter is about, before the subject of the request: in the letter, and in the agency's register. */
const SUBJECTS: Readonly<Record<ExemptionLetterName, string>> = {
  decision: 'แจ้งผลการพิจารณาคำขอยกเว้น',
  appealDecision: 'แจ้งผลการพิจารณาอุทธรณ์',
  hearing: 'แจ้งเหตุที่จะเพิกถอนการยกเว้นและโอกาสชี้แจง',
  revocation: 'แจ้งการเพิกถอนการยกเว้น',
  lapse: 'แจ้งการสิ้นสุดการยกเว้น',
}

/** Which letter an event sends to the applicant. */
const LETTERS: Readonly<Partial<Record<ExemptionEvent['type'], ExemptionLetterName>>> = {
  noticed: 'decision',
  appealDecided: 'appealDecision',
  revocationAnnounced: 'hearing',
  revoked: 'revocation',
  expired: 'lapse',
}

/** The subject of a letter to the applicant. */
export function letterSubject({ subject }: Pick<Exemption, 'subject'>, letter: ExemptionLetterName): string {
  return `${SUBJECTS[letter]} ${subject}`
}

/** The number of a letter to the applicant: among the letters out of the agency that speaks in it. */
export function letterOut(exemption: Exemption, letter: ExemptionLetterName, at: Instant): NumberRequest {
  const { parentCode: officeCode, applicant } = exemption
  return {
    ...{ register: 'outgoing', officeCode, year: yearOf(at) },
    ...{ subject: letterSubject(exemption, letter), counterpart: applicant.officeCode },
  }
}

/** The state with the letter that the event has sent, if it has sent one. */
export function withLetter(exemption: Exemption, event: ExemptionEvent): Exemption {
  const letter = LETTERS[event.type]
  if (!letter || !('allot' in event)) return exemption
  const { at, by, number = 0, allot } = event
  const { letters = [] } = exemption
  return { ...exemption, letters: [...letters, { letter, number, year: allot.year, at, by }] }
}

/** The year of the register that an instant falls in: Gregorian, by the Bangkok day. */
export const yearOf = (at: Instant): number => Number(dayOf(at).slice(0, 4))
