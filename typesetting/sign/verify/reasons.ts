const entries = {
  // the file
  TOO_LARGE: {
    weight: 'unreadable',
    th: 'ไฟล์ใหญ่เกินกว่าจะตรวจลายมือชื่อ',
    en: 'The file is too large to be checked.',
  },
  NOT_A_PDF: { weight: 'unreadable', th: 'ไม่ใช่ไฟล์ PDF', en: 'This is no PDF file.' },
  MALFORMED: {
    weight: 'unreadable',
    th: 'โครงสร้างของไฟล์ PDF เสียหายหรืออ่านได้หลายความหมาย จึงตรวจลายมือชื่อไม่ได้',
    en: 'The structure of the PDF is damaged or ambiguous, so no signature can be checked.',
  },
  ENCRYPTED: {
    weight: 'unreadable',
    th: 'ไฟล์ PDF เข้ารหัสไว้ จึงตรวจลายมือชื่อไม่ได้',
    en: 'The PDF is encrypted, so no signature can be checked.',
  },
  TOO_MUCH: {
    weight: 'unreadable',
    th: 'ไฟล์ซับซ้อนเกินกว่าจะตรวจได้ในเวลาที่กำหนด',
    en: 'The file is too complex to be checked within the limits.',
  },
  // what breaks a signature
  SIGNATURE_UNREADABLE: {
    weight: 'broken',
    th: 'อ่านข้อมูลลายมือชื่อไม่ได้',
    en: 'The signature cannot be read.',
  },
  SIGNATURE_UNSUPPORTED: {
    weight: 'broken',
    th: 'ลายมือชื่อใช้รูปแบบที่ไม่รองรับ',
    en: 'The signature is of a kind that is not supported.',
  },
  BYTE_RANGE_WRONG: {
    weight: 'broken',
    th: 'ช่วงข้อมูลที่ลงนามไม่ครอบคลุมไฟล์อย่างถูกต้อง',
    en: 'The signed range does not cover the file as it must.',
  },
  DIGEST_MISMATCH: {
    weight: 'broken',
    th: 'เนื้อหาถูกแก้ไขหลังลงนาม (ค่าแฮชไม่ตรง)',
    en: 'The signed content was changed (its hash differs).',
  },
  SIGNATURE_WRONG: {
    weight: 'broken',
    th: 'ลายมือชื่อไม่ได้ทำด้วยกุญแจของใบรับรอง',
    en: 'The signature was not made with the key of its certificate.',
  },
  CERTIFICATE_NOT_BOUND: {
    weight: 'broken',
    th: 'ลายมือชื่อไม่ได้ผูกกับใบรับรองที่แนบมา',
    en: 'The signature is not bound to the certificate it carries.',
  },
  WEAK_ALGORITHM: {
    weight: 'broken',
    th: 'ใช้อัลกอริทึมหรือกุญแจที่ไม่ปลอดภัยแล้ว',
    en: 'An algorithm or key is used that is no longer safe.',
  },
  CHANGED_AFTER_SIGNING: {
    weight: 'broken',
    th: 'เอกสารถูกแก้ไขหลังลงนาม',
    en: 'The document was changed after it was signed.',
  },
  REMOVED_LATER: {
    weight: 'broken',
    th: 'ลายมือชื่อนี้ถูกนำออกจากเอกสารภายหลัง',
    en: 'This signature was later removed from the document.',
  },
  CERTIFICATE_REVOKED: {
    weight: 'broken',
    th: 'ใบรับรองของผู้ลงนามถูกเพิกถอน',
    en: "The signer's certificate is revoked.",
  },
  // intact, but by whom?
  ISSUER_UNKNOWN: {
    weight: 'unknownIssuer',
    th: 'ไม่รู้จักผู้ออกใบรับรอง จึงยืนยันตัวผู้ลงนามไม่ได้',
    en: 'The issuer of the certificate is not known, so the signer is not confirmed.',
  },
  CERTIFICATE_EXPIRED: {
    weight: 'unknownIssuer',
    th: 'ใบรับรองหมดอายุในเวลาที่พิสูจน์ได้ว่ามีลายมือชื่อนี้',
    en: 'The certificate had expired at the time for which the signature is proven.',
  },
  CERTIFICATE_NOT_YET_VALID: {
    weight: 'unknownIssuer',
    th: 'ใบรับรองยังไม่มีผลในเวลาที่ลงนาม',
    en: 'The certificate was not yet valid at the time of signing.',
  },
  CERTIFICATE_UNSUITABLE: {
    weight: 'unknownIssuer',
    th: 'ใบรับรองไม่ได้ออกให้ใช้เพื่อการนี้',
    en: 'The certificate was not issued for this use.',
  },
  // worth knowing
  ADDED_LATER: {
    weight: 'note',
    th: 'มีข้อมูลต่อท้ายภายหลัง (เช่น ลายมือชื่ออื่น) สิ่งที่ลงนามไว้ไม่เปลี่ยน',
    en: 'Something was added later, such as another signature; what was signed here did not change.',
  },
  TIME_CLAIMED: {
    weight: 'note',
    th: 'เวลาลงนามเป็นเวลาที่ผู้ลงนามระบุเอง',
    en: 'The time of signing is what the signer claims.',
  },
  TIMESTAMP_UNTRUSTED: {
    weight: 'note',
    th: 'มีการประทับเวลา แต่ยืนยันผู้ประทับเวลาไม่ได้',
    en: 'There is a time stamp, but who made it is not confirmed.',
  },
  REVOCATION_NOT_CHECKED: {
    weight: 'note',
    th: 'ไม่ได้ตรวจการเพิกถอนใบรับรอง',
    en: 'Whether the certificate was revoked has not been checked.',
  },
} as const satisfies Record<
  string,
  { weight: 'unreadable' | 'broken' | 'unknownIssuer' | 'note'; th: string; en: string }
>

export type ReasonCode = keyof typeof entries

/** Why a verdict is what it is, for a person. `weight` is the verdict it brings by itself; a note brings none. */
export interface Reason {
  readonly code: ReasonCode
  readonly weight: 'unreadable' | 'broken' | 'unknownIssuer' | 'note'
  readonly th: string
  readonly en: string
}

export const reason = (code: ReasonCode): Reason => ({ code, ...entries[code] })

/** Thrown inside the room: this signature is broken, for this reason. */
export class Broken extends Error {
  override readonly name = 'Broken'
  constructor(
    readonly code: ReasonCode,
    detail = '',
  ) {
    super(`${code} ${detail}`)
  }
}
