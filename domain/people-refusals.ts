/** Why the rules on people, assignments and substitutes say no: a part of the closed list in refusals.ts. */
export const PEOPLE_REFUSALS = {
  NO_ASSIGNMENT: {
    kind: 'forbidden',
    th: 'ไม่มีตำแหน่งหรือการมอบหมายที่มีผลอยู่ในวันนี้',
    en: 'The person holds no assignment today.',
  },
  ASSIGNMENT_NEEDED: {
    kind: 'conflict',
    th: 'มีหลายตำแหน่ง โปรดเลือกตำแหน่งที่จะปฏิบัติงานก่อน',
    en: 'The person holds several assignments: choose the one to act under first.',
  },
  PERIOD_INVALID: {
    kind: 'invalid',
    th: 'วันสิ้นสุด {to} ต้องอยู่หลังวันเริ่ม {from}',
    en: 'The end {to} must come after the beginning {from}.',
  },
  END_MISSING: { kind: 'invalid', th: 'ต้องระบุวันสิ้นสุด', en: 'An end is needed.' },
  ORDER_MISSING: {
    kind: 'invalid',
    th: 'การรักษาราชการแทนหรือปฏิบัติราชการแทนต้องระบุเลขที่คำสั่ง',
    en: 'Acting for a position needs the number of the order that it rests on.',
  },
  ROLE_NOT_OF_OFFICE: {
    kind: 'invalid',
    th: 'หน่วยงาน {officeCode} ไม่มีบทบาท “{role}”',
    en: 'The office {officeCode} has no role “{role}”.',
  },
  SCOPE_NOT_OF_ROLE: {
    kind: 'invalid',
    th: 'บทบาท “{role}” ไม่มีขอบเขตการตรวจสอบ',
    en: 'The role “{role}” has no scope of audit.',
  },
  POSITION_TAKEN: {
    kind: 'conflict',
    th: 'ตำแหน่งนี้มีผู้ดำรงอยู่แล้วในช่วง {from} ถึง {to} ({personId})',
    en: 'The position is held from {from} to {to} by {personId}.',
  },
} as const
