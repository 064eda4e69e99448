/** Why the rules on the numbers of registers say no: a part of the closed list in refusals.ts. */
export const REGISTER_REFUSALS = {
  NUMBER_INVALID: {
    kind: 'invalid',
    th: 'เลขรับต้องเป็นจำนวนเต็ม 1 ถึง 999999',
    en: 'A receipt number is a whole number from 1 to 999999.',
  },
  NUMBER_TAKEN: {
    kind: 'conflict',
    th: 'เลขทะเบียน {number} ของปีนี้ใช้ไปแล้ว',
    en: 'The number {number} is taken in the register of this year.',
  },
  NUMBER_IN_FORCE: {
    kind: 'conflict',
    th: 'ยกเลิกเลขทะเบียน {number} ไม่ได้ เพราะหนังสือยังใช้อยู่หรือดำเนินการไปแล้ว ยกเลิกได้เฉพาะเลขของหนังสือที่เรียกคืนหรือที่ส่งผิดหน่วยงาน',
    en: 'The number {number} cannot be cancelled: its letter is in force, or has been acted on. Only the number of a letter that was recalled or came to the wrong office can.',
  },
  NUMBER_CANCELLED: {
    kind: 'conflict',
    th: 'เลขทะเบียน {number} ถูกยกเลิกไปแล้ว',
    en: 'The number {number} has been cancelled already.',
  },
  ORDER_NOT_IN_FORCE: {
    kind: 'conflict',
    th: 'ยกเลิกได้เฉพาะคำสั่งของหน่วยงานที่ออกแล้วและยังไม่ถูกยกเลิก',
    en: 'Only an order that the office itself has issued, and that is not revoked yet, can be revoked.',
  },
} as const
