import { outcomesOf } from '../../../domain/meeting/decide-resolve.js'
import type { ResolutionOutcome } from '../../../domain/meeting/voting.js'
import { Table, committeeOf, item, member, propose, resolved, sitting } from './office.js'

const task = { kind: 'task', caseId: 'task/t1', title: 'จัดทำแผน', officeCode: 'Y2100' } as const
const vote = { itemId: 'i1', votingId: 'v1' } as const
const adopted = (more: Parameters<typeof item>[1] = {}, proposes: ResolutionOutcome = 'approved') =>
  sitting(5, 5, [item('i1', more)])
    .openItem('i1')
    .do({ type: 'adopt', ...vote, proposes })
const kindsOf = (table: Table) =>
  table.state.jobs.filter((job) => 'itemId' in job && job.itemId === 'i1').map(({ kind }) => kind)

describe('what may be recorded as resolved', () => {
  test.each<readonly [ResolutionOutcome, ResolutionOutcome[]]>([
    ['approved', ['refused']],
    ['proposedUpward', ['refused']],
    ['refused', []],
    ['sentBack', []],
    ['noted', []],
    ['postponed', []],
  ])('where “%s” was proposed and lost: %j', (proposes, expected) => {
    const table = sitting(5, 5).openItem('i1')
    table.do({ type: 'openVote', ...vote, question: { kind: 'item', proposes } })
    table.vote('i1', 'v1', ['against']).do({ type: 'closeVote', ...vote })
    expect(outcomesOf(table.itemOf('i1'))).toEqual(expected)
  })

  test('the later of two votes counts', () => {
    const table = sitting(5, 5).openItem('i1').do(propose('i1', 'v1'))
    table.vote('i1', 'v1', ['against']).do({ type: 'closeVote', ...vote })
    table.do(propose('i1', 'v2')).vote('i1', 'v2', ['for'])
    table.do({ type: 'closeVote', itemId: 'i1', votingId: 'v2' })
    expect(outcomesOf(table.itemOf('i1'))).toEqual(['approved'])
  })

  test('what the vote did not decide is not recorded as resolved', () => {
    const table = sitting(5, 5).openItem('i1')
    expect(table.put(resolved('i1'))).toBe('UNDECIDED')
    table.do(propose('i1', 'v1')).vote('i1', 'v1', ['against', 'against', 'for'])
    table.do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' })
    expect(table.put(resolved('i1'))).toBe('UNDECIDED')
    expect(table.put({ ...resolved('i1', 'refused'), reason: '' })).toBe('REASON_MISSING')
    expect(table.put(resolved('i1', 'refused'))).toBeUndefined()
  })

  test('what is only to be known is noted without a vote', () => {
    const table = sitting(3, 3, [item('i1', { part: 1, kind: 'information' })]).openItem('i1')
    expect(table.put(resolved('i1', 'approved'))).toBe('UNDECIDED')
    expect(table.put(resolved('i1', 'noted'))).toBeUndefined()
  })
})

describe('a resolution', () => {
  test('has a text, and a reason where somebody is refused or sent back', () => {
    expect(adopted().put({ ...resolved('i1'), text: ' ' })).toBe('TEXT_MISSING')
    const { reason: _, ...bare } = resolved('i1')
    const table = adopted().do(bare)
    expect(table.itemOf('i1').resolution).not.toHaveProperty('reason')
    const back = { ...bare, outcome: 'sentBack' } as const
    expect(adopted({}, 'sentBack').put(back)).toBe('REASON_MISSING')
    expect(adopted({}, 'sentBack').put({ ...back, reason: 'ขาดเอกสาร' })).toBeUndefined()
  })

  test.each([
    ['a case that waits is told', { subject: { caseId: 'proposal/p1' } }, 'approved', [], true],
    ['a postponed case goes on waiting', { subject: { caseId: 'proposal/p1' } }, 'postponed', [], false],
    ['nobody waits', {}, 'approved', [], false],
    ['minutes are certified', { kind: 'minutesApproval', minutesOf: 'v0' }, 'approved', [], true],
    ['minutes are not certified', { kind: 'minutesApproval', minutesOf: 'v0' }, 'postponed', [], false],
    ['a task follows', {}, 'approved', [task], true],
  ] as const)('%s', (_, more, outcome, followUps, isDelivered) => {
    const table = adopted(more, outcome).do({ ...resolved('i1'), outcome, followUps })
    expect(kindsOf(table)).toEqual(isDelivered ? ['papers', 'deliver'] : ['papers'])
  })

  test('of a secret meeting stands in the register without what it is about', () => {
    const table = new Table()
      .convene([item('i1')], { secrecy: 'secret' })
      .call(committeeOf(3))
      .come(3)
      .do({ type: 'open' })
      .openItem('i1')
      .do({ type: 'adopt', ...vote, proposes: 'approved' })
      .do(resolved('i1'))
    expect(table.events.findLast(({ type }) => type === 'resolved')).not.toHaveProperty('allot.subject')
    const plain = adopted().do(resolved('i1'))
    expect(plain.events.findLast(({ type }) => type === 'resolved')).toHaveProperty('allot.subject')
  })

  test('has follow-ups added once it is there; nothing added changes nothing', () => {
    const add = { type: 'addFollowUps', itemId: 'i1', followUps: [task] } as const
    expect(adopted().put(add)).toBe('ITEM_NOT_NOW')
    const table = adopted().do(resolved('i1'))
    const events = table.events.length
    table.do({ ...add, followUps: [] })
    expect(table.events).toHaveLength(events)
    expect(table.put({ ...add, followUps: [task, task] })).toBe('FOLLOW_UP_KNOWN')
  })

  test('is delivered once, and what is added later by work of its own: an id that is done is never done again', () => {
    const table = adopted({ subject: { caseId: 'proposal/p1' } }).do(resolved('i1'))
    const add = { type: 'addFollowUps', itemId: 'i1' } as const
    table.do({ ...add, followUps: [task] }).do({ ...add, followUps: [{ ...task, caseId: 'task/t2' }] })
    const deliveries = table.state.jobs.filter(({ kind }) => kind === 'deliver').map(({ id }) => id)
    expect(deliveries).toHaveLength(3)
    expect(new Set(deliveries).size).toBe(3)
  })

  test('is made of the item that is open', () => {
    expect(sitting(5, 5).put(resolved('i1'))).toBe('ITEM_NOT_NOW')
    expect(adopted().put(resolved('i9'))).toBe('ITEM_UNKNOWN')
  })

  test('is numbered twice and tells the case that waits and what follows', () => {
    const task = { kind: 'task', caseId: 'task/t1', title: 'จัดทำแผน', officeCode: 'Y2100' } as const
    const table = sitting(5, 5, [item('i1', { subject: { caseId: 'proposal/p1' } }), item('i2')])
    table.openItem('i1').do({ type: 'adopt', itemId: 'i1', votingId: 'v', proposes: 'approved' })
    table.do({ ...resolved('i1'), followUps: [task] })
    expect(table.itemOf('i1').resolution).toMatchObject({
      numberInMeeting: 1,
      number: 1,
      year: 2020,
      votingId: 'v',
    })
    expect(table.state.jobs.slice(-2)).toMatchObject([
      { kind: 'papers', paper: 'resolution', itemId: 'i1' },
      { kind: 'deliver', itemId: 'i1' },
    ])
    expect(table.put({ type: 'addFollowUps', itemId: 'i1', followUps: [task] })).toBe('FOLLOW_UP_KNOWN')
    table.do({ type: 'addFollowUps', itemId: 'i1', followUps: [{ ...task, caseId: 'task/t2' }] })
    expect(table.itemOf('i1').resolution?.followUps).toHaveLength(2)
    expect(new Set(table.state.jobs.map(({ id }) => id)).size).toBe(table.state.jobs.length)
  })
})

describe('a dissent', () => {
  const dissent = { type: 'dissent', itemId: 'i1', personId: 'm3', reason: 'ขัดกับแผน' } as const

  test('is recorded once, of one who has a vote', () => {
    const table = adopted().do(resolved('i1')).do(dissent, member(3)).do(dissent, member(3))
    expect(table.itemOf('i1').dissents).toHaveLength(1)
    expect(table.put({ ...dissent, personId: 'stranger' })).toBe('VOTER_NOT_MEMBER')
  })

  test('of who was for a proposal that was lost is possible: the meeting decided against it', () => {
    const table = sitting(5, 5).openItem('i1').do(propose('i1', 'v1'))
    table.vote('i1', 'v1', ['for', 'against', 'against']).do({ type: 'closeVote', ...vote })
    table.do(resolved('i1', 'refused'))
    expect(table.put({ ...dissent, personId: 'm0' })).toBeUndefined()
  })

  test('needs an item that was dealt with', () => expect(sitting(5, 5).put(dissent)).toBe('ITEM_NOT_NOW'))

  test('is recorded with its reasons, of a member who was not for it', () => {
    const table = sitting(5, 5).openItem('i1').do(propose('i1', 'v1'))
    table
      .vote('i1', 'v1', ['for', 'for', 'for', 'against'])
      .do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' })
    const dissent = { type: 'dissent', itemId: 'i1', reason: 'ขัดกับแผน' } as const
    table.do(resolved('i1'))
    expect(table.put({ ...dissent, personId: 'm0' }, member(0))).toBe('VOTED_FOR')
    expect(table.put({ ...dissent, personId: 'm3' }, member(2))).toBe('NOT_YOURS')
    table.do({ ...dissent, personId: 'm3' }, member(3))
    expect(table.itemOf('i1').dissents).toMatchObject([{ personId: 'm3', reason: 'ขัดกับแผน' }])
  })
})
