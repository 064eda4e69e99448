import { assertNever } from '../../../domain/case.js'
import type { MeetingNotice, PersonNotice, PersonNotices } from '../../../domain/person-notices.js'
import { dayInEnglish, dayInThai } from '../../../domain/days-in-words.js'
import { dueInEnglish, dueInThai } from '../../dates.js'
import type { Both, MailContent } from '../facts.js'
import { byEn, byTh } from './by-words.js'
import { ofExemption } from './exemption-words.js'
import { ofReturn, ofUnmended } from './return-words.js'
import { countOf } from '../../../domain/sentence.js'

/** The words of a mail to a person: what happened and what is asked. */
export type Words = Pick<MailContent, 'heading' | 'paragraphs' | 'tone'> & {
  readonly action: Both
  /** A reason that a person gave. */
  readonly quote?: string
}

const DECIDE: Both = { th: 'เปิดเรื่องและพิจารณา', en: 'Open and decide' }
const MEETING: Both = { th: 'เปิดเรื่องประชุม', en: 'Open the meeting' }

const SECOND_CALL: Both = {
  th: 'การประชุมครั้งนี้เป็นการนัดประชุมใหม่ภายใน 14 วัน หากมีกรรมการมาประชุมไม่น้อยกว่าหนึ่งในสามของกรรมการทั้งหมด ให้ถือว่าเป็นองค์ประชุม',
  en: 'The meeting was called again within 14 days: one third of the members is a quorum this time.',
}

/** The words of each kind of mail, Thai and English. */
export function wordsOf(notice: PersonNotice): Words {
  switch (notice.kind) {
    case 'meetingCalled':
    case 'meetingChanged':
    case 'meetingCancelled':
      return ofMeeting(notice)
    case 'minutesCirculated':
    case 'minutesCertified':
    case 'minutesOverdue':
      return ofMinutes(notice)
    case 'termsEnding':
      return termsEnding(notice.params)
    case 'ballotOpen':
      return ballotOpen(notice.params)
    case 'approvalAwaiting':
    case 'approvalReminder':
    case 'approvalEscalated':
      return ofApproval(notice)
    case 'taskGiven':
    case 'taskReminder':
      return ofTask(notice)
    case 'resolutionTold':
      return resolutionTold(notice.params)
    case 'orderIssued':
      return orderIssued(notice.params)
    case 'proposalSentBack':
    case 'orderReturned':
    case 'exemptionReturned':
      return ofReturn(notice)
    case 'proposalUnmended':
    case 'exemptionUnmended':
      return ofUnmended(notice)
    case 'exemptionDecided':
    case 'exemptionHearing':
    case 'exemptionExpires':
    case 'exemptionOutlivesBasis':
      return ofExemption(notice)
    case 'decisionDue':
      return decisionDue(notice.params)
    default:
      return assertNever(notice)
  }
}

function ofMeeting(notice: Extract<PersonNotice, { kind: `meeting${string}` }>): Words {
  if (notice.kind === 'meetingCancelled')
    return {
      heading: { th: 'ยกเลิกการประชุม', en: 'Meeting cancelled' },
      paragraphs: [
        {
          th: 'ขอแจ้งยกเลิกการประชุมครั้งนี้ และนำนัดหมายออกจากปฏิทินของท่านด้วยแฟ้มที่แนบ',
          en: 'The meeting is cancelled. The attached entry takes it out of your calendar.',
        },
      ],
      ...{ quote: notice.params.reason, action: MEETING, tone: 'warning' },
    }
  const again = notice.params.secondCall ? [SECOND_CALL] : []
  if (notice.kind === 'meetingChanged')
    return {
      heading: { th: 'เปลี่ยนกำหนดการประชุม', en: 'Meeting changed' },
      paragraphs: [
        {
          th: 'วัน เวลา หรือสถานที่ประชุมเปลี่ยนแปลงตามรายละเอียดด้านล่าง แฟ้มที่แนบปรับนัดหมายในปฏิทินของท่าน',
          en: 'The day, time or place has changed as below. The attached entry updates your calendar.',
        },
        ...again,
      ],
      ...{ quote: notice.params.reason, action: MEETING, tone: 'warning' },
    }
  return {
    heading: { th: 'ขอเชิญประชุม', en: 'Notice of meeting' },
    paragraphs: [
      {
        th: 'ขอเชิญท่านเข้าร่วมประชุมตามวัน เวลา และสถานที่ด้านล่าง หนังสือเชิญและนัดหมายปฏิทินแนบมาพร้อมนี้',
        en: 'You are invited to the meeting below. The notice and a calendar entry are attached.',
      },
      ...again,
    ],
    ...{ action: MEETING, tone: 'plain' },
  }
}

function ofMinutes(notice: Extract<PersonNotice, { kind: `minutes${string}` }>): Words {
  if (notice.kind === 'minutesCertified')
    return {
      heading: { th: 'รับรองรายงานการประชุมแล้ว', en: 'Minutes certified' },
      paragraphs: [
        {
          th: 'ที่ประชุมรับรองรายงานการประชุมครั้งนี้แล้ว ฉบับที่รับรองแนบมาพร้อมนี้',
          en: 'The minutes were certified. The certified copy is attached.',
        },
      ],
      ...{ action: MEETING, tone: 'good' },
    }
  if (notice.kind === 'minutesOverdue')
    return {
      heading: { th: 'รายงานการประชุมยังไม่ได้เวียน', en: 'Minutes overdue' },
      paragraphs: [
        {
          th: 'เลยกำหนดจัดทำรายงานการประชุมครั้งนี้แล้ว โปรดจัดทำและเวียนให้กรรมการตรวจ',
          en: 'The minutes of this meeting are late. Please write them and send them round.',
        },
      ],
      ...{ action: MEETING, tone: 'warning' },
    }
  const { dueAt } = notice.params
  const th = dueAt === undefined ? 'หากมีข้อแก้ไขโปรดแจ้งในระบบ' : `หากมีข้อแก้ไขโปรดแจ้งในระบบ${byTh(dueAt)}`
  return {
    heading: { th: 'ร่างรายงานการประชุมเพื่อตรวจ', en: 'Draft minutes to look over' },
    paragraphs: [
      {
        th: `ร่างรายงานการประชุมแนบมาพร้อมนี้ ${th}`,
        en: `The draft minutes are attached. Please send corrections in the product${byEn(dueAt)}.`,
      },
    ],
    ...{ action: { th: 'ตรวจร่างรายงาน', en: 'Look the draft over' }, tone: 'plain' },
  }
}

function termsEnding({ lastDay, members, openCases }: PersonNotices['termsEnding']): Words {
  return {
    heading: { th: 'วาระกรรมการใกล้ครบ', en: 'Terms of members end' },
    paragraphs: [
      {
        th: `กรรมการ ${members} คนจะครบวาระ ${members === 1 ? '' : 'คนแรก'}อยู่ในวาระถึง${dayInThai(lastDay)} ขณะนี้มีเรื่องค้างอยู่กับคณะกรรมการ ${openCases} เรื่อง`,
        en: `The ${members === 1 ? 'term' : 'terms'} of ${countOf(members, 'member')} ${members === 1 ? 'ends' : 'end, the first'} after ${dayInEnglish(lastDay)}. Cases open with the committee: ${openCases}.`,
      },
      {
        th: 'โปรดดำเนินการแต่งตั้งหรือต่อวาระก่อนวันดังกล่าว เพื่อให้องค์ประชุมและเรื่องที่ค้างไม่สะดุด',
        en: 'Please see to appointments before that day, so that quorum and open cases do not suffer.',
      },
    ],
    ...{ action: { th: 'เปิดทะเบียนคณะกรรมการ', en: 'Open the committee' }, tone: 'warning' },
  }
}

function ballotOpen({ item, dueAt, secret }: PersonNotices['ballotOpen']): Words {
  const secretly: Both = {
    th: 'เป็นการลงคะแนนลับ ระบบไม่เก็บข้อมูลใดที่เชื่อมบัตรลงคะแนนกับผู้ลงคะแนน',
    en: 'The ballot is secret: nothing is kept that ties a vote to a person.',
  }
  return {
    heading: { th: 'เปิดลงคะแนน', en: 'Voting is open' },
    paragraphs: [
      { th: `เปิดให้ลงคะแนนเรื่อง ${item}${byTh(dueAt)}`, en: `Please vote on “${item}”${byEn(dueAt)}.` },
      ...(secret ? [secretly] : []),
    ],
    ...{ action: { th: 'ลงคะแนน', en: 'Vote' }, tone: 'plain' },
  }
}

function ofApproval(notice: Extract<PersonNotice, { kind: `approval${string}` }>): Words {
  const { dueAt } = notice.params
  switch (notice.kind) {
    case 'approvalAwaiting':
      return {
        heading: { th: 'เรื่องรอท่านพิจารณา', en: 'Awaiting your decision' },
        paragraphs: [
          {
            th: `มีเรื่องรอให้ท่านพิจารณา${byTh(dueAt)}`,
            en: `A case awaits your decision${byEn(dueAt)}.`,
          },
        ],
        ...{ action: DECIDE, tone: 'plain' },
      }
    case 'approvalReminder':
      return {
        heading: { th: 'เตือน: เรื่องรอท่านพิจารณา', en: 'Reminder: awaiting your decision' },
        paragraphs: [
          {
            th: `เรื่องนี้ยังรอให้ท่านพิจารณา${byTh(dueAt)}`,
            en: `The case still awaits your decision${byEn(dueAt)}.`,
          },
        ],
        ...{ action: DECIDE, tone: 'warning' },
      }
    case 'approvalEscalated':
      return {
        heading: { th: 'เรื่องเกินกำหนดพิจารณา', en: 'Decision overdue' },
        paragraphs: [
          {
            th: `เรื่องนี้ครบกำหนดพิจารณาเมื่อ${dueInThai(notice.params.dueAt)} และยังไม่มีผล จึงเสนอให้ท่านทราบและสั่งการ`,
            en: `The case was to be decided by ${dueInEnglish(notice.params.dueAt)} and is not. It is brought before you.`,
          },
        ],
        ...{ action: DECIDE, tone: 'warning' },
      }
  }
}

function ofTask({ kind, params }: Extract<PersonNotice, { kind: `task${string}` }>): Words {
  const again = kind === 'taskReminder'
  const { dueAt } = params
  return {
    heading: again
      ? { th: 'เตือน: งานที่ได้รับมอบหมาย', en: 'Reminder: a task of yours' }
      : { th: 'งานที่ได้รับมอบหมาย', en: 'A task for you' },
    paragraphs: [
      again
        ? {
            th: `งานที่ท่านได้รับมอบหมายยังไม่แล้วเสร็จ${byTh(dueAt)}`,
            en: `Your task is not done yet${byEn(dueAt)}.`,
          }
        : {
            th: `ท่านได้รับมอบหมายให้ดำเนินการเรื่องด้านล่าง${byTh(dueAt)}`,
            en: `You were given the task below${byEn(dueAt)}.`,
          },
    ],
    action: { th: 'เปิดงาน', en: 'Open the task' },
    tone: again ? 'warning' : 'plain',
  }
}

function resolutionTold({ resolvedBy, meeting }: PersonNotices['resolutionTold']): Words {
  return {
    heading: { th: 'แจ้งมติที่ประชุม', en: 'A resolution for your office' },
    paragraphs: [
      {
        th: `ที่ประชุม${resolvedBy.th} ครั้งที่ ${meeting} มีมติที่เกี่ยวข้องกับหน่วยงานของท่าน หนังสือแจ้งมติแนบมาพร้อมนี้`,
        en: `${resolvedBy.en}, meeting ${meeting}, resolved something that concerns your office. The letter is attached.`,
      },
    ],
    ...{ action: { th: 'เปิดหนังสือ', en: 'Open the letter' }, tone: 'plain' },
  }
}

function orderIssued({ order }: PersonNotices['orderIssued']): Words {
  return {
    heading: { th: `คำสั่งที่ ${order}`, en: `Order ${order}` },
    paragraphs: [
      {
        th: 'หน่วยงานของท่านออกคำสั่งนี้แล้วและให้แจ้งท่านทราบ คำสั่งแนบมาพร้อมนี้',
        en: 'Your office has issued this order and wants you to know of it. It is attached.',
      },
    ],
    ...{ action: { th: 'เปิดคำสั่ง', en: 'Open the order' }, tone: 'plain' },
  }
}

function decisionDue({ dueAt }: PersonNotices['decisionDue']): Words {
  return {
    heading: { th: 'ใกล้ครบกำหนดวินิจฉัย', en: 'A decision is due' },
    paragraphs: [
      {
        th: `คณะกรรมการหรือผู้มีอำนาจต้องวินิจฉัยเรื่องนี้${byTh(dueAt)}`,
        en: `The body must decide the case${byEn(dueAt)}.`,
      },
    ],
    ...{ action: DECIDE, tone: 'warning' },
  }
}

/** Whether a notice is about a meeting: then it says when, where and which one. */
export function isOfMeeting(
  params: PersonNotice['params'],
): params is MeetingNotice & PersonNotice['params'] {
  return 'startsAt' in params
}
