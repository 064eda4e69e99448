/** Why the rules of approval say no: a part of the closed list in refusals.ts. */
export const APPROVAL_REFUSALS = {
  STAGE_NOT_NOW: {
    kind: 'conflict',
    th: 'ยังไม่ถึงหรือพ้นขั้นตอน “{stage}” แล้ว',
    en: 'It is not the turn of the stage “{stage}”.',
  },
  CONTENT_CHANGED: {
    kind: 'conflict',
    th: 'เนื้อหาถูกแก้ไขหลังจากที่ส่งตรวจ จึงต้องตรวจใหม่',
    en: 'The content was changed since; it must be checked again.',
  },
  OWN_DRAFT: {
    kind: 'forbidden',
    th: 'ผู้ร่างตรวจหรือลงนามร่างของตนเองไม่ได้',
    en: 'The drafter may not check or sign the own draft.',
  },
  SAME_PERSON_TWICE: {
    kind: 'forbidden',
    th: 'ผู้พิจารณาแต่ละขั้นตอนต้องเป็นคนละคนกัน (เช่น ผู้ตรวจกับผู้ลงนาม)',
    en: 'Each stage must be decided by another person: the checker and the signer are not the same.',
  },
  SPOKEN_ALREADY: {
    kind: 'conflict',
    th: 'ท่านพิจารณาในขั้นตอน “{stage}” ไปแล้ว',
    en: 'You have had your say at the stage “{stage}” already.',
  },
  TURN_PASSED_ON: {
    kind: 'conflict',
    th: 'ท่านมอบการพิจารณาในขั้นตอน “{stage}” ให้ผู้อื่นแล้ว',
    en: 'You have passed your turn at the stage “{stage}” on.',
  },
  TURN_NOT_FOR: {
    kind: 'invalid',
    th: 'มอบการพิจารณาในขั้นตอน “{stage}” ให้ {personId} ไม่ได้',
    en: 'The turn at the stage “{stage}” cannot be passed on to {personId}.',
  },
  VERDICT_NOT_HERE: {
    kind: 'conflict',
    th: 'ในขั้นตอน “{stage}” ทำรายการ “{verdict}” ไม่ได้',
    en: '“{verdict}” cannot be said at the stage “{stage}”.',
  },
  ROUTE_UNMANNED: {
    kind: 'conflict',
    th: 'ขั้นตอน “{stage}” ไม่มีผู้พิจารณาเพียงพอ เพราะผู้ร่างพิจารณาร่างของตนเองไม่ได้',
    en: 'Too few are left to decide at the stage “{stage}”: nobody decides on an own draft.',
  },
} as const
