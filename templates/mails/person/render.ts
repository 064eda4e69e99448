import { instantInEnglish, instantInThai } from '../../../domain/days-in-words.js'
import { subjectFor } from '../../../domain/policy/disclosure.js'
import { isSecret } from '../../../domain/secrecy.js'
import { dueInEnglish, dueInThai } from '../../dates.js'
import { meetingName } from '../../invitation.js'
import { cleanLines, oneLine, shortened } from '../clean.js'
import type { Both, MailContent, MailFrame } from '../facts.js'
import { html } from '../html.js'
import type { Mail } from '../render.js'
import { plainText } from '../text.js'
import type { PersonMailFacts } from './facts.js'
import { isOfMeeting, wordsOf } from './words.js'

// Phones show about 60 characters; servers fold what is longer, but nobody reads it.
const MOST_SUBJECT = 160

/** The mail to a person about a case, Thai first and English beside it. Values are escaped, and can add no header line. */
export function renderPersonMail(facts: PersonMailFacts): Mail {
  const content = contentOf(facts)
  const frame = frameOf(facts)
  return {
    subject: subjectOf(facts, content),
    text: plainText(content, frame, 'th'),
    html: html(content, frame, 'th'),
  }
}

function subjectOf({ params, rehearsal }: PersonMailFacts, { heading }: MailContent): string {
  const about = isOfMeeting(params) ? meetingName(params) : params.subject
  const parts = [
    rehearsal ? '[ตัวอย่าง]' : '',
    isSecret(params.secrecy) ? heading.th : `${heading.th}: ${about}`,
  ]
  return shortened(oneLine(parts.filter((part) => part !== '').join(' ')), MOST_SUBJECT)
}

/** The same words whatever has happened: a mailbox is read by people who are not named in the case. */
function secretContent(): MailContent {
  return {
    heading: {
      th: subjectFor('personMail', { subject: '', secrecy: 'secret' }),
      en: 'There is a secret case for you',
    },
    paragraphs: [{ th: 'โปรดลงชื่อเข้าใช้ระบบเพื่อดำเนินการ', en: 'Please sign in to see to it.' }],
    rows: [],
    action: { th: 'เปิดเรื่องนี้ในระบบ', en: 'Open the case' },
    tone: 'plain',
  }
}

function contentOf(facts: PersonMailFacts): MailContent {
  if (isSecret(facts.params.secrecy)) return secretContent()
  const { quote, ...words } = wordsOf(facts)
  return {
    ...words,
    rows: rowsOf(facts),
    ...(quote === undefined
      ? {}
      : { quote: { label: { th: 'เหตุผล', en: 'Reason' }, lines: cleanLines(quote) } }),
  }
}

const same = (value: string): Both => ({ th: oneLine(value), en: oneLine(value) })
const row = (th: string, en: string, value: Both) => ({ label: { th, en }, value })

function rowsOf({ params, papers }: PersonMailFacts): MailContent['rows'] {
  const attached: Both = {
    th: papers.map(({ th }) => th).join(', '),
    en: papers.map(({ en }) => en).join(', '),
  }
  return [
    ...(isOfMeeting(params) ? meetingRows(params) : [row('เรื่อง', 'Subject', same(params.subject))]),
    ...('dueAt' in params && params.dueAt !== undefined
      ? [row('กำหนด', 'Due', { th: dueInThai(params.dueAt), en: dueInEnglish(params.dueAt) })]
      : []),
    ...(papers.length > 0 ? [row('สิ่งที่แนบ', 'Attached', attached)] : []),
  ]
}

function meetingRows(meeting: Extract<PersonMailFacts['params'], { startsAt: string }>): MailContent['rows'] {
  const { committee, number, year, startsAt, place, onlineUrl } = meeting
  return [
    row('การประชุม', 'Meeting', {
      th: oneLine(`${committee.th} ครั้งที่ ${number}/${year}`),
      en: oneLine(`${committee.en}, meeting ${number}/${year}`),
    }),
    row('เวลา', 'Time', { th: instantInThai(startsAt), en: instantInEnglish(startsAt) }),
    row('สถานที่', 'Place', same(place)),
    ...(onlineUrl === undefined ? [] : [row('ออนไลน์', 'Online', same(onlineUrl))]),
  ]
}

function frameOf({ person, speaker, caseUrl, rehearsal }: PersonMailFacts): MailFrame {
  const { nameTh, nameEn, email } = speaker
  return {
    greeting: {
      th: person.nameTh === '' ? 'เรียน ผู้เกี่ยวข้อง' : `เรียน ${oneLine(person.nameTh)}`,
      en: person.nameEn === '' ? 'To whom it concerns' : `To ${oneLine(person.nameEn)}`,
    },
    foot: { th: oneLine(`${nameTh} ${email}`), en: oneLine(email === '' ? nameEn : `${nameEn}, ${email}`) },
    taskUrl: caseUrl,
    rehearsal,
  }
}
