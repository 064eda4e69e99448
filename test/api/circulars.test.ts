/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-return -- answers of many shapes are looked into */
import { PDFDocument } from 'pdf-lib'
import { putDocument } from '../../db/documents.js'
import { idle, openOffice, type Ask, type Office, type Reply } from './office.js'
import { central, clerk } from './people.js'

let office: Office
beforeAll(async () => {
  office = await openOffice()
}, 90_000)
afterAll(() => office.close(), 60_000)

const officer = central('officer')
const signer = central('signer')
const said = ({ status, body }: Reply) => [status, (body as { code?: string }).code]
const draft = (overrides: object = {}, ask: Ask = {}) =>
  office.ask(officer, 'post', '/circulars', {
    body: { procedureId: 'host-and-name-officers', overrides },
    ...ask,
  })
const act = (id: string, name: string, body: object = {}, who = officer) =>
  office.ask(who, 'post', `/circulars/${id}/${name}`, { body })
const read = async (id: string, what = '') =>
  (await office.ask(officer, 'get', `/circulars/${id}${what}`)).body

describe('a circular on its way out', () => {
  it('is drafted from its procedure, with what a careful clerk would remark', async () => {
    const reply = await draft({ deadline: { kind: 'fixed', day: '2023-11-25' } })
    expect(reply.status).toBe(201)
    expect(reply.headers.get('location')).toBe(`/api/v1/circulars/${reply.body.circularId}`)
    expect(reply.body.content.deadline.day).toBe('2023-11-25')
    const codes = reply.body.warnings.map((warning: { code: string }) => warning.code)
    expect(codes).toContain('DUE_ON_WEEKEND')
    const past = await draft({
      deadline: { kind: 'fixed', day: '2023-11-20' },
      audience: { codes: ['P9999'] },
    })
    expect(past.body.warnings.map((warning: { code: string }) => warning.code)).toEqual([
      'DEADLINE_PAST',
      'OFFICE_UNKNOWN',
    ])
  })

  it('is not drafted with a form that nobody can answer, nor from a procedure that is not there', async () => {
    const form = { type: 'object', required: ['a'], properties: {}, additionalProperties: false }
    const reply = await draft({ form })
    expect(said(reply)).toEqual([422, 'INPUT_INVALID'])
    expect(reply.body.errors[0].pointer).toMatch(/^\/overrides\/form/)
    const none = await office.ask(officer, 'post', '/circulars', { body: { procedureId: 'nothing' } })
    expect(said(none)).toEqual([404, 'NOT_FOUND'])
  })

  it('previews 67 offices, 49 primary and 18 secondary, none of Buriram', async () => {
    const reply = await office.ask(officer, 'post', '/audiences/preview', {
      body: { rule: { innovationArea: {} } },
      key: null,
    })
    expect(reply.body).toMatchObject({ total: 67, primary: 49, secondary: 18, on: '2023-11-21' })
    const provinces = reply.body.offices.flatMap((one: { provinces: string[] }) => one.provinces)
    expect(provinces).not.toContain('บุรีรัมย์')
    const nobody = await office.ask(officer, 'post', '/audiences/preview', {
      body: { rule: { all: [{ type: 'primary' }, { type: 'secondary' }] } },
    })
    expect(said(nobody)).toEqual([422, 'AUDIENCE_EMPTY'])
  })

  it('previews a deadline with the reason for each day', async () => {
    const rule = { kind: 'workingDays', days: 3 }
    const reply = await office.ask(clerk('P2101'), 'post', '/deadlines/preview', {
      body: { rule, reminders: [{ workingDays: -1, at: '08:30' }], officeCode: 'P2101' },
    })
    expect(reply.body).toMatchObject({
      dueAt: '2023-11-24T17:00:00.000Z',
      reminders: ['2023-11-23T01:30:00.000Z'],
    })
    expect(reply.body.why.length).toBeGreaterThan(3)
    const far = { rule: { kind: 'fixed', day: '2031-01-01' } }
    expect(
      said(await office.ask(officer, 'post', '/deadlines/preview', { body: far }))[0],
    ).toBeGreaterThanOrEqual(409)
  })

  it('is checked and signed by others than its drafter, and again once it is changed', async () => {
    const { circularId: id, contentSha256 } = (await draft()).body
    const verdict = (stage: string, extra: object = {}) => ({
      stage,
      verdict: 'approved',
      contentSha256,
      ...extra,
    })
    expect(said(await act(id, 'decide-stage', verdict('check'), central('checker')))).toEqual([
      409,
      'NOT_NOW',
    ])
    await act(id, 'send-for-approval')
    const own = central('checker', officer.personId)
    expect(said(await act(id, 'decide-stage', verdict('check'), own))).toEqual([403, 'OWN_DRAFT'])
    expect(said(await act(id, 'decide-stage', verdict('sign'), signer))).toEqual([409, 'STAGE_NOT_NOW'])
    expect(said(await act(id, 'decide-stage', verdict('check'), officer))).toEqual([403, 'NOT_YOURS'])
    const other = { contentSha256: 'f'.repeat(64) }
    expect(said(await act(id, 'decide-stage', verdict('check', other), central('checker')))).toEqual([
      409,
      'CONTENT_CHANGED',
    ])
    const unreasoned = verdict('check', { verdict: 'returned' })
    expect(said(await act(id, 'decide-stage', unreasoned, central('checker')))).toEqual([
      422,
      'REASON_MISSING',
    ])
    expect((await act(id, 'decide-stage', verdict('check'), central('checker'))).status).toBe(200)
    const both = central('signer', 'person-checker')
    expect(said(await act(id, 'decide-stage', verdict('sign'), both))).toEqual([403, 'SAME_PERSON_TWICE'])
    const before = await office.ask(officer, 'get', `/circulars/${id}`)
    const revised = await office.ask(officer, 'put', `/circulars/${id}`, {
      body: { procedureId: 'host-and-name-officers', overrides: { subject: 'เรื่องที่แก้ไขแล้ว' } },
      match: before.headers.get('etag') ?? '',
    })
    expect(revised.body.state).toMatchObject({ status: 'draft', subject: 'เรื่องที่แก้ไขแล้ว' })
    expect(revised.body.contentSha256).not.toBe(contentSha256)
    await act(id, 'send-for-approval')
    expect(said(await act(id, 'decide-stage', verdict('check'), central('checker')))).toEqual([
      409,
      'CONTENT_CHANGED',
    ])
  })

  it('is not changed over the head of a colleague', async () => {
    const { circularId: id, version } = (await draft()).body
    const put = (subject: string, match?: number) =>
      office.ask(officer, 'put', `/circulars/${id}`, {
        body: { procedureId: 'host-and-name-officers', overrides: { subject } },
        ...(match === undefined ? {} : { match }),
      })
    expect(said(await put('ก'))).toEqual([428, 'VERSION_MISSING'])
    const replies = await Promise.all(['ก', 'ข', 'ค'].map((subject) => put(subject, version)))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412])
    const { body } = await act(id, 'abandon', { reason: 'ไม่ต้องใช้แล้ว' })
    expect(body.state.status).toBe('abandoned')
    expect(said(await act(id, 'send-for-approval'))).toEqual([410, 'ENDED'])
  })

  it('shows before the launch every letter and mail with its date, and changes nothing by it', async () => {
    const id = await office.signed()
    const plan = await read(id, '/plan')
    expect(plan.recipients).toMatchObject({ total: 67, primary: 49, secondary: 18 })
    expect(plan.steps.map(({ what, at }: { what: string; at: string }) => [what, at])).toEqual([
      ['letter', '2023-11-21T02:00:00.000Z'],
      ['issueMail', '2023-11-21T02:00:00.000Z'],
      ['reminderMail', '2023-11-24T01:30:00.000Z'],
      ['reminderMail', '2023-11-27T01:30:00.000Z'],
      ['due', '2023-11-27T17:00:00.000Z'],
    ])
    expect((await read(id)).state.status).toBe('signed')
  })

  it('is launched as previewed; two officers who launch at once issue it once', async () => {
    const id = await office.signed()
    const wrong = await act(id, 'launch', { expectedTotal: 66 })
    expect(said(wrong)).toEqual([409, 'EXPECTED_OTHERWISE'])
    const both = await Promise.all(
      [officer, central('officer', 'person-other')].map((who) =>
        act(id, 'launch', { expectedTotal: 67 }, who),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([202, 409])
    await idle(office.ask, id)
    expect(await read(id, '/progress')).toMatchObject({
      status: 'issued',
      total: 67,
      jobs: [],
      mails: { queued: 67 },
    })
    const { items } = await read(id, '/letters')
    expect(new Set(items.map((letter: { sha256: string }) => letter.sha256)).size).toBe(67)
  })

  it('is not launched to nobody, nor with a date that is past', async () => {
    const nobody = await office.signed({ audience: { all: [{ type: 'primary' }, { type: 'secondary' }] } })
    expect(said(await act(nobody, 'launch'))).toEqual([422, 'AUDIENCE_EMPTY'])
    const late = await office.signed({ deadline: { kind: 'fixed', day: '2023-11-20' } })
    const reply = await act(late, 'launch')
    expect(said(reply)).toEqual([422, 'DEADLINE_PAST'])
    expect(reply.body.errors[0].pointer).toBe('/deadline')
  })
})

describe('a circular that is out', () => {
  let id: string
  beforeAll(async () => {
    id = await office.launched(['P2101', 'P2102'])
  })

  it('reminds, is extended, corrected and sent to further offices', async () => {
    const mail = await read(id, '/reminder?officeCode=P2101&lang=en')
    expect(mail.office.code).toBe('P2101')
    expect(mail.text).toContain('Your office has not answered yet')
    expect((await read(id, '/reminder')).office.code).toBe('P2101')
    const stranger = await office.ask(officer, 'get', `/circulars/${id}/reminder?officeCode=P2201`)
    expect(said(stranger)).toEqual([422, 'OFFICE_UNKNOWN'])
    expect((await act(id, 'remind', { codes: ['P2101'] })).status).toBe(202)
    await idle(office.ask, id)
    const mails = await read(id, '/mails?kind=reminder')
    expect(mails.items.map((mail: { officeCode: string }) => mail.officeCode)).toEqual(['P2101'])
    const fixed = (day: string) => ({ kind: 'fixed', day, time: '23:59' })
    expect(said(await act(id, 'extend', { deadline: fixed('2023-11-24'), reason: 'x' }))).toEqual([
      422,
      'DEADLINE_NOT_LATER',
    ])
    expect((await act(id, 'extend', { deadline: fixed('2023-11-30'), reason: 'น้ำท่วม' })).status).toBe(202)
    await idle(office.ask, id)
    expect((await read(id)).state.schedule.dueAt).toBe('2023-11-30T17:00:00.000Z')
    expect((await act(id, 'errata', { wrong: 'ก', right: 'ข', reason: 'พิมพ์ผิด' })).body.state.errata).toBe(1)
    expect(said(await act(id, 'remind', { codes: ['P2101', 'P2201'] }))).toEqual([422, 'OFFICE_UNKNOWN'])
    const again = await act(id, 'recipients', { rule: { codes: ['P2101'] }, reason: 'ตกหล่น' })
    expect(said(again)).toEqual([422, 'AUDIENCE_EMPTY'])
    const added = await act(id, 'recipients', { rule: { codes: ['P2101', 'P2201'] }, reason: 'ตกหล่น' })
    expect(added.body.state.added).toMatchObject([{ total: 1 }])
    await idle(office.ask, id)
    const { items } = await read(id, '/submissions?limit=2')
    expect(items.map((one: { officeCode: string }) => one.officeCode)).toEqual(['P2101', 'P2102'])
    expect((await office.ask(clerk('P2201'), 'get', `/submissions/${id}/P2201`)).body.status).toBe('sent')
  })

  it('lists its offices page by page, and refuses a cursor that no list gave', async () => {
    const first = await read(id, '/submissions?limit=2')
    const second = await read(id, `/submissions?limit=2&cursor=${first.next}`)
    expect(second.items.map((one: { officeCode: string }) => one.officeCode)).toEqual(['P2201'])
    expect(second.next).toBeUndefined()
    const bad = await office.ask(officer, 'get', `/circulars/${id}/submissions?cursor=xyz`)
    expect(said(bad)).toEqual([422, 'INPUT_INVALID'])
    expect(said(await office.ask(officer, 'get', `/circulars/${id}/submissions?limit=201`))).toEqual([
      422,
      'INPUT_INVALID',
    ])
  })

  it('tells what has happened to it, each step with its hash', async () => {
    const { items } = await read(id, '/events')
    const types = items.map(({ type }: { type: string }) => type)
    expect(types.slice(0, 5)).toEqual([
      'drafted',
      'sentForApproval',
      'stageDecided',
      'stageDecided',
      'issued',
    ])
    for (const { hash } of items) expect(hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('has no stamped letters before its date, and no report before it is closed', async () => {
    expect(said(await act(id, 'seal-overdue', {}, signer))).toEqual([409, 'NOT_DUE_YET'])
    expect(said(await act(id, 'seal-overdue'))).toEqual([403, 'NOT_YOURS'])
    expect(said(await office.ask(officer, 'get', `/circulars/${id}/report/pdf`))).toEqual([
      409,
      'NOT_MADE_YET',
    ])
    await putDocument(office.cases.pool, {
      documentId: `${id}/report-csv`,
      circularId: id,
      kind: 'report-csv',
      mediaType: 'text/csv',
      body: Buffer.from('a,b\r\n'),
      madeAt: '2023-11-21T02:00:00.000Z',
    })
    const report = await office.ask(officer, 'get', `/circulars/${id}/report/csv`)
    expect((report.body as Buffer).toString()).toBe('a,b\r\n')
    expect(report.headers.get('content-disposition')).toMatch(/^attachment/)
  })

  it('is printed for all offices in one file, for its own staff alone', async () => {
    const id = await office.launched(['P2101', 'P2102'])
    const reply = await office.ask(officer, 'get', `/circulars/${id}/print/circular?duplex=true`)
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const pdf = await PDFDocument.load(reply.body)
    const each = await Promise.all(
      ['P2101', 'P2102'].map(async (code) => {
        const one = await office.ask(officer, 'get', `/letters/${id}/${code}/circular.pdf`)
        return (await PDFDocument.load(one.body)).getPageCount()
      }),
    )
    expect(pdf.getPageCount()).toBe(each.reduce((sum, pages) => sum + pages + (pages % 2), 0))
    expect((await office.ask(officer, 'get', `/circulars/${id}/print/erratum-1`)).status).toBe(404)
    expect((await office.ask(clerk('P2101'), 'get', `/circulars/${id}/print/circular`)).status).toBe(403)
  })

  it('is recalled by its signer, and then nobody answers it any more', async () => {
    expect(said(await act(id, 'recall', { reason: 'ยกเลิก' }))).toEqual([403, 'NOT_YOURS'])
    expect((await act(id, 'recall', { reason: 'ยกเลิก' }, signer)).status).toBe(202)
    await idle(office.ask, id)
    const receive = await office.ask(clerk('P2101'), 'post', `/submissions/${id}/P2101/receive`, { body: {} })
    expect(said(receive)).toEqual([410, 'WITHDRAWN'])
    expect(receive.body.messageTh).toMatch(/เรียกคืน/)
    expect(said(await act(id, 'remind', { codes: ['P2101'] }))).toEqual([410, 'WITHDRAWN'])
    expect((await read(id)).possibleActs).toEqual([])
  })

  it('does not exist for other offices', async () => {
    const stranger = { ...officer, officeCode: 'C0002' }
    for (const end of [
      '',
      '/plan',
      '/progress',
      '/days',
      '/reminder',
      '/submissions',
      '/letters',
      '/mails',
      '/events',
      '/overdue',
    ])
      expect(said(await office.ask(stranger, 'get', `/circulars/${id}${end}`))).toEqual([404, 'NOT_FOUND'])
    expect(said(await act(id, 'close', {}, stranger))).toEqual([404, 'NOT_FOUND'])
    expect(said(await office.ask(clerk('P2101'), 'get', `/circulars/${id}`))).toEqual([403, 'NOT_YOURS'])
  })
})
