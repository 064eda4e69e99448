/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment -- answers of many shapes are looked into */
import { parse } from 'csv-parse/sync'
import type { Actor } from '../../domain/case.js'
import { until } from '../support/circulars.js'
import { openOffice, type Office, type Reply } from './office.js'
import { central, clerk } from './people.js'

let office: Office
beforeAll(async () => {
  office = await openOffice()
}, 90_000)
afterAll(() => office.close(), 60_000)

const registrar = central('registrar')
const CIRCULARS = '/registers/C0001/circular/2023'
const INWARD = '/registers/P2101/inward/2023'
const WRONG = 'ออกเลขซ้ำกับหนังสือเดิม'

const said = ({ status, body }: Reply) => [status, (body as { code?: string }).code]
const get = (path: string, who: Actor = registrar) => office.ask(who, 'get', path)
const cancel = (path: string, who: Actor = registrar, reason = WRONG) =>
  office.ask(who, 'post', `${path}/cancel`, { body: { reason } })
const lineOf = async (book: string, number: number, who?: Actor) =>
  (await get(book, who)).body.items.find((line: { number: number }) => line.number === number)
const act = (who: Actor, path: string, body: object = {}) => office.ask(who, 'post', path, { body })

/** The one line of a story that strikes a number out: the running case may write its own lines after it. */
function cancelledIn(items: unknown) {
  const found = (items as { type: string }[]).filter(({ type }) => type === 'numberCancelled')
  expect(found).toHaveLength(1)
  return found[0]
}

/** Recalls the circular, and waits until the letter to the office is withdrawn. */
async function recall(id: string, code: string): Promise<void> {
  const reply = await act(central('signer'), `/circulars/${id}/recall`, { reason: 'ข้อความผิด' })
  expect(reply.status).toBe(202)
  await until(
    async () => (await get(`/submissions/${id}/${code}`, clerk(code))).body.state.status === 'withdrawn',
  )
}

async function numbered(codes: readonly string[], overrides: object = {}) {
  const id = await office.launched(codes, overrides)
  const { state } = (await get(`/circulars/${id}`, central('signer'))).body
  return { id, number: state.number as number }
}

describe('the number of a recalled circular', () => {
  let id: string
  let number: number
  beforeAll(async () => {
    ;({ id, number } = await numbered(['P2101']))
  }, 60_000)
  const path = () => `${CIRCULARS}/${number}`

  it('stays as long as the letter is in force, with a sentence that says so', async () => {
    const refused = await cancel(path())
    expect(said(refused)).toEqual([409, 'NUMBER_IN_FORCE'])
    expect(refused.body.messageTh).toContain(`ยกเลิกเลขทะเบียน ${number} ไม่ได้`)
    expect(await lineOf(CIRCULARS, number)).toMatchObject({ cancelledAt: null, cancelledBy: null })
  })

  it('is struck out by the registrar, with reason, person and time, once', async () => {
    await recall(id, 'P2101')
    expect(said(await cancel(path(), registrar, '  '))).toEqual([422, 'REASON_MISSING'])
    const { status, body } = await cancel(path())
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ...{ number, caseId: `circular/${id}`, cancelReason: WRONG, cancelledAt: '2023-11-21T02:00:00.000Z' },
      cancelledBy: { personId: registrar.personId },
    })
    expect(said(await cancel(path(), registrar, 'อีกครั้ง'))).toEqual([409, 'NUMBER_CANCELLED'])
    expect(await lineOf(CIRCULARS, number)).toEqual(body)
  })

  it('answers the same to the same request asked again, and to twenty at once', async () => {
    const { id: other, number: its } = await numbered(['P2101'])
    await recall(other, 'P2101')
    const one = { body: { reason: WRONG }, key: 'strike-out-once' }
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => office.ask(registrar, 'post', `${CIRCULARS}/${its}/cancel`, one)),
    )
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
    const { items } = (await get(`/cases/circular/${other}/timeline`, central('auditor'))).body
    cancelledIn(items)
  })

  it('is shown as cancelled in the register, in files and in the search, and is never given again', async () => {
    for (const text of ['ยกเลิก', 'เลขซ้ำ']) {
      const { items } = (await get(`${CIRCULARS}?text=${encodeURIComponent(text)}`)).body
      expect(items.map((line: { number: number }) => line.number)).toContain(number)
    }
    const csv = (await get(`${CIRCULARS}/csv`)).body as Buffer
    const rows = parse<Record<string, string>>(csv, { columns: true, bom: true })
    const row = rows.find((each) => each['เลขทะเบียน'] === `${number}`)
    expect(row).toMatchObject({ หมายเหตุ: 'ยกเลิก', เหตุที่ยกเลิก: WRONG })
    expect(row?.['ผู้ยกเลิก']).not.toBe('')
    expect((await numbered(['P2101'])).number).toBeGreaterThan(number)
  })

  it('is told in the story of the case: who, why and by which rule; and the record is whole', async () => {
    const auditor = central('auditor')
    const { items } = (await get(`/cases/circular/${id}/timeline`, auditor)).body
    expect(cancelledIn(items)).toMatchObject({
      what: { th: 'ยกเลิกเลขทะเบียน' },
      by: { personId: registrar.personId, role: 'registrar' },
      rule: { code: 'register' },
      event: { reason: WRONG, cancels: { officeCode: 'C0001', register: 'circular', year: 2023, number } },
    })
    const { body } = await get(`/cases/circular/${id}/verification`, auditor)
    expect(body).toMatchObject({ whole: true })
  })
})

describe('a receipt number', () => {
  const clerkOf = clerk('P2101')
  const keeper = clerk('P2101', 'registrar')
  const received = async (id: string) =>
    (await act(clerkOf, `/submissions/${id}/P2101/receive`)).body.state.receipt.number as number

  it('of a letter that came to the wrong office is struck out once that is upheld', async () => {
    const id = await office.launched(['P2101'])
    const path = `${INWARD}/${await received(id)}`
    await act(clerkOf, `/submissions/${id}/P2101/wrong-office`, { reason: 'ไม่ใช่เขตของเรา' })
    expect(said(await cancel(path, keeper))).toEqual([409, 'NUMBER_IN_FORCE'])
    const upheld = { upheld: true, reason: 'ส่งผิดจริง' }
    await act(central('officer'), `/submissions/${id}/P2101/decide-wrong-office`, upheld)
    const { status, body } = await cancel(path, keeper, 'ลงรับผิดหน่วยงาน')
    expect([status, body.cancelReason]).toEqual([200, 'ลงรับผิดหน่วยงาน'])
    const { items } = (await get(`/cases/submission/${id}/P2101/timeline`, clerkOf)).body
    expect(cancelledIn(items)).toMatchObject({ by: { personId: keeper.personId } })
  })

  it('is for the registrar and the director of that office; for any other it does not exist', async () => {
    const { id } = await numbered(['P2101'])
    const path = `${INWARD}/${await received(id)}`
    await recall(id, 'P2101')
    expect(said(await cancel(path, clerkOf))).toEqual([403, 'NOT_YOURS'])
    for (const who of [clerk('P2102', 'registrar'), registrar])
      expect(said(await cancel(path, who))).toEqual([404, 'NOT_FOUND'])
    expect(said(await cancel(`${INWARD}/999`, keeper))).toEqual([404, 'NOT_FOUND'])
    expect((await cancel(path, clerk('P2101', 'director'))).status).toBe(200)
  })

  it('of an answer that was accepted stays, although the circular is recalled', async () => {
    const id = await office.launched(['P2101', 'P2102'])
    const path = `${INWARD}/${await received(id)}`
    await act(clerkOf, `/submissions/${id}/P2101/nil-return`, { reason: 'ไม่มี' })
    await act(central('officer'), `/submissions/${id}/P2101/accept`)
    await recall(id, 'P2102')
    expect(said(await cancel(path, keeper))).toEqual([409, 'NUMBER_IN_FORCE'])
  })

  it('of a secret letter is nothing for a registrar who is not named', async () => {
    const { id } = await numbered(['P2101'], { secrecy: 'secret' })
    const director = clerk('P2101', 'director')
    const reply = await act(director, `/submissions/${id}/P2101/receive`)
    const path = `${INWARD}/${reply.body.state.receipt.number as number}`
    await act(central('signer'), `/circulars/${id}/recall`, { reason: 'ข้อความผิด' })
    await until(
      async () => (await get(`/submissions/${id}/P2101`, director)).body.state.status === 'withdrawn',
    )
    expect(said(await cancel(path, keeper))).toEqual([404, 'NOT_FOUND'])
    expect((await cancel(path, director)).status).toBe(200)
    const number = Number(path.split('/').at(-1))
    expect(await lineOf(INWARD, number, keeper)).toMatchObject({ subject: 'ลับ', cancelReason: null })
    expect(await lineOf(INWARD, number, keeper)).not.toMatchObject({ cancelledAt: null })
  })
})
