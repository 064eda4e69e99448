import type { LetterEntry } from '../../db/letters.js'
import type { RegisterEntry } from '../../db/registers.js'
import type { SubmissionEntry } from '../../db/submissions.js'
import type { Actor, Register } from '../../domain/case.js'
import type { Circular } from '../../domain/circular/case.js'
import type { MailEntry } from '../../domain/notices.js'
import { pagesOf } from '../pages.js'
import { REVIEWER } from './persons.js'
import type { PlayOf } from './play.js'

/** The offices of the circular, the one that is due first on top. `query` filters, as `status=submitted`. */
export function submissionsOf(play: PlayOf, query = ''): Promise<SubmissionEntry[]> {
  return pagesOf(play.as(REVIEWER), `/circulars/${play.circularId}/submissions`, query)
}

/** The mails of the circular. `query` filters, as `kind=reminder`. */
export function mailsOf(play: PlayOf, query = ''): Promise<MailEntry[]> {
  return pagesOf(play.as(REVIEWER), `/circulars/${play.circularId}/mails`, query)
}

/** When reminders were queued, and to whom. */
export async function remindersOf(
  play: PlayOf,
): Promise<{ readonly at: string; readonly codes: readonly string[] }[]> {
  const mails = await mailsOf(play, 'kind=reminder')
  const instants = [...new Set(mails.map(({ queuedAt }) => queuedAt))].sort()
  return instants.map((at) => {
    const codes = mails.filter(({ queuedAt }) => queuedAt === at).map(({ officeCode }) => officeCode)
    return { at, codes: codes.sort() }
  })
}

/** The letters of the circular. */
export async function lettersOf(play: PlayOf): Promise<readonly LetterEntry[]> {
  const path = `/circulars/${play.circularId}/letters`
  return (await play.as(REVIEWER).get<{ items: readonly LetterEntry[] }>(path)).items
}

/** A register of the person's office in a calendar year (Gregorian). */
export function registerOf(
  play: PlayOf,
  who: Actor,
  { register, year }: { readonly register: Register; readonly year: number },
): Promise<RegisterEntry[]> {
  return pagesOf(play.as(who), `/registers/${who.officeCode}/${register}/${year}`)
}

/** The circular as it stands. */
export function circularOf(play: PlayOf): Promise<{ readonly state: Circular }> {
  return play.as(REVIEWER).get(`/circulars/${play.circularId}`)
}

/** Number and instants under which the circular was issued. */
export type Issued = { readonly number: number; readonly issuedAt: string; readonly dueAt: string }

/** Reads them from the circular. */
export async function issuedAs(play: PlayOf): Promise<Issued> {
  const { number, issuedAt, schedule } = (await circularOf(play)).state
  if (!number || !issuedAt || !schedule) throw new Error('หนังสือยังไม่ได้ออก / the circular has not been issued')
  return { number, issuedAt, dueAt: schedule.dueAt }
}
