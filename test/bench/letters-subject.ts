import { createRequire } from 'node:module'
import type { Document } from '../../typesetting/model.js'
import { PROSE } from '../typesetting/everything.js'

const require = createRequire(import.meta.url)

/** Sarabun as every rival gets it. */
export const fontPath = require.resolve('@expo-google-fonts/sarabun/400Regular/Sarabun_400Regular.ttf')

/** TH Sarabun's 16 pt in this font. */
export const SIZE = 10.72

export const HEAD = ['ที่ ทส ๐๔๐๐๙/ว ๑๒๓', 'สำนักงานตัวอย่าง ถนนสมมุติ กทม. ๑๐๓๐๐', '๒๑ พฤศจิกายน ๒๕๖๖']
export const SUBJECT = 'การเป็นเจ้าภาพร่วมขับเคลื่อนพื้นที่นวัตกรรมการศึกษา และการจัดส่งรายชื่อผู้รับผิดชอบ'
/** Words that show whether marks are found, then prose for two pages. */
export const BODY: readonly string[] = [
  'น้ำ ปี่ ปื้น ฟื้น ญี่ปุ่น เรื่อง กิตติ์ ฐานะ รัฐธรรมนูญ เก่ง กำลัง ฤๅษี กฎ ผู้ใหญ่ พันธุ์ ทั้งสิ้น เสื้อผ้า กั้ง',
  ...PROSE,
  ...PROSE,
  ...PROSE,
]
export const FOOT = ['ขอแสดงความนับถือ', '(นายสมมุติ ตัวอย่าง)', 'ผู้อำนวยการสำนักงานตัวอย่าง']

/** The addressee of letter `i`. */
export const addresseeOf = (i: number | '{i}'): string =>
  `ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต ${i}`

/** The letter as our own input. `signed`: with a QR code and a field to sign. */
export function letterOf(signed: boolean): Document {
  return {
    title: SUBJECT,
    lang: 'th',
    id: 'bench',
    createdAt: '2026-01-01T00:00:00Z',
    running: { pageNumber: {}, catchwords: true },
    ...(signed ? { signatureField: { name: 'ผู้ลงนาม' } } : {}),
    blocks: [
      ...HEAD.map((text) => ({ kind: 'paragraph', runs: [{ text }] }) as const),
      { kind: 'paragraph', label: { runs: [{ text: 'เรื่อง' }] }, runs: [{ text: SUBJECT }] },
      { kind: 'paragraph', label: { runs: [{ text: 'เรียน' }] }, runs: [{ slot: 'addressee' }] },
      ...BODY.map(
        (text) =>
          ({
            kind: 'paragraph',
            align: 'justify',
            firstIndentCm: 2.5,
            spaceBeforePt: 6,
            runs: [{ text }],
          }) as const,
      ),
      { kind: 'signature', axisCm: 8, lines: FOOT.map((text) => [{ text }]), handBefore: 1, handSpacePt: 48 },
      ...(signed
        ? ([{ kind: 'qr', content: { slot: 'check', maxBytes: 60 }, sizeCm: 2, alt: 'คิวอาร์โค้ด' }] as const)
        : []),
    ],
  }
}

/** What a reader's search is asked for: every run of characters between blanks. */
export const PHRASES: readonly string[] = [
  ...new Set([SUBJECT, ...BODY, ...FOOT].flatMap((text) => text.split(/\s+/))),
].filter((phrase) => /[ก-๎]{2}/.test(phrase))
