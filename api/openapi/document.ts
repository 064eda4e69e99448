import type { AnyRoute, Route } from '../route.js'
import { problemReply } from '../schemas/replies-common.js'
import { HEADER_COMPONENTS, PARAMETER_COMPONENTS, SECURITY_SCHEMES } from './components.js'
import { operationOf, pathOf } from './operation.js'
import { problemComponents } from './problems.js'
import { createSchemas } from './schemas.js'
import { signInPaths } from './sign-in.js'
import { systemPaths } from './system.js'
import { UPLOAD_HEADERS, UPLOAD_PARAMETERS, uploadPaths } from './uploads.js'
import { both, TAGS } from './words.js'

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
Members are camelCase everywhere, also in problems (messageTh, messageEn).
Any change of one case may name in If-Match the version it is meant for; 412 says that it has moved on.
Lists come in pages: follow the Link header, or pass \`next\` as \`cursor\`. What belongs to another office is 404.`

/** The document of the API, made from the routes themselves and from what stands beside them. */
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
    security: [{ bearer: [] }, { cookie: [] }, { machineToken: [] }],
    tags: Object.entries(TAGS).map(([name, words]) => ({ name, description: both(words) })),
    paths: { ...paths, ...uploadPaths(), ...signInPaths(), ...systemPaths() },
    components: {
      schemas: schemas.components(),
      responses: problemComponents(),
      parameters: { ...PARAMETER_COMPONENTS, ...UPLOAD_PARAMETERS },
      headers: { ...HEADER_COMPONENTS, ...UPLOAD_HEADERS },
      securitySchemes: SECURITY_SCHEMES,
    },
  }
}
