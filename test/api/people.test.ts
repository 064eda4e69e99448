/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-call -- answers of many shapes are looked into */
import { verifyChains } from '../../db/verify.js'
import type { Actor } from '../../domain/case.js'
import { openOffice, type Ask, type Office, type Reply } from './office.js'
import { addAssignment } from '../support/sign-in.js'
import { central, clerk } from './people.js'

let office: Office
beforeAll(async () => void (office = await openOffice()), 120_000)
afterAll(() => office.close(), 60_000)

const administrator = central('administrator')
type Wish = { officeCode: string; role: string } & Record<string, unknown>
let count = 0

/** Enters a person and answers the record. */
async function enter(assignment?: Wish, by: Actor = administrator, more: object = {}): Promise<Reply> {
  count += 1
  const body = { nameTh: `นางสมมติ คนที่ ${count}`, email: `Somebody.${count}@office.example`, ...more }
  return office.ask(by, 'post', '/people', {
    body: { ...body, ...(assignment ? { assignment: { validFrom: '2023-10-01', ...assignment } } : {}) },
  })
}
async function entered(officeCode: string, role: string, more: object = {}) {
  const { status, body } = await enter({ officeCode, role, ...more })
  if (status !== 201) throw new Error(JSON.stringify(body))
  const { person, assignments } = body as {
    person: { personId: string; nameTh: string; email: string }
    assignments: { assignmentId: string }[]
  }
  return { ...person, assignmentId: assignments[0]!.assignmentId }
}
/** Asks as a person who was entered, under this assignment. */
async function asPerson(
  { personId, assignmentId }: { personId: string; assignmentId?: string },
  method: string,
  path: string,
  options: Ask = {},
): Promise<Reply> {
  const { bearer } = await office.desk.openSession(personId, assignmentId)
  return office.ask(undefined, method, path, { ...options, headers: { authorization: `Bearer ${bearer}` } })
}
const code = ({ status, body }: Reply): [number, unknown] => [status, (body as { code?: string }).code]
/** The short name of a district office. */
const CALLED: unknown = expect.stringMatching(/^สพป\./)
const post = (path: string, body: object = {}, by = administrator) => office.ask(by, 'post', path, { body })

describe('entering and finding people', () => {
  it('gives a person an id, a lower-case address and the first assignment', async () => {
    const { status, body, headers } = await enter({ officeCode: 'P2101', role: 'registrar' })
    expect([status, body]).toEqual([201, expect.anything()])
    expect(body).toMatchObject({
      person: { email: `somebody.${count}@office.example`, lockedAt: null, leftOn: null },
      status: 'serving',
      assignments: [
        { officeCode: 'P2101', officeTh: CALLED, role: 'registrar', capacity: 'holder', validTo: null },
      ],
      tasks: [],
    })
    expect(headers.get('location')).toBe(`/api/v1/people/${body.person.personId}`)
    expect(headers.get('etag')).toBe('"2"')
    const found = await office.ask(
      administrator,
      'get',
      `/people?text=${encodeURIComponent(body.person.nameTh)}`,
    )
    expect(found.body.items).toMatchObject([
      { personId: body.person.personId, assignments: [{ role: 'registrar' }] },
    ])
  })

  it('refuses an address that another person has, however it is written', async () => {
    const { email } = await entered('P2101', 'districtOfficer')
    const again = await enter({ officeCode: 'P2101', role: 'districtOfficer' }, administrator, {
      email: email.toUpperCase(),
    })
    expect(code(again)).toEqual([409, 'EMAIL_TAKEN'])
  })

  it('refuses what the rules refuse, and enters nobody then', async () => {
    const wishes: [Wish, number, string][] = [
      [{ officeCode: 'P2101', role: 'officer' }, 422, 'ROLE_NOT_OF_OFFICE'],
      [{ officeCode: 'P2101', role: 'registrar', capacity: 'acting' }, 422, 'ORDER_MISSING'],
      [{ officeCode: 'P2101', role: 'registrar', validFrom: '2566-11-21' }, 422, 'DATE_FAR'],
      [{ officeCode: 'P2101', role: 'registrar', validFrom: '2023-02-30' }, 422, 'DATE_INVALID'],
      [{ officeCode: 'P2101', role: 'registrar', validTo: '2023-10-01' }, 422, 'PERIOD_INVALID'],
    ]
    const before = await office.cases.pool.query('select count(*) from person')
    for (const [wish, status, said] of wishes) expect(code(await enter(wish))).toEqual([status, said])
    expect((await office.cases.pool.query('select count(*) from person')).rows).toEqual(before.rows)
  })

  it('lets an office see and keep its own people only, and give only the roles of its own desk', async () => {
    const own = await entered('P4001', 'districtOfficer')
    const registrar = clerk('P4001', 'registrar')
    const stranger = clerk('P2301', 'director')
    expect((await office.ask(registrar, 'get', `/people/${own.personId}`)).status).toBe(200)
    expect(code(await office.ask(stranger, 'get', `/people/${own.personId}`))).toEqual([404, 'NOT_FOUND'])
    expect(code(await post(`/people/${own.personId}/lock`, { reason: 'x' }, stranger))).toEqual([
      404,
      'NOT_FOUND',
    ])
    expect(code(await office.ask(clerk('P4001'), 'get', '/people'))).toEqual([403, 'NOT_YOURS'])
    const list = await office.ask(registrar, 'get', '/people?officeCode=P2101')
    for (const { assignments } of list.body.items as { assignments: { officeCode: string }[] }[])
      expect(assignments.map(({ officeCode }) => officeCode)).toContain('P4001')
    expect((await enter({ officeCode: 'P4001', role: 'districtOfficer' }, registrar)).status).toBe(201)
    for (const wish of [
      { officeCode: 'P4001', role: 'director' },
      { officeCode: 'P2301', role: 'districtOfficer' },
    ])
      expect(code(await enter(wish, registrar))).toEqual([403, 'NOT_YOURS'])
    expect((await enter(undefined, registrar)).status).toBe(404)
  })

  it('changes details on the version that was seen', async () => {
    const { personId, email } = await entered('P2101', 'districtOfficer')
    const body = { nameTh: 'นางสมมติ ชื่อใหม่', email, phone: '000 123 4567' }
    const changed = await office.ask(administrator, 'put', `/people/${personId}`, { body, match: 2 })
    expect(changed.body).toMatchObject({ person: body, version: 3 })
    expect(code(await office.ask(administrator, 'put', `/people/${personId}`, { body, match: 2 }))).toEqual([
      412,
      'VERSION_STALE',
    ])
  })
})

describe('one who holds a position', () => {
  it('is the only director of an office, also when two are entered at the same moment', async () => {
    const replies = await Promise.all([1, 2].map(() => enter({ officeCode: 'P3001', role: 'director' })))
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(code(replies.find(({ status }) => status === 409)!)).toEqual([409, 'POSITION_TAKEN'])
  })

  it('acts no more from the moment of being locked, and again when unlocked', async () => {
    const person = await entered('P2101', 'districtOfficer')
    const { bearer } = await office.desk.openSession(person.personId)
    const inbox = () =>
      office.ask(undefined, 'get', '/inbox', { headers: { authorization: `Bearer ${bearer}` } })
    expect((await inbox()).status).toBe(200)
    expect(code(await post(`/people/${person.personId}/lock`, { reason: ' ' }))).toEqual([
      422,
      'REASON_MISSING',
    ])
    expect((await post(`/people/${person.personId}/lock`, { reason: 'เครื่องหาย' })).body.status).toBe('locked')
    expect((await inbox()).status).toBe(401)
    await post(`/people/${person.personId}/unlock`, { reason: 'พบเครื่องแล้ว' })
    expect((await inbox()).status).toBe(200)
  })

  it('moves to another office in one step: the old assignment ends on the day on which the new one begins', async () => {
    const person = await entered('P2101', 'districtOfficer')
    const moved = await post(`/people/${person.personId}/move`, {
      officeCode: 'P2301',
      role: 'registrar',
      orderNo: '77/2566',
      validFrom: '2023-11-21',
    })
    expect(moved.body.assignments).toMatchObject([
      { officeCode: 'P2101', validTo: '2023-11-21', revokedAt: null },
      { officeCode: 'P2301', validFrom: '2023-11-21', orderNo: '77/2566' },
    ])
    expect((await asPerson(person, 'get', '/me')).body.actor).toMatchObject({ officeCode: 'P2301' })
    expect((await office.ask(clerk('P2101', 'director'), 'get', `/people/${person.personId}`)).status).toBe(
      404,
    )
  })

  it('has a record that tells each decision with the assignment, the reason and who decided, to the own office alone', async () => {
    const { personId, assignmentId } = await entered('P2301', 'registrar')
    await post(`/people/${personId}/assignments/${assignmentId}/revoke`, { reason: 'ให้ไว้ผิดหน่วยงาน' })
    const { body } = await office.ask(administrator, 'get', `/people/${personId}/record`)
    expect(body.items).toMatchObject([
      { version: 1, what: { en: 'Was entered' }, assignment: null, by: { role: 'administrator' } },
      {
        version: 2,
        what: { en: 'Was given an assignment' },
        assignment: { assignmentId, officeCode: 'P2301', officeTh: CALLED },
      },
      { version: 3, reason: 'ให้ไว้ผิดหน่วยงาน', assignment: { assignmentId, role: 'registrar' } },
    ])
    const foreign = await office.ask(clerk('P2102', 'director'), 'get', `/people/${personId}/record`)
    expect(foreign.status).toBe(404)
  })

  it('loses at once what is revoked, with a reason', async () => {
    const person = await entered('P2101', 'districtOfficer')
    const path = `/people/${person.personId}/assignments/${person.assignmentId}/revoke`
    expect((await post(path, { reason: 'คำสั่งผิดคน' })).body.assignments[0].revokedAt).not.toBeNull()
    expect(code(await asPerson(person, 'get', '/inbox'))).toEqual([403, 'NO_ASSIGNMENT'])
    expect(code(await post(path, { reason: 'อีกครั้ง' }))).toEqual([409, 'ASSIGNMENT_OVER'])
  })

  it('does not give rights to oneself', async () => {
    const own = await entered('C0001', 'administrator')
    const wish = { officeCode: 'C0001', role: 'signer', validFrom: '2023-10-01' }
    const path = `/people/${own.personId}`
    expect(code(await asPerson(own, 'post', `${path}/assignments`, { body: wish }))).toEqual([
      403,
      'OWN_RIGHTS',
    ])
    expect(code(await asPerson(own, 'post', `${path}/lock`, { body: { reason: 'x' } }))).toEqual([
      403,
      'OWN_RIGHTS',
    ])
  })

  it('chooses under which assignment to act when there are several', async () => {
    const person = await entered('P2101', 'districtOfficer')
    const given = await post(`/people/${person.personId}/assignments`, {
      officeCode: 'P2101',
      role: 'registrar',
      validFrom: '2023-11-01',
    })
    const { bearer } = await office.desk.openSession(person.personId)
    const ask = (method: string, path: string, body?: object) =>
      office.ask(undefined, method, path, { body, headers: { authorization: `Bearer ${bearer}` } })
    expect(code(await ask('get', '/inbox'))).toEqual([409, 'ASSIGNMENT_NEEDED'])
    expect((await ask('get', '/me/assignments')).body).toMatchObject({ chosenId: null })
    const { assignmentId } = given.body.assignments[1] as { assignmentId: string }
    const chosen = await ask('put', '/me/assignment', { assignmentId })
    expect(chosen.body).toMatchObject({ chosenId: assignmentId })
    expect((await ask('get', '/inbox')).status).toBe(200)
    expect((await ask('put', '/me/assignment', { assignmentId: 'a-foreign' })).status).toBe(404)
  })
})

describe('a substitute', () => {
  const week = { validFrom: '2023-11-20', validTo: '2023-11-23' }

  it('is proposed from the hierarchy with a reason, acts as named in the order, and has no rights after the end', async () => {
    const [director, officer] = [
      await entered('P5001', 'director'),
      await entered('P5001', 'districtOfficer'),
    ]
    const place = `/people/${director.personId}/assignments/${director.assignmentId}`
    const proposed = await office.ask(
      administrator,
      'get',
      `${place}/substitutes?${new URLSearchParams(week).toString()}`,
    )
    expect(proposed.body.items[0]).toMatchObject({
      personId: officer.personId,
      nameTh: officer.nameTh,
      reason: { code: 'nextInLine', th: expect.stringMatching(/[ก-๙]/), en: expect.stringMatching(/[a-z]/) },
    })
    const wish = { substituteId: officer.personId, ...week }
    expect(code(await asPerson(director, 'post', `${place}/substitute`, { body: wish }))).toEqual([
      422,
      'ORDER_MISSING',
    ])
    const arranged = await asPerson(director, 'post', `${place}/substitute`, {
      body: { ...wish, orderNo: '12/2566' },
    })
    expect(arranged.body.assignments.at(-1)).toMatchObject({
      ...{ role: 'director', capacity: 'acting', orderNo: '12/2566', inPlaceOf: director.personId },
      ...week,
    })
    const { assignmentId } = arranged.body.assignments.at(-1) as { assignmentId: string }
    const circularId = await office.launched(['P5001'])
    const task = `/submissions/${circularId}/P5001`
    const acting = { personId: officer.personId, assignmentId }
    expect((await asPerson(acting, 'post', `${task}/receive`, { body: {} })).status).toBe(200)
    const { rows } = await office.cases.pool.query<{ by: Actor }>(
      "select body::jsonb -> 'by' as by from event where case_id = $1 and type = 'received'",
      [`submission/${circularId}/P5001`],
    )
    expect(rows[0]?.by).toEqual({
      ...{ personId: officer.personId, officeCode: 'P5001', role: 'director', assignmentId },
      ...{ capacity: 'acting', orderNo: '12/2566', inPlaceOf: director.personId },
    })
    await office.stepTo('2023-11-22T17:00:00.000Z')
    const after = await asPerson(acting, 'get', '/me')
    expect(after.body.actor).toMatchObject({ role: 'districtOfficer' })
    expect(code(await asPerson(acting, 'get', '/people'))).toEqual([403, 'NOT_YOURS'])
  }, 60_000)

  it('in a circle or by a stranger is refused', async () => {
    const [director, officer] = [
      await entered('P5002', 'director'),
      await entered('P5002', 'districtOfficer'),
    ]
    const place = `/people/${director.personId}/assignments/${director.assignmentId}/substitute`
    const later = { validFrom: '2023-12-01', validTo: '2023-12-08', orderNo: '13/2566' }
    const ask = (path: string, substituteId: string) => post(path, { substituteId, ...later })
    expect((await ask(place, officer.personId)).status).toBe(200)
    const back = `/people/${officer.personId}/assignments/${officer.assignmentId}/substitute`
    expect(code(await ask(back, director.personId))).toEqual([409, 'SUBSTITUTION_CYCLE'])
    const stranger = await entered('P7104', 'registrar')
    const free = { validFrom: '2024-01-01', validTo: '2024-01-08', orderNo: '1/2567' }
    const other = (substituteId: string) => post(place, { substituteId, ...free })
    expect(code(await other(director.personId))).toEqual([409, 'SUBSTITUTION_CYCLE'])
    expect(code(await other(stranger.personId))).toEqual([409, 'SUBSTITUTE_NOT_ELIGIBLE'])
  })
})

describe('what an office has handed to somebody', () => {
  it('is handed to who works there today: a substitute too, nobody of another office, nobody who has left', async () => {
    const [own, away, left] = [
      await entered('P2102', 'districtOfficer'),
      await entered('P5002', 'districtOfficer'),
      await entered('P2102', 'districtOfficer'),
    ]
    const head = clerk('P2102', 'director')
    const circularId = await office.launched(['P2102'])
    const task = `/submissions/${circularId}/P2102`
    await post(`${task}/receive`, {}, head)
    await post(`/people/${left.personId}/lock`, { reason: 'สอบสวน' }, head)
    const assign = (assignee: string) => post(`${task}/assign`, { assignee }, head)
    for (const assignee of [away.personId, left.personId, 'nobody']) {
      const refused = await assign(assignee)
      expect([assignee, code(refused)]).toEqual([assignee, [422, 'PERSON_NOT_OF_OFFICE']])
      expect(refused.body.errors[0]).toMatchObject({
        pointer: '/assignee',
        messageTh: expect.stringContaining(assignee),
      })
    }
    await addAssignment(office.cases.pool, {
      ...{ personId: away.personId, officeCode: 'P2102', role: 'districtOfficer' },
      ...{ capacity: 'acting', orderNo: '7/2566', inPlaceOf: own.personId },
    })
    expect((await assign(away.personId)).body.state).toMatchObject({ assignee: away.personId })
  }, 60_000)

  it('is shown as needing another when the person leaves, and nothing of it is lost', async () => {
    const [going, staying] = [
      await entered('P7104', 'districtOfficer'),
      await entered('P7104', 'districtOfficer'),
    ]
    const head = clerk('P7104', 'director')
    const circularId = await office.launched(['P7104'])
    const task = `/submissions/${circularId}/P7104`
    await post(`${task}/receive`, {}, head)
    await post(`${task}/assign`, { assignee: going.personId }, head)
    const tasks = async (query = '') =>
      (await office.ask(head, 'get', `/staff/tasks${query}`)).body.items as { assignee: string }[]
    expect(await tasks()).toMatchObject([{ circularId, assignee: going.personId, isOrphaned: false }])
    const desk = async () => (await office.ask(head, 'get', '/inbox')).body.items as { isOrphaned: boolean }[]
    expect(await desk()).toMatchObject([{ circularId, isOrphaned: false }])
    const left = await post(
      `/people/${going.personId}/leave`,
      { leftOn: '2023-11-23', reason: 'ลาออก' },
      head,
    )
    expect(left.body).toMatchObject({ status: 'left', tasks: [{ circularId, isOrphaned: true }] })
    expect(await tasks('?orphaned=true')).toHaveLength(1)
    expect(await desk()).toMatchObject([{ circularId, isOrphaned: true }])
    const staff = await office.ask(head, 'get', '/staff')
    const ids = (staff.body.items as { personId: string }[]).map(({ personId }) => personId)
    expect([ids.includes(staying.personId), ids.includes(going.personId)]).toEqual([true, false])
    await post(`${task}/assign`, { assignee: staying.personId }, head)
    expect([await tasks('?orphaned=true'), await desk()]).toMatchObject([[], [{ isOrphaned: false }]])
    await expect(office.desk.openSession(going.personId)).rejects.toThrow()
  }, 60_000)
})

describe('the record of what was decided about people', () => {
  it('is whole, and holds neither names nor addresses', async () => {
    const { cases, breaches } = await verifyChains(office.cases.pool)
    expect([cases > 10, breaches]).toEqual([true, []])
    const { rows } = await office.cases.pool.query<{ body: string }>(
      "select body from event where case_id like 'personnel/%'",
    )
    const text = rows.map(({ body }) => body).join('\n')
    expect([text.includes('นางสมมติ'), text.includes('office.example')]).toEqual([false, false])
  })
})
