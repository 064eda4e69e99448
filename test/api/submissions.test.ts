/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment -- answers of many shapes are looked into */
import { openOffice, type Ask, type Office, type Reply } from './office.js'
import { central, clerk } from './people.js'

let office: Office
beforeAll(async () => {
  office = await openOffice()
}, 90_000)
afterAll(() => office.close(), 60_000)

const CODES = ['P2101', 'P2102', 'S01']
const officer = central('officer')
const person = (n: number) => ({
  name: `นายสมมติ ลำดับ${n}`,
  position: 'ศึกษานิเทศก์',
  phone: '081 000 0000',
  email: `person${n}@office.example`,
  role: 'คณะทำงาน',
})
const persons = (count: number) => ({
  answer: { persons: Array.from({ length: count }, (_, n) => person(n)) },
})
const fixed = (day: string) => ({ kind: 'fixed', day, time: '16:30' })

/** Does an act on an office's submission, as that office. */
const as =
  (code: string, id: string) =>
  (act: string, body: object = {}, ask: Ask = {}) =>
    office.ask(clerk(code), 'post', `/submissions/${id}/${code}/${act}`, { body, ...ask })
const review =
  (code: string, id: string) =>
  (act: string, body: object = {}) =>
    office.ask(officer, 'post', `/submissions/${id}/${code}/${act}`, { body })
const said = ({ status, body }: Reply) => [status, (body as { code?: string }).code]

describe('an office that answers a circular', () => {
  let id: string
  beforeAll(async () => {
    id = await office.launched(CODES)
  })

  it('finds it in its inbox, the one due first on top', async () => {
    const { body } = await office.ask(clerk('P2101'), 'get', '/inbox')
    expect(body.items).toMatchObject([
      { circularId: id, status: 'sent', overdue: false, number: 1, year: 2023 },
    ])
    expect(body.items[0].possibleActs).toContain('receive')
    expect((await office.ask(clerk('P9999'), 'get', '/inbox')).body.items).toEqual([])
  })

  it('takes its letter as a file that no browser opens by itself, and has thereby seen it', async () => {
    const letter = await office.ask(clerk('P2101'), 'get', `/letters/${id}/P2101/circular.pdf`)
    expect(letter.status).toBe(200)
    expect(letter.headers.get('content-type')).toBe('application/pdf')
    expect(letter.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(letter.headers.get('x-content-type-options')).toBe('nosniff')
    expect((letter.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-')
    const { body } = await office.ask(clerk('P2101'), 'get', `/submissions/${id}/P2101`)
    expect(body.state.openedAt).toBe('2023-11-21T02:00:00.000Z')
    const looked = await office.ask(officer, 'get', `/letters/${id}/P2102/circular.pdf`)
    expect(looked.status).toBe(200)
    const other = await office.ask(clerk('P2102'), 'get', `/submissions/${id}/P2102`)
    expect(other.body.state.openedAt).toBeUndefined()
  })

  it('receives it under its own number, assigns it, drafts, is refused 0 and 4 persons, and submits', async () => {
    const act = as('P2101', id)
    expect((await act('receive', { number: 41 })).body.state.receipt).toMatchObject({
      number: 41,
      year: 2023,
    })
    expect(said(await act('receive'))).toEqual([409, 'NOT_NOW'])
    expect((await act('assign', { assignee: clerk('P2101').personId })).body.state.status).toBe('assigned')
    for (const count of [0, 4]) {
      const reply = await act('submit', persons(count))
      expect(said(reply)).toEqual([422, 'ANSWER_INVALID'])
      expect(reply.headers.get('content-type')).toContain('application/problem+json')
      expect(reply.body.errors[0]).toMatchObject({ pointer: '/persons' })
      expect(reply.body.errors[0].messageTh).toMatch(/ต้องมี.+ ๑–๓ คน แต่ส่งมา [๐๔] คน/)
    }
    const { body } = await act('submit', persons(2))
    expect(body.state).toMatchObject({
      status: 'submitted',
      answer: { version: 1, late: false, kind: 'form' },
    })
  })

  it('shows its answers to its issuer and to nobody else', async () => {
    const own = await office.ask(clerk('P2101'), 'get', `/submissions/${id}/P2101`)
    const issuer = await office.ask(officer, 'get', `/submissions/${id}/P2101`)
    for (const { body } of [own, issuer]) expect(body.answers[0].body.persons).toHaveLength(2)
    expect(own.body.draft).not.toBeNull()
    expect(issuer.body.draft).toBeNull()
    expect(issuer.body.possibleActs).toEqual(['returnForCorrection', 'accept'])
    for (const path of ['', '/events', '/draft'].map((end) => `/submissions/${id}/P2101${end}`)) {
      const method = path.endsWith('draft') ? 'put' : 'get'
      const ask = { body: { answer: {} }, match: 0 }
      const reply = await office.ask(clerk('P2102'), method, path, method === 'put' ? ask : {})
      expect([path, ...said(reply)]).toEqual([path, 404, 'NOT_FOUND'])
    }
    expect(said(await office.ask(clerk('P2102'), 'get', `/letters/${id}/P2101/circular.pdf`))).toEqual([
      404,
      'NOT_FOUND',
    ])
    for (const act of ['open', 'receive', 'submit', 'nil-return'])
      expect(
        (await office.ask(clerk('P2102'), 'post', `/submissions/${id}/P2101/${act}`, { body: {} })).status,
      ).not.toBe(200)
  })

  it('gets its answer back with a date of its own, and sends a second version', async () => {
    const reply = await review('P2101', id)('return', {
      reason: 'ขาดเบอร์โทรศัพท์',
      deadline: fixed('2023-11-29'),
    })
    expect(reply.body.state).toMatchObject({ status: 'returned', dueAt: '2023-11-29T09:31:00.000Z' })
    expect(reply.body.state.ownReminders).toEqual(['2023-11-28T01:30:00.000Z', '2023-11-29T01:30:00.000Z'])
    const second = await as('P2101', id)('submit', persons(3))
    expect(second.body.state.answer).toMatchObject({ version: 2, dueAt: '2023-11-29T09:31:00.000Z' })
    expect((await review('P2101', id)('accept')).body.state.status).toBe('accepted')
    expect(said(await as('P2101', id)('submit', persons(1)))).toEqual([409, 'NOT_NOW'])
  })

  it('may not take a number that is in its book already', async () => {
    const other = await office.launched(['P2101'])
    expect(said(await as('P2101', other)('receive', { number: 41 }))).toEqual([409, 'NUMBER_TAKEN'])
    expect(said(await as('P2101', other)('receive', { number: 1.5 }))).toEqual([422, 'NUMBER_INVALID'])
    expect((await as('P2101', other)('receive')).body.state.receipt.number).toBe(42)
    const book = await office.ask(clerk('P2101'), 'get', '/registers/P2101/inward/2023')
    expect(book.body.items.map((line: { number: number }) => line.number)).toEqual([41, 42])
    expect(said(await office.ask(clerk('P2102'), 'get', '/registers/P2101/inward/2023'))).toEqual([
      404,
      'NOT_FOUND',
    ])
  })

  it('gets a day more at once, and asks for further days', async () => {
    const act = as('P2102', id)
    const day = await act('more-time', {
      reason: 'รอคำสั่ง',
      deadline: { kind: 'fixed', day: '2023-11-28', time: '23:59' },
    })
    expect(day.body.state).toMatchObject({ dueAt: '2023-11-28T17:00:00.000Z', timeRequests: 1 })
    const more = { reason: 'รอคำสั่ง', deadline: fixed('2023-11-30') }
    expect((await act('more-time', more)).body.state.timeRequest).toMatchObject({
      dueAt: '2023-11-30T09:31:00.000Z',
    })
    expect(said(await act('more-time', more))).toEqual([409, 'REQUEST_PENDING'])
    const decide = review('P2102', id)
    expect(said(await decide('decide-more-time', { granted: true, reason: ' ' }))).toEqual([
      422,
      'REASON_MISSING',
    ])
    expect((await decide('decide-more-time', { granted: true, reason: 'สมควร' })).body.state.dueAt).toBe(
      '2023-11-30T09:31:00.000Z',
    )
    expect(said(await decide('decide-more-time', { granted: true, reason: 'อีก' }))).toEqual([
      409,
      'NO_REQUEST',
    ])
    expect(said(await act('more-time', { ...more, deadline: fixed('2023-12-01') }))).toEqual([
      409,
      'REQUESTS_SPENT',
    ])
  })

  it('is asked back which year it means, and told when a date is none', async () => {
    const act = as('S01', id)
    const ask = (day: string) => act('more-time', { reason: 'รอ', deadline: { kind: 'fixed', day } })
    expect(said(await ask('2566-11-29'))).toEqual([422, 'DATE_YEAR_UNCLEAR'])
    expect(said(await ask('2023-11-31'))).toEqual([422, 'DATE_INVALID'])
    expect(said(await ask('2023-11-20'))).toEqual([422, 'DEADLINE_PAST'])
    expect(said(await ask('2023-11-24'))).toEqual([422, 'DEADLINE_NOT_LATER'])
  })

  it('says that the letter came to the wrong office, or that there is nothing to report', async () => {
    expect(said(await as('S01', id)('wrong-office', { reason: '' }))).toEqual([422, 'REASON_MISSING'])
    expect((await as('S01', id)('wrong-office', { reason: 'ไม่อยู่ในพื้นที่' })).body.state.status).toBe(
      'misdirected',
    )
    const no = await review('S01', id)('decide-wrong-office', { upheld: false, reason: 'อยู่ในพื้นที่' })
    expect(no.body.state.status).toBe('sent')
    await as('S01', id)('receive')
    const nil = await as('S01', id)('nil-return', { reason: 'ไม่มีบุคลากร' })
    expect(nil.body.state.answer).toMatchObject({ kind: 'nil', version: 1 })
    const strict = await office.launched(['S01'], { nilReturn: false })
    await as('S01', strict)('receive')
    expect(said(await as('S01', strict)('nil-return', { reason: 'ไม่มี' }))).toEqual([422, 'NIL_NOT_ALLOWED'])
  })
})

describe('what two people write at once', () => {
  let id: string
  beforeAll(async () => {
    id = await office.launched(['P2101', 'P2102'])
    await Promise.all(['P2101', 'P2102'].map((code) => as(code, id)('receive')))
  })
  const put = (match: number | undefined, body: object) =>
    office.ask(clerk('P2101'), 'put', `/submissions/${id}/P2101/draft`, {
      body,
      ...(match === undefined ? {} : { match }),
    })

  it('is kept once: the second is told that it was late', async () => {
    const first = await put(0, { answer: { persons: [person(1)] } })
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"1"'])
    expect(said(await put(0, { answer: {} }))).toEqual([412, 'VERSION_STALE'])
    expect(said(await put(undefined, { answer: {} }))).toEqual([428, 'VERSION_MISSING'])
    const both = await Promise.all([put(1, { answer: { a: 1 } }), put(1, { answer: { b: 2 } })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
    const { body } = await office.ask(clerk('P2101'), 'get', `/submissions/${id}/P2101`)
    expect(body).toMatchObject({ status: 'drafted', draft: { revision: 2 } })
  })

  it('is not lost when it is refused: the draft stays', async () => {
    expect((await as('P2101', id)('submit')).status).toBe(422)
    const { body } = await office.ask(clerk('P2101'), 'get', `/submissions/${id}/P2101`)
    expect(body.draft.revision).toBe(2)
    await put(2, persons(1))
    expect((await as('P2101', id)('submit')).body.state.answer.version).toBe(1)
  })

  it('fifty acts on one case at once are all done, each once', async () => {
    const replies = await Promise.all(Array.from({ length: 50 }, () => as('P2102', id)('submit', persons(1))))
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200))
    const { body } = await office.ask(clerk('P2102'), 'get', `/submissions/${id}/P2102`)
    expect(body.answers.map((answer: { version: number }) => answer.version)).toEqual(
      Array.from({ length: 50 }, (_, n) => n + 1),
    )
  })

  it('a hundred posts of one request are one act', async () => {
    const ask = { key: 'one-request-01' }
    const replies = await Promise.all(
      Array.from({ length: 100 }, () => as('P2102', id)('submit', persons(2), ask)),
    )
    expect(new Set(replies.map(({ status, body }) => `${status} ${body.state?.answer.answerId}`)).size).toBe(
      1,
    )
    const { body } = await office.ask(clerk('P2102'), 'get', `/submissions/${id}/P2102`)
    expect(body.answers).toHaveLength(51)
  })
})

describe('an act that meets a failure of the machinery', () => {
  it('waits for a worker that is being started again, and is done once', async () => {
    const id = await office.launched(['P2102'])
    await office.cases.stopWorkers()
    const waiting = as('P2102', id)('receive', {}, { key: 'while-away-1' })
    await office.cases.startWorkers()
    const { body } = await waiting
    expect(body.state.status).toBe('received')
    const again = await as('P2102', id)('receive', {}, { key: 'while-away-1' })
    expect(again.body.state.receipt).toEqual(body.state.receipt)
  })

  it('goes on from the row when the workflow is gone', async () => {
    const id = await office.launched(['P2102'])
    const act = as('P2102', id)
    await act('receive')
    await office.cases.client.workflow.getHandle(`submission/${id}/P2102`).terminate('lost')
    expect((await act('submit', persons(1))).body.state.answer.version).toBe(1)
    const events = await office.ask(officer, 'get', `/submissions/${id}/P2102/events`)
    expect(events.body.items.map(({ type }: { type: string }) => type)).toEqual([
      'sent',
      'received',
      'submitted',
    ])
  })
})

// Last: it moves the clock past the date of every circular above.
describe('an answer at the end of the last day', () => {
  it('is in time at 23:59:59, late at 00:00:00, and then no more time can be asked for', async () => {
    const id = await office.launched(CODES)
    await Promise.all(CODES.map((code) => as(code, id)('receive')))
    await office.stepTo('2023-11-27T16:59:59.000Z')
    expect((await as('P2101', id)('submit', persons(1))).body.state.answer.late).toBe(false)
    await office.stepTo('2023-11-27T17:00:00.000Z')
    expect((await as('P2102', id)('submit', persons(1))).body.state.answer.late).toBe(true)
    const more = { reason: 'รอ', deadline: fixed('2023-11-30') }
    expect(said(await as('S01', id)('more-time', more))).toEqual([409, 'REQUEST_TOO_LATE'])
    const overdue = await office.ask(officer, 'get', `/circulars/${id}/overdue`)
    expect(overdue.body.items.map((one: { officeCode: string }) => one.officeCode)).toEqual(['S01'])
  })
})
