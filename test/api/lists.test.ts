/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment -- answers of many shapes are looked into */
import { z } from 'zod'
import type { Actor } from '../../domain/case.js'
import type { Route } from '../../api/route.js'
import { ROUTES } from '../../api/routes/index.js'
import { ADDRESSED, addressOf } from './everybody.js'
import { ensure, secretary, sitter } from './committees.js'
import { request } from './exemptions.js'
import { convened } from './meetings.js'
import { openOffice, type Office, type Reply } from './office.js'
import { central, clerk } from './people.js'
import { sentAndSettled } from './uploads.js'

const paged = (ROUTES as unknown as readonly Route[]).filter(
  ({ query }) => query instanceof z.ZodObject && 'cursor' in query.shape,
)
const lists = paged.filter(({ method, path }) => method === 'get' && path !== '/mailbox')

/** Who looks: those of the issuer, those of the addressed office whom the secret letter is kept from, and who looks over all. */
const READERS: readonly Actor[] = [
  central('officer'),
  central('checker', 'unnamed'),
  central('administrator'),
  { ...central('auditor'), scope: { offices: 'all' } },
  clerk(ADDRESSED),
  clerk(ADDRESSED, 'director'),
  secretary,
]

let office: Office
let circularId: string
let filled: Readonly<Record<string, string>>

beforeAll(async () => {
  office = await openOffice()
  circularId = await office.launched([ADDRESSED, 'P2102', 'S01'])
  const secretId = await office.launched([ADDRESSED, 'P2102'], { secrecy: 'secret' })
  const director = clerk(ADDRESSED, 'director')
  for (const [id, who] of [
    [circularId, clerk(ADDRESSED)],
    [secretId, director],
  ] as const) {
    const received = await office.ask(who, 'post', `/submissions/${id}/${ADDRESSED}/receive`, { body: {} })
    expect(received.status).toBe(200)
  }
  const bytes = Buffer.from('ข้อความของสำนักงาน\r\n')
  await sentAndSettled(office, director, 'ลับ.txt', bytes, { caseId: `submission/${secretId}/${ADDRESSED}` })
  for (const name of ['หนึ่ง.txt', 'สอง.txt']) await sentAndSettled(office, clerk(ADDRESSED), name, bytes)
  filled = { webhookId: await aWebhook(), changeId: await aChange(), ...(await committeeWork()) }
}, 120_000)
afterAll(() => office.close(), 60_000)

async function aWebhook(): Promise<string> {
  const body = { url: 'https://hooks.example/in', types: ['*'] }
  const { webhookId } = (await office.ask(central('officer'), 'post', '/webhooks', { body })).body
  for (const _ of [1, 2, 3])
    await office.ask(central('officer'), 'post', `/webhooks/${webhookId}/test`, { body: {} })
  return webhookId as string
}

async function aChange(): Promise<string> {
  const days = [{ change: 'add', holiday: { day: '2023-11-24', nameTh: 'วันหยุดพิเศษ' } }]
  const body = { days, source: 'มติ ครม.', reason: 'ประกาศวันหยุดเพิ่ม' }
  const made = await office.ask(central('officer'), 'post', '/calendars/changes', { body })
  return made.body.changeId as string
}

/** A committee with a meeting, and what goes to it and comes from it. */
async function committeeWork(): Promise<Readonly<Record<string, string>>> {
  const { committeeId, meetingId } = await convened(office, [sitter(1), sitter(2)])
  const make = async (who: Actor, path: string, body: object) => {
    const reply = await office.ask(who, 'post', path, { body })
    ensure(reply, 201)
    return reply.body.state as Readonly<
      Record<'consultationId' | 'proposalId' | 'exemptionId' | 'orderId', string>
    >
  }
  const talk = {
    topic: 'หารือ',
    heldOn: '2023-11-20',
    notes: 'คุยกัน',
    participants: ['ผู้ร่วมหารือ'],
    proposals: [],
  }
  const { consultationId } = await make(secretary, '/consultations', talk)
  const order = { title: 'งาน', officeCode: ADDRESSED, dueAt: '2024-02-01T17:00:00.000Z' }
  let taskId = ''
  for (const _ of [1, 2, 3]) {
    const given = await office.ask(secretary, 'post', `/consultations/${consultationId}/tasks`, {
      body: order,
    })
    taskId = String(given.body.madeCaseId).replace('task/', '')
  }
  const content = {
    title: 'แผน',
    background: 'ความเป็นมา',
    reasons: 'เหตุผล',
    request: 'โปรดพิจารณา',
    papers: [],
  }
  const { proposalId } = await make(clerk(ADDRESSED), '/proposals', { committeeId, content })
  const { exemptionId } = await make(clerk(ADDRESSED), '/exemptions', request())
  let orderId = ''
  for (const subject of ['คำสั่งหนึ่ง', 'คำสั่งสอง', 'คำสั่งสาม'])
    ({ orderId } = await make(clerk(ADDRESSED), '/orders', { subject, reasons: 'เหตุผล', points: ['ข้อหนึ่ง'] }))
  return { committeeId, meetingId, consultationId, taskId, proposalId, exemptionId, orderId }
}

/** The rows of a list, page by page as the Link header leads, or the status with which it is refused. */
async function walked(who: Actor, path: string): Promise<number | { refused: number }> {
  let rows = 0
  let next: string | undefined = path
  while (next) {
    const page: Reply = await office.ask(who, 'get', next)
    if (page.status !== 200) return { refused: page.status }
    expect([path, page.body.total]).toEqual([path, undefined])
    rows += page.body.items.length
    next = /<\/api\/v1([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1]
  }
  return rows
}

test('every list in pages takes the same parameters and says the same of itself', () => {
  expect(paged.length).toBeGreaterThan(15)
  for (const { path, query, replies } of paged) {
    const { limit, total } = (query as z.ZodObject<{ limit: z.ZodType; total: z.ZodType }>).shape
    expect([path, limit.safeParse('200').success, limit.safeParse('201').success]).toEqual([
      path,
      true,
      false,
    ])
    expect([path, total.safeParse('true').success]).toEqual([path, true])
    expect([path, Object.keys((replies[200] as z.ZodObject).shape)]).toEqual([
      path,
      expect.arrayContaining(['items', 'next', 'total']),
    ])
  }
})

test('the number of all rows, told when asked, is that of the rows which this person can leaf through', async () => {
  const seen = new Set<string>()
  for (const one of lists)
    for (const who of READERS) {
      const query = one.path === '/search' ? `?text=${ADDRESSED}&limit=2` : '?limit=2'
      const path = `${addressOf(one.path, circularId, filled)}${query}`
      const rows = await walked(who, one.path === '/offices' ? path.replace('limit=2', 'limit=100') : path)
      if (typeof rows !== 'number') continue
      const { body } = await office.ask(who, 'get', `${path}&total=true`)
      expect([one.path, who.role, who.personId, body.total]).toEqual([one.path, who.role, who.personId, rows])
      if (rows > 0) seen.add(one.path)
    }
  const empty = [
    '/files/held',
    '/operations',
    '/circulars/:circularId/overdue',
    '/circulars/:circularId/mails',
    // Nothing waits here; approvals.test.ts leafs through it.
    '/approvals',
    // A resolution needs a meeting that is held; meetings.test.ts lists them.
    '/resolutions',
    '/resolution-letters',
  ]
  expect(lists.map(({ path }) => path).filter((path) => !seen.has(path) && !empty.includes(path))).toEqual([])
}, 120_000)

test('what the reader may not know of is not counted either', async () => {
  const totalOf = async (who: Actor, path: string) =>
    (await office.ask(who, 'get', `${path}?total=true`)).body.total as number
  expect([
    await totalOf(clerk(ADDRESSED), '/inbox'),
    await totalOf(clerk(ADDRESSED, 'director'), '/inbox'),
  ]).toEqual([1, 2])
  expect([
    await totalOf(clerk(ADDRESSED), '/files'),
    await totalOf(clerk(ADDRESSED, 'director'), '/files'),
  ]).toEqual([2, 3])
  const moves = `/calendars/changes/${filled['changeId']!}/moves`
  expect([
    await totalOf(central('checker', 'unnamed'), moves),
    await totalOf(central('officer'), moves),
  ]).toEqual([1, 2])
}, 60_000)

type Named = { readonly shortTh: string; readonly nameTh: string; readonly nameEn: string }
type Line = Readonly<Record<string, unknown>>

test('what belongs to an office or a committee says what that is called, alone and in lists', async () => {
  const who = clerk(ADDRESSED)
  const read = async <Body = Line>(path: string, by = who) => (await office.ask(by, 'get', path)).body as Body
  const firstOf = async (list: string) => (await read<{ items: Line[] }>(list)).items[0]
  const called = async (code: string) =>
    (await read<{ records: Named[] }>(`/offices/${code}`)).records.at(-1)!
  const { shortTh: officeTh, nameEn: officeEn } = await called(ADDRESSED)
  expect(officeTh).toMatch(/^สพ[ปม]\./)
  const { proposalId, orderId, exemptionId, committeeId } = filled
  for (const [list, id] of [
    ['/proposals', proposalId],
    ['/orders', orderId],
    ['/exemptions', exemptionId],
  ] as const) {
    const named = { officeTh, officeEn }
    expect([list, await read(`${list}/${id!}`), await firstOf(list)]).toMatchObject([list, named, named])
  }

  const { personId } = clerk(ADDRESSED)
  const found = await read<{ items: Line[] }>(`/people?text=${personId}`, central('administrator'))
  expect(found.items).toMatchObject([{ assignments: [{ officeCode: ADDRESSED, officeTh, officeEn }] }])

  type Shown = { readonly committee: Named & { readonly secretariat: string } }
  const { committee } = await read<Shown>(`/committees/${committeeId!}`)
  const named = { committeeTh: committee.nameTh, committeeEn: committee.nameEn }
  expect(await read(`/proposals/${proposalId!}`)).toMatchObject(named)
  expect(await firstOf('/proposals')).toMatchObject(named)
  const body = { topic: 'หารือกับคณะกรรมการ', heldOn: '2023-11-20', committeeId }
  const talk = await office.ask(secretary, 'post', '/consultations', { body })
  ensure(talk, 201)
  const { consultationId } = talk.body.state as { consultationId: string }
  expect((await read(`/consultations/${consultationId}`, secretary))['committee']).toEqual(named)

  const { shortTh: secretariatTh, nameEn: secretariatEn } = await called(committee.secretariat)
  for (const one of [committee, await firstOf('/committees')])
    expect(one).toMatchObject({ secretariatTh, secretariatEn })
}, 60_000)
