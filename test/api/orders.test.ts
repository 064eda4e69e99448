/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-argument -- answers of many shapes are looked into */
import type { Actor } from '../../domain/case.js'
import { until } from '../support/circulars.js'
import { openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'

const OFFICE = 'P2102'
const officer = clerk(OFFICE)
const director = clerk(OFFICE, 'director')
const registrar = clerk(OFFICE, 'registrar')
const stranger = clerk('P1001', 'director')
const auditor = { ...central('auditor', 'auditor-of-all'), scope: { offices: 'all' as const } }

let office: Office

beforeAll(async () => {
  office = await openOffice()
  for (const who of [officer, director, registrar, stranger]) await office.bearer(who)
}, 120_000)
afterAll(() => office.close(), 60_000)

const CONTENT = {
  subject: 'แต่งตั้งคณะทำงานติดตามนวัตกรรม',
  reasons: 'ด้วยสำนักงานได้รับหนังสือเวียน\nอาศัยอำนาจตามความในมาตรา ๓๗',
  points: ['ให้นายสมชาย เป็นผู้รับผิดชอบ', 'ให้รายงานผลทุกเดือน'],
  effectiveOn: '2023-12-01',
}

const ask = (who: Actor, method: string, path: string, body?: object) =>
  office.ask(who, method, path, body === undefined ? {} : { body })

async function does(who: Actor, path: string, body: object = {}) {
  const reply = await ask(who, 'post', path, body)
  if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}

const show = async (id: string, who: Actor = officer) => (await ask(who, 'get', `/orders/${id}`)).body

async function sent(more: object = {}): Promise<{ id: string; contentSha256: string }> {
  const id = (await does(officer, '/orders', { ...CONTENT, ...more })).state.orderId
  await does(officer, `/orders/${id}/send`)
  return { id, contentSha256: (await show(id)).state.contentSha256 }
}

async function issued(more: object = {}): Promise<string> {
  const { id, contentSha256 } = await sent(more)
  await does(director, `/orders/${id}/decide-stage`, { stage: 'sign', verdict: 'approved', contentSha256 })
  await until(async () => (await show(id)).state.jobs.length === 0)
  return id
}

describe('an order of an office', () => {
  it('awaits its director, comes back with reasons by mail, and is signed as it was changed', async () => {
    const { id, contentSha256 } = await sent()
    const awaited = await ask(director, 'get', '/approvals?about=order&mine=true')
    expect(awaited.body.items.map((one: { caseId: string }) => one.caseId)).toContain(`order/${id}`)
    const sign = { stage: 'sign', verdict: 'approved', contentSha256 }
    expect((await ask(officer, 'post', `/orders/${id}/decide-stage`, sign)).status).toBe(403)
    await does(director, `/orders/${id}/decide-stage`, { ...sign, verdict: 'returned', reason: 'ขาดชื่อ' })
    const { rows } = await office.cases.pool.query(
      `select person_id, params ->> 'reason' as reason from mail where case_id = $1 and kind = 'orderReturned'`,
      [`order/${id}`],
    )
    expect(rows).toEqual([{ person_id: officer.personId, reason: 'ขาดชื่อ' }])
    await does(officer, `/orders/${id}/content`, { ...CONTENT, points: ['ให้นางสมหญิง เป็นผู้รับผิดชอบ'] })
    await does(officer, `/orders/${id}/send`)
    const stale = await ask(director, 'post', `/orders/${id}/decide-stage`, sign)
    expect([stale.status, stale.body.code]).toEqual([409, 'CONTENT_CHANGED'])
    const { contentSha256: changed } = (await show(id)).state
    const signed = await does(director, `/orders/${id}/decide-stage`, { ...sign, contentSha256: changed })
    expect(signed.state).toMatchObject({ status: 'issued', issued: { year: 2023, by: { role: 'director' } } })
    await until(async () => (await show(id)).state.jobs.length === 0)
    expect((await ask(auditor, 'get', `/cases/order/${id}/versions`)).body.items).toHaveLength(2)
    expect((await ask(auditor, 'get', `/cases/order/${id}/timeline`)).body.items).toHaveLength(8)
  })

  it('is numbered without a gap in the book of orders, set as a paper, and mailed to whom it tells', async () => {
    const ids = [await issued(), await issued({ tell: [registrar.personId] })]
    const [first, second] = await Promise.all(ids.map((id) => show(id)))
    expect(second.state.issued.number).toBe(first.state.issued.number + 1)
    const book = await ask(officer, 'get', `/registers/${OFFICE}/order/2023`)
    expect(book.body.items.slice(-2)).toMatchObject([
      { number: first.state.issued.number, caseId: `order/${ids[0]}`, subject: CONTENT.subject },
      { number: second.state.issued.number, caseId: `order/${ids[1]}`, subject: CONTENT.subject },
    ])
    const paper = await ask(officer, 'get', `/orders/${ids[1]}/papers/${second.paperSha256}`)
    expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const { rows } = await office.cases.pool.query(
      `select m.person_id, m.paper_ids, p.number, p.code from mail m join case_paper p on p.paper_id = m.paper_ids[1]
       where m.case_id = $1 and m.kind = 'orderIssued'`,
      [`order/${ids[1]}`],
    )
    const number = `${second.state.issued.number}/2566`
    expect(rows).toMatchObject([{ person_id: registrar.personId, number }])
    const checked = await ask(stranger, 'get', `/verify/${rows[0].code}`)
    expect(JSON.stringify(checked.body)).toContain(number)
  })

  it('is nobody’s business outside its office, and whoever is told works in it', async () => {
    const { id } = await sent()
    expect((await ask(stranger, 'get', `/orders/${id}`)).status).toBe(404)
    expect((await ask(stranger, 'get', '/orders')).body.items).toEqual([])
    expect((await ask(auditor, 'get', `/orders/${id}`)).status).toBe(200)
    const told = await ask(officer, 'post', '/orders', { ...CONTENT, tell: [stranger.personId] })
    expect([told.status, told.body.code]).toEqual([422, 'PERSON_NOT_OF_OFFICE'])
    const gone = await does(officer, `/orders/${id}/withdraw`, { reason: 'ไม่ใช้แล้ว' })
    expect(gone).toMatchObject({ state: { status: 'withdrawn' }, possibleActs: [] })
  })

  it('ends an earlier one from its day on: on its page, in list and book, on the paper and for whoever checks it', async () => {
    const [earlier, other] = [await issued(), (await sent()).id]
    for (const [who, id] of [
      [officer, other],
      [officer, 'no-such-order'],
      [stranger, earlier],
    ] as const) {
      const refused = await ask(who, 'post', '/orders', { ...CONTENT, revokes: id })
      expect([refused.status, refused.body.code]).toEqual([409, 'ORDER_NOT_IN_FORCE'])
    }
    const ending = { subject: 'ยกเลิกคณะทำงาน', revokes: earlier, effectiveOn: '2023-11-22' }
    const twice = await sent(ending)
    const id = await issued(ending)
    const { state } = await show(earlier)
    const { content, state: later } = await show(id)
    const { number, year } = later.issued
    expect(content.revokes).toEqual({
      ...{
        orderId: earlier,
        number: state.issued.number,
        year,
        signedOn: '2023-11-21',
        subject: CONTENT.subject,
      },
    })
    const revokedBy = { orderId: id, number, year, from: '2023-11-22' }
    expect((await show(earlier)).revokedBy).toEqual(revokedBy)
    const { items } = (await ask(officer, 'get', '/orders')).body
    expect(items.find((one: { caseId: string }) => one.caseId === `order/${earlier}`)).toMatchObject({
      revokedBy,
    })
    const book = (await ask(officer, 'get', `/registers/${OFFICE}/order/2023?limit=100`)).body.items
    const lines = book.filter((line: { revokedBy: unknown }) => line.revokedBy !== null)
    expect(lines).toMatchObject([{ caseId: `order/${earlier}`, revokedBy, cancelledAt: null }])
    const sign = { stage: 'sign', verdict: 'approved', contentSha256: twice.contentSha256 }
    const again = await ask(director, 'post', `/orders/${twice.id}/decide-stage`, sign)
    expect([again.status, again.body.code]).toEqual([409, 'ORDER_NOT_IN_FORCE'])

    const codes = await office.cases.pool.query(
      `select code from case_paper where case_id = any($1) order by case_id = $2`,
      [[`order/${earlier}`, `order/${id}`], `order/${id}`],
    )
    const [code, laterCode] = codes.rows.map((row) => row.code as string)
    const checked = async () => (await ask(stranger, 'get', `/verify/${code}`)).body
    const by = { number: `${number}/2566`, code: laterCode, from: '2023-11-22' }
    expect(await checked()).toMatchObject({ withdrawn: false, revokedBy: by })
    await office.stepTo('2023-11-21T17:00:00.000Z')
    expect(await checked()).toMatchObject({ genuine: true, withdrawn: true, revokedBy: by })
    expect((await ask(stranger, 'get', `/verify/${laterCode}`)).body).not.toHaveProperty('revokedBy')
  })

  it('is looked at as a draft, which says so and takes no number', async () => {
    const preview = await ask(officer, 'post', '/orders/preview', CONTENT)
    expect([preview.status, preview.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  })
})
