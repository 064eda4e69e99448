import type { AnyRoute, Route } from '../route.js'
import { problemReply } from '../schemas/replies-common.js'
import { operationOf, pathOf } from './operation.js'
import { problemComponents } from './problems.js'
import { createSchemas } from './schemas.js'
import { both, TAGS, type Words } from './words.js'

/** An OpenAPI 3.1 document. */
export type OpenApiDocument = {
  readonly openapi: '3.1.1'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> } & Readonly<
    Record<string, object>
  >
  readonly [member: string]: unknown
}

const DESCRIPTION = `หนังสือเวียน คำตอบ กำหนดส่ง และหลักฐาน

วันเวลาเป็น RFC 3339 (UTC) วันที่เป็น ค.ศ. ตามเวลากรุงเทพฯ ข้อผิดพลาดทุกข้อเป็น application/problem+json มีข้อความไทยและอังกฤษ
POST ทุกคำขอที่มีผลต้องมี Idempotency-Key: คำขอเดิมได้คำตอบเดิม

Circulars, answers, deadlines and evidence.

Instants are RFC 3339 in UTC, days are Gregorian in Asia/Bangkok. Every error is application/problem+json in Thai and English.
Every POST with an effect needs an Idempotency-Key: the same request gets the same answer.
Lists come in pages: pass \`next\` as \`cursor\`. What belongs to another office is 404.`

/** The document of the API, made from the routes themselves. */
export function openApiDocument(routes: readonly AnyRoute[]): OpenApiDocument {
  const schemas = createSchemas()
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes as unknown as readonly Route[])
    paths[pathOf(route)] = { ...paths[pathOf(route)], [route.method]: operationOf(route, schemas) }
  schemas.of(problemReply, 'output')
  return {
    openapi: '3.1.1',
    info: { title: 'เวียน / Wian', version: '1.0.0', description: DESCRIPTION },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    tags: Object.entries(TAGS).map(([name, words]) => ({ name, description: both(words) })),
    paths: { ...paths, ...SYSTEM_PATHS },
    components: {
      schemas: schemas.components(),
      responses: problemComponents(),
      parameters: PARAMETER_COMPONENTS,
      headers: HEADER_COMPONENTS,
      securitySchemes: { bearer: BEARER },
    },
  }
}

const BEARER = {
  type: 'http',
  scheme: 'bearer',
  description: both({
    th: 'โทเค็นสำหรับการพัฒนา ใช้ได้เฉพาะระบบแบบฝังตัว',
    en: 'A development token; only the embedded stack takes it',
  }),
}

const text = { type: 'string' }

const PARAMETER_COMPONENTS = {
  IdempotencyKey: {
    ...{ name: 'Idempotency-Key', in: 'header', required: true },
    description: both({
      th: 'ชื่อของคำขอนี้ ส่งซ้ำด้วยค่าเดิมได้คำตอบเดิม',
      en: 'Names this request: sent again with the same key it gets the same answer',
    }),
    schema: { ...text, pattern: '^[A-Za-z0-9_.:-]{8,128}$' },
  },
  IfMatch: {
    ...{ name: 'If-Match', in: 'header', required: true },
    description: both({ th: 'ฉบับที่อ่านมา จาก ETag', en: 'The version that was read, from ETag' }),
    schema: { ...text, pattern: '^(W/)?"[0-9]{1,9}"$' },
  },
  RequestId: {
    ...{ name: 'X-Request-Id', in: 'header', required: false },
    description: both({ th: 'ชื่อสำหรับติดตามคำขอ', en: 'A name by which the request is traced' }),
    schema: { ...text, pattern: '^[A-Za-z0-9_.-]{1,64}$' },
  },
}

const HEADER_COMPONENTS = {
  RequestId: { description: both({ th: 'ชื่อของคำขอ', en: 'Name of the request' }), schema: text },
  ETag: { description: both({ th: 'ฉบับ ถ้ามี', en: 'The version, where there is one' }), schema: text },
  Location: {
    description: both({ th: 'ที่อยู่ของสิ่งที่สร้าง ถ้ามี', en: 'Where it is, if it has an address' }),
    schema: text,
  },
  RetryAfter: { description: both({ th: 'รอกี่วินาที', en: 'Seconds to wait' }), schema: text },
  Authenticate: { description: both({ th: 'วิธีลงชื่อเข้าใช้', en: 'How to sign in' }), schema: text },
}

type SystemPath = Words & { readonly id: string; readonly type: string; readonly schema: object }

const system = ({ id: operationId, th, en, type, schema }: SystemPath) => ({
  get: {
    ...{ operationId, tags: ['system'], summary: en, description: th, security: [] },
    responses: { 200: { description: 'สำเร็จ / Done', content: { [type]: { schema } } } },
  },
})

const SYSTEM_PATHS = {
  '/healthz': system({
    ...{ id: 'getHealth', th: 'ระบบและฐานข้อมูลทำงานหรือไม่', en: 'Whether API and database work' },
    type: 'application/json',
    schema: { type: 'object', required: ['ok'], properties: { ok: { const: true } } },
  }),
  '/api/openapi.json': system({
    ...{ id: 'getOpenapi', th: 'เอกสารนี้', en: 'This document' },
    ...{ type: 'application/json', schema: { type: 'object' } },
  }),
  '/api/docs': system({
    ...{ id: 'getDocs', th: 'เอกสารนี้เป็นหน้าเว็บ', en: 'This document as a page' },
    ...{ type: 'text/html', schema: text },
  }),
}
