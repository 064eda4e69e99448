import type { Actor } from '../../../domain/case.js'
import { applyCircular } from '../../../domain/circular/apply.js'
import { decideCircular } from '../../../domain/circular/decide.js'
import type { FollowUp, FollowUpOrder } from '../../../domain/meeting/follow-ups.js'
import { isMade, refuseFollowUps } from '../../../domain/meeting/follow-ups.js'
import { isRefusal } from '../../../domain/refusals.js'
import type { Secrecy } from '../../../domain/secrecy.js'
import { circularTeller } from '../../../domain/timeline/steps.js'
import { applyMeeting } from '../../../domain/meeting/apply.js'
import { committeeOf, item, resolved, secretary, sitting, SYSTEM, Table } from './office.js'

const contentSha256 = 'a'.repeat(64)
const by = secretary
const circular = (secrecy?: Secrecy): FollowUpOrder => ({
  ...{ what: 'circular', procedure: 'survey@1', contentSha256, by },
  ...(secrecy ? { secrecy } : {}),
})
const proposal: FollowUpOrder = {
  ...{ what: 'proposal', committeeId: 'k2', secretariat: 'C0001', contentSha256, by },
}
const ordered = (order?: FollowUpOrder, caseId = 'case/1'): FollowUp => ({
  ...{ kind: order?.what === 'circular' ? 'circular' : 'case', caseId, title: 'เรื่อง', officeCode: 'C0001' },
  ...(order ? { order } : {}),
})
const letter: FollowUp = {
  ...{ kind: 'letter', caseId: 'letter/1', title: 'แจ้งมติ', officeCode: 'P2101' },
  order: { what: 'letter', form: 'external', contentSha256, by },
}
const linkedLetter: FollowUp = { kind: 'letter', caseId: 'letter/2', title: 'อื่น', officeCode: 'P2101' }
const task: FollowUp = { kind: 'task', caseId: 'task/1', title: 'งาน', officeCode: 'P2101' }

const meetingOf = (secretariat: string, secrecy?: Secrecy) => ({
  ...{ ...sitting(3, 3).state, secretariat },
  ...(secrecy ? { secrecy } : {}),
})
const refusedOf = (...args: Parameters<typeof refuseFollowUps>) => refuseFollowUps(...args)?.refused

describe('what follows from a resolution', () => {
  test('is made by the product where it was ordered, and linked otherwise', () => {
    const all = [task, ordered(proposal), letter, ordered(), linkedLetter]
    expect(all.map(isMade)).toEqual([true, true, true, false, false])
  })

  test('is no circular of an office that issues none', () => {
    expect(refusedOf(meetingOf('P2101'), [task, ordered(circular())])).toBe('SECRETARIAT_ISSUES_NONE')
    expect(refusedOf(meetingOf('C0001'), [task, ordered(circular())])).toBeUndefined()
    expect(refusedOf(meetingOf('P2101'), [ordered(proposal), ordered(undefined, 'letter/2')])).toBeUndefined()
  })

  test('is as secret as the meeting; what is top secret goes on paper', () => {
    const secret = meetingOf('C0001', 'secret')
    const less = [circular(), circular('confidential'), proposal]
    for (const order of less) expect(refusedOf(secret, [ordered(order)])).toBe('FOLLOW_UP_LESS_SECRET')
    expect(refusedOf(secret, [ordered(circular('secret')), task])).toBeUndefined()
    expect(refusedOf(meetingOf('C0001'), [ordered(circular('topSecret'))])).toBe('TOP_SECRET_ON_PAPER')
    expect(refusedOf(secret, [letter])).toBeUndefined()
    expect(refusedOf(meetingOf('P2101', 'topSecret'), [letter])).toBe('TOP_SECRET_ON_PAPER')
  })
})

describe('a circular that a meeting resolved', () => {
  const origin = { kind: 'resolution', caseId: 'meeting/v1', itemId: 'i1' } as const
  const draft = (who: Actor, from: { caseId: string } | null = origin) =>
    decideCircular(undefined, {
      ...{ type: 'draft', at: '2020-01-17T03:00:00.000Z', by: who, circularId: 'c1', subject: 'เรื่อง' },
      ...{ procedure: 'survey@1', contentSha256, ...(from ? { origin: { ...origin, ...from } } : {}) },
    })
  const refused = (decided: ReturnType<typeof draft>) => (isRefusal(decided) ? decided.refused : undefined)

  test('is drafted by the secretary, knows where it comes from, and its record says so', () => {
    const events = draft(secretary)
    if (isRefusal(events)) throw new Error(events.refused)
    const state = events.reduce(applyCircular, undefined as never)
    expect(state).toMatchObject({ status: 'draft', origin, owner: secretary })
    expect(events.map((event) => circularTeller.words(event).th)).toEqual(['ร่างหนังสือเวียนตามมติที่ประชุม'])
  })

  test('is no officer’s own beginning, and no consultation’s', () => {
    const officer: Actor = { ...secretary, role: 'officer' }
    expect([refused(draft(officer)), refused(draft(officer, null))]).toEqual(['NOT_YOURS', undefined])
    expect(refused(draft(secretary, null))).toBe('NOT_YOURS')
    expect(refused(draft(secretary, { caseId: 'consultation/1' }))).toBe('CONSULTATION_CITED')
  })
})

describe('letters of a meeting', () => {
  const number = (table: ReturnType<typeof sitting>, caseId?: string, who: Actor = SYSTEM) =>
    table.put({ type: 'numberLetter', itemId: 'i1', ...(caseId === undefined ? {} : { caseId }) }, who)
  const resolvedTable = (secrecy?: Secrecy) => {
    const table = sitting(3, 3).openItem('i1')
    if (secrecy) table.meeting = { ...table.state, secrecy }
    table.do({ type: 'adopt', itemId: 'i1', votingId: 'v', proposes: 'approved' })
    return table.do({ ...resolved('i1'), followUps: [task, linkedLetter, letter] })
  }
  const allotted = (table: ReturnType<typeof sitting>) =>
    table.events.flatMap((event) => ('allot' in event && event.allot?.register === 'outgoing' ? [event] : []))

  test('that call it, or call it off, are numbered in the book of letters out; who was not called gets none', () => {
    const called = sitting(3, 3)
    expect(allotted(called).map(({ allot }) => allot)).toEqual([
      { register: 'outgoing', officeCode: 'Y2100', year: 2020, subject: 'ขอเชิญประชุม' },
    ])
    const cancel = { type: 'cancel', reason: 'ประธานป่วย' } as const
    const planned = new Table().convene([item('i1')]).do(cancel)
    expect([planned.state.status, allotted(planned), planned.state.jobs]).toEqual(['cancelled', [], []])
    const off = new Table()
      .convene([item('i1')])
      .call(committeeOf(3))
      .do(cancel)
    expect(allotted(off).at(-1)?.allot?.subject).toBe('ขอยกเลิกการประชุม')
    const [first] = off.events.filter(({ type }) => type === 'cancelled')
    const told = { ...first, number: 7 } as (typeof off.events)[number]
    expect(applyMeeting(off.state, told).cancellationNumber).toBe(7)
    const notice = called.events.find(({ type }) => type === 'called')
    const numbered = { ...notice, number: 5 } as (typeof off.events)[number]
    expect(applyMeeting(called.state, numbered).notices.at(-1)?.letterNumber).toBe(5)
  })

  test('of a resolution get their number once, from the product alone', () => {
    const table = resolvedTable()
    expect([number(table, undefined, secretary), number(table, 'letter/2')]).toEqual([
      'NOT_YOURS',
      'NOT_FOUND',
    ])
    expect(table.put({ type: 'numberLetter', itemId: 'i9' }, SYSTEM)).toBe('ITEM_UNKNOWN')
    const before = table.state.revision
    for (const caseId of [undefined, 'task/1', 'letter/1']) {
      number(table, caseId)
      const event = allotted(table).at(-1)
      expect(table.itemOf('i1').resolution?.letterNumber).toBe(caseId === undefined ? undefined : 12)
      if (event) table.meeting = applyMeeting(table.state, { ...event, number: 12 })
      const events = table.events.length
      expect([number(table, caseId), table.events.length]).toEqual([undefined, events])
    }
    const subjects = allotted(table).map(({ allot }) => allot?.subject)
    expect(subjects).toEqual(expect.arrayContaining(['งาน', 'แจ้งมติ']))
    expect(allotted(table).at(-1)?.allot).toMatchObject({ counterpart: 'P2101' })
    const numbered = { letterNumber: 12 }
    const resolution = {
      ...numbered,
      followUps: [{ ...task, ...numbered }, linkedLetter, { ...letter, ...numbered }],
    }
    expect(table.itemOf('i1').resolution).toMatchObject(resolution)
    expect(table.itemOf('i1').resolution?.followUps[1]).toEqual(linkedLetter)
    expect(table.state.revision).toBe(before)
  })

  test('of a secret meeting stand in the book without their subject', () => {
    const table = resolvedTable('secret')
    number(table)
    expect(allotted(table).at(-1)?.allot).toEqual({ register: 'outgoing', officeCode: 'Y2100', year: 2020 })
  })
})
