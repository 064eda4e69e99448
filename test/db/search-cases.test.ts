import { readFile } from 'node:fs/promises'
import { advanceMeetings, loadMeeting, type MeetingEntry } from '../../db/meetings.js'
import { advanceCommittees } from '../../db/committees.js'
import { advance } from '../../db/cases/advance.js'
import { KINDS, type Kind } from '../../db/cases/kinds.js'
import { putContent } from '../../db/contents.js'
import { inTransaction } from '../../db/pool.js'
import { relistCases } from '../../db/cases/relist.js'
import { listResolutionLetters } from '../../db/resolution-letters.js'
import { searchCases } from '../../db/search/cases.js'
import { SEARCHED } from '../../db/search/searched.js'
import { beginApproval } from '../../domain/approval/approval.js'
import type { Actor, CaseKind, Role } from '../../domain/case.js'
import { GENERAL_RULES } from '../../domain/committee/case.js'
import { DEFAULT_TERMS } from '../../domain/exemption/request.js'
import { subjectOfMeeting, subjectOfResolutionLetter } from '../../domain/policy/meeting-acts.js'
import { mayAct } from '../../domain/policy/policy.js'
import { openRecords, type Records } from '../support/records.js'

const AT = '2023-11-22T03:00:00.000Z'
const person = (role: Role, officeCode: string, personId = `${role}-${officeCode}`): Actor => ({
  ...{ personId, role, officeCode },
})
const [secretary, member] = [person('secretary', 'P2101'), person('director', 'S60', 'sitter')]
const stranger = person('director', 'P1001')
const auditor = { ...person('auditor', 'C0001'), scope: { offices: ['P2102'] } } as const
const stamp = { at: AT, by: secretary }
const details = {
  ...{ nameTh: 'คณะกรรมการขับเคลื่อนพื้นที่', nameEn: 'Area committee', level: 'area', parentId: null },
  secretariat: 'P2101',
} as const

let records: Records
beforeAll(async () => {
  records = await openRecords()
  await write()
}, 60_000)
afterAll(() => records.close())

/** One case of each kind that is searched, written as the product writes them, and a secret meeting. */
async function write(): Promise<void> {
  await committee(
    { type: 'founded', committeeId: 'k1', details, rules: GENERAL_RULES, legalBasis: [] },
    { type: 'appointed', member: SEAT },
  )
  const sha = 'a'.repeat(64)
  const head = { committeeId: 'k1', secretariat: 'P2101', title: 'ขอซื้อเรือยนต์', origin: { kind: 'office' } }
  await put('proposal', 'proposal/p1', {
    ...{ type: 'drafted', proposalId: 'p1', head, contentSha256: sha },
    by: person('officer', 'P2102'),
  })
  const order = { taskId: 't1', title: 'สำรวจท่าเรือ', giver: 'P2101', officeCode: 'P2102' }
  await put('task', 'task/t1', { type: 'given', ...order, origin: { kind: 'consultation', caseId: 'x' } })
  const talk = { topic: 'หารือเรื่องแพขนานยนต์', heldOn: '2023-11-20', committeeId: 'k1' }
  const held = { type: 'held', consultationId: 'n1', head: talk, contentSha256: sha }
  await put('consultation', 'consultation/n1', { ...held, by: secretary })
  await put('exemption', 'exemption/e1', {
    ...{ type: 'drafted', exemptionId: 'e1', parentCode: 'C0001', terms: DEFAULT_TERMS, contentSha256: sha },
    ...{ request: REQUEST, by: person('director', 'P2102') },
  })
  const contentSha256 = await putContent(records.pool, ORDERED)
  const register = { register: 'order', officeCode: 'P2101', year: 2023, subject: ORDERED.subject }
  await put(
    'order',
    'order/o1',
    { type: 'drafted', orderId: 'o1', subject: ORDERED.subject, contentSha256 },
    { type: 'issued', allot: register },
  )
  await meeting('m1', {}, 'เส้นทางเดินเรือ')
  await meeting('m2', { secrecy: 'secret' }, 'เรื่องเรือดำน้ำ')
}

const SEAT = {
  ...{ memberId: 's1', personId: member.personId, position: 'chair', hasVote: true, titleTh: 'ประธาน' },
  ...{ titleEn: 'Chair', officeCode: null, orderNo: null, validFrom: '2023-01-01', validTo: null },
}
const ORDERED = {
  ...{ subject: 'แต่งตั้งผู้ดูแลท่าเทียบ', reasons: 'ด้วยมีลมมรสุม', points: ['ให้ตรวจสะพานปลาทุกวัน'], tell: [] },
}
const REQUEST = {
  ...{ kind: 'rule', field: 'general', measure: 'waive', subject: 'ขอยกเว้นระเบียบการใช้เรือ' },
  ...{ applicant: { officeCode: 'P2102', type: 'state' }, scope: { circularIds: [], procedures: [] } },
  ...{ period: { from: '2024-01-01', until: '2024-12-31' }, touches: [] },
  basis: { basisId: 'b', law: 'ล', section: '1', text: '', validFrom: '2019-05-01', validTo: null },
}

function put(kind: CaseKind, caseId: string, ...events: object[]): Promise<unknown> {
  return inTransaction(records.pool, (tx) =>
    advance(tx, KINDS[kind] as unknown as Kind<object, never>, {
      ...{ caseIds: [caseId], cause: `act/${caseId}/${events.length}` },
      decide: () => events.map((event) => ({ ...stamp, ...event })) as never,
    }),
  )
}

function committee(...events: object[]): Promise<unknown> {
  return inTransaction(records.pool, (tx) =>
    advanceCommittees(tx, {
      ...{ caseIds: ['committee/k1'], cause: `act/${JSON.stringify(events)}`.slice(0, 60) },
      decide: () => events.map((event) => ({ ...stamp, ...event })) as never,
    }),
  )
}

function meeting(meetingId: string, about: object, title: string): Promise<unknown> {
  const session = { mode: 'inPerson', place: 'ห้องประชุม', startsAt: '2023-11-28T02:00:00.000Z' }
  const item = { itemId: 'i1', part: 4, kind: 'consideration', title, papers: [], ballot: 'open' }
  const register = { officeCode: 'P2101', year: 2023 }
  const events = [
    { type: 'convened', meetingId, committeeId: 'k1', secretariat: 'P2101', session, ...about },
    { type: 'itemAdded', item },
    { type: 'itemOpened', itemId: 'i1', countsRecused: false },
    { type: 'resolved', itemId: 'i1', numberInMeeting: 1, outcome: 'approved', text: `อนุมัติ${title}` },
  ].map((event) => ({ ...stamp, occasion: { kind: 'ordinary' }, followUps: [], jobs: [], ...event }))
  return inTransaction(records.pool, (tx) =>
    advanceMeetings(tx, {
      ...{ caseIds: [`meeting/${meetingId}`], cause: 'act/made' },
      decide: () =>
        events.map((event) => {
          if (event.type === 'convened')
            return { ...event, allot: { register: 'meeting', ...register, officeCode: 'k1' } }
          return event.type === 'resolved'
            ? { ...event, allot: { register: 'resolution', ...register } }
            : event
        }) as never,
    }),
  )
}

const lines = async (who: Actor, text: string, limit?: number, after?: string) =>
  searchCases(
    records.pool,
    { text, reader: who },
    { ...(limit ? { limit } : {}), ...(after ? { after } : {}) },
  )
const found = async (who: Actor, text: string) =>
  (await lines(who, text)).items.map(({ kind, caseId }) => `${kind} ${caseId.split('/')[1]}`).sort()

test.each([
  ['a meeting by its number in the Buddhist year, and by what is on its agenda', '1/2566', 'meeting m1'],
  ['a meeting by the name of its committee', 'ขับเคลื่อน ห้องประชุม', 'meeting m1'],
  ['a resolution by its text', 'อนุมัติเส้นทาง', 'resolution m1'],
  ['a task by its title', 'สำรวจ', 'task t1'],
  ['an order by its number in the Buddhist year and its subject', '1/2566 แต่งตั้ง', 'order o1'],
  ['an order by its reasons', 'ลมมรสุม', 'order o1'],
  ['an order by its points', 'สะพานปลา', 'order o1'],
  ['a consultation by its topic', 'แพขนาน', 'consultation n1'],
  ['a committee by its name', 'Area committee', 'committee k1'],
])('the secretary finds %s', async (_, text, line) => {
  expect(await found(secretary, text)).toContain(line)
})

test('whoever may not read a case does not find it', async () => {
  const all = ['consultation n1', 'meeting m1', 'resolution m1', 'task t1']
  expect(await found(secretary, 'เรือ')).toEqual(all.filter((line) => line !== 'consultation n1'))
  expect(await found(stranger, 'เรือ')).toEqual([])
  for (const who of [stranger, auditor, member]) expect(await found(who, 'สะพานปลา')).toEqual([])
  expect(await found(person('registrar', 'P2101'), 'สะพานปลา')).toEqual(['order o1'])
  expect(await found(stranger, 'Area committee')).toEqual(['committee k1'])
  // By the office's own proposal and request, and by the task that it has.
  expect(await found(person('director', 'P2102'), 'เรือ')).toEqual(['exemption e1', 'proposal p1', 'task t1'])
  expect(await found(auditor, 'เรือ')).toEqual(['exemption e1', 'proposal p1', 'task t1'])
})

test('a secret meeting and its resolutions are found by those who sit, through no token', async () => {
  expect(await found(member, 'เรือดำน้ำ')).toEqual(['meeting m2', 'resolution m2'])
  expect(await found({ ...member, via: 'token' }, 'เรือดำน้ำ')).toEqual([])
  const all = { ...auditor, scope: { offices: 'all' } } as const
  for (const who of [secretary, all]) expect(await found(who, 'เรือดำน้ำ')).toEqual([])
})

test('a member finds a proposal once it is complete', async () => {
  expect(await found(member, 'เรือยนต์')).toEqual([])
  await records.owner.query(
    `update proposal set status = 'complete', state = jsonb_set(state, '{submittedAt}', '"2023-11-22"')`,
  )
  expect(await found(member, 'เรือยนต์')).toEqual(['proposal p1'])
  expect(await found({ ...member, personId: 'nobody' }, 'เรือยนต์')).toEqual([])
})

test('pages together are the whole, also where a meeting has as much weight as its resolution', async () => {
  const seen: string[] = []
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await lines(member, 'เรือ', 1, after)
    seen.push(...page.items.map(({ kind, caseId }) => `${kind} ${caseId.split('/')[1]}`))
    after = page.next
  }
  expect(seen.sort()).toEqual(await found(member, 'เรือ'))
  expect(seen).toHaveLength(5)
})

test('cases from before there was a search, and those of a committee with a new name, get their words in the background', async () => {
  await records.owner.query('delete from case_text')
  await records.owner.query(
    `insert into case_unread select case_id from event where version = 1 on conflict do nothing`,
  )
  expect(await found(secretary, 'สำรวจ')).toEqual([])
  const both = await Promise.all([relistCases(records.pool), relistCases(records.pool)])
  expect(both[0] + both[1]).toBe(8)
  expect(await found(secretary, 'สำรวจ')).toEqual(['task t1'])
  expect(await found(secretary, 'สะพานปลา')).toEqual(['order o1'])
  const named = { ...details, nameTh: 'คณะกรรมการวิถีชาวเลใหม่' }
  await committee({ type: 'detailsChanged', details: named })
  expect(await found(secretary, 'วิถีชาวเล')).toEqual(['committee k1'])
  expect(await relistCases(records.pool)).toBe(4)
  expect(await found(secretary, 'วิถีชาวเล')).toContain('meeting m1')
  expect(await relistCases(records.pool)).toBe(0)
})

const SIGN = { id: 'sign', role: 'director', office: 'P2102' } as const
const APPROVAL = beginApproval({
  route: { steps: [SIGN] },
  owner: person('officer', 'P2102'),
  ...{ contentSha256: 'a'.repeat(64), at: AT },
})

/** A circular, or an answer to one, as the database held it before there was a list. */
async function olderRow(caseId: string, state: { readonly status: string }): Promise<void> {
  const [table = '', circular_id = '', office_code = ''] = caseId.split('/')
  const head = { case_id: caseId, circular_id, version: 1, head: Buffer.alloc(0), updated_at: AT }
  const own =
    table === 'circular' ? { owner_office: 'C0001', subject: 'สำรวจเรือ' } : { office_code, due_at: AT }
  const row = { ...head, ...own, state, status: state.status }
  await records.owner.query(
    `insert into ${table} (${Object.keys(row).join()}) values (${Object.keys(row)
      .map((_, i) => `$${i + 1}`)
      .join()})`,
    Object.values(row),
  )
}

/** What migration 029 has listed: the last of its statements, done again. */
async function backfill(): Promise<void> {
  const migration = await readFile('db/migrations/029-bound-papers.sql', 'utf8')
  const statements = migration.split(';').filter((part) => part.trim() !== '')
  await records.owner.query(statements.at(-1) ?? '')
}

test('what was in approval before there was a list of awaited words comes onto it in the background, of every kind', async () => {
  const owner = person('officer', 'C0001')
  await olderRow('circular/c1', {
    status: 'inApproval',
    approval: APPROVAL,
    subject: 'สำรวจเรือ',
    owner,
  } as never)
  await olderRow('circular/c2', { status: 'draft', subject: 'ร่าง', owner } as never)
  await olderRow('submission/c1/P2101', {
    status: 'awaitingApproval',
    pending: { approval: APPROVAL },
  } as never)
  await olderRow('submission/c1/P2102', { status: 'received', timeRequest: { approval: APPROVAL } } as never)
  await olderRow('submission/c1/S60', { status: 'received' })
  for (const kind of ['proposal', 'exemption'])
    await records.owner.query(`update ${kind} set status = 'inApproval', state = state || $1`, [
      JSON.stringify({ approval: APPROVAL, status: 'inApproval' }),
    ])
  const awaited = async () => {
    const { rows } = await records.owner.query<{ case_id: string; about: string; role: string }>(
      'select case_id, about, role from awaiting_approval order by case_id',
    )
    return rows.map(({ case_id, about, role }) => `${case_id} ${about} ${role}`)
  }
  expect(await awaited()).toEqual([])
  await backfill()
  const all = [
    'circular/c1 circular director',
    'exemption/e1 exemption director',
    'proposal/p1 proposal director',
    'submission/c1/P2101 answer director',
    'submission/c1/P2102 moreTime director',
  ]
  for (const relisted of [all.length, 0]) {
    expect(await relistCases(records.pool)).toBe(relisted)
    expect(await awaited()).toEqual(all)
  }
})

test('letters about resolutions are listed for whom the policy lets read each, plain and secret', async () => {
  await records.owner.query(
    `insert into resolution_letter (letter_id, meeting_id, item_id, sender, office_code)
     values ('l1', 'm1', 'i1', 'P2101', 'P2102'), ('l2', 'm2', 'i1', 'P2101', 'P2102')`,
  )
  const roles: readonly Role[] = ['officer', 'registrar', 'director', 'secretary', 'member', 'administrator']
  const people = ['P2101', 'P2102', 'P1001', 'C0001'].flatMap((office) =>
    roles.map((role) => person(role, office)),
  )
  const others = [
    ...[member, auditor, { ...auditor, via: 'token' }, { ...auditor, scope: { offices: 'all' } } as Actor],
    ...[
      { ...auditor, scope: { offices: [], caseIds: ['meeting/m1'] } },
      { ...member, via: 'token' },
    ],
    { ...person('director', 'P2102'), inPlaceOf: 'somebody' },
  ]
  const act = 'resolutionLetter.read'
  const readable = (who: Actor, meetingId: string, all: readonly MeetingEntry[]) => {
    const { state, committee: now } = all.find((one) => one.meetingId === meetingId)!
    return !mayAct(who, act, subjectOfResolutionLetter('P2102', subjectOfMeeting(state, now, AT)))
  }
  const all = (await Promise.all(['m1', 'm2'].map((id) => loadMeeting(records.pool, id)))) as MeetingEntry[]
  const seen = new Set<string>()
  for (const who of [...people, ...others]) {
    const listed = (await listResolutionLetters(records.pool, { actor: who, act })).items.map(
      (one) => one.letterId,
    )
    const wanted = ['m2', 'm1'].filter((id) => readable(who, id, all)).map((id) => id.replace('m', 'l'))
    expect([who, listed]).toEqual([who, wanted])
    seen.add(String(listed))
  }
  expect([...seen].sort()).toEqual(['', 'l1', 'l2,l1'])
})

test('every kind that is searched has been asked for here', () => {
  expect(Object.keys(SEARCHED).sort()).toEqual(
    ['committee', 'consultation', 'exemption', 'meeting', 'order', 'proposal', 'task'].sort(),
  )
})
