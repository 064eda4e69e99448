import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { openApiDocument } from '../../api/openapi/document.js'
import { ROUTES } from '../../api/routes/index.js'
import type { Actor } from '../../domain/case.js'
import { PERSONS } from '../../domain/policy/rule.js'
import { openOffice, type Office } from '../api/office.js'
import { central, clerk } from '../api/people.js'
import { holdAgainst } from '../support/as-written.js'
import { hostile, valuesOf } from './generate.js'
import { AT_DISTRICTS } from './town.js'

/*
 * The short form of `npm run test:fuzz`: the same questions from the same document, without Python and in half a minute,
 * so that it runs with every test. Schemathesis looks deeper, and at the parts as they really start.
 */

type Parameter = {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: object
}
type Operation = {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> }
}
type Asked = { readonly method: string; readonly path: string; readonly operation: Operation }

const SEED = 20231121
/** Of each operation. */
const EXAMPLES = 6
/** Fewer than the exports that a process makes at once: one more is told BUSY, on purpose. */
const AT_ONCE = 4
/** Streams have no end, who signs out is signed out, and uploads are a protocol of their own (test/api/uploads-rights.test.ts). */
const LEFT_OUT = /\/events$|\/me\/(sign-out|password|sessions\/)|\/uploads|^\/api\/auth\//

const document = openApiDocument(ROUTES)
const operations: Asked[] = Object.entries(document.paths)
  .filter(([path]) => !LEFT_OUT.test(path))
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method,
      operation: operation,
    })),
  )
const holds = holdAgainst(document)

let office: Office
let known: Record<string, string>
beforeAll(async () => {
  office = await openOffice()
  const circularId = await office.launched(['P2101', 'P2102'])
  known = { circularId, officeCode: 'P2101', procedureId: 'host-and-name-officers' }
}, 90_000)
afterAll(() => office.close(), 60_000)

type Sent = { readonly url: string; readonly body: unknown; readonly headers: Record<string, string> }

/** Requests of an operation; places in addresses are mostly those that there are. */
function requestsOf({ path, method, operation }: Asked): fc.Arbitrary<Sent> {
  const parameters = (operation.parameters ?? []).filter((one): one is Parameter => 'schema' in one)
  const inPlace = (place: string) =>
    Object.fromEntries(
      parameters.filter((one) => one.in === place).map(({ name, schema }) => [name, orKnown(name, schema)]),
    )
  const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
  const body = content
    ? type === 'application/json'
      ? valuesOf(document, content.schema as never)
      : hostile
    : fc.constant(undefined)
  return fc
    .record({
      names: fc.record(inPlace('path')),
      query: fc.record(inPlace('query'), { requiredKeys: [] }),
      body,
      match: fc.constantFrom('"1"', '"999999999"', '*', 'W/"0"', '"x"', ''),
      key: fc.constantFrom(...Array.from({ length: 6 }, () => randomUUID()), 'short', 'ก'.repeat(8)),
    })
    .map(({ names, query, body, match, key }) => ({
      url:
        path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(wellFormed(names[name]))) +
        queryOf(query),
      body,
      headers: headersOf({ method, type, match, key }),
    }))
}

const orKnown = (name: string, schema: object): fc.Arbitrary<unknown> => {
  const made = valuesOf(document, schema as never)
  const there = known[name]
  return there === undefined
    ? made
    : fc.oneof({ weight: 4, arbitrary: fc.constant(there) }, { weight: 1, arbitrary: made })
}

/** An address cannot carry half of a surrogate pair. */
const wellFormed = (value: unknown): string => String(value).replace(/\p{Surrogate}/gu, '\ufffd')

function queryOf(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(wellFormed(value))}`,
  )
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

function headersOf({
  method,
  type,
  match,
  key,
}: {
  method: string
  type?: string | undefined
  match: string
  key: string
}) {
  return {
    ...(type ? { 'content-type': type } : {}),
    ...(match === '' ? {} : { 'if-match': match }),
    ...(method === 'post' && /^[\x20-\x7e]+$/.test(key) ? { 'idempotency-key': key } : {}),
  }
}

/** What is wrong with the answer to a request, or nothing. */
async function faultIn(
  { method, path }: Asked,
  { url, body, headers }: Sent,
  who: Actor,
): Promise<string | undefined> {
  const response = await fetch(office.url + url, {
    method: method.toUpperCase(),
    headers: { authorization: `Bearer ${await office.bearer(who)}`, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    redirect: 'manual',
  })
  const text = await response.text()
  // An answer may be a file.
  const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '')
  const answered = {
    status: response.status,
    headers: response.headers,
    body: isJson ? (JSON.parse(text) as unknown) : text,
  }
  // What has been asked is another address: then nothing of the document is about it.
  if (response.status === 404 && text.includes('ROUTE_UNKNOWN')) return undefined
  // On a machine that has no time left the parts do not answer in time: then saying so is right.
  const isBusy = path === '/readyz' && response.status === 503
  const fault = response.status >= 500 && !isBusy ? text : holds(method, path, answered)
  return fault && `${who.role} ${method} ${url} ${JSON.stringify(body)}: ${response.status} ${fault}`
}

/** A person in every role, in the office where the campaign has them too. */
const PEOPLE: readonly Actor[] = PERSONS.map((role) =>
  AT_DISTRICTS.includes(role) ? clerk('P2101', role) : central(role),
)

test('whatever is sent, by whom, the API answers as its document says, and never breaks', async () => {
  // Each example comes from the next role in turn: over all operations every role asks as often as another.
  const all = operations.flatMap((asked, nth) =>
    fc.sample(requestsOf(asked), { seed: SEED + nth, numRuns: EXAMPLES }).map((sent, at) => {
      const who = PEOPLE[(nth * EXAMPLES + at) % PEOPLE.length] as Actor
      return { asked, sent, who }
    }),
  )
  expect(new Set(all.map(({ who }) => who.role))).toEqual(new Set(PERSONS))
  const faults: string[] = []
  const next = all[Symbol.iterator]()
  const work = async () => {
    for (const { asked, sent, who } of next) {
      const fault = await faultIn(asked, sent, who)
      if (fault !== undefined) faults.push(fault)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  expect(faults).toEqual([])
}, 300_000)
