import { COMMITTEE_REFUSALS } from './committee-refusals.js'
import { APPROVAL_REFUSALS } from './approval/refusals.js'
import { valueInEnglish, valueInThai } from './days-in-words.js'
import { EXEMPTION_REFUSALS } from './exemption/refusals.js'
import { MEETING_REFUSALS } from './meeting/refusals.js'
import { PEOPLE_REFUSALS } from './people-refusals.js'
import { PROPOSAL_REFUSALS } from './proposal-refusals.js'
import { REGISTER_REFUSALS } from './register-refusals.js'
import { filled, type Params } from './sentence.js'

/**
 * The closed list of reasons for which the rules say no. A refusal is returned, never thrown, by the domain;
 * it is an answer for a person, so each has a Thai and an English sentence. `kind` finds its HTTP status (api/problems.ts).
 * Words in braces are filled from the refusal's `params`, as domain/sentence.ts says.
 */
type Entry = { kind: 'conflict' | 'invalid' | 'forbidden' | 'notFound' | 'gone'; th: string; en: string }

const entries = {
  ...COMMITTEE_REFUSALS,
  ...PEOPLE_REFUSALS,
  ...EXEMPTION_REFUSALS,
  ...PROPOSAL_REFUSALS,
  ...APPROVAL_REFUSALS,
  ...REGISTER_REFUSALS,
  ...MEETING_REFUSALS,
  // acts on any case
  NOT_FOUND: { kind: 'notFound', th: 'ไม่พบรายการนี้', en: 'There is no such item.' },
  NOT_NOW: {
    kind: 'conflict',
    th: 'ทำรายการ “{act}” ในสถานะ “{state}” ไม่ได้',
    en: 'The act “{act}” is not possible while the case is “{state}”.',
  },
  WITHDRAWN: {
    kind: 'gone',
    th: 'หนังสือนี้ถูกเรียกคืนหรือถอนจากหน่วยงานแล้ว จึงทำรายการต่อไม่ได้',
    en: 'This letter has been recalled or withdrawn: nothing more can be done on it.',
  },
  ENDED: {
    kind: 'gone',
    th: 'เรื่องนี้ปิดหรือสิ้นสุดแล้ว จึงทำรายการต่อไม่ได้',
    en: 'This case has been closed or given up: nothing more can be done on it.',
  },
  NOT_YOURS: {
    kind: 'forbidden',
    th: 'ผู้ทำรายการไม่มีหน้าที่ในเรื่องนี้',
    en: 'This act does not belong to the duties of the person.',
  },
  REASON_MISSING: { kind: 'invalid', th: 'ต้องระบุเหตุผล', en: 'A reason is needed.' },

  TOO_MANY_DRAFTS: {
    kind: 'conflict',
    th: 'มีร่างที่ยังไม่เสนอได้ไม่เกิน {most} ฉบับต่อคน โปรดเสนอหรือเลิกร่างเดิมก่อน',
    en: 'A person may have {most} drafts at a time: send one for approval, or give one up first.',
  },

  // tokens, feeds, webhooks
  SCOPE_UNKNOWN: {
    kind: 'invalid',
    th: 'ไม่มีสิทธิ์ชื่อ “{scope}” ให้โทเค็น',
    en: 'There is no right called “{scope}” for tokens.',
  },
  TOO_MANY_KEYS: {
    kind: 'conflict',
    th: 'มีได้พร้อมกันไม่เกิน {most} รายการ โปรดยกเลิกรายการที่ไม่ใช้ก่อน',
    en: 'There can be {most} at a time: end one that is not used first.',
  },

  // dates, calendars, deadlines
  DATE_INVALID: {
    kind: 'invalid',
    th: '“{value}” ไม่ใช่วันที่ที่มีจริง',
    en: '“{value}” is not a date that exists.',
  },
  DATE_YEAR_UNCLEAR: {
    kind: 'invalid',
    th: 'ปีของวันที่ “{value}” ไม่ชัดเจน หมายถึง{readingTh} (ค.ศ. {year}) ใช่หรือไม่ โปรดยืนยัน',
    en: 'The year of “{value}” is unclear. Is {readingEn} (B.E. {yearBe}) meant? Please confirm.',
  },
  DATE_FAR: {
    kind: 'invalid',
    th: 'วันที่ “{value}” ห่างจากปัจจุบันเกิน {years} ปี',
    en: 'The date “{value}” is more than {years} years away.',
  },
  TIME_INVALID: {
    kind: 'invalid',
    th: '“{value}” ไม่ใช่เวลา (ใช้รูปแบบ 08:30)',
    en: '“{value}” is not a time (write 08:30).',
  },
  DEADLINE_PAST: {
    kind: 'invalid',
    th: 'กำหนด{day} ผ่านไปแล้ว ณ เวลาที่เริ่มนับ ({from})',
    en: 'The deadline {day} is already over at the moment it counts from ({from}).',
  },
  DEADLINE_RULE_INVALID: {
    kind: 'invalid',
    th: 'จำนวนวัน “{days}” ใช้ไม่ได้ ต้องเป็นจำนวนเต็ม 1 ถึง {most}',
    en: '“{days}” days will not do: a whole number from 1 to {most} is needed.',
  },
  CALENDAR_UNKNOWN: {
    kind: 'conflict',
    th: 'ปฏิทินวันทำการ “{version}” ไม่ครอบคลุม{day} (มีข้อมูล{coversFrom} ถึง{coversTo}) ต้องนำเข้าวันหยุดก่อน',
    en: 'The calendar “{version}” does not cover {day} (it knows {coversFrom} to {coversTo}): import the holidays first.',
  },
  REMINDER_PLAN_INVALID: {
    kind: 'invalid',
    th: 'แผนเตือน “{workingDays} วันทำการ เวลา {at}” ใช้ไม่ได้',
    en: 'The reminder step “{workingDays} working days at {at}” will not do.',
  },
  // circulars
  TOP_SECRET_ON_PAPER: {
    kind: 'invalid',
    th: 'หนังสือชั้น “ลับที่สุด” ส่งทางระบบอิเล็กทรอนิกส์ไม่ได้ ต้องทำเป็นกระดาษ',
    en: 'A top secret letter may not travel by an electronic system: it is made on paper.',
  },
  PERSON_NOT_OF_OFFICE: {
    kind: 'invalid',
    th: 'บุคคลรหัส {persons} ไม่มีหน้าที่ในหน่วยงานนี้',
    en: 'The persons {persons} have no assignment in this office.',
  },
  NOT_SECRET: {
    kind: 'conflict',
    th: 'เรื่องนี้ไม่มีชั้นความลับ จึงไม่ต้องระบุชื่อผู้มีสิทธิ์รู้',
    en: 'This case is not secret: nobody needs to be named.',
  },
  DEADLINE_NOT_LATER: {
    kind: 'invalid',
    th: 'กำหนดใหม่ต้องช้ากว่ากำหนดเดิม',
    en: 'The new deadline must be later than the one that holds.',
  },
  NOT_DUE_YET: { kind: 'conflict', th: 'ยังไม่พ้นกำหนดส่ง', en: 'The deadline has not passed yet.' },
  // submissions
  REQUEST_PENDING: {
    kind: 'conflict',
    th: 'มีคำขอขยายเวลาที่รอการพิจารณาอยู่แล้ว',
    en: 'A request for more time is already waiting for its decision.',
  },
  REQUESTS_SPENT: {
    kind: 'conflict',
    th: 'ขอขยายเวลาได้ไม่เกิน {max} ครั้ง',
    en: 'More time can be asked for {max} {max:time|times} at most.',
  },
  REQUEST_TOO_LATE: {
    kind: 'conflict',
    th: 'พ้นกำหนดแล้ว ขอขยายเวลาไม่ได้',
    en: 'The deadline has passed: more time can no longer be asked for.',
  },
  EXEMPT: {
    kind: 'conflict',
    th: 'หน่วยงานได้รับยกเว้นจากเรื่องนี้ จึงไม่ต้องตอบจนกว่าการยกเว้นจะสิ้นสุด',
    en: 'The office is exempt from this: no answer is due until the exemption ends.',
  },
  NO_REQUEST: { kind: 'conflict', th: 'ไม่มีคำขอที่รอการพิจารณา', en: 'There is no request to decide on.' },
  AUDIENCE_EMPTY: {
    kind: 'invalid',
    th: 'ไม่มีหน่วยงานใดตรงตามเงื่อนไขผู้รับ',
    en: 'No office matches the rule of recipients.',
  },

  // the directory and audiences
  AUDIENCE_RULE_INVALID: {
    kind: 'invalid',
    th: 'เงื่อนไขผู้รับ “{rule}” ใช้ไม่ได้',
    en: 'The rule for recipients “{rule}” will not do.',
  },
  OFFICE_UNKNOWN: {
    kind: 'invalid',
    th: 'ไม่มีหน่วยงานรหัส {codes} ในทำเนียบ',
    en: 'The directory knows no office {codes}.',
  },
  OFFICE_CLOSED: {
    kind: 'invalid',
    th: 'ใน{on} ไม่มีหน่วยงานรหัส {codes} แล้วหรือยังไม่จัดตั้ง (หน่วยงานที่รับช่วง: {successors})',
    en: 'On {on} the office {codes} does not exist (successors: {successors}).',
  },
  PROVINCE_UNKNOWN: {
    kind: 'invalid',
    th: 'ไม่มีจังหวัดชื่อ “{provinces}”',
    en: 'There is no province “{provinces}”.',
  },
  GROUP_UNKNOWN: {
    kind: 'invalid',
    th: 'ไม่มีกลุ่มผู้รับชื่อ “{group}”',
    en: 'There is no group of recipients “{group}”.',
  },
  GROUP_RETIRED: {
    kind: 'conflict',
    th: 'กลุ่มผู้รับ “{group}” เลิกใช้แล้ว',
    en: 'The group of recipients “{group}” is no longer in use.',
  },
  PROCEDURE_RETIRED: {
    kind: 'conflict',
    th: 'ชนิดหนังสือเวียน “{procedure}” เลิกใช้แล้ว',
    en: 'The kind of circular “{procedure}” is no longer in use.',
  },
  // changes of the calendar
  CALENDAR_MOVED_ON: {
    kind: 'conflict',
    th: 'ปฏิทินที่ใช้อยู่คือ {now} ไม่ใช่ {base} ที่ใช้คำนวณ โปรดเสนอการเปลี่ยนแปลงใหม่',
    en: 'The calendar in force is {now}, not {base}, on which this was worked out: propose the change again.',
  },
  CHANGE_NOT_NOW: {
    kind: 'conflict',
    th: 'การเปลี่ยนปฏิทินนี้อยู่ในสถานะ “{state}” จึงทำรายการนี้ไม่ได้',
    en: 'This is not possible while the change of the calendar is “{state}”.',
  },
  CHANGE_UNDECIDED: {
    kind: 'conflict',
    th: 'ยังไม่ได้ตัดสินใจอีก {open} กำหนดส่ง',
    en: '{open} {open:deadline has|deadlines have} not been decided on yet.',
  },
  OWN_CHANGE: {
    kind: 'forbidden',
    th: 'ผู้เสนออนุมัติการเปลี่ยนปฏิทินของตนเองไม่ได้',
    en: 'Who has proposed a change of the calendar cannot approve it.',
  },
  DAY_KNOWN: {
    kind: 'conflict',
    th: '{day} เป็นวันหยุดอยู่แล้วในปฏิทิน',
    en: '{day} is a holiday of the calendar already.',
  },
  DAY_NOT_KNOWN: {
    kind: 'conflict',
    th: '{day} ไม่ได้เป็นวันหยุดในปฏิทิน จึงถอนไม่ได้',
    en: '{day} is no holiday of the calendar: it cannot be taken away.',
  },
  // letterheads and keys
  KEY_UNUSABLE: {
    kind: 'invalid',
    th: 'กุญแจหรือใบรับรองใช้ไม่ได้: {reasonTh}',
    en: 'The key or its certificate will not do: {reasonEn}',
  },
  KEY_ACTIVE: {
    kind: 'conflict',
    th: 'หน่วยงานมีกุญแจที่ใช้อยู่แล้ว ต้องเพิกถอนก่อน',
    en: 'The office has a key in use: revoke it first.',
  },
  KEY_REVOKED: { kind: 'conflict', th: 'กุญแจนี้ถูกเพิกถอนแล้ว', en: 'This key has been revoked.' },
  EMBLEM_UNUSABLE: {
    kind: 'invalid',
    th: 'ตราใช้ไม่ได้: {reasonTh}',
    en: 'The emblem will not do: {reasonEn}',
  },
  // files
  FILE_IN_USE: {
    kind: 'conflict',
    th: 'แฟ้มนี้อยู่ในคำตอบที่ส่งแล้ว เรื่องที่เสนอ คำขอ หรือระเบียบวาระการประชุม จึงลบไม่ได้',
    en: 'The file stands in an answer, a proposal, a request or on an agenda: it cannot be removed.',
  },
  FILE_NOT_CLEAN: {
    kind: 'conflict',
    th: 'แฟ้มนี้ยังไม่ผ่านการตรวจ (สถานะ “{state}”)',
    en: 'The file has not passed its checks (it is “{state}”).',
  },
  FILE_NOT_HELD: {
    kind: 'conflict',
    th: 'แฟ้มนี้ไม่ได้รอการพิจารณา (สถานะ “{state}”)',
    en: 'The file does not wait for a decision (it is “{state}”).',
  },
  // the record: clock, directory
  REAL_CASES: {
    kind: 'conflict',
    th: 'ฐานข้อมูลนี้มีเรื่องจริงแล้ว จึงใช้ซ้อมไม่ได้',
    en: 'This database holds real cases: it cannot be used for a rehearsal.',
  },
  NO_REHEARSAL: {
    kind: 'conflict',
    th: 'ตั้งนาฬิกาได้เฉพาะในการซ้อม',
    en: 'The clock can be set in a rehearsal only.',
  },
  CLOCK_BACKWARDS: {
    kind: 'conflict',
    th: 'ถอยนาฬิกาไปก่อนเหตุการณ์ล่าสุดที่บันทึกไว้ไม่ได้',
    en: 'The clock cannot go back before the newest event on record.',
  },
  CHANGE_TOO_EARLY: {
    kind: 'invalid',
    th: '{on} อยู่ก่อนวันที่ข้อมูลของ {codes} เริ่มใช้',
    en: '{on} comes before the day from which the record of {codes} holds.',
  },
} as const satisfies Record<string, Entry>

/** A reason of the closed list. */
export type RefusalCode = keyof typeof entries

/** The answer "no": its code, the field it concerns (JSON pointer) and what fills the sentence. */
export type Refusal = {
  readonly refused: RefusalCode
  readonly pointer?: string
  readonly params?: Params
}

/** All codes, for tables and tests. */
export const REFUSAL_CODES = Object.keys(entries) as RefusalCode[]

/** Makes a refusal; `params` fill the braces of its sentences. */
export function refuse(refused: RefusalCode, params?: Params, pointer?: string): Refusal {
  return { refused, ...(params ? { params } : {}), ...(pointer === undefined ? {} : { pointer }) }
}

/** Tells a refusal from events. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value
}

/** What kind of "no" it is: the API's status table asks this. */
export function refusalKind(code: RefusalCode): Entry['kind'] {
  return entries[code].kind
}

/** The refusal as sentences for a person, in Thai and English. */
export function refusalText(refusal: Refusal): { th: string; en: string } {
  const { th, en } = entries[refusal.refused]
  const { params } = refusal
  return { th: filled(th, params, valueInThai), en: filled(en, params, valueInEnglish) }
}
