/** Why the rules of exemptions say no: a part of the closed list in refusals.ts. */
export const EXEMPTION_REFUSALS = {
  DUTY_NOT_WAIVABLE: {
    kind: 'invalid',
    th: 'หน้าที่ “{duty}” ยกเว้นไม่ได้ ตาม{law}',
    en: 'The duty “{dutyEn}” cannot be waived: {law}.',
  },
  EXEMPTION_KIND_MIXED: {
    kind: 'invalid',
    th: 'คำขอยกเว้นกิจกรรมหรือโครงการ กับคำขอยกเว้นกฎหมาย ต้องแยกกัน: ระบุกฎที่ขอยกเว้นเฉพาะคำขอประเภทหลัง',
    en: 'To skip an activity and to be exempt from a rule of law are two kinds of requests: only the second names a rule, and must.',
  },
  EXEMPTION_SCOPE_MISSING: {
    kind: 'invalid',
    th: 'ต้องระบุกิจกรรมหรือโครงการที่ขอยกเว้น (หนังสือเวียนหรือชนิดหนังสือเวียน)',
    en: 'Say which activity is to be skipped: a circular, or a kind of circular.',
  },
  EXEMPTION_PERIOD_INVALID: {
    kind: 'invalid',
    th: 'ช่วงเวลาตั้งแต่{from} ถึง{until} ใช้ไม่ได้',
    en: 'The period from {from} to {until} will not do.',
  },
  BODY_MISSING: {
    kind: 'invalid',
    th: 'คำขอยกเว้นกฎหมายต้องระบุคณะกรรมการนโยบาย (กนน.) ด้วย',
    en: 'A request about a rule of law needs the national committee too.',
  },
  BODY_UNKNOWN: {
    kind: 'invalid',
    th: 'ไม่มีคณะกรรมการ “{committee}” ในระดับที่ต้องการ',
    en: 'There is no committee “{committee}” of the level that is needed.',
  },
  NOTICE_INCOMPLETE: {
    kind: 'invalid',
    th: 'หนังสือแจ้งผลต้องมีทั้งข้อเท็จจริง ข้อกฎหมาย และข้อพิจารณา',
    en: 'A notice owes the facts, the law and the considerations.',
  },
  NO_APPEAL: {
    kind: 'conflict',
    th: 'การแจ้งผลนี้ไม่ใช่คำสั่งทางปกครองที่อุทธรณ์ได้',
    en: 'This decision is no order that can be appealed.',
  },
  APPEAL_TOO_LATE: {
    kind: 'conflict',
    th: 'พ้นกำหนดอุทธรณ์แล้ว',
    en: 'The time for an appeal is over.',
  },
  APPEAL_EXTENDED: {
    kind: 'conflict',
    th: 'ขยายเวลาพิจารณาอุทธรณ์ได้ครั้งเดียว',
    en: 'The time for deciding an appeal is extended once.',
  },
  HEARING_OWED: {
    kind: 'conflict',
    th: 'ต้องแจ้งเหตุและให้โอกาสชี้แจงก่อนเพิกถอน',
    en: 'Before it is revoked, the reason is announced and the applicant has the chance to be heard.',
  },
} as const
