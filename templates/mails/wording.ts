import { assertNever } from '../../domain/case.js'
import { subjectFor } from '../../domain/policy/disclosure.js'
import { isSecret } from '../../domain/secrecy.js'
import type { ExemptionEnding } from '../../domain/submission/case.js'
import { BUDDHIST_AHEAD, dayOf, daysBetween, isBefore } from '../../domain/time.js'
import { dayInEnglish, dayInThai } from '../../domain/days-in-words.js'
import { dueInEnglish, dueInThai, lastMinute } from '../dates.js'
import { cleanLines, oneLine } from './clean.js'
import type { Both, MailContent, MailFacts } from './facts.js'

type Said = Pick<MailContent, 'heading' | 'paragraphs' | 'tone'> & {
  readonly action?: Both
  readonly quote?: string
}

const ANSWER: Both = { th: 'เปิดงานและตอบ', en: 'Open and answer' }
const LOOK: Both = { th: 'ดูเรื่องนี้ในระบบ', en: 'See this case' }

const dueOf = (facts: MailFacts): Both => ({
  th: dueInThai(facts.circular.dueAt),
  en: dueInEnglish(facts.circular.dueAt),
})

function daysLeft({ params, circular }: MailFacts): Both {
  if (!isBefore(params.at, circular.dueAt)) return { th: 'เกินกำหนดแล้ว', en: 'overdue' }
  const days = daysBetween(dayOf(params.at), dayOf(lastMinute(circular.dueAt)))
  if (days === 0) return { th: 'ครบกำหนดวันนี้', en: 'due today' }
  return { th: `เหลือเวลาอีก ${days} วัน`, en: days === 1 ? '1 day left' : `${days} days left` }
}

function issued(facts: MailFacts): Said {
  const due = dueOf(facts)
  const again = facts.params.type === 'resent'
  const th = `ขอส่งหนังสือเวียนถึงหน่วยงานของท่าน ขอให้ลงรับ มอบหมายผู้รับผิดชอบ และตอบภายใน${due.th}`
  const en = `A circular for your office. Please register it, assign it and answer by ${due.en}.`
  const resent: Both = {
    th: 'ส่งอีกครั้ง เนื่องจากไปรษณีย์อิเล็กทรอนิกส์ครั้งก่อนส่งไม่ถึง',
    en: 'Sent again, because the earlier mail could not be delivered.',
  }
  return {
    heading: again
      ? { th: 'หนังสือเวียน (ส่งซ้ำ)', en: 'Circular (sent again)' }
      : { th: 'หนังสือเวียน', en: 'Circular' },
    paragraphs: again ? [resent, { th, en }] : [{ th, en }],
    tone: 'plain',
  }
}

function reminder(facts: MailFacts): Said {
  const [due, left] = [dueOf(facts), daysLeft(facts)]
  const th = `หน่วยงานของท่านยังไม่ได้ตอบเรื่องนี้ กำหนดส่งภายใน${due.th} (${left.th})`
  const en = `Your office has not answered yet. The answer is due by ${due.en} (${left.en}).`
  return {
    heading: { th: `เตือนกำหนดส่ง ${left.th}`, en: `Reminder, ${left.en}` },
    paragraphs: [{ th, en }],
    tone: 'warning',
  }
}

function erratum({ circular }: MailFacts): Said {
  const correction = circular.erratum
  const th = 'มีการแก้ไขข้อความในหนังสือเวียน ขอให้ใช้ข้อความที่แก้ไขแล้วตามหนังสือในลิงก์ด้านล่าง กำหนดส่งคงเดิม'
  const en =
    'A passage of the circular has been corrected; the deadline stays. Please use the corrected letter.'
  const changed = correction && {
    th: `ข้อความเดิม “${oneLine(correction.wrong)}” แก้เป็น “${oneLine(correction.right)}”`,
    en: `“${oneLine(correction.wrong)}” now reads “${oneLine(correction.right)}”.`,
  }
  return {
    heading: { th: 'แก้ไขหนังสือเวียน', en: 'Correction' },
    paragraphs: changed ? [{ th, en }, changed] : [{ th, en }],
    tone: 'warning',
    ...(correction ? { quote: correction.reason } : {}),
  }
}

function later(dueAt: string, reason: string, granted: boolean): Said {
  const [th, en] = [dueInThai(dueAt), dueInEnglish(dueAt)]
  return {
    heading: granted
      ? { th: 'อนุมัติขยายเวลา', en: 'More time granted' }
      : { th: 'ขยายกำหนดส่ง', en: 'Deadline extended' },
    paragraphs: [{ th: `กำหนดส่งใหม่คือ${th}`, en: `The new deadline is ${en}.` }],
    quote: reason,
    tone: 'good',
  }
}

/** After a change of the calendar; the reason names the day that came or went. */
function moved(dueAt: string, reason: string): Said {
  const [th, en] = [dueInThai(dueAt), dueInEnglish(dueAt)]
  return {
    heading: { th: 'เปลี่ยนกำหนดส่งตามปฏิทินวันหยุด', en: 'Deadline moved by a change of holidays' },
    paragraphs: [{ th: `กำหนดส่งใหม่คือ${th}`, en: `The new deadline is ${en}.` }],
    quote: reason,
    tone: 'warning',
  }
}

function refusedTime(facts: MailFacts, reason: string): Said {
  const due = dueOf(facts)
  return {
    heading: { th: 'ไม่อนุมัติขยายเวลา', en: 'More time refused' },
    paragraphs: [{ th: `กำหนดส่งยังคงเป็น${due.th}`, en: `The deadline stays: ${due.en}.` }],
    quote: reason,
    tone: 'warning',
  }
}

function returned(reason: string, dueAt: string): Said {
  const th = `ขอให้แก้ไขคำตอบตามเหตุผลด้านล่าง และส่งใหม่ภายใน${dueInThai(dueAt)}`
  const en = `Please correct the answer for the reason below and send it again by ${dueInEnglish(dueAt)}.`
  return {
    heading: { th: 'ส่งคืนเพื่อแก้ไข', en: 'Returned for correction' },
    paragraphs: [{ th, en }],
    quote: reason,
    tone: 'warning',
    action: { th: 'แก้ไขคำตอบ', en: 'Correct the answer' },
  }
}

function overdueLetter(): Said {
  const th = 'พ้นกำหนดแล้วและยังไม่ได้รับคำตอบ จึงส่งหนังสือประทับตราเตือนเรื่องที่ค้างตามลิงก์ด้านล่าง ขอให้ดำเนินการโดยด่วน'
  const en =
    'The deadline has passed without an answer. The stamped reminder letter is behind the link below; please act at once.'
  return { heading: { th: 'เตือนเรื่องที่ค้าง', en: 'Overdue' }, paragraphs: [{ th, en }], tone: 'warning' }
}

function withdrawn(reason: string): Said {
  return {
    heading: { th: 'ยกเลิกหนังสือเวียน', en: 'Circular withdrawn' },
    paragraphs: [
      {
        th: 'หนังสือเวียนนี้ยกเลิกแล้ว หน่วยงานของท่านไม่ต้องดำเนินการ',
        en: 'The circular is withdrawn. Nothing more is to be done.',
      },
    ],
    quote: reason,
    tone: 'plain',
    action: LOOK,
  }
}

function notWrong(facts: MailFacts, reason: string): Said {
  const due = dueOf(facts)
  return {
    heading: { th: 'ยืนยันว่าเป็นเรื่องของหน่วยงาน', en: 'The circular is for your office' },
    paragraphs: [
      {
        th: `พิจารณาแล้ว เรื่องนี้เกี่ยวข้องกับหน่วยงานของท่าน ขอให้ตอบภายใน${due.th}`,
        en: `It was considered, and the circular does concern your office. Please answer by ${due.en}.`,
      },
    ],
    quote: reason,
    tone: 'warning',
  }
}

const ACCEPTED: Said = {
  heading: { th: 'รับคำตอบแล้ว', en: 'Answer accepted' },
  paragraphs: [
    {
      th: 'ตรวจคำตอบของหน่วยงานท่านแล้ว ครบถ้วน ขอบคุณ',
      en: 'The answer of your office was checked and is complete. Thank you.',
    },
  ],
  tone: 'good',
  action: LOOK,
}

function exempted(facts: MailFacts): Said {
  const { params } = facts
  const number =
    params.type === 'exempted' ? `${params.exemption.number}/${params.exemption.year + BUDDHIST_AHEAD}` : '–'
  return {
    heading: { th: 'ได้รับยกเว้น ไม่ต้องตอบ', en: 'Exempt: no answer is due' },
    paragraphs: [
      {
        th: `หน่วยงานของท่านได้รับยกเว้นจากเรื่องนี้ ตามทะเบียนการยกเว้นที่ ${number} จึงไม่ต้องตอบตราบที่การยกเว้นมีผล`,
        en: `Your office is exempt from this by no. ${number} of the register of exemptions: no answer is due while it holds.`,
      },
    ],
    tone: 'good',
    action: LOOK,
  }
}

const ENDINGS: Readonly<Record<ExemptionEnding, Both>> = {
  expired: { th: 'การยกเว้นสิ้นสุดตามกำหนด', en: 'The exemption has run out.' },
  revoked: { th: 'การยกเว้นถูกเพิกถอน', en: 'The exemption was revoked.' },
  withdrawn: { th: 'หน่วยงานขอยุติการยกเว้น', en: 'The office gave the exemption up.' },
}

function dutyReopened(facts: MailFacts): Said {
  const due = newDue(facts)
  const why = ENDINGS[facts.params.type === 'dutyReopened' ? facts.params.ending : 'expired']
  return {
    heading: { th: 'การยกเว้นสิ้นสุด ขอให้ตอบ', en: 'The exemption has ended: please answer' },
    paragraphs: [
      {
        th: `${why.th} ขอให้หน่วยงานตอบเรื่องนี้ภายใน${dueInThai(due)}`,
        en: `${why.en} Please answer by ${dueInEnglish(due)}.`,
      },
    ],
    tone: 'warning',
  }
}

const reasonOf = ({ params }: MailFacts): string =>
  'reason' in params && params.reason ? params.reason : '–'

function newDue({ params, circular }: MailFacts): string {
  if ('request' in params) return params.request.dueAt
  return 'dueAt' in params ? params.dueAt : circular.dueAt
}

function said(facts: MailFacts): Said {
  switch (facts.kind) {
    case 'issue':
      return issued(facts)
    case 'reminder':
      return reminder(facts)
    case 'erratum':
      return erratum(facts)
    case 'extended':
      return later(newDue(facts), reasonOf(facts), false)
    case 'deadlineMoved':
      return moved(newDue(facts), reasonOf(facts))
    case 'moreTimeGranted':
      return later(newDue(facts), reasonOf(facts), true)
    case 'moreTimeRefused':
      return refusedTime(facts, reasonOf(facts))
    case 'returned':
      return returned(reasonOf(facts), newDue(facts))
    case 'accepted':
      return ACCEPTED
    case 'overdueLetter':
      return overdueLetter()
    case 'withdrawn':
      return withdrawn(reasonOf(facts))
    case 'wrongOfficeRejected':
      return notWrong(facts, reasonOf(facts))
    case 'exempted':
      return exempted(facts)
    case 'dutyReopened':
      return dutyReopened(facts)
    default:
      return assertNever(facts.kind)
  }
}

const same = (value: string): Both => ({ th: value, en: value })

/** The circular's number as mails show it: `ศธ 04999/ว1`. */
export function numberOf({ prefix, number }: MailFacts['circular']): string {
  return oneLine(number === 0 ? `${prefix}/ว….` : `${prefix}/ว${number}`)
}

function rowsOf(facts: MailFacts): MailContent['rows'] {
  const { circular, kind } = facts
  const day = dayOf(circular.issuedAt)
  const due = newDue(facts)
  const isOver = kind === 'withdrawn' || kind === 'accepted' || kind === 'exempted'
  const dueRow = {
    label: { th: 'กำหนดส่ง', en: 'Due' },
    value: { th: dueInThai(due), en: dueInEnglish(due) },
  }
  const holds = kind === 'moreTimeRefused' ? { ...dueRow, value: dueOf(facts) } : dueRow
  return [
    { label: { th: 'เรื่อง', en: 'Subject' }, value: same(oneLine(circular.subject)) },
    { label: { th: 'ที่', en: 'No.' }, value: same(numberOf(circular)) },
    { label: { th: 'ลงวันที่', en: 'Dated' }, value: { th: dayInThai(day), en: dayInEnglish(day) } },
    ...(isOver ? [] : [holds]),
  ]
}

/** The same words whatever has happened: the office's mailbox is read by people who are not named in the case. */
function secretContent({ circular }: MailFacts): MailContent {
  return {
    heading: { th: subjectFor('mail', circular), en: 'There is a secret letter for your office' },
    paragraphs: [
      {
        th: 'ผู้มีสิทธิ์รู้เรื่องนี้โปรดลงชื่อเข้าใช้ระบบเพื่อดำเนินการ',
        en: 'Whoever is named in it, please sign in to see to it.',
      },
    ],
    rows: [{ label: { th: 'ที่', en: 'No.' }, value: same(numberOf(circular)) }],
    action: LOOK,
    tone: 'plain',
  }
}

/** What the mail says, in both languages, clean and not yet escaped. */
export function contentOf(facts: MailFacts): MailContent {
  if (isSecret(facts.circular.secrecy)) return secretContent(facts)
  const { heading, paragraphs, tone, action = ANSWER, quote } = said(facts)
  const label: Both = { th: 'เหตุผล', en: 'Reason' }
  return {
    heading,
    paragraphs,
    rows: rowsOf(facts),
    action,
    tone,
    ...(quote === undefined ? {} : { quote: { label, lines: cleanLines(quote) } }),
  }
}
