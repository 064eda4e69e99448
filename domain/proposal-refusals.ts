/** Why the rules on tasks, consultations and proposals say no: a part of the closed list in refusals.ts. */
export const PROPOSAL_REFUSALS = {
  TASK_EMPTY: { kind: 'invalid', th: 'ต้องระบุว่ามอบหมายให้ทำอะไร', en: 'Say what is to be done.' },
  TASK_REPORT_MISSING: {
    kind: 'invalid',
    th: 'ต้องบันทึกผลการดำเนินการ หรือเรื่องที่ดำเนินการแล้วอย่างน้อยหนึ่งเรื่อง',
    en: 'A note on what was done, or a case in which it was done, is needed.',
  },
  CONSULTATION_CITED: {
    kind: 'conflict',
    th: '{caseId} เป็นการปรึกษาหารือนอกรอบ ไม่ใช่การประชุม จึงอ้างเป็นมติไม่ได้',
    en: '{caseId} is a consultation, not a meeting: it can never be cited as a resolution.',
  },
  NO_RESOLUTION_THERE: {
    kind: 'invalid',
    th: '{caseId} ไม่ใช่การประชุมที่มีมติ',
    en: '{caseId} is no meeting with a resolution.',
  },
  CONSULTATION_TO_COME: {
    kind: 'invalid',
    th: '{day} ยังมาไม่ถึง บันทึกได้เฉพาะการปรึกษาหารือที่เกิดขึ้นแล้ว',
    en: '{day} is still to come: only a consultation that has been is put on record.',
  },
  PROPOSAL_INCOMPLETE: {
    kind: 'invalid',
    th: 'ข้อเสนอยังไม่ครบ ขาด{partsTh}',
    en: 'The proposal is not complete, it lacks: {partsEn}.',
  },
  COMMITTEE_UNKNOWN: {
    kind: 'invalid',
    th: 'ไม่มีคณะกรรมการที่ยังดำเนินงานอยู่รหัส {committeeId}',
    en: 'There is no active committee {committeeId}.',
  },
  PAPER_UNKNOWN: {
    kind: 'invalid',
    th: 'ไม่พบแฟ้มนี้ในหน่วยงานของท่าน',
    en: 'Your office has no such file.',
  },
  OTHER_COMMITTEE: {
    kind: 'conflict',
    th: 'การประชุมนั้นเป็นของคณะกรรมการอื่น',
    en: 'That is a meeting of another committee.',
  },
  COMBINE_OTHERS: {
    kind: 'invalid',
    th: 'รวมได้เฉพาะกับข้อเสนอเรื่องอื่นของคณะกรรมการเดียวกัน',
    en: 'A proposal is combined with another one to the same committee.',
  },
} as const
