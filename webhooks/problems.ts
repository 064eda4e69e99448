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

/** What the code of a try's problem means; nothing where the receiver answered. */
export function problemWords(code: string | null): ProblemWords | null {
  if (code === null) return null
  return WORDS[code] ?? (code.startsWith('ERR_SSL_') ? NO_TLS : AWAY)
}
