import { roomWords } from '../../words/i18n.js'

/** The words of what is asked of the answers. */
export const useTermsWords = roomWords('terms-fields', {
  th: {
    terms: 'การตอบและการตรวจคำตอบ',
    review: 'เมื่อหน่วยงานส่งคำตอบแล้ว',
    manual: 'ส่วนกลางตรวจรับทีละหน่วยงาน',
    automatic: 'รับทันทีเมื่อกรอกครบถูกต้อง',
    nilReturn: 'อนุญาตให้ตอบว่าไม่มีข้อมูล',
    director: 'ผู้อำนวยการของหน่วยงานต้องเห็นชอบก่อนส่งคำตอบ',
    automaticWorkingDays: 'ขอเวลาเพิ่มได้ทันที (วันทำการ)',
    maxRequests: 'ขอเวลาเพิ่มได้ไม่เกิน (ครั้ง)',
    estimatedMinutes: 'คาดว่าใช้เวลาตอบ (นาที)',
    secrecy: 'ชั้นความลับ',
    plain: 'ไม่ลับ',
    confidential: 'ลับ',
    secret: 'ลับมาก',
    topSecret: 'ลับที่สุด',
  },
  en: {
    terms: 'The answers and how they are looked at',
    review: 'When an office has answered',
    manual: 'The central office accepts each answer',
    automatic: 'Accepted at once when complete',
    nilReturn: 'Offices may answer that there is nothing to report',
    director: 'The director of the office approves the answer before it is sent',
    automaticWorkingDays: 'More time without asking (working days)',
    maxRequests: 'Requests for more time at most',
    estimatedMinutes: 'Minutes an answer is expected to take',
    secrecy: 'Secrecy',
    plain: 'Not secret',
    confidential: 'Confidential',
    secret: 'Secret',
    topSecret: 'Top secret',
  },
})
