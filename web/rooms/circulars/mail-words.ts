import { roomWords } from '../../words/i18n.js'

/** What the mails of a circular are about. */
export const useMailWords = roomWords('circular-mails', {
  th: {
    issue: 'แจ้งหนังสือเวียน',
    reminder: 'เตือนให้ตอบ',
    erratum: 'แจ้งใบแก้คำผิด',
    extended: 'แจ้งขยายเวลา',
    deadlineMoved: 'แจ้งเลื่อนกำหนด',
    moreTimeGranted: 'อนุญาตให้ขยายเวลา',
    moreTimeRefused: 'ไม่อนุญาตให้ขยายเวลา',
    returned: 'ส่งคืนให้แก้ไข',
    accepted: 'ตรวจรับคำตอบ',
    overdueLetter: 'แจ้งหนังสือประทับตราเตือน',
    withdrawn: 'แจ้งถอนหนังสือ',
    wrongOfficeRejected: 'แจ้งว่าไม่ได้ส่งผิดหน่วยงาน',
    exempted: 'แจ้งว่าได้รับยกเว้น',
    dutyReopened: 'แจ้งว่าต้องตอบอีกครั้ง',
    other: 'อื่น ๆ',
  },
  en: {
    issue: 'the circular has come',
    reminder: 'reminder',
    erratum: 'erratum',
    extended: 'more time',
    deadlineMoved: 'the date has moved',
    moreTimeGranted: 'more time granted',
    moreTimeRefused: 'more time refused',
    returned: 'returned for correction',
    accepted: 'accepted',
    overdueLetter: 'stamped reminder',
    withdrawn: 'withdrawn',
    wrongOfficeRejected: 'not the wrong office',
    exempted: 'exempt',
    dutyReopened: 'to be answered again',
    other: 'other',
  },
})
