import { REFUSAL_CODES, refusalKind } from '../../domain/refusals.js'
import { PROBLEM_STATUS, STATUS_OF_KIND } from '../problems.js'
import { mayNameVersion, type Route } from '../route.js'
import { both, type Words } from './words.js'

const STATUSES: Readonly<Record<number, Words>> = {
  400: { th: 'อ่านคำขอไม่ได้', en: 'The request cannot be read' },
  401: { th: 'ต้องลงชื่อเข้าใช้', en: 'Sign in first' },
  403: { th: 'ไม่มีหน้าที่ในเรื่องนี้', en: 'Not among the duties of this person' },
  404: { th: 'ไม่พบ หรือเป็นของหน่วยงานอื่น', en: 'There is no such item, or it belongs to another office' },
  405: { th: 'ที่อยู่นี้ไม่รับคำสั่งแบบนี้', en: 'The address does not take this method' },
  408: { th: 'ส่งคำขอช้าเกินไป', en: 'The request came in too slowly' },
  409: { th: 'ขัดกับสถานะปัจจุบัน', en: 'Not possible in the present state' },
  410: { th: 'ถูกยกเลิกหรือสิ้นสุดแล้ว', en: 'Withdrawn or ended' },
  412: { th: 'มีผู้แก้ไขไปก่อนแล้ว', en: 'Changed since it was read' },
  413: { th: 'ใหญ่เกินไป', en: 'Too large' },
  415: { th: 'ชนิดของข้อมูลใช้ไม่ได้', en: 'Content of another kind' },
  416: { th: 'ไม่มีช่วงที่ขอ', en: 'No such range' },
  422: { th: 'ข้อมูลไม่ถูกต้อง', en: 'The input is not valid' },
  428: { th: 'ต้องมีส่วนหัว If-Match', en: 'The header If-Match is needed' },
  429: { th: 'บ่อยเกินไป โปรดรอก่อน', en: 'Too often, wait first' },
  431: { th: 'ส่วนหัวใหญ่เกินไป', en: 'The headers are too large' },
  500: { th: 'เกิดข้อผิดพลาดภายใน', en: 'Something went wrong inside' },
  503: { th: 'ยังไม่พร้อม โปรดลองใหม่', en: 'Not ready, try again' },
}

/** The codes that come with a status: the API's own and those of the rules. */
export function codesOf(status: number): readonly string[] {
  const own = Object.entries(PROBLEM_STATUS).flatMap(([code, of]) => (of === status ? [code] : []))
  return [...own, ...REFUSAL_CODES.filter((code) => STATUS_OF_KIND[refusalKind(code)] === status)]
}

/** The answers "no" as components, one for each status. */
export function problemComponents(): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(STATUSES)
      .filter(([status]) => codesOf(Number(status)).length > 0)
      .map(([status, words]) => [
        `Problem${status}`,
        {
          description: both(words),
          headers: {
            'X-Request-Id': { $ref: '#/components/headers/RequestId' },
            ...headersOf(Number(status)),
          },
          content: { 'application/problem+json': { schema: schemaOf(Number(status)) } },
        },
      ]),
  )
}

function schemaOf(status: number): object {
  const code = { enum: codesOf(status) }
  return {
    allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { status: { const: status }, code } }],
  }
}

function headersOf(status: number): object {
  if (status === 401) return { 'WWW-Authenticate': { $ref: '#/components/headers/Authenticate' } }
  return status === 503 || status === 429
    ? { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } }
    : {}
}

/** The answers "no" that a route may give. */
export function problemsOf(route: Route): Readonly<Record<string, object>> {
  const hasPlace = route.path.includes(':')
  const isChange = route.method !== 'get'
  const statuses = [
    400,
    // The mailbox of a stack that has none is not there, either.
    404,
    ...(hasPlace || isChange ? [409] : []),
    ...(route.access === 'public' ? [] : [401, 403]),
    ...(isChange ? [410] : []),
    ...(route.body ? [408, 413, 415] : []),
    ...(mayNameVersion(route) ? [412, 428] : []),
    ...(isChange && route.access === 'public' ? [401, 403] : []),
    ...(isInRanges(route) ? [416] : []),
    ...[422, 429, 431, 500, 503],
  ]
  return problemReplies(statuses)
}

/** The answers "no" with these statuses, as far as there are codes for them. */
export function problemReplies(statuses: readonly number[]): Readonly<Record<string, object>> {
  return Object.fromEntries(
    statuses
      .filter((status) => codesOf(status).length > 0)
      .map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
  )
}

/** Whether a route gives parts of a file to those who ask for them. */
export function isInRanges({ replies }: Pick<Route, 'replies'>): boolean {
  return Object.values(replies).some((reply) => 'inRanges' in reply && reply.inRanges === true)
}
