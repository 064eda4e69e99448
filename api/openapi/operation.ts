import type { z } from 'zod'
import { mayNameVersion, type Route } from '../route.js'
import { isInRanges, problemsOf } from './problems.js'
import type { JsonSchema, Schemas } from './schemas.js'
import { accessWords, both, PARAMETERS } from './words.js'

const BINARY = { type: 'string', format: 'binary' } as const

/** The address of a route as OpenAPI writes it: `/api/v1/circulars/{circularId}`. */
export function pathOf({ path }: Pick<Route, 'path'>): string {
  return `/api/v1${path.replace(/:(\w+)/g, '{$1}')}`
}

/** A route as an operation of the document. */
export function operationOf(route: Route, schemas: Schemas): object {
  return {
    operationId: nameOf(route),
    tags: [route.path.split('/')[1]],
    ...operationWords(route),
    ...(route.access === 'public' ? { security: [] } : {}),
    parameters: [
      ...parametersOf(route.params, 'path', schemas),
      ...parametersOf(route.query, 'query', schemas),
      ...headersOf(route),
    ],
    ...(route.body ? { requestBody: requestBodyOf(route.body, schemas) } : {}),
    responses: { ...repliesOf(route, schemas), ...problemsOf(route) },
  }
}

/** What an operation is for and who may use it, in both languages. */
export function operationWords({
  summary,
  summaryTh,
  access,
}: Pick<Route, 'summary' | 'summaryTh' | 'access'>): object {
  const who = accessWords(access)
  return { summary, description: `${summaryTh}\n\nผู้ใช้ได้: ${who.th}\n\nWho may use it: ${who.en}` }
}

/** `getCircularsPlan`, `postSubmissionsNilReturn`; an address that ends in a parameter has its name: `getCircularsByCircularId`. */
function nameOf({ method, path }: Route): string {
  const parts = path.split('/').slice(1)
  const isLast = (at: number) => at === parts.length - 1
  const words = parts.flatMap((part, at) => {
    if (!part.startsWith(':')) return part.split(/[-.]/)
    return isLast(at) ? ['by', part.slice(1)] : []
  })
  return [method, ...words.map((word) => word[0]?.toUpperCase() + word.slice(1))].join('')
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query', schemas: Schemas): object[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemas.of(schema, 'input') as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    description: both(PARAMETERS[name] ?? { th: name, en: name }),
    schema: of,
  }))
}

function headersOf({ method, path, effect, onVersion }: Route): object[] {
  const ref = (name: string) => ({ $ref: `#/components/parameters/${name}` })
  return [
    ...(method === 'post' && effect !== 'none' ? [ref('IdempotencyKey')] : []),
    ...(onVersion ? [ref('IfMatch')] : []),
    ...(!onVersion && mayNameVersion({ method, path }) ? [ref('IfMatchOptional')] : []),
    ...(method === 'get' ? [ref('IfNoneMatch')] : []),
    ref('Traceparent'),
    ref('RequestId'),
  ]
}

function requestBodyOf(body: NonNullable<Route['body']>, schemas: Schemas): object {
  if ('mediaTypes' in body) return { required: true, content: filesOf(body.mediaTypes) }
  // A body of which every member may be left out may be left out itself.
  const isOptional = body.safeParse({}).success
  return { required: !isOptional, content: { 'application/json': { schema: schemas.of(body, 'input') } } }
}

function repliesOf(route: Route, schemas: Schemas): object {
  const { method, query, replies } = route
  const headers = {
    'X-Request-Id': { $ref: '#/components/headers/RequestId' },
    traceparent: { $ref: '#/components/headers/Traceparent' },
    RateLimit: { $ref: '#/components/headers/RateLimit' },
    'RateLimit-Policy': { $ref: '#/components/headers/RateLimitPolicy' },
    ETag: { $ref: '#/components/headers/ETag' },
  }
  const location = { Location: { $ref: '#/components/headers/Location' } }
  const link = { Link: { $ref: '#/components/headers/Link' } }
  const made = Object.entries(replies).map(([status, reply]) => [
    status,
    {
      description: REPLY_WORDS[status] ?? '',
      headers: {
        ...headers,
        ...(status === '200' ? {} : location),
        ...(query && 'cursor' in shapeOf(query) ? link : {}),
      },
      content: contentOf(reply, schemas),
    },
  ])
  const unchanged = { description: REPLY_WORDS['304'], headers }
  const part = { description: REPLY_WORDS['206'], headers, content: filesOf(['application/octet-stream']) }
  return {
    ...(Object.fromEntries(made) as object),
    ...(isInRanges(route) ? { 206: part } : {}),
    ...(method === 'get' ? { 304: unchanged } : {}),
  }
}

function shapeOf(query: z.ZodType): object {
  return 'shape' in query ? (query.shape as object) : {}
}

function contentOf(reply: NonNullable<Route['replies'][200]>, schemas: Schemas): object {
  if ('mediaTypes' in reply) return filesOf(reply.mediaTypes)
  if (!('eventSchema' in reply)) return { 'application/json': { schema: schemas.of(reply, 'output') } }
  const data = schemas.of(reply.eventSchema, 'output')
  return {
    'text/event-stream': { schema: { type: 'string', contentMediaType: 'application/json' }, 'x-data': data },
  }
}

const REPLY_WORDS: Readonly<Record<string, string>> = {
  304: 'ไม่เปลี่ยนแปลงจากฉบับที่ระบุใน If-None-Match / Unchanged since the version of If-None-Match',
  200: 'สำเร็จ / Done',
  206: 'ช่วงที่ขอด้วย Range / The part that Range asks for',
  201: 'สร้างแล้ว / Made',
  202: 'รับไว้แล้ว งานดำเนินต่อ ดูที่ Location / Taken; the work goes on, Location tells how far it is',
}

function filesOf(mediaTypes: readonly string[]): object {
  return Object.fromEntries(mediaTypes.map((type) => [type.replace(/;.*/, ''), { schema: BINARY }]))
}
