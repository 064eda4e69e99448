import type { PersonNotice } from '../../../domain/person-notices.js'
import { dueInEnglish, dueInThai } from '../../dates.js'
import type { Both } from '../facts.js'
import { byEn, byTh } from './by-words.js'
import type { Words } from './words.js'

const CORRECT: Both = { th: 'แก้ไขและส่งใหม่', en: 'Correct and send again' }

const SENT_BACK = {
  proposalSentBack: { th: 'ส่งเรื่องที่เสนอคืน', en: 'Proposal sent back' },
  orderReturned: { th: 'ส่งร่างคำสั่งคืน', en: 'Draft order returned' },
  exemptionReturned: { th: 'ส่งคำขอยกเว้นคืน', en: 'Request for exemption returned' },
} as const satisfies Record<string, Both>

/** What was returned, and why. */
export function ofReturn({ kind, params }: Extract<PersonNotice, { kind: keyof typeof SENT_BACK }>): Words {
  const dueAt = 'dueAt' in params ? params.dueAt : undefined
  return {
    heading: SENT_BACK[kind],
    paragraphs: [
      {
        th: `โปรดแก้ไขตามเหตุผลด้านล่างแล้วส่งใหม่${byTh(dueAt)}`,
        en: `Please mend it for the reason below and send it again${byEn(dueAt)}.`,
      },
    ],
    ...{ quote: params.reason, action: CORRECT, tone: 'warning' },
  }
}

const UNMENDED = {
  proposalUnmended: {
    heading: { th: 'เตือน: เรื่องที่เสนอซึ่งส่งคืนให้แก้ไข', en: 'Reminder: a proposal to be completed' },
    still: {
      th: 'เรื่องที่ส่งคืนยังไม่ได้เสนอใหม่ กำหนดเสนอคือ',
      en: 'The proposal that was sent back has not come again.',
    },
    again: { th: 'แก้ไขและเสนอใหม่', en: 'Mend it and send it again' },
  },
  exemptionUnmended: {
    heading: { th: 'เตือน: คำขอยกเว้นที่ส่งคืนให้แก้ไข', en: 'Reminder: a request to be completed' },
    still: {
      th: 'คำขอยกเว้นที่ส่งคืนยังไม่ได้ยื่นใหม่ กำหนดยื่นคือ',
      en: 'The request that was returned has not been filed again.',
    },
    again: { th: 'แก้ไขและยื่นใหม่', en: 'Mend it and file it again' },
  },
} as const satisfies Record<string, Record<'heading' | 'still' | 'again', Both>>

/** It says the same before the date and after it: what is late is still taken. */
export function ofUnmended({ kind, params }: Extract<PersonNotice, { kind: keyof typeof UNMENDED }>): Words {
  const { heading, still, again } = UNMENDED[kind]
  const { reason, dueAt } = params
  return {
    heading,
    paragraphs: [
      {
        th: `${still.th}${dueInThai(dueAt)} โปรด${again.th.replace('และ', 'ตามเหตุผลด้านล่างแล้ว')}`,
        en: `${still.en} It is asked for by ${dueInEnglish(dueAt)}, mended for the reason below.`,
      },
    ],
    ...{ quote: reason, action: again, tone: 'warning' },
  }
}
