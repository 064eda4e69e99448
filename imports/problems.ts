/** What can be wrong with a file that comes in: a closed list, each with a Thai and an English sentence. */
const sentences = {
  // the file as a whole
  FILE_EMPTY: { th: 'แฟ้มว่างเปล่า', en: 'The file is empty.' },
  FILE_NO_ROWS: {
    th: 'แฟ้มมีแต่หัวตาราง ไม่มีข้อมูลสักบรรทัด',
    en: 'The file has its column heads, but no line below them.',
  },
  FILE_TOO_LARGE: { th: 'แฟ้มใหญ่เกินไป (ไม่เกิน {most})', en: 'The file is too large (at most {most}).' },
  FILE_NOT_TEXT: {
    th: 'แฟ้มนี้เป็น{foundTh} ไม่ใช่ CSV ใน Excel โปรดเลือก “บันทึกเป็น” แล้วเลือกชนิด CSV UTF-8',
    en: 'The file is {foundEn}, not CSV. In Excel choose “Save as”, then the type CSV UTF-8.',
  },
  ENCODING_UNKNOWN: {
    th: 'อ่านอักษรในแฟ้มไม่ได้ (น่าจะเป็น{foundTh}) ใน Excel โปรดเลือก “บันทึกเป็น” แล้วเลือกชนิด CSV UTF-8',
    en: 'The encoding cannot be read (it looks like {foundEn}). In Excel choose “Save as”, then the type CSV UTF-8; TIS-620 and Windows-874 are read, too.',
  },
  TEXT_DAMAGED: {
    th: 'อักษรไทยในแฟ้มเสียหายแล้ว (เช่น “{value}”) เพราะเคยบันทึกผิดรหัสอักขระ โปรดใช้แฟ้มต้นฉบับ',
    en: 'The Thai text was damaged when saved in a wrong encoding (“{value}”): use the original file.',
  },
  SEPARATOR_UNKNOWN: {
    th: 'บรรทัดแรกของแฟ้มต้องเป็นหัวตาราง {missing} คั่นด้วยจุลภาค อัฒภาค แท็บ หรือขีดตั้ง',
    en: 'The first line of the file must be the column heads {missing}, separated by comma, semicolon, tab or bar.',
  },
  COLUMNS_MISSING: {
    th: 'บรรทัดแรกขาดหัวตาราง {missing}',
    en: 'The column heads {missing} are missing in the first line.',
  },
  COLUMN_DOUBLED: { th: 'หัวตาราง “{value}” ซ้ำ', en: 'The column head “{value}” occurs twice.' },
  COLUMN_UNKNOWN: {
    th: 'ไม่รู้จักหัวตาราง “{value}” จึงไม่นำเข้า',
    en: 'The column “{value}” is not known: left out.',
  },
  // a row
  ROW_BROKEN: {
    th: 'อ่านแถวนี้ไม่ได้: เครื่องหมายคำพูดไม่ครบ',
    en: 'The row cannot be read: its quotes do not match.',
  },
  ROW_LENGTH: { th: 'มี {found} ช่อง ต้องมี {wanted} ช่อง', en: 'The row has {found} cells instead of {wanted}.' },
  // a cell
  CELL_MISSING: { th: 'ต้องกรอก', en: 'A value is needed.' },
  CELL_FORMULA: {
    th: 'ขึ้นต้นด้วยเครื่องหมายสูตร (= + - @) ไม่รับ',
    en: 'The cell begins like a formula (= + - @): not accepted.',
  },
  CELL_TOO_LONG: { th: 'ยาวเกิน {most} อักขระ', en: 'Longer than {most} characters.' },
  THAI_ORDER: {
    th: 'วางสระและวรรณยุกต์ผิดลำดับหรือซ้ำ โปรดตรวจ',
    en: 'Vowels or tone marks are doubled or in a wrong order: please check.',
  },
  CHOICE_UNKNOWN: {
    th: '“{value}” ใช้ไม่ได้ เลือกได้: {choices}',
    en: '“{value}” will not do; possible: {choices}.',
  },
  CODE_INVALID: { th: 'รหัส “{value}” ใช้ไม่ได้', en: '“{value}” is not a code.' },
  CODE_DOUBLED: {
    th: 'รหัส “{value}” ซ้ำกับบรรทัด {first}',
    en: 'The code “{value}” was already in line {first}.',
  },
  PROVINCE_UNKNOWN: { th: 'ไม่มีจังหวัดชื่อ “{value}”', en: 'There is no province “{value}”.' },
  PROVINCE_CODE: {
    th: 'รหัสจังหวัด “{value}” ไม่ตรงกับชื่อจังหวัด (ควรเป็น {wanted})',
    en: 'The province code “{value}” does not fit the name ({wanted}).',
  },
  NUMBER_INVALID: { th: '“{value}” ไม่ใช่จำนวนที่ใช้ได้', en: '“{value}” is not a usable number.' },
  AREA_CODE: {
    th: 'รหัสเขตพื้นที่ “{value}” ต้องเป็นเลข 4 หลัก',
    en: 'The area code “{value}” must have four digits.',
  },
  EMAIL_INVALID: { th: '“{value}” ไม่ใช่ที่อยู่อีเมล', en: '“{value}” is not a mail address.' },
  DATE_INVALID: { th: '“{value}” ไม่ใช่วันที่ที่มีจริง', en: '“{value}” is not a date that exists.' },
  DATE_YEAR: {
    th: 'ปีของ “{value}” ไม่ใช่ ค.ศ. 4 หลัก ถ้าหมายถึง {readingTh} ให้เขียน {reading}',
    en: 'The year of “{value}” is not a four-digit Gregorian year; for {readingEn} write {reading}.',
  },
  DATE_ORDER: { th: 'วันสิ้นสุดต้องอยู่หลังวันเริ่ม {from}', en: 'The end must come after the beginning, {from}.' },
  YEAR_BE: {
    th: 'ปี “{value}” ไม่ใช่ปี พ.ศ. ที่ตรงกัน (ควรเป็น {wanted})',
    en: 'The year “{value}” is not the Buddhist year that fits ({wanted}).',
  },
  INNOVATION_PROVINCE: {
    th: '“{value}” ไม่ใช่จังหวัดของหน่วยงานนี้',
    en: '“{value}” is not among the provinces of the office.',
  },
  INNOVATION_FLAG: {
    th: 'ค่า “{value}” ขัดกับปีที่เป็นพื้นที่นวัตกรรม (ควรเป็น {wanted})',
    en: '“{value}” contradicts the year since which it is an innovation area ({wanted}).',
  },
  OFFICE_UNKNOWN: { th: 'ไม่มีหน่วยงานรหัส “{value}” ในทำเนียบ', en: 'The directory knows no office “{value}”.' },
  OFFICE_DECIDED_LATER: {
    th: 'ข้อมูลของ {value} กำหนดไว้ตั้งแต่ {from} แล้ว ให้มีผลก่อนวันนั้นไม่ได้ โปรดเลือกวันที่มีผลหลังจากนั้น หรือให้แฟ้มตรงกับทำเนียบในบรรทัดนี้',
    en: 'The record of {value} from {from} on is decided already: choose a later day, or leave this office as the directory has it.',
  },
  PERSON_DIFFERS: {
    th: 'ไม่ตรงกับบรรทัด {first} ซึ่งใช้อีเมลเดียวกัน (อีเมลเดียวกันคือบุคคลเดียวกัน)',
    en: 'Line {first} says something else with the same mail address, and is the same person by that.',
  },
  LINE_DOUBLED: {
    th: 'ให้ตำแหน่งเดียวกันแก่บุคคลเดียวกันซ้ำกับบรรทัด {first} โปรดลบออกหนึ่งบรรทัด',
    en: 'Line {first} gives the same person the same assignment already: please take one of them out.',
  },
  EMAIL_TAKEN: {
    th: 'อีเมล “{value}” เป็นของบุคคลอื่นแล้ว ({personId})',
    en: 'The address “{value}” belongs to another person ({personId}).',
  },
  PERSON_NOT_SERVING: {
    th: '{value} ถูกระงับหรือพ้นหน้าที่แล้ว จึงนำเข้าตำแหน่งไม่ได้',
    en: '{value} is locked or has left: nothing can be given.',
  },
  RULE: { th: '{th}', en: '{en}' },
  WEEKDAY: { th: '{day} เป็นวัน{wanted} ไม่ใช่ “{value}”', en: '{day} is {wantedEn}, not “{value}”.' },
  DATE_WORDS: { th: '“{value}” ไม่ตรงกับวันที่ {day}', en: '“{value}” is not the day {day}.' },
  DAY_DOUBLED: {
    th: 'วันที่ {value} มีอยู่แล้วในบรรทัด {first}',
    en: 'The day {value} was already in line {first}.',
  },
  YEAR_MISSING: { th: 'ไม่มีวันหยุดของปี {value}', en: 'There are no holidays for the year {value}.' },
  YEAR_THIN: {
    th: 'ปี {value} มีวันหยุดราชการเพียง {found} วัน โปรดตรวจว่าครบ',
    en: 'The year {value} has only {found} government holidays: please check that all are there.',
  },
} as const

/** A code of the closed list of problems. */
export type ProblemCode = keyof typeof sentences

/** One thing wrong with a file: where (line 1 is the head, column by its head), why, and the value found. */
export type Problem = {
  readonly severity: 'error' | 'warning'
  readonly line: number
  readonly column: string
  readonly code: ProblemCode
  readonly th: string
  readonly en: string
  readonly value: string
}

/** Where a problem is and what fills its sentence. */
export type ProblemPlace = {
  readonly line?: number
  readonly column?: string
  readonly value?: string
  readonly params?: Readonly<Record<string, string | number>>
}

const LONGEST_VALUE = 80

function make(severity: Problem['severity'], code: ProblemCode, place: ProblemPlace): Problem {
  const value = (place.value ?? '').slice(0, LONGEST_VALUE)
  const params: Record<string, string | number> = { value, ...place.params }
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '–'))
  const { th, en } = sentences[code]
  return {
    severity,
    line: place.line ?? 1,
    column: place.column ?? '',
    code,
    th: fill(th),
    en: fill(en),
    value,
  }
}

/** A problem for which the row (or the file) is not taken. */
export function problem(code: ProblemCode, place: ProblemPlace = {}): Problem {
  return make('error', code, place)
}

/** A remark: the row is taken, a person should look. */
export function remark(code: ProblemCode, place: ProblemPlace = {}): Problem {
  return make('warning', code, place)
}

/** Whether one of the problems keeps a row (or the file) out. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error')
}
