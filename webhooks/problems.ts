/** Why a try did not arrive, for people. */
export type ProblemWords = { readonly th: string; readonly en: string }

const OTHER_NAME = {
  th: 'ใบรับรองของเครื่องปลายทางออกให้ชื่ออื่น ไม่ใช่ชื่อในที่อยู่นี้',
  en: 'The certificate of the receiver is for another name than that of the address.',
}
const OUT_OF_DATE = {
  th: 'ใบรับรองของเครื่องปลายทางหมดอายุหรือยังไม่ถึงวันเริ่มใช้',
  en: 'The certificate of the receiver has expired, or is not valid yet.',
}
const UNKNOWN_ISSUER = {
  th: 'ใบรับรองของเครื่องปลายทางออกโดยผู้ที่ระบบนี้ไม่รู้จัก หรือขาดใบรับรองกลาง หน่วยงานที่ออกใบรับรองเองให้ตั้งค่า NODE_EXTRA_CA_CERTS',
  en: 'The certificate of the receiver is by an authority unknown here, or a certificate between is missing. For an authority of your own set NODE_EXTRA_CA_CERTS.',
}
const NO_TLS = {
  th: 'เข้ารหัสการเชื่อมต่อกับเครื่องปลายทางไม่ได้',
  en: 'No encrypted connection with the receiver came about.',
}
const SILENT = {
  th: 'เครื่องปลายทางไม่ตอบภายในเวลา 15 วินาที',
  en: 'The receiver did not answer within 15 seconds.',
}
const NO_NAME = { th: 'ไม่พบชื่อเครื่องปลายทาง', en: 'The name of the receiver is not found.' }
const AWAY = {
  th: 'เชื่อมต่อเครื่องปลายทางไม่ได้ หรือการเชื่อมต่อขาด',
  en: 'The receiver cannot be reached, or cut the connection.',
}

const WORDS: Readonly<Record<string, ProblemWords>> = {
  UNREADABLE: { th: 'ที่อยู่นี้อ่านไม่ได้', en: 'The address cannot be read.' },
  NOT_ENCRYPTED: { th: 'ที่อยู่นี้ไม่ได้เข้ารหัส ต้องเป็น https', en: 'The address is not https.' },
  INSIDE: {
    th: 'ชื่อนี้ชี้ไปยังเครือข่ายภายในซึ่งไม่ได้รับอนุญาต',
    en: 'The name leads into an inner network, which is not allowed.',
  },
  ERR_TLS_CERT_ALTNAME_INVALID: OTHER_NAME,
  CERT_HAS_EXPIRED: OUT_OF_DATE,
  CERT_NOT_YET_VALID: OUT_OF_DATE,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_ISSUER,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_ISSUER,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_ISSUER,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_ISSUER,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_ISSUER,
  EPROTO: NO_TLS,
  TimeoutError: SILENT,
  ETIMEDOUT: SILENT,
  UND_ERR_CONNECT_TIMEOUT: SILENT,
  UND_ERR_HEADERS_TIMEOUT: SILENT,
  ENOTFOUND: NO_NAME,
  EAI_AGAIN: NO_NAME,
}

const NO_SIGNATURE = {
  th: 'ไม่ยอมรับลายมือชื่อ โปรดตรวจว่าปลายทางใช้กุญแจที่แสดงไว้เมื่อเพิ่มที่อยู่',
  en: 'it does not accept the signature. Does it use the secret that was shown with the address?',
}
const FAILED = {
  th: 'ระบบปลายทางขัดข้อง โปรดแจ้งผู้ดูแลระบบปลายทาง',
  en: 'it failed. Please tell whoever runs it.',
}
const ELSEWHERE = {
  th: 'ให้ไปที่อยู่อื่น ซึ่งระบบไม่ตามไป โปรดเพิ่มที่อยู่ใหม่นั้นแทน',
  en: 'it points to another address, which is not followed. Please add that one instead.',
}
const NOT_TAKEN = {
  th: 'ไม่รับ โปรดถามผู้ดูแลระบบปลายทาง',
  en: 'it does not take this. Please ask whoever runs it.',
}

/** What answers mean that have a meaning of their own. */
const ANSWERS: Readonly<Record<number, ProblemWords>> = {
  401: NO_SIGNATURE,
  403: NO_SIGNATURE,
  404: {
    th: 'ไม่มีที่อยู่นี้ โปรดตรวจที่อยู่กับผู้ดูแลระบบปลายทาง',
    en: 'there is no such address. Please check it with whoever runs the receiver.',
  },
  410: { th: 'เลิกใช้ที่อยู่นี้แล้ว', en: 'the address is used no more.' },
}

/** Whether an answer says that the receiver has what it was sent. */
export const isTaken = (status: number): boolean => status >= 200 && status < 300

/** What a status means; others than these of 3xx and 5xx are the receiver’s own affair. */
function meaningOf(status: number): ProblemWords {
  const own = ANSWERS[status]
  if (own) return own
  if (status >= 500) return FAILED
  return status < 400 ? ELSEWHERE : NOT_TAKEN
}

/** Why a try did not arrive: by what the receiver answered, or by the code of the problem; nothing where it was taken. */
export function reasonOf(problem: string | null, status: number | null): ProblemWords | null {
  if (status !== null && !isTaken(status)) {
    const { th, en } = meaningOf(status)
    return { th: `ปลายทางตอบ ${status}: ${th}`, en: `The receiver answered ${status}: ${en}` }
  }
  if (problem === null) return null
  return WORDS[problem] ?? (problem.startsWith('ERR_SSL_') ? NO_TLS : AWAY)
}
