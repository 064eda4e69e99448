import type { Both } from '../../templates/mails/facts.js'

/** Every sentence of the pages on which a stranger checks a letter. */
export const WORDS = {
  genuine: { th: 'หนังสือฉบับนี้เป็นของแท้', en: 'This letter is genuine' },
  genuineHelp: {
    th: 'อยู่ในทะเบียนของหน่วยงานที่ออกหนังสือ',
    en: 'It stands in the register of the office that issued it.',
  },
  withdrawn: { th: 'หนังสือฉบับนี้เป็นของแท้ แต่ถูกยกเลิกแล้ว', en: 'This letter is genuine, but it was withdrawn' },
  withdrawnHelp: {
    th: 'หน่วยงานที่ออกหนังสือเรียกคืนแล้ว ไม่ต้องปฏิบัติตามหนังสือฉบับนี้',
    en: 'The office that issued it has taken it back. It need not be acted on.',
  },
  revokedHelp: {
    th: 'หน่วยงานที่ออกคำสั่งได้ออกคำสั่งใหม่ยกเลิกแล้ว ไม่ต้องปฏิบัติตามคำสั่งฉบับนี้',
    en: 'The office that issued it has ended it by a later order. It need not be acted on any more.',
  },
  revokedBy: { th: 'ยกเลิกโดยคำสั่งที่', en: 'Revoked by order' },
  revokedFrom: { th: 'ยกเลิกตั้งแต่', en: 'Revoked from' },
  unknown: { th: 'ไม่พบหนังสือฉบับนี้', en: 'No such letter was issued' },
  unknownHelp: {
    th: 'รหัสหรือแฟ้มนี้ไม่อยู่ในทะเบียน อย่าปฏิบัติตามหนังสือก่อนสอบถามหน่วยงานที่ปรากฏชื่อ',
    en: 'The code or file is in no register. Ask the office that it names before you act on it.',
  },
  number: { th: 'เลขที่', en: 'Number' },
  issuedOn: { th: 'วันที่ออก', en: 'Issued on' },
  hash: { th: 'ค่า SHA-256 ของแฟ้ม PDF', en: 'SHA-256 of the PDF file' },
  compare: {
    th: 'โปรดเทียบเลขที่และวันที่กับหนังสือในมือ แฟ้มที่แก้ไขแม้ไบต์เดียวจะมีค่า SHA-256 ต่างไป',
    en: 'Compare number and date with the letter in hand. A file changed by a single byte has another SHA-256.',
  },
  another: { th: 'ตรวจหนังสือฉบับอื่น', en: 'Check another letter' },
  check: { th: 'ตรวจสอบหนังสือ', en: 'Check a letter' },
  checkHelp: {
    th: 'ตรวจได้ว่าหนังสือออกจากระบบนี้จริงหรือไม่ ไม่ต้องลงชื่อเข้าใช้',
    en: 'See whether a letter was issued by this system. Nobody has to sign in.',
  },
  code: { th: 'รหัสข้าง QR หรือค่า SHA-256', en: 'Code beside the QR, or SHA-256' },
  checkCode: { th: 'ตรวจรหัส', en: 'Check the code' },
  or: { th: 'หรือ', en: 'or' },
  file: { th: 'เลือกแฟ้ม PDF', en: 'Choose the PDF file' },
  fileHelp: {
    th: 'แฟ้มไม่ถูกส่งออกจากเครื่องของท่าน ระบบตรวจจากค่า SHA-256 เท่านั้น',
    en: 'The file does not leave your device: only its SHA-256 is asked for.',
  },
  busy: { th: 'กำลังคำนวณค่าของแฟ้ม', en: 'Reading the file' },
} as const satisfies Readonly<Record<string, Both>>
