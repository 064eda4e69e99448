const sentences = {
  KEY_UNREADABLE: {
    th: 'อ่านกุญแจส่วนตัวไม่ได้ ต้องเป็น PEM แบบ PKCS#8 และรหัสผ่าน (ถ้ามี) ต้องถูกต้อง',
    en: 'The private key cannot be read: PKCS#8 PEM is needed, with the right pass phrase if it has one.',
  },
  KEY_UNSUITABLE: {
    th: 'กุญแจชนิดนี้ใช้ลงนามไม่ได้ ต้องเป็น P-256 หรือ RSA ตั้งแต่ 2048 บิต',
    en: 'This kind of key cannot sign: P-256 or RSA of 2048 bits and more is needed.',
  },
  CERTIFICATE_UNREADABLE: { th: 'อ่านใบรับรองไม่ได้', en: 'The certificate cannot be read.' },
  CERTIFICATE_NOT_OF_KEY: {
    th: 'ใบรับรองใบแรกไม่ใช่ของกุญแจนี้',
    en: 'The first certificate does not belong to the key.',
  },
  PLACE_MISSING: {
    th: 'ไฟล์ PDF ไม่มีที่ว่างสำหรับลายมือชื่อ',
    en: 'The PDF holds no empty place for a signature.',
  },
  PLACE_TOO_SMALL: {
    th: 'ที่ว่างสำหรับลายมือชื่อเล็กเกินไป',
    en: 'The place reserved for the signature is too small.',
  },
  FIELD_NAME_TAKEN: {
    th: 'มีช่องลงนามชื่อนี้อยู่แล้ว',
    en: 'There is a signature field of this name already.',
  },
  PDF_UNREADABLE: {
    th: 'อ่านโครงสร้างของไฟล์ PDF ไม่ได้ จึงลงนามเพิ่มไม่ได้',
    en: 'The structure of the PDF cannot be read, so no signature can be added.',
  },
  TIMESTAMP_UNREACHABLE: {
    th: 'ติดต่อผู้ให้บริการประทับเวลาไม่ได้',
    en: 'The time-stamp service cannot be reached.',
  },
  TIMESTAMP_REFUSED: {
    th: 'ผู้ให้บริการประทับเวลาปฏิเสธ หรือตอบไม่ตรงกับที่ขอ',
    en: 'The time-stamp service refused, or its answer is not to what was asked.',
  },
} as const

/** Why nothing was signed. */
export type SignRefusal = keyof typeof sentences

/** A refusal of the signing room, with a Thai and an English sentence. `detail` is technical, for the log. */
export class SignRefused extends Error {
  override readonly name = 'SignRefused'
  readonly th: string
  readonly en: string
  constructor(
    readonly code: SignRefusal,
    readonly detail?: string,
  ) {
    const { th, en } = sentences[code]
    super(`${th} (${en})${detail === undefined ? '' : ` [${detail}]`}`)
    this.th = th
    this.en = en
  }
}
