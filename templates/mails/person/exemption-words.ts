import type { PersonNotice, PersonNotices } from '../../../domain/person-notices.js'
import { dayInEnglish, dayInThai } from '../../../domain/days-in-words.js'
import { dueInEnglish, dueInThai } from '../../dates.js'
import type { Both } from '../facts.js'
import type { Words } from './words.js'

type Outcome = PersonNotices['exemptionDecided']['outcome']
type Notice = Extract<
  PersonNotice,
  {
    kind: 'exemptionDecided' | 'exemptionHearing' | 'exemptionExpires' | 'exemptionOutlivesBasis'
  }
>

const LOOK: Both = { th: 'เปิดเรื่องนี้ในระบบ', en: 'Open the case' }

/** The words of the mails that bring an exemption's letters, or tell that its end is near. */
export function ofExemption(notice: Notice): Words {
  switch (notice.kind) {
    case 'exemptionDecided':
      return exemptionDecided(notice.params)
    case 'exemptionHearing':
      return exemptionHearing(notice.params)
    case 'exemptionExpires':
      return exemptionExpires(notice.params)
    case 'exemptionOutlivesBasis':
      return exemptionOutlivesBasis(notice.params)
  }
}

const OUTCOMES: Readonly<Record<Outcome, Both>> = {
  granted: { th: 'อนุมัติการยกเว้นตามคำขอ', en: 'The exemption was granted.' },
  grantedInPart: { th: 'อนุมัติการยกเว้นบางส่วน', en: 'The exemption was granted in part.' },
  refused: { th: 'ไม่อนุมัติการยกเว้น', en: 'The exemption was refused.' },
  proposedUpward: {
    th: 'มีมติให้เสนอคำขอต่อคณะกรรมการหรือผู้มีอำนาจในลำดับถัดไป',
    en: 'The request is proposed to the body above.',
  },
  appealAllowed: {
    th: 'อุทธรณ์ฟังขึ้น: เปลี่ยนคำวินิจฉัยเป็นอนุมัติตามคำขอ',
    en: 'The appeal succeeded: what was asked is granted.',
  },
  appealDismissed: { th: 'ยกอุทธรณ์: ยืนตามคำวินิจฉัยเดิม', en: 'The appeal was dismissed: the decision stands.' },
  revoked: {
    th: 'เพิกถอนการยกเว้น หน้าที่เดิมกลับมามีผล',
    en: 'The exemption was revoked. The duty is back.',
  },
  expired: {
    th: 'การยกเว้นสิ้นสุดตามกำหนด หน้าที่เดิมกลับมามีผล',
    en: 'The exemption has run out. The duty is back.',
  },
}

const GOOD: readonly Outcome[] = ['granted', 'grantedInPart', 'appealAllowed']

function exemptionDecided({ outcome, appealUntil }: PersonNotices['exemptionDecided']): Words {
  const appeal: Both[] =
    appealUntil === undefined
      ? []
      : [
          {
            th: `หากไม่เห็นด้วย อุทธรณ์ได้ถึง${dayInThai(appealUntil)} เหตุผลและวิธีอุทธรณ์อยู่ในหนังสือแจ้งผล`,
            en: `An appeal is possible until ${dayInEnglish(appealUntil)}; reasons and ways are in the notice.`,
          },
        ]
  return {
    heading: { th: 'แจ้งผลคำขอยกเว้น', en: 'Decision on the exemption' },
    paragraphs: [OUTCOMES[outcome], ...appeal],
    action: LOOK,
    tone: GOOD.includes(outcome) ? 'good' : 'warning',
  }
}

function exemptionExpires({ lastDay }: PersonNotices['exemptionExpires']): Words {
  return {
    heading: { th: 'การยกเว้นใกล้สิ้นสุด', en: 'The exemption is about to end' },
    paragraphs: [
      {
        th: `การยกเว้นนี้มีผลถึง${dayInThai(lastDay)} เมื่อพ้นวันนั้นหน้าที่เดิมกลับมามีผล`,
        en: `The exemption holds until ${dayInEnglish(lastDay)}. After that day the duty is back.`,
      },
    ],
    ...{ action: LOOK, tone: 'warning' },
  }
}

function exemptionHearing({ reason, dueAt }: PersonNotices['exemptionHearing']): Words {
  return {
    heading: { th: 'แจ้งเหตุที่จะเพิกถอนการยกเว้น', en: 'The exemption may be revoked' },
    paragraphs: [
      {
        th: `ท่านมีโอกาสชี้แจงในระบบได้ถึง${dueInThai(dueAt)} ก่อนมีคำสั่ง`,
        en: `You may be heard in the product until ${dueInEnglish(dueAt)}, before anything is ordered.`,
      },
    ],
    ...{ quote: reason, action: { th: 'เปิดเรื่องและชี้แจง', en: 'Open and be heard' }, tone: 'warning' },
  }
}

function exemptionOutlivesBasis({ lastDay, until }: PersonNotices['exemptionOutlivesBasis']): Words {
  return {
    heading: { th: 'ฐานกฎหมายสิ้นสุดก่อนการยกเว้น', en: 'The exemption outlives its legal basis' },
    paragraphs: [
      {
        th: `ฐานกฎหมายของการยกเว้นนี้ใช้ได้ถึง${dayInThai(lastDay)} แต่การยกเว้นมีผลถึง${dayInThai(until)} โปรดตรวจสอบว่ามีการขยายอายุกฎหมายหรือไม่`,
        en: `The law on which it rests holds until ${dayInEnglish(lastDay)}, the exemption until ${dayInEnglish(until)}. Please find out whether the law was extended.`,
      },
    ],
    ...{ action: LOOK, tone: 'warning' },
  }
}
