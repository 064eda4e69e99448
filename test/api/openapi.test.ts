/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment -- answers of many shapes are looked into */
import { Validator } from '@seriousme/openapi-schema-validator'
import express from 'express'
import { mountRoutes } from '../../api/mount.js'
import { openApiDocument, type OpenApiDocument } from '../../api/openapi/document.js'
import { openApiPage } from '../../api/openapi/page.js'
import { escaped } from '../../api/openapi/shape.js'
import { codesOf } from '../../api/openapi/problems.js'
import { PARAMETERS, TAGS } from '../../api/openapi/words.js'
import { UPLOAD_OPERATIONS } from '../../api/openapi/uploads.js'
import { PROBLEM_STATUS } from '../../api/problems.js'
import type { Deps, Route } from '../../api/route.js'
import { ROUTES } from '../../api/routes/index.js'
import { REFUSAL_CODES } from '../../domain/refusals.js'
import { holdAgainst } from '../support/as-written.js'
import { openOffice, type Ask, type Office } from './office.js'
import { central, clerk } from './people.js'

type Operation = {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly tags: readonly string[]
  readonly parameters?: readonly { readonly name?: string; readonly $ref?: string }[]
  readonly responses: Readonly<Record<string, { readonly content?: object; readonly $ref?: string }>>
}

const document = openApiDocument(ROUTES)
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation: operation as Operation })),
)
const ofProduct = operations.filter(({ path }) => path.startsWith('/api/v1/'))

describe('the document of the API', () => {
  it('is OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document))
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
  })

  it('has every mounted route, and no other', () => {
    const router = express.Router()
    mountRoutes(router, ROUTES, {} as Deps)
    const mounted = router.stack.flatMap(({ route }) =>
      route ? route.stack.slice(0, 1).map(({ method }) => `${method} /api/v1${route.path}`) : [],
    )
    expect(mounted).toHaveLength(ROUTES.length)
    const documented = ofProduct.map(({ path, method }) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`)
    const uploads = UPLOAD_OPERATIONS.map(({ method, path }) => `${method} /api/v1${path}`)
    expect(documented.sort()).toEqual([...mounted, ...uploads].sort())
  })

  it('asks for a sign-in everywhere but on the routes for everybody', () => {
    const open = ofProduct.filter(({ operation }) => 'security' in operation)
    const forEverybody = (ROUTES as unknown as readonly Route[]).filter(({ access }) => access === 'public')
    expect(open.map(({ path }) => path).sort()).toEqual(
      forEverybody.map(({ path }) => `/api/v1${path.replace(/:(\w+)/g, '{$1}')}`).sort(),
    )
  })

  it('says everything in Thai and English, under a name and a heading of its own', () => {
    const names = operations.map(({ operation }) => operation.operationId)
    expect(new Set(names).size).toBe(names.length)
    for (const { path, operation } of operations) {
      expect([path, operation.summary, operation.description]).toEqual([
        path,
        expect.stringMatching(/[A-Za-z]/),
        expect.stringMatching(/[ก-๙]/),
      ])
      for (const tag of operation.tags) expect(Object.keys(TAGS)).toContain(tag)
      for (const { name } of operation.parameters ?? [])
        if (name) expect([path, Object.keys(PARAMETERS)]).toEqual([path, expect.arrayContaining([name])])
    }
  })

  it('has the words of each route, the Thai ones in Thai', () => {
    for (const { path, method, summary, summaryTh } of ROUTES as unknown as readonly Route[]) {
      const said = document.paths[`/api/v1${path.replace(/:(\w+)/g, '{$1}')}`]![method] as Operation
      expect([path, said.summary, said.description.split('\n')[0]]).toEqual([path, summary, summaryTh])
      expect(summaryTh).toMatch(/[ก-๙]/)
    }
  })

  it('asks for Idempotency-Key and If-Match where the routes do', () => {
    for (const route of ROUTES as unknown as readonly Route[]) {
      const path = `/api/v1${route.path.replace(/:(\w+)/g, '{$1}')}`
      const { parameters = [] } = document.paths[path]![route.method] as Operation
      const has = (name: string) => parameters.some(({ $ref }) => $ref?.endsWith(`/${name}`) ?? false)
      const isKeyed = route.method === 'post' && route.effect !== 'none'
      expect([path, has('IdempotencyKey'), has('IfMatch')]).toEqual([path, isKeyed, route.onVersion === true])
    }
  })

  it('names every code of a refusal once, at its status', () => {
    const statuses = Object.keys(document.components['responses'] as object).map((name) =>
      Number(name.slice(-3)),
    )
    const named = statuses.flatMap(codesOf)
    const all = [...REFUSAL_CODES, ...Object.keys(PROBLEM_STATUS)]
    expect([...new Set(named)].sort()).toEqual([...new Set(all)].sort())
  })

  it('refers to nothing that it does not hold', () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)
    for (const [, place] of references) {
      const found = place!
        .split('/')
        .reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], document)
      expect([place, typeof found]).toEqual([place, 'object'])
    }
  })
})

describe('the page of the API', () => {
  const page = openApiPage(document)

  it('shows every operation and needs nothing from anywhere', () => {
    const missing = operations.filter(({ operation }) => !page.includes(escaped(operation.summary)))
    expect(missing.map(({ path }) => path)).toEqual([])
    expect(/<script|<img|<link|<iframe|\son\w+=|\ssrc=|@import|url\(/i.exec(page)?.[0]).toBeUndefined()
    const targets = [...page.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!)
    expect(targets.filter((href) => !href.startsWith('#') && !href.startsWith('/api/'))).toEqual([])
    for (const href of targets.filter((one) => one.startsWith('#')))
      expect([href, page.includes(`id="${href.slice(1)}"`)]).toEqual([href, true])
  })

  it('shows what looks like HTML as text', () => {
    const summary = '<script>alert(1)</script>'
    const operation = { ...ofProduct[0]!.operation, summary }
    const changed = { ...document, paths: { '/x': { get: operation } } } as OpenApiDocument
    expect(openApiPage(changed).includes('<script')).toBe(false)
  })
})

describe('what the API really answers', () => {
  let office: Office
  let id: string
  const officer = central('officer')
  beforeAll(async () => {
    office = await openOffice()
    id = await office.launched(['P2101', 'P2102'])
  }, 90_000)
  afterAll(() => office.close(), 60_000)

  const holds = holdAgainst(document)

  /** Asks, and holds the answer against the document. */
  const expectAsWritten = async (who: Parameters<Office['ask']>[0], asked: string, ask: Ask = {}) => {
    const [method, path, actual] = asked.split(' ') as [string, string, string]
    const reply = await office.ask(who, method, actual ?? path, ask)
    expect([asked, reply.status, holds(method, `/api/v1${path}`, reply)]).toEqual([
      asked,
      reply.status,
      undefined,
    ])
    return reply
  }

  it('is as the document says, for those who issue', async () => {
    const at = (end: string) => `get /circulars/{circularId}${end} /circulars/${id}${end}`
    await expectAsWritten(officer, 'get /circulars')
    for (const end of [
      '',
      '/plan',
      '/progress',
      '/days',
      '/reminder',
      '/submissions',
      '/overdue',
      '/mails',
      '/letters',
      '/events',
    ])
      await expectAsWritten(officer, at(end))
    const body = { procedureId: 'host-and-name-officers' }
    const { body: draft } = await expectAsWritten(officer, 'post /circulars', { body })
    const own = `/circulars/${draft.circularId}`
    await expectAsWritten(officer, `put /circulars/{circularId} ${own}`, { body, match: draft.version })
    await expectAsWritten(
      officer,
      `post /circulars/{circularId}/send-for-approval ${own}/send-for-approval`,
      { body: {} },
    )
    await expectAsWritten(officer, `post /circulars/{circularId}/remind /circulars/${id}/remind`, {
      body: {},
    })
    await expectAsWritten(officer, 'post /audiences/preview', { body: { rule: { province: 'ระยอง' } } })
    await expectAsWritten(officer, 'post /deadlines/preview', {
      body: { rule: { kind: 'workingDays', days: 5 } },
    })
  })

  it('is as the document says, for those who answer', async () => {
    const p2101 = clerk('P2101')
    const at = (method: string, end: string) =>
      `${method} /submissions/{circularId}/{officeCode}${end} /submissions/${id}/P2101${end}`
    await expectAsWritten(p2101, 'get /me')
    await expectAsWritten(p2101, 'get /inbox')
    await expectAsWritten(p2101, at('post', '/receive'), { body: {} })
    await expectAsWritten(p2101, at('put', '/draft'), { body: { answer: { note: 'ร่าง' } }, match: 0 })
    await expectAsWritten(p2101, at('post', '/more-time'), {
      body: { deadline: { kind: 'fixed', day: '2023-12-08' }, reason: 'รอประชุม' },
    })
    await expectAsWritten(p2101, at('post', '/nil-return'), { body: { reason: 'ไม่มีสถานศึกษานำร่อง' } })
    for (const end of ['', '/events']) await expectAsWritten(p2101, at('get', end))
    await expectAsWritten(p2101, 'get /registers/{officeCode}/{register}/{year} /registers/P2101/inward/2023')
  })

  it('is as the document says, of directory, calendars and kinds', async () => {
    await expectAsWritten(officer, 'get /me')
    await expectAsWritten(officer, 'get /offices')
    await expectAsWritten(officer, 'get /offices/{officeCode} /offices/S01')
    await expectAsWritten(officer, 'get /calendars')
    await expectAsWritten(officer, 'get /procedures')
    await expectAsWritten(officer, 'get /procedures/{procedureId} /procedures/host-and-name-officers')
    const csv = { 'content-type': 'text/csv' }
    const report = await expectAsWritten(officer, 'post /calendars/imports', {
      body: 'day,name\nx,y\n',
      headers: csv,
    })
    expect(report.body.canBeApplied).toBe(false)
  })

  it('is a problem as the document says when it is a no', async () => {
    const p2102 = clerk('P2102')
    const asked: [Parameters<Office['ask']>[0], string, Ask, number][] = [
      [undefined, 'get /inbox', {}, 401],
      [officer, 'get /inbox', {}, 403],
      [p2102, `get /submissions/{circularId}/{officeCode} /submissions/${id}/P2101`, {}, 404],
      [
        p2102,
        `post /submissions/{circularId}/{officeCode}/submit /submissions/${id}/P2102/submit`,
        { body: { answer: {} } },
        422,
      ],
      [
        officer,
        `post /submissions/{circularId}/{officeCode}/accept /submissions/${id}/P2102/accept`,
        { body: {} },
        409,
      ],
      [officer, 'post /circulars', { key: null, body: {} }, 422],
      [officer, 'post /circulars', { key: null, body: { procedureId: 'x' } }, 400],
      [officer, 'post /circulars', { body: 'x', headers: { 'content-type': 'text/plain' } }, 415],
      [officer, `put /circulars/{circularId} /circulars/${id}`, { body: { procedureId: 'x' } }, 428],
      [officer, 'get /circulars?cursor=x', {}, 422],
    ]
    for (const [who, what, ask, status] of asked) {
      const [method, path, actual] = what.split(' ') as [string, string, string?]
      const bare = path.split('?')[0]!
      const reply = await expectAsWritten(who, `${method} ${bare} ${actual ?? path}`, ask)
      expect([what, reply.status]).toEqual([what, status])
    }
  })

  it('serves document and page without sign-in, the page under a policy without script', async () => {
    const json = await fetch(`${office.url}/api/openapi.json`)
    expect([json.status, await json.json()]).toEqual([200, JSON.parse(JSON.stringify(document))])
    const page = await fetch(`${office.url}/api/docs`)
    expect(page.headers.get('content-type')).toContain('text/html')
    const policy = page.headers.get('content-security-policy')!
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+';/)
    expect(policy).not.toMatch(/unsafe|script|http/)
  })
})
