/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return -- answers of many shapes are looked into */
import { randomUUID } from 'node:crypto'
import { openOperation } from '../../db/operations.js'
import type { Actor } from '../../domain/case.js'
import { isInScope } from '../../domain/policy/audit.js'
import { mayUse, type ActName } from '../../domain/policy/policy.js'
import type { Route } from '../../api/route.js'
import { ROUTES } from '../../api/routes/index.js'
import { ADDRESSED, addressOf, EVERYBODY } from './everybody.js'
import { openOffice, type Office, type Reply } from './office.js'
import { central, clerk } from './people.js'
import { sentAndSettled } from './uploads.js'

/** Names of objects that belong to an office or to one person of it. */
const OWNED = ['fileId', 'tokenId', 'feedId', 'webhookId', 'operationId', 'personId'] as const
/** Of these even a colleague in the same role knows nothing. */
const PERSONAL: readonly string[] = ['tokenId', 'feedId', 'operationId']

const owner = clerk(ADDRESSED, 'director')
const colleague: Actor = { ...clerk(ADDRESSED), personId: 'colleague' }

const wish = { officeCode: 'P2102', role: 'districtOfficer', validFrom: '2023-12-01' }
const substitute = {
  substituteId: 'registrar-P2102',
  validFrom: '2023-12-01',
  validTo: '2023-12-08',
  orderNo: '1/2566',
}
/** What each write takes, so that nothing but the object can be refused. */
const BODIES: Readonly<Record<string, object>> = {
  '/files/:fileId': { reason: 'ส่งผิด' },
  '/files/:fileId/decision': { verdict: 'release', reason: 'ตรวจแล้ว' },
  '/people/:personId': { nameTh: 'ผู้อื่น', email: 'other@wian.example' },
  '/people/:personId/leave': { leftOn: '2023-12-01', reason: 'ลาออก' },
  '/people/:personId/move': wish,
  '/people/:personId/lock': { reason: 'สอบสวน' },
  '/people/:personId/unlock': { reason: 'สอบสวนแล้ว' },
  '/people/:personId/take-back': { reason: 'กลับมา' },
  '/people/:personId/assignments': wish,
  '/people/:personId/assignments/:assignmentId/end': { validTo: '2023-12-01' },
  '/people/:personId/assignments/:assignmentId/revoke': { reason: 'ผิดพลาด' },
  '/people/:personId/assignments/:assignmentId/substitute': substitute,
}

const about = (ROUTES as unknown as readonly Route[]).flatMap((one) => {
  const name = OWNED.find((each) => one.path.includes(`:${each}`))
  return name && one.access !== 'public' && one.access !== 'person' ? [{ one, name }] : []
})

let office: Office
let objects: Readonly<Record<string, string>>

beforeAll(async () => {
  office = await openOffice()
  const made = async (path: string, body: object): Promise<Reply['body']> => {
    const reply = await office.ask(owner, 'post', path, { body })
    expect([path, reply.status]).toEqual([path, 201])
    return reply.body
  }
  const { fileId } = await sentAndSettled(office, owner, 'หนึ่ง.txt', Buffer.from('ข้อความ\r\n'))
  const operationId = '018bf0a0-0000-7000-8000-000000000001'
  await openOperation(office.cases.pool, { operationId, kind: 'export', owner, total: 1 })
  objects = {
    fileId,
    operationId,
    tokenId: (await made('/tokens', { name: 'ก', scopes: ['read'], days: 1 })).tokenId as string,
    feedId: (await made('/feeds', { kind: 'person' })).feedId as string,
    webhookId: (await made('/webhooks', { url: 'https://hooks.example/in', types: ['*'] }))
      .webhookId as string,
    ...(await aPerson(made)),
  }
  const test = await office.ask(owner, 'post', `/webhooks/${objects['webhookId']!}/test`, { body: {} })
  objects = { ...objects, deliveryId: test.body.deliveryId as string }
}, 120_000)
afterAll(() => office.close(), 60_000)

async function aPerson(made: (path: string, body: object) => Promise<Reply['body']>) {
  const assignment = { officeCode: ADDRESSED, role: 'districtOfficer', validFrom: '2023-11-21' }
  const entered = { nameTh: 'บุคคลสมมติ', email: 'one@wian.example', assignment }
  const { person, assignments } = await made('/people', entered)
  return { personId: person.personId as string, assignmentId: assignments[0].assignmentId as string }
}

/** Everybody of other offices; of a personal object also a colleague. Administrators keep the records of all people and all held files, and an auditor looks into what is in scope. */
function strangersTo(name: string, { access }: Route): readonly Actor[] {
  const keepsAll = name === 'personId' || name === 'fileId'
  const others = EVERYBODY.filter(
    (who) =>
      who.officeCode !== ADDRESSED &&
      !(keepsAll && who.role === 'administrator') &&
      !isInScope(who, { ownerOffice: ADDRESSED }),
  )
  return [...others, ...(PERSONAL.includes(name) ? [colleague] : [])].filter(
    (who) => mayUse(who, access as ActName) === undefined,
  )
}

async function ask(
  who: Actor,
  { method, path }: Route,
  filled: Readonly<Record<string, string>>,
): Promise<Reply> {
  const body = method === 'get' ? {} : { body: BODIES[path] ?? {}, match: 1 }
  const query = path.endsWith('/substitutes') ? '?validFrom=2023-12-01&validTo=2023-12-08' : ''
  return office.ask(who, method, addressOf(path, 'none', filled) + query, body)
}

test('what one office or person has does not exist for any other, whatever is asked of it', async () => {
  const asked: string[] = []
  const wrong: unknown[] = []
  for (const { one, name } of about)
    for (const who of strangersTo(name, one)) {
      const { status, body } = await ask(who, one, objects)
      asked.push(one.path)
      if (status !== 404 || body.code !== 'NOT_FOUND')
        wrong.push([one.method, one.path, who.personId, status, body.code, body.errors])
    }
  expect(wrong).toEqual([])
  // Each was asked by somebody who may use it on what is their own, but for these, which are administrators’ alone.
  const paths = about.map(({ one }) => one.path).filter((path) => !asked.includes(path))
  expect([...new Set(paths)].sort()).toEqual([
    '/files/:fileId/decision',
    '/people/:personId/move',
    '/people/:personId/second-factor/reset',
    '/people/:personId/take-back',
  ])
}, 120_000)

test('a group is changed by the office that keeps it alone, and the keys of an office are shown to it alone', async () => {
  const group = { nameTh: 'ชายฝั่ง', nameEn: 'Coast', rule: { codes: ['P2101'] } }
  const saved = await office.ask(central('officer'), 'put', '/groups/coast', { body: group, match: 0 })
  expect(saved.status).toBe(200)
  const other = { ...central('officer', 'officer-C0002'), officeCode: 'C0002' }
  const asked = [
    await office.ask(other, 'put', '/groups/coast', { body: group, match: 1 }),
    await office.ask(other, 'post', '/groups/coast/retire', { body: {}, match: 1 }),
    await office.ask(other, 'get', '/offices/C0001/keys'),
    await office.ask(other, 'get', `/offices/C0001/keys/${randomUUID()}/uses`),
  ]
  expect(asked.map(({ status, body }) => [status, body.code])).toEqual(asked.map(() => [404, 'NOT_FOUND']))
})

test('and whose it is finds it', async () => {
  for (const path of [
    '/files/:fileId',
    '/operations/:operationId',
    '/webhooks/:webhookId/deliveries',
    '/people/:personId',
  ])
    expect([path, (await office.ask(owner, 'get', addressOf(path, 'none', objects))).status]).toEqual([
      path,
      200,
    ])
})
