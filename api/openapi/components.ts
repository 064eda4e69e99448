import { both, type Words } from './words.js'

const text = { type: 'string' }
const shown = (words: Words) => ({ description: both(words), schema: text })

/** How a caller says who it is. */
export const SECURITY_SCHEMES = {
  bearer: {
    ...{ type: 'http', scheme: 'bearer' },
    description: both({
      th: 'โทเค็นของการลงชื่อเข้าใช้ สำหรับโปรแกรมของบุคคล',
      en: 'The token of a session, for programs of a person',
    }),
  },
  cookie: {
    ...{ type: 'apiKey', in: 'cookie', name: '__Host-wian-session' },
    description: both({
      th: 'คุกกี้ของเบราว์เซอร์ (ไม่มี __Host- เมื่อไม่ใช้ https) รับคำขอจากหน้าเว็บของระบบเท่านั้น',
      en: 'The browser’s cookie (without __Host- where there is no https); changes are taken from own pages only',
    }),
  },
  machineToken: {
    ...{ type: 'http', scheme: 'bearer', bearerFormat: 'wian_…' },
    description: both({
      th: 'โทเค็นของโปรแกรมที่จำกัดขอบเขตและอายุ',
      en: 'A scoped, expiring token for a machine',
    }),
  },
}

const MATCH = {
  ...{ name: 'If-Match', in: 'header' },
  description: both({ th: 'ฉบับที่อ่านมา จาก ETag', en: 'The version that was read, from ETag' }),
  schema: { ...text, pattern: '^(W/)?"[0-9]{1,9}"$' },
}

/** Headers that requests may or must have. */
export const PARAMETER_COMPONENTS = {
  IdempotencyKey: {
    ...{ name: 'Idempotency-Key', in: 'header', required: true },
    description: both({
      th: 'ชื่อของคำขอนี้ ส่งซ้ำด้วยค่าเดิมได้คำตอบเดิม เก็บไว้อย่างน้อย 7 วัน',
      en: 'Names this request: sent again with the same key it gets the same answer, for 7 days at least',
    }),
    schema: { ...text, pattern: '^[A-Za-z0-9_.:-]{8,128}$' },
  },
  IfMatch: { ...MATCH, required: true },
  IfMatchOptional: { ...MATCH, required: false },
  IfNoneMatch: {
    ...{ name: 'If-None-Match', in: 'header', required: false },
    description: both({
      th: 'ฉบับที่มีอยู่แล้ว: 304 เมื่อไม่เปลี่ยน',
      en: 'The version that is known: 304 where it still holds',
    }),
    schema: text,
  },
  RequestId: {
    ...{ name: 'X-Request-Id', in: 'header', required: false },
    description: both({ th: 'ชื่อสำหรับติดตามคำขอ', en: 'A name by which the request is traced' }),
    schema: { ...text, pattern: '^[A-Za-z0-9_.-]{1,64}$' },
  },
  Traceparent: {
    ...{ name: 'traceparent', in: 'header', required: false },
    description: both({
      th: 'W3C Trace Context',
      en: 'W3C Trace Context: the trace goes on from the click to the mail',
    }),
    schema: text,
  },
}

/** Headers that answers may have. */
export const HEADER_COMPONENTS = {
  RequestId: shown({ th: 'ชื่อของคำขอ', en: 'Name of the request' }),
  Traceparent: shown({ th: 'ร่องรอยของคำขอ', en: 'The trace that the request belongs to' }),
  RateLimit: shown({
    th: 'โควตาที่เหลือ',
    en: 'What is left of the quota (draft-ietf-httpapi-ratelimit-headers)',
  }),
  RateLimitPolicy: shown({ th: 'โควตา', en: 'The quota and its window' }),
  ETag: shown({ th: 'ฉบับ ถ้ามี', en: 'The version, where there is one' }),
  Link: shown({ th: 'หน้าถัดไป', en: 'rel="next": the next page of a list, where there is one' }),
  Location: shown({ th: 'ที่อยู่ของสิ่งที่สร้าง ถ้ามี', en: 'Where it is, if it has an address' }),
  RetryAfter: shown({ th: 'รอกี่วินาที', en: 'Seconds to wait' }),
  Authenticate: shown({ th: 'วิธีลงชื่อเข้าใช้', en: 'How to sign in' }),
  AuthToken: shown({ th: 'โทเค็นของการลงชื่อเข้าใช้', en: 'The token of the session that was opened' }),
  Allow: shown({ th: 'คำสั่งที่รับ', en: 'The methods that the address takes' }),
}
