import type { z } from 'zod'
import { loadCentralOffices, loadOffices } from '../db/directory.js'
import { loadEmblem } from '../db/letterheads.js'
import type { Database } from '../db/pool.js'
import type { Schedule } from '../domain/circular/case.js'
import type { CircularContent } from '../domain/content.js'
import type { MailKind } from '../domain/notices.js'
import { dayOf, type Instant } from '../domain/time.js'
import { emblemFrom } from '../templates/agency/emblem.js'
import { addresseeOf, circularLetter } from '../templates/letters/circular.js'
import { renderMail, type Mail } from '../templates/mails/render.js'
import type { MailFacts, MailLanguage, MailOffice } from '../templates/mails/facts.js'
import { composeContent } from './content.js'
import { procedureUnderLetterhead } from './letterheads.js'
import type { PaperPress } from './press.js'
import { chooseRecipients } from './recipients.js'
import { refused } from './refusals.js'
import type { Call } from './route.js'
import type { draftPreviewBody } from './schemas/content.js'
import { calendarOf, planSchedule } from './schedules.js'

/** What a draft would send to one office, were it launched at an instant. Nothing is kept and no number is taken. */
export type DraftOutgoing = {
  readonly content: CircularContent
  readonly office: MailOffice
  readonly issuerCode: string
  readonly issuedAt: Instant
  readonly schedule: Schedule
}

/** @throws Problem of what will not do in the draft, its deadline and its recipients; OFFICE_UNKNOWN at /officeCode */
export async function draftOutgoing(
  db: Database,
  { actor, body, at }: Call<unknown, unknown, z.infer<typeof draftPreviewBody>>,
): Promise<DraftOutgoing> {
  const content = composeContent(await procedureUnderLetterhead(db, actor, body.procedureId), body.overrides)
  const issuedAt = body.from ?? at
  const calendar = await calendarOf(db, undefined, issuedAt)
  const { deadline: rule, reminders } = content
  const { schedule } = planSchedule({ rule, reminders, from: issuedAt, calendar })
  const office = await officeFor(db, content, { officeCode: body.officeCode, issuedAt })
  return { content, office, issuerCode: actor.officeCode, issuedAt, schedule }
}

async function officeFor(
  db: Database,
  { audience }: CircularContent,
  { officeCode, issuedAt }: { officeCode: string | undefined; issuedAt: Instant },
): Promise<MailOffice> {
  const on = dayOf(issuedAt)
  const code = officeCode ?? (await chooseRecipients(db, audience, on)).codes[0] ?? ''
  const [office] = await loadOffices(db, on, [code])
  if (!office) throw refused('OFFICE_UNKNOWN', { codes: code }, '/officeCode')
  return office
}

/** The letter to the office as PDF; every page bears "ร่าง". */
export async function draftLetter(
  db: Database,
  { content, office, issuerCode, issuedAt, schedule }: DraftOutgoing,
  { press, answerUrl }: { press: PaperPress; answerUrl: string },
): Promise<Uint8Array> {
  const { letter, subject, secrecy } = content
  const own =
    letter.letterhead === undefined ? undefined : await loadEmblem(db, issuerCode, letter.letterhead)
  const emblem = own && emblemFrom(own.mediaType === 'application/pdf' ? 'emblem.pdf' : '', own.bytes)
  const document = circularLetter({
    ...{ id: 'draft', letter, subject, number: 0, issuedAt, dueAt: schedule.dueAt, answerUrl },
    ...(secrecy ? { secrecy } : {}),
    ...{ isDraft: true, ...press.look, ...(emblem ? { emblem } : {}) },
  })
  return press.typesetter.render(document, { values: { addressee: addresseeOf(letter, office) } })
}

/** A mail with its time. */
export type DraftMail = Pick<Mail, 'subject' | 'text'> & { readonly kind: MailKind; readonly at: Instant }

/** The mails to the office until the deadline, were it never to answer; each says that it is a sample. */
export async function draftMails(
  db: Database,
  outgoing: DraftOutgoing,
  { publicUrl, lang }: { publicUrl: string; lang: MailLanguage },
): Promise<DraftMail[]> {
  const { content, office, issuerCode, issuedAt, schedule } = outgoing
  const issuer = (await loadCentralOffices(db)).find(({ code }) => code === issuerCode)
  const { agency, owner, prefix, urgency } = content.letter
  const { telephone, email } = owner
  const circular: MailFacts['circular'] = {
    ...{ subject: content.subject, prefix, number: 0, issuedAt, dueAt: schedule.dueAt, rehearsal: true },
    issuer: { nameTh: agency.nameTh, nameEn: issuer?.nameEn ?? agency.nameTh, telephone, email },
    ...(content.secrecy ? { secrecy: content.secrecy } : {}),
    ...(urgency ? { urgency } : {}),
  }
  const by = { personId: 'system', officeCode: issuerCode, role: 'system' } as const
  const mail = (kind: 'issue' | 'reminder', at: Instant): DraftMail => {
    const said = { ...{ circularId: 'draft', officeCode: office.code, issuerCode }, letterId: '' }
    const params: MailFacts['params'] =
      kind === 'issue'
        ? { at, by, type: 'sent', dueAt: schedule.dueAt, ...said }
        : { at, by, type: 'reminded', planned: at }
    const { subject, text } = renderMail({
      ...{ kind, params, circular, office, lang },
      taskUrl: `${publicUrl}/inbox/…`,
    })
    return { kind, at, subject, text }
  }
  return [mail('issue', issuedAt), ...schedule.reminders.map((at) => mail('reminder', at))]
}
