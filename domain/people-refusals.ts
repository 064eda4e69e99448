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
    th: 'วันสิ้นสุด ({to}) ต้องอยู่หลังวันเริ่ม ({from})',
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
    th: 'ตำแหน่งนี้มีผู้ดำรงอยู่แล้วตั้งแต่{from} ถึง{to} ({personId})',
    en: 'The position is held from {from} to {to} by {personId}.',
  },
  OWN_RIGHTS: {
    kind: 'forbidden',
    th: 'ผู้ทำรายการเปลี่ยนสิทธิของตนเองไม่ได้ ต้องให้ผู้ดูแลคนอื่นดำเนินการ',
    en: 'Nobody changes the own rights: another administrator does.',
  },
  PERSON_UNKNOWN: {
    kind: 'invalid',
    th: 'ไม่มีบุคคลรหัส {persons}',
    en: 'There is no person {persons}.',
  },
  ASSIGNMENT_UNKNOWN: {
    kind: 'notFound',
    th: 'บุคคลนี้ไม่มีตำแหน่งหรือการมอบหมายนี้',
    en: 'The person has no such assignment.',
  },
  ASSIGNMENT_OVER: {
    kind: 'conflict',
    th: 'ตำแหน่งหรือการมอบหมายนี้สิ้นสุดหรือถูกเพิกถอนแล้ว',
    en: 'The assignment has ended or was revoked.',
  },
  SUBSTITUTION_CYCLE: {
    kind: 'conflict',
    th: 'ผู้ปฏิบัติหน้าที่แทนกันเป็นวงไม่ได้ ({personId})',
    en: 'Persons cannot stand in for each other in a circle ({personId}).',
  },
  PRINCIPAL_MISSING: {
    kind: 'conflict',
    th: '{personId} ไม่ได้ดำรงตำแหน่งนี้ตลอดช่วงเวลาที่ระบุ',
    en: '{personId} does not hold the position during the whole period.',
  },
  DELEGATION_ENDS: {
    kind: 'conflict',
    th: '{personId} ปฏิบัติราชการแทนอยู่ จึงมอบอำนาจช่วงต่อไม่ได้',
    en: '{personId} acts by delegation, which cannot be passed on.',
  },
  CHAIN_TOO_LONG: {
    kind: 'conflict',
    th: 'แทนกันต่อได้ไม่เกิน {most} ทอด',
    en: 'A chain of substitutes has {most} steps at most.',
  },
  SUBSTITUTE_NOT_ELIGIBLE: {
    kind: 'conflict',
    th: '{personId} ไม่มีตำแหน่งในหน่วยงานที่อยู่ในลำดับผู้ทำหน้าที่แทน “{role}” ได้ตลอดช่วงเวลานั้น',
    en: '{personId} holds no position of the office that may stand in for “{role}” during the whole period.',
  },
  EMAIL_TAKEN: {
    kind: 'conflict',
    th: 'ที่อยู่อีเมลนี้เป็นของบุคคลอื่นแล้ว',
    en: 'This mail address belongs to another person.',
  },
} as const
