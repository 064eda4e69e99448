/** Where a file is on its way: its bytes are arriving, it is looked at, it may be served, a person must decide, it is out. */
export type FileState = 'uploading' | 'scanning' | 'clean' | 'held' | 'refused'

/** All states, in the order of a file's life. */
export const FILE_STATES = [
  'uploading',
  'scanning',
  'clean',
  'held',
  'refused',
] as const satisfies readonly FileState[]

type Entry = { readonly verdict: 'held' | 'refused'; readonly th: string; readonly en: string }

/**
 * The one table of why a file is not taken as it is. `held` waits for an administrator; `refused` is final and the bytes
 * go. Words in braces are filled from the reason's `params`.
 */
const entries = {
  EMPTY: { verdict: 'refused', th: 'แฟ้มว่างเปล่า', en: 'The file is empty.' },
  KIND_NOT_TAKEN: {
    verdict: 'refused',
    th: 'ไม่รับแฟ้มชนิด “{claimed}” รับเฉพาะ {taken}',
    en: 'Files of the kind “{claimed}” are not taken, only {taken}.',
  },
  NAME_LIES: {
    verdict: 'refused',
    th: 'ชื่อบอกว่าเป็น {claimed} แต่เนื้อหาเป็น {found}',
    en: 'The name says {claimed}, the content is {found}.',
  },
  PROGRAM: { verdict: 'refused', th: 'เนื้อหาเป็นโปรแกรม ({found})', en: 'The content is a program ({found}).' },
  ACTIVE_TEXT: {
    verdict: 'refused',
    th: 'เนื้อหาเป็นหน้าเว็บ SVG หรือสคริปต์',
    en: 'The content is a web page, an SVG or a script.',
  },
  POLYGLOT: {
    verdict: 'refused',
    th: 'แฟ้มเดียวอ่านได้เป็นหลายชนิด ({found})',
    en: 'The file can be read as more than one kind ({found}).',
  },
  BROKEN: {
    verdict: 'refused',
    th: 'แฟ้มเสียหาย อ่านเป็น {claimed} ไม่ได้',
    en: 'The file is damaged: it cannot be read as {claimed}.',
  },
  VIRUS: { verdict: 'refused', th: 'พบมัลแวร์ “{found}”', en: 'Malware was found: “{found}”.' },
  SCANNER_MISSING: {
    verdict: 'refused',
    th: 'ระบบนี้ไม่มีโปรแกรมตรวจมัลแวร์ จึงไม่รับแฟ้มบีบอัด โปรดส่งทีละแฟ้ม',
    en: 'No malware scanner is set up here, so archives are not taken: send the files one by one.',
  },
  SCANNER_LIMIT: {
    verdict: 'held',
    th: 'แฟ้มใหญ่กว่าที่โปรแกรมตรวจมัลแวร์รับได้',
    en: 'The file is larger than the malware scanner takes.',
  },
  ARCHIVE_BOMB: {
    verdict: 'refused',
    th: 'แฟ้มบีบอัดขยายแล้วใหญ่เกินไป ({found})',
    en: 'The archive unpacks to too much ({found}).',
  },
  ARCHIVE_NESTED: {
    verdict: 'refused',
    th: 'มีแฟ้มบีบอัดซ้อนอยู่ข้างใน',
    en: 'There is an archive inside the archive.',
  },
  ARCHIVE_PATHS: {
    verdict: 'refused',
    th: 'แฟ้มบีบอัดมีชื่อที่ชี้ออกนอกโฟลเดอร์',
    en: 'The archive holds names that point outside its folder.',
  },
  ENCRYPTED: {
    verdict: 'held',
    th: 'แฟ้มมีรหัสผ่าน จึงตรวจไม่ได้ โปรดส่งฉบับที่ไม่มีรหัสผ่าน',
    en: 'The file has a password, so it cannot be looked through: send one without.',
  },
  MACROS: {
    verdict: 'refused',
    th: 'แฟ้มมีแมโครหรือตัวควบคุม ActiveX โปรดบันทึกเป็นชนิดที่ไม่มีแมโคร',
    en: 'The file holds macros or ActiveX controls: save it without them.',
  },
  DDE: {
    verdict: 'refused',
    th: 'แฟ้มสั่งเรียกโปรแกรมอื่น (DDE)',
    en: 'The file calls other programs (DDE).',
  },
  EXTERNAL_LINKS: {
    verdict: 'held',
    th: 'แฟ้มดึงข้อมูลจากภายนอกเมื่อเปิด',
    en: 'The file fetches from outside when it is opened.',
  },
  EMBEDDED_OBJECT: {
    verdict: 'held',
    th: 'แฟ้มมีวัตถุฝังอยู่ข้างใน ({found})',
    en: 'The file holds embedded objects ({found}).',
  },
  PDF_ACTIVE: {
    verdict: 'held',
    th: 'PDF มีส่วนที่ทำงานเองหรือแฟ้มฝัง ({found})',
    en: 'The PDF holds active parts or embedded files ({found}).',
  },
  OPAQUE: {
    verdict: 'held',
    th: 'ส่วนหนึ่งของแฟ้มใหญ่เกินกว่าจะตรวจดูข้างในได้',
    en: 'A part of the file is too large to be looked through.',
  },
  IMAGE_TOO_LARGE: {
    verdict: 'refused',
    th: 'ภาพใหญ่เกินไป ({found} พิกเซล รับไม่เกิน {most})',
    en: 'The picture is too large ({found} pixels, {most} at most).',
  },
  DECIDED: {
    verdict: 'refused',
    th: 'ผู้ดูแลระบบไม่รับ: {found}',
    en: 'An administrator refused it: {found}',
  },
} as const satisfies Record<string, Entry>

/** A reason of the closed list. */
export type FileReasonCode = keyof typeof entries

/** All codes, for tables and tests. */
export const FILE_REASON_CODES = Object.keys(entries) as FileReasonCode[]

/** Why a file is held or refused. `entry` names the file inside an archive that it concerns. */
export type FileReason = {
  readonly code: FileReasonCode
  readonly entry?: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** What the table says of a reason where a scanner is set up; without one nothing is held, what would be is refused. */
export function verdictOf({ code }: FileReason, hasScanner: boolean): 'held' | 'refused' {
  return hasScanner ? entries[code].verdict : 'refused'
}

/** The reason as sentences for a person, in Thai and English. */
export function fileReasonText({ code, entry, params }: FileReason): { th: string; en: string } {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(params?.[name] ?? '–'))
  const { th, en } = entries[code]
  if (entry === undefined) return { th: fill(th), en: fill(en) }
  return { th: `“${entry}” ข้างใน: ${fill(th)}`, en: `“${entry}” inside: ${fill(en)}` }
}

/** Every kind of file that is taken, in the order in which they are named to people. */
export const FILE_KINDS = [
  ...(['pdf', 'png', 'jpg', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'csv', 'txt', 'zip'] as const),
  // Recordings of meetings by electronic means.
  ...(['mp3', 'm4a', 'mp4', 'webm'] as const),
] as const

/** A kind of file that is taken. */
export type FileKind = (typeof FILE_KINDS)[number]

/** A file as it stands in an answer: the hash binds its bytes to the answer's own hash. */
export type AttachedFile = {
  readonly fileId: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
}

/** Whether a value of an answer is a file. */
export function isAttachedFile(value: unknown): value is AttachedFile {
  if (typeof value !== 'object' || value === null) return false
  const { fileId, name, bytes, sha256 } = value as Partial<AttachedFile>
  return [fileId, name, sha256].every((one) => typeof one === 'string') && typeof bytes === 'number'
}
