import type pg from 'pg'
import { loadCasePaper } from '../db/case-papers.js'
import { isRehearsal } from '../db/clock.js'
import type { PersonMail } from '../db/outbox.js'
import { loadSpeaker, type Speaker } from '../db/person-mails.js'
import { PAPER_NAMES, paperFileName } from '../domain/case-papers.js'
import type { PersonNotice } from '../domain/person-notices.js'
import { isSecret } from '../domain/secrecy.js'
import { meetingInvitation } from '../templates/invitation.js'
import { renderPersonMail } from '../templates/mails/person/render.js'
import type { RenderedMail } from './mail-message.js'

/** Makes a mail to a person from the record as it stands when it is sent, with its papers and its calendar entry. */
export async function renderForPerson(
  { pool, publicUrl }: { readonly pool: pg.Pool; readonly publicUrl: string },
  mail: PersonMail,
): Promise<RenderedMail> {
  const speaker = await loadSpeaker(pool, mail.event.officeCode)
  // A secret case sends no paper and no calendar entry: whoever opens the mailbox learns nothing of it.
  const secret = isSecret(mail.event.secrecy)
  const papers = secret ? [] : await papersOf(pool, mail)
  const invitation = secret ? undefined : invitationOf(mail, withAddress(speaker, publicUrl))
  const { subject, text, html } = renderPersonMail({
    ...noticeOf(mail),
    person: { nameTh: mail.personNameTh, nameEn: mail.personNameEn },
    speaker,
    caseUrl: `${publicUrl}/${mail.caseId}`,
    papers: [...papers.map(({ kind }) => PAPER_NAMES[kind]), ...(invitation ? [PAPER_NAMES.invitation] : [])],
    rehearsal: await isRehearsal(pool),
  })
  return {
    ...{ subject, text, html },
    attachments: papers.map(({ kind, mediaType, body }) => ({
      filename: paperFileName(kind, mediaType),
      contentType: mediaType,
      content: Buffer.from(body),
    })),
    ...(invitation ? { icalEvent: invitation } : {}),
  }
}

async function papersOf(pool: pg.Pool, { mailId, paperIds }: PersonMail) {
  const papers = await Promise.all(paperIds.map((paperId) => loadCasePaper(pool, paperId)))
  return papers.map((paper, at) => {
    if (!paper) throw new Error(`mail ${mailId} brings a paper that was never made: ${paperIds[at] ?? ''}`)
    return paper
  })
}

const noticeOf = ({ kind, event }: PersonMail): PersonNotice => ({ kind, params: event }) as PersonNotice

/** An entry without an organiser is none (RFC 5546): an office that has not said where it gets its mail still calls meetings. */
const withAddress = (speaker: Speaker, publicUrl: string): Speaker => ({
  ...speaker,
  email: speaker.email || `no-reply@${new URL(publicUrl).hostname}`,
})

/** The calendar entry of the mails that call, change or cancel a meeting. */
function invitationOf(mail: PersonMail, speaker: Speaker): RenderedMail['icalEvent'] {
  const { kind, event } = mail
  if (kind !== 'meetingCalled' && kind !== 'meetingChanged' && kind !== 'meetingCancelled') return undefined
  const method = kind === 'meetingCancelled' ? 'CANCEL' : 'REQUEST'
  const content = meetingInvitation({
    ...{ caseId: mail.caseId, method, meeting: event, madeAt: mail.queuedAt },
    organizer: { name: speaker.nameTh, email: speaker.email },
    attendee: { name: mail.personNameTh, email: mail.to },
  })
  return { method, filename: paperFileName('invitation', 'text/calendar'), content }
}
