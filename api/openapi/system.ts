import { problemReplies } from './problems.js'
import { both, PARAMETERS, type Words } from './words.js'

const text = { type: 'string' }

type SystemPath = Words & {
  readonly id: string
  readonly type: string
  readonly schema: object
  /** A status besides 200 under which the same is answered, and what it means. */
  readonly otherwise?: Readonly<Record<number, string>>
  readonly problems?: readonly number[]
  readonly more?: object
}

function system({ id: operationId, th, en, type, schema, otherwise = {}, ...rest }: SystemPath) {
  const { problems = [], more = {} } = rest
  const replies = Object.entries({ 200: 'สำเร็จ / Done', ...otherwise }).map(([status, description]) => [
    status,
    { description, content: { [type]: { schema } } },
  ])
  return {
    get: {
      ...{ operationId, tags: ['system'], summary: en, description: th, security: [], ...more },
      responses: { ...(Object.fromEntries(replies) as object), ...problemReplies(problems) },
    },
  }
}

/** What stands beside the routes: health, figures, this document, and the page behind a letter's QR code. */
export const systemPaths = () => ({
  '/healthz': system({
    ...{ id: 'getHealth', th: 'โปรแกรมทำงานอยู่หรือไม่', en: 'Whether the process lives' },
    type: 'application/json',
    schema: { type: 'object', required: ['ok'], properties: { ok: { const: true } } },
  }),
  '/readyz': system({
    ...{
      id: 'getReadiness',
      th: 'พร้อมรับคำขอหรือไม่ (503 เมื่อยังไม่พร้อม)',
      en: 'Whether requests can be served (503 when not)',
    },
    otherwise: { 503: 'ยังไม่พร้อม / Not ready' },
    type: 'application/json',
    schema: {
      type: 'object',
      required: ['ok', 'parts'],
      properties: {
        ok: { type: 'boolean' },
        parts: { type: 'object', additionalProperties: { type: 'boolean' } },
      },
    },
  }),
  '/api/openapi.json': system({
    ...{ id: 'getOpenapi', th: 'เอกสารนี้', en: 'This document' },
    ...{ type: 'application/json', schema: { type: 'object' } },
  }),
  '/api/docs': system({
    ...{ id: 'getDocs', th: 'เอกสารนี้เป็นหน้าเว็บ', en: 'This document as a page' },
    ...{ type: 'text/html', schema: text },
  }),
  '/metrics': system({
    id: 'getMetrics',
    th: 'ตัวเลขของระบบสำหรับ Prometheus ด้วยโทเค็นของตัวเลข (Bearer) หรือจากเครื่องเดียวกันเท่านั้น',
    en: 'Figures for Prometheus, with the token of the figures (Bearer) or from this machine alone; 404 for others',
    ...{ type: 'text/plain', schema: text, problems: [404, 500] },
  }),
  '/v/{codeOrHash}': system({
    id: 'getVerifyPage',
    th: 'หน้าเว็บหลัง QR ของหนังสือ: เป็นของแท้หรือไม่ (สำหรับโปรแกรม: /api/v1/verify/{codeOrHash})',
    en: 'The page behind the QR code of a letter: whether it is genuine (for programs: /api/v1/verify/{codeOrHash})',
    ...{ type: 'text/html', schema: text, problems: [400, 404, 429, 500, 503] },
    more: { tags: ['verify'], parameters: [CODE_OR_HASH] },
  }),
})

const CODE_OR_HASH = {
  ...{ name: 'codeOrHash', in: 'path', required: true },
  description: both(PARAMETERS['codeOrHash'] as Words),
  schema: { ...text, minLength: 1, maxLength: 120 },
}
