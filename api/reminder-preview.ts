import { loadOffices } from '../db/directory.js'
import { loadMailCircular } from '../db/mail-circular.js'
import type { Database } from '../db/pool.js'
import { listSubmissions } from '../db/submissions.js'
import { SYSTEM } from '../domain/case.js'
import { dayOf, type Instant } from '../domain/time.js'
import type { MailLanguage } from '../templates/mails/facts.js'
import { renderMail } from '../templates/mails/render.js'
import { refused } from './refusals.js'

type Wanted = {
  readonly circularId: string
  /** Left out, the office that is due first of those that have not answered. */
  readonly officeCode: string | undefined
  readonly at: Instant
  readonly lang: MailLanguage
  readonly publicUrl: string
}

/**
 * The reminder that an office would get now, made as the mail room makes it. Sends nothing.
 * @throws OFFICE_UNKNOWN at /officeCode where it has not got the circular or has answered, NOT_FOUND where all have
 */
export async function previewReminder(db: Database, { circularId, officeCode, at, lang, publicUrl }: Wanted) {
  const filter = { circularId, among: 'unanswered' as const, ...(officeCode ? { officeCode } : {}) }
  const submission = (await listSubmissions(db, filter, { limit: 1 })).items[0]
  if (!submission && officeCode) throw refused('OFFICE_UNKNOWN', { codes: officeCode }, '/officeCode')
  const [office] = submission ? await loadOffices(db, dayOf(at), [submission.officeCode]) : []
  if (!submission || !office) throw refused('NOT_FOUND')
  const { subject, text } = renderMail({
    ...{ kind: 'reminder', office, lang, taskUrl: `${publicUrl}/inbox/${circularId}` },
    params: { at, by: SYSTEM, type: 'reminded', planned: at },
    circular: { ...(await loadMailCircular(db, circularId)), dueAt: submission.dueAt },
  })
  const { code, nameTh, nameEn } = office
  return { office: { code, nameTh, nameEn }, subject, text }
}
