/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment -- answers of many shapes are looked into */
import { until } from '../support/circulars.js'
import { openOffice, type Office, type Reply } from './office.js'
import { central, clerk } from './people.js'

const maker = central('officer')
const approver = central('signer')
const FRIDAY = { day: '2023-11-24', nameTh: 'วันหยุดพิเศษตามมติ ครม.' }
const proposal = (...days: object[]) => ({ days, source: 'มติ ครม. 21 พ.ย. 2566', reason: 'ประกาศวันหยุดเพิ่ม' })
const add = (holiday: object) => ({ change: 'add', holiday })
const DAYS_4 = { deadline: { kind: 'workingDays', days: 4 } }
const END_OF_27 = '2023-11-27T17:00:00.000Z'
const END_OF_28 = '2023-11-28T17:00:00.000Z'

describe('a holiday announced later', () => {
  let office: Office
  let counted: string
  let stated: string
  let kept: string
  let change: Reply

  const dueOf = async (circularId: string, code: string): Promise<string> => {
    const { body } = await office.ask(clerk(code), 'get', `/submissions/${circularId}/${code}`)
    return body.dueAt as string
  }
  const applied = async (changeId: string): Promise<Reply> => {
    await until(async () => {
      const { body } = await office.ask(maker, 'get', `/calendars/changes/${changeId}`)
      return body.status === 'applied'
    })
    return office.ask(maker, 'get', `/calendars/changes/${changeId}`)
  }

  beforeAll(async () => {
    office = await openOffice()
    counted = await office.launched(['P2101', 'P2102', 'P1001'], DAYS_4)
    stated = await office.launched(['P2101'], {
      deadline: { kind: 'fixed', day: '2023-11-24' },
      reminders: [],
    })
    kept = await office.launched(['P2102'], DAYS_4)
    const body = { deadline: { kind: 'workingDays', days: 6 }, reason: 'รอประชุม' }
    await office.ask(clerk('P1001'), 'post', `/submissions/${counted}/P1001/more-time`, { body })
    const granted = { granted: true, reason: 'เห็นสมควร' }
    await office.ask(maker, 'post', `/submissions/${counted}/P1001/decide-more-time`, { body: granted })
  }, 120_000)
  afterAll(() => office.close(), 60_000)

  it('is looked at first: which dates would move, from when to when and why, and nothing changes', async () => {
    const reply = await office.ask(maker, 'post', '/calendars/changes?dryRun=true', {
      body: proposal(add(FRIDAY)),
    })
    expect([reply.status, reply.body.circulars, reply.body.ownDates, reply.body.offices]).toEqual([
      200, 3, 1, 5,
    ])
    type Shown = { caseId: string; why: { kind: string; day?: string }[] }
    const moves = new Map((reply.body.moves as Shown[]).map((move) => [move.caseId, move]))
    expect(moves.get(`circular/${counted}`)).toMatchObject({
      cause: 'rule',
      offices: 2,
      from: { dueAt: END_OF_27 },
      to: { dueAt: END_OF_28 },
    })
    expect(moves.get(`circular/${stated}`)).toMatchObject({
      cause: 'dayOff',
      to: { dueAt: END_OF_27, basis: { rule: { roll: true } } },
    })
    const own = moves.get(`submission/${counted}/P1001`)
    expect(own).toMatchObject({ officeCode: 'P1001', cause: 'rule', offices: 1 })
    expect(own?.why).toContainEqual(expect.objectContaining({ kind: 'skipped', day: FRIDAY.day }))
    expect((await office.ask(maker, 'get', '/calendars/changes')).body.items).toEqual([])
    expect(await dueOf(counted, 'P2101')).toBe(END_OF_27)
  })

  it('is refused when the calendar knows the day already, or does not reach it', async () => {
    const known = await office.ask(maker, 'post', '/calendars/changes', {
      body: proposal(add({ day: '2023-12-05', nameTh: 'วันชาติ' })),
    })
    expect([known.status, known.body.code]).toEqual([409, 'DAY_KNOWN'])
    const far = await office.ask(maker, 'post', '/calendars/changes', {
      body: proposal(add({ day: '2099-12-05', nameTh: 'วันชาติ' })),
    })
    expect(far.body.code).toBe('CALENDAR_UNKNOWN')
    const none = await office.ask(maker, 'post', '/calendars/changes', {
      body: proposal({ change: 'remove', day: '2023-11-23' }),
    })
    expect(none.body.code).toBe('DAY_NOT_KNOWN')
  })

  it('is proposed by one person, decided for each circular with a reason, and approved by another', async () => {
    change = await office.ask(maker, 'post', '/calendars/changes', { body: proposal(add(FRIDAY)) })
    expect([change.status, change.body.status, change.body.tally.undecided]).toEqual([201, 'proposed', 4])
    const at = `/calendars/changes/${change.body.changeId}`
    const early = await office.ask(approver, 'post', `${at}/apply`, { body: {}, match: 1 })
    expect([early.status, early.body.code]).toEqual([409, 'CHANGE_UNDECIDED'])
    const body = {
      circulars: [{ circularId: kept, decision: 'keep', reason: 'ต้องใช้ข้อมูลในการประชุม 28 พ.ย.' }],
      rest: { decision: 'move', reason: 'ครม. ประกาศให้ 24 พ.ย. 2566 เป็นวันหยุด' },
    }
    const decided = await office.ask(maker, 'put', `${at}/decisions`, { body, match: 1 })
    expect(decided.body.tally).toMatchObject({ undecided: 0, toMove: 3, toKeep: 1 })
    const stale = await office.ask(maker, 'put', `${at}/decisions`, { body, match: 1 })
    expect(stale.status).toBe(412)
    const own = await office.ask(maker, 'post', `${at}/apply`, { body: {}, match: 2 })
    expect([own.status, own.body.code]).toEqual([403, 'OWN_CHANGE'])
  })

  it('moves what was decided, each as an event of its case, and leaves the rest', async () => {
    const at = `/calendars/changes/${change.body.changeId}`
    const approved = await office.ask(approver, 'post', `${at}/apply`, { body: {}, match: 2 })
    expect(approved.status).toBe(202)
    const done = await applied(change.body.changeId as string)
    expect(done.body.tally.outcomes).toEqual({ moved: 3, kept: 1, ended: 0, changed: 0, open: 0 })
    expect(await dueOf(counted, 'P2101')).toBe(END_OF_28)
    expect(await dueOf(counted, 'P2102')).toBe(END_OF_28)
    expect(await dueOf(counted, 'P1001')).toBe('2023-11-30T17:00:00.000Z')
    expect(await dueOf(stated, 'P2101')).toBe(END_OF_27)
    expect(await dueOf(kept, 'P2102')).toBe(END_OF_27)
    const { body } = await office.ask(maker, 'get', `/circulars/${counted}/events`)
    expect(body.items.at(-1)).toMatchObject({
      type: 'deadlineMoved',
      cause: `calendar/${change.body.changeId}`,
      event: { from: END_OF_27, schedule: { dueAt: END_OF_28 } },
    })
    const mails = await office.ask(maker, 'get', `/circulars/${counted}/mails?kind=deadlineMoved`)
    expect(mails.body.items).toHaveLength(3)
  })

  it('is in force for what is issued afterwards, and for the question why', async () => {
    const [newest] = (await office.ask(maker, 'get', '/calendars')).body.items
    const year = await office.ask(maker, 'get', '/calendars/days?year=2023')
    expect(year.body).toMatchObject({ version: newest.version })
    expect(year.body.items).toContainEqual(expect.objectContaining(FRIDAY))
    expect(newest.version).toBe(change.body.newVersion)
    const preview = await office.ask(maker, 'post', '/deadlines/preview', { body: { rule: DAYS_4.deadline } })
    expect(preview.body.dueAt).toBe(END_OF_28)
    for (const [who, path, dueAt, version] of [
      [maker, `/circulars/${counted}/why`, END_OF_28, change.body.newVersion],
      [maker, `/circulars/${kept}/why`, END_OF_27, change.body.baseVersion],
      [clerk('P2101'), `/submissions/${counted}/P2101/why`, END_OF_28, change.body.newVersion],
      [
        clerk('P1001'),
        `/submissions/${counted}/P1001/why`,
        '2023-11-30T17:00:00.000Z',
        change.body.newVersion,
      ],
    ] as const) {
      const { body } = await office.ask(who, 'get', path)
      expect([path, body.dueAt, body.agrees, body.basis.calendarVersion]).toEqual([
        path,
        dueAt,
        true,
        version,
      ])
    }
    expect((await office.ask(clerk('P2101'), 'get', `/submissions/${counted}/P2102/why`)).status).toBe(404)
    expect((await office.ask(clerk('P2101'), 'get', `/circulars/${counted}/why`)).status).toBe(404)
  })

  it('can be taken back, except where a case has ended since', async () => {
    await office.ask(maker, 'post', `/circulars/${stated}/close`, { body: {} })
    const at = `/calendars/changes/${change.body.changeId}`
    const undone = await office.ask(maker, 'post', `${at}/undo`, { body: { reason: 'ครม. ยกเลิกวันหยุด' } })
    expect([undone.status, undone.body.undoes, undone.body.tally.undecided]).toEqual([
      201,
      change.body.changeId,
      2,
    ])
    expect(undone.body.tally.outcomes).toMatchObject({ ended: 1, open: 2 })
    const back = `/calendars/changes/${undone.body.changeId}`
    const body = { rest: { decision: 'move', reason: 'กลับไปใช้กำหนดเดิม' } }
    await office.ask(maker, 'put', `${back}/decisions`, { body, match: 1 })
    await office.ask(approver, 'post', `${back}/apply`, { body: {}, match: 2 })
    await applied(undone.body.changeId as string)
    expect(await dueOf(counted, 'P2101')).toBe(END_OF_27)
    expect(await dueOf(counted, 'P1001')).toBe('2023-11-29T17:00:00.000Z')
    const preview = await office.ask(maker, 'post', '/deadlines/preview', { body: { rule: DAYS_4.deadline } })
    expect(preview.body.dueAt).toBe(END_OF_27)
  })

  it('that was worked out on another calendar must be proposed again', async () => {
    const days = [
      add({ day: '2023-12-01', nameTh: 'วันหยุดทดลอง' }),
      add({ day: '2023-12-04', nameTh: 'วันหยุดทดลอง' }),
    ]
    const both = []
    for (const day of days)
      both.push(await office.ask(maker, 'post', '/calendars/changes', { body: proposal(day) }))
    const [first, second] = both.map(({ body }) => `/calendars/changes/${body.changeId}`)
    const rest = { rest: { decision: 'keep', reason: 'ไม่กระทบ' } }
    await office.ask(maker, 'put', `${first}/decisions`, { body: rest, match: 1 })
    await office.ask(maker, 'put', `${second}/decisions`, { body: rest, match: 1 })
    await office.ask(approver, 'post', `${first}/apply`, { body: {}, match: 2 })
    const late = await office.ask(approver, 'post', `${second}/apply`, { body: {}, match: 2 })
    expect([late.status, late.body.code]).toEqual([409, 'CALENDAR_MOVED_ON'])
    const gone = await office.ask(maker, 'post', `${second}/withdraw`, { body: {}, match: 2 })
    expect(gone.body.status).toBe('withdrawn')
    const again = await office.ask(approver, 'post', `${second}/apply`, { body: {}, match: 3 })
    expect(again.body.code).toBe('CHANGE_NOT_NOW')
  })

  it('shows an office only its own dates', async () => {
    const at = `/calendars/changes/${change.body.changeId}/moves`
    const p1001 = await office.ask(clerk('P1001'), 'get', at)
    expect(p1001.body.items.map((move: { officeCode: string }) => move.officeCode)).toEqual(['P1001'])
    expect((await office.ask(clerk('P2101'), 'get', at)).body.items).toEqual([])
    expect((await office.ask(maker, 'get', `${at}?limit=1`)).body.next).toBeDefined()
  })
})
