import { staysOf } from '../../../domain/meeting/figures.js'
import { numberOfItem } from '../../../domain/meeting/agenda.js'
import { nextMeetingWake } from '../../../domain/meeting/decide.js'
import { committeeChanges } from '../../../domain/meeting/room.js'
import { applyMeeting } from '../../../domain/meeting/apply.js'
import type { Meeting } from '../../../domain/meeting/case.js'
import {
  assistant,
  committeeOf,
  item,
  member,
  propose,
  resolved,
  secretary,
  sitting,
  STARTS_AT,
  SYSTEM,
  Table,
} from './office.js'

describe('calling a meeting', () => {
  test('three whole days lie between the notice and the meeting, unless it is urgent', () => {
    const table = new Table().convene([item('i1')]).at('2020-01-14T02:00:00.000Z')
    const call = { type: 'call', committee: committeeOf(15), saysLowerQuorum: false } as const
    expect(table.put(call)).toBe('NOTICE_SHORT')
    expect(table.put({ ...call, urgentReason: ' ' })).toBe('NOTICE_SHORT')
    expect(table.put({ ...call, urgentReason: 'งบประมาณสิ้นสุด' })).toBeUndefined()
    expect(table.state.notices[0]).toMatchObject({ wholeDays: 2, urgentReason: 'งบประมาณสิ้นสุด' })
  })

  test('the notice is made and sent to every member of the day', () => {
    const table = new Table().convene([item('i1')]).call(committeeOf(3))
    expect(table.state.jobs).toMatchObject([
      { kind: 'papers', paper: 'notice' },
      { kind: 'tell', what: 'called', persons: ['m0', 'm1', 'm2'] },
    ])
  })

  test('a meeting takes the next number of its committee and year, or the one in the book', () => {
    const asked = new Table().convene([]).events[0]
    expect(asked).toMatchObject({ allot: { register: 'meeting', officeCode: 'k1', year: 2020 } })
    expect(new Table().convene([], { number: 7 }).state.number).toBe(7)
  })

  test('only the secretary of the committee’s own office convenes and calls', () => {
    const table = new Table()
    const act = {
      type: 'convene',
      meetingId: 'v',
      committeeId: 'k',
      secretariat: 'Z',
      occasion: { kind: 'ordinary' },
      session: { mode: 'inPerson', place: '', startsAt: STARTS_AT },
    } as const
    expect(table.put(act)).toBe('NOT_YOURS')
    expect(table.put({ ...act, secretariat: 'Y2100' }, assistant)).toBe('NOT_YOURS')
  })

  test('a lower quorum needs a second call, within fourteen days, whose notice says so', () => {
    const again = { occasion: { kind: 'secondCall', of: 'v0', firstDay: '2020-01-10' } } as const
    const tooLate = { occasion: { kind: 'secondCall', of: 'v0', firstDay: '2020-01-02' } } as const
    const call = { type: 'call', committee: committeeOf(15), saysLowerQuorum: true } as const
    expect(new Table().convene([item('i1')]).put(call)).toBe('SECOND_CALL_NEVER')
    expect(new Table().convene([item('i1')], tooLate).put(call)).toBe('SECOND_CALL_LATE')
    const table = new Table()
      .convene([item('i1')], again)
      .call(committeeOf(15), true)
      .come(4)
    expect(table.put({ type: 'open' })).toBe('QUORUM_MISSING')
    expect(table.come(1, 4).put({ type: 'open' })).toBeUndefined()
    expect(table.state.quorum[0]).toMatchObject({
      counted: 5,
      needed: 5,
      share: { numerator: 1, denominator: 3 },
    })
  })

  test('a meeting does not move into another year: its number is of this one', () => {
    const table = new Table().convene([item('i1')])
    const session = { ...table.state.session, startsAt: '2021-01-05T02:00:00.000Z' }
    expect(table.put({ type: 'changeSession', session })).toBe('MEETING_YEAR')
    expect(
      table.put({ type: 'changeSession', session: { ...session, startsAt: '2020-01-01T02:00:00.000Z' } }),
    ).toBe('MEETING_PAST')
  })

  test('a change of the day is a notice of its own, with its reason and its three days', () => {
    const table = new Table().convene([item('i1')]).call(committeeOf(5))
    const session = { ...table.state.session, startsAt: '2020-01-24T02:00:00.000Z' }
    const change = {
      type: 'changeDate',
      session,
      committee: committeeOf(6),
      reason: 'ประธานติดราชการ',
    } as const
    expect(table.put({ ...change, reason: '' })).toBe('REASON_MISSING')
    table.do(change)
    expect(table.state.notices).toHaveLength(2)
    expect(table.state.committee?.members).toHaveLength(6)
    expect(table.state.jobs.at(-1)).toMatchObject({ kind: 'tell', what: 'changed' })
  })

  test('what changes in the committee after the call is shown', () => {
    const table = new Table().convene([item('i1')]).call(committeeOf(3))
    const now = committeeOf(4)
    const changed = { ...now, members: now.members.filter(({ memberId }) => memberId !== 's2') }
    expect(committeeChanges(table.state, changed)).toEqual([
      { what: 'left', memberId: 's2', personId: 'm2' },
      { what: 'joined', memberId: 's3', personId: 'm3' },
    ])
    expect(committeeChanges(table.state, committeeOf(3))).toEqual([])
    table.do({ type: 'renewCommittee', committee: changed, reason: 'คำสั่งใหม่' })
    expect(committeeChanges(table.state, changed)).toEqual([])
  })

  test('a committee meets from afar and by circulation only where its rules allow it', () => {
    const session = { mode: 'electronic', place: 'https://meet.example', startsAt: STARTS_AT } as const
    const call = (rules: object) =>
      ({ type: 'call', committee: committeeOf(3, rules), saysLowerQuorum: false }) as const
    expect(new Table().convene([item('i1')], { session }).put(call({ eMeeting: false }))).toBe(
      'FORM_NOT_ALLOWED',
    )
    const round = { occasion: { kind: 'circulation' } } as const
    expect(new Table().convene([item('i1')], round).put(call({}))).toBe('FORM_NOT_ALLOWED')
    expect(new Table().convene([item('i1', { kind: 'information' })], round).put(call({}))).toBeUndefined()
    expect(new Table().convene([item('i1')], round).put(call({ circulation: true }))).toBeUndefined()
  })
})

describe('the agenda', () => {
  test('items are numbered by part and place, and what is closed keeps its number', () => {
    const table = sitting(3, 3, [
      item('a'),
      item('b'),
      item('c'),
      item('d', { part: 1, kind: 'information' }),
    ])
    table
      .openItem('b')
      .do({ type: 'adopt', itemId: 'b', votingId: 'v', proposes: 'approved' })
      .do(resolved('b'))
    const numbers = () => ['a', 'b', 'c', 'd'].map((id) => numberOfItem(table.state.agenda, id))
    expect(numbers()).toEqual(['4.1', '4.2', '4.3', '1.1'])
    expect(table.put({ type: 'moveItem', itemId: 'c', part: 4, place: 1 })).toBe('ITEM_FIXED')
    expect(table.put({ type: 'moveItem', itemId: 'a', part: 5, place: 1 })).toBe('ITEM_FIXED')
    table.do({ type: 'moveItem', itemId: 'c', part: 5, place: 1 })
    expect(numbers()).toEqual(['4.1', '4.2', '5.1', '1.1'])
    expect(table.put({ type: 'changeItem', itemId: 'b', details: item('b') })).toBe('ITEM_NOT_NOW')
    expect(table.put({ type: 'postponeItem', itemId: 'b', reason: 'x' })).toBe('ITEM_NOT_NOW')
  })

  test('an item is postponed, withdrawn or sent back with a reason', () => {
    const table = sitting(3, 3, [item('a'), item('b'), item('c')])
    expect(table.put({ type: 'postponeItem', itemId: 'a', reason: ' ' })).toBe('REASON_MISSING')
    table
      .do({ type: 'postponeItem', itemId: 'a', reason: 'รอเอกสาร' })
      .do({ type: 'withdrawItem', itemId: 'b', reason: 'ผู้เสนอขอถอน' })
      .do({ type: 'sendItemBack', itemId: 'c', reason: 'ข้อมูลไม่ครบ' })
    expect(table.state.agenda.map(({ status }) => status)).toEqual(['postponed', 'withdrawn', 'sentBack'])
    expect(table.put({ type: 'close' })).toBeUndefined()
  })

  test('a meeting is not closed while something on its agenda is left', () => {
    const table = sitting(3, 3, [item('a'), item('b')]).openItem('a')
    expect(table.put({ type: 'close' })).toBe('ITEM_OPEN')
    table.do({ type: 'postponeItem', itemId: 'a', reason: 'x' })
    expect(table.put({ type: 'close' })).toBe('ITEMS_LEFT')
  })
})

describe('the quorum', () => {
  test('with 7 of 15 nothing opens, with 8 it does', () => {
    const table = new Table()
      .convene([item('i1')])
      .call(committeeOf(15))
      .come(7)
    expect(table.put({ type: 'open' })).toBe('QUORUM_MISSING')
    expect(table.come(1, 7).put({ type: 'open' })).toBeUndefined()
    expect(table.state.quorum).toMatchObject([{ what: 'opened', counted: 8, needed: 8, inOffice: 15 }])
  })

  test('when it is lost the item stops, a vote under way has no result, and back again it goes on', () => {
    const table = sitting(15, 8).openItem('i1').do(propose('i1', 'v1')).vote('i1', 'v1', ['for'])
    table.leave(7)
    expect(table.state.status).toBe('inquorate')
    expect(table.itemOf('i1').status).toBe('stopped')
    expect(table.itemOf('i1').votings[0]).toMatchObject({ status: 'annulled', reason: 'quorumLost' })
    const vote = { type: 'castVote', itemId: 'i1', votingId: 'v1', personId: 'm1', choice: 'for' } as const
    expect(table.put(vote)).toBe('NOT_NOW')
    table.come(1, 7)
    expect(table.state.status).toBe('inSession')
    expect(table.itemOf('i1').status).toBe('open')
    expect(table.put(vote)).toBe('VOTE_ANNULLED')
    expect(table.put(propose('i1', 'v2'))).toBeUndefined()
    expect(table.state.quorum.map(({ what }) => what)).toEqual(['opened', 'lost', 'regained'])
  })

  test('without it the meeting is broken off: open items are postponed', () => {
    const table = sitting(15, 8, [item('a'), item('b')]).openItem('a')
    expect(table.put({ type: 'adjourn' })).toBe('NOT_NOW')
    table.leave(0).do({ type: 'adjourn' })
    expect(table.state).toMatchObject({ status: 'ended' })
    expect(table.state.agenda.map(({ status }) => status)).toEqual(['postponed', 'postponed'])
  })

  test('a meeting that never had one fails, and not before its time', () => {
    const table = new Table().convene([item('i1')]).call(committeeOf(15))
    expect(table.put({ type: 'adjourn' })).toBe('NOT_STARTED')
    table.come(7).do({ type: 'adjourn' })
    expect(table.state).toMatchObject({ status: 'failed', quorum: [{ what: 'missing', counted: 7 }] })
    expect(table.put({ type: 'open' })).toBe('ENDED')
  })

  test('members check in by themselves, others only by the list', () => {
    const table = new Table()
      .convene([item('i1')])
      .call(committeeOf(3))
      .at(STARTS_AT)
    const arrive = { type: 'arrive', personId: 'm2', via: 'code' } as const
    expect(table.put(arrive, member(1))).toBe('NOT_YOURS')
    expect(table.put({ ...arrive, via: 'list' }, member(2))).toBe('NOT_YOURS')
    expect(table.put(arrive, member(2))).toBeUndefined()
    expect(table.put(arrive, member(2))).toBe('THERE_ALREADY')
    expect(table.put({ ...arrive, via: 'online', personId: 'm1' }, member(1))).toBe('NOT_FROM_AFAR')
    expect(table.put({ ...arrive, personId: 'stranger', via: 'list' })).toBe('NOT_INVITED')
    table.do({ type: 'inviteGuest', guest: { personId: 'stranger', as: 'invited' } })
    expect(table.put({ ...arrive, personId: 'stranger', via: 'list' })).toBeUndefined()
  })
})

describe('who presides', () => {
  test('the chair, else the deputy, else whom the meeting elects', () => {
    const table = sitting(9, 7)
    table.leave(0)
    expect(table.state.chairing.map(({ as }) => as)).toEqual(['chair', 'deputyChair'])
    expect(table.put({ type: 'elect', personId: 'm5' })).toBe('ELECTION_NEEDLESS')
    table.leave(1)
    expect(table.put({ type: 'openItem', itemId: 'i1', countsRecused: true })).toBe('PRESIDING_MISSING')
    expect(table.put({ type: 'elect', personId: 'm8' })).toBe('VOTER_NOT_SEATED')
    table.do({ type: 'elect', personId: 'm5' })
    expect(table.state.chairing.at(-1)).toMatchObject({ personId: 'm5', as: 'elected' })
    expect(table.put({ type: 'openItem', itemId: 'i1', countsRecused: true })).toBeUndefined()
  })
})

describe('conflicts of interest', () => {
  const sister = {
    personId: 'm3',
    ground: 'relative',
    kinship: 'sibling',
    degree: 2,
    reason: 'พี่น้องของผู้รับใบอนุญาต',
  } as const

  test('the sister of a party leaves, by law, and her vote is refused; the minutes say when', () => {
    const table = sitting(9, 6).openItem('i1')
    table.do({ type: 'declareInterest', itemId: 'i1', declaration: sister }, member(3))
    const leftAt = table.now
    table.do(propose('i1', 'v1'))
    expect(table.put({ type: 'castVote', itemId: 'i1', votingId: 'v1', personId: 'm3', choice: 'for' })).toBe(
      'VOTER_RECUSED',
    )
    table.vote('i1', 'v1', ['for', 'for', 'for']).do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' })
    table.do(resolved('i1'))
    expect(table.itemOf('i1').interests[0]).toMatchObject({
      consequence: 'recused',
      leftAt,
      returnedAt: table.now,
    })
  })

  test('the secretary says before the item opens whether the recused count for the quorum', () => {
    const before = () => {
      const table = sitting(9, 5)
      return table.do({ type: 'declareInterest', itemId: 'i1', declaration: sister })
    }
    expect(before().put({ type: 'openItem', itemId: 'i1', countsRecused: false })).toBe('QUORUM_MISSING')
    expect(before().put({ type: 'openItem', itemId: 'i1', countsRecused: true })).toBeUndefined()
  })

  test('a declaration in the open item that takes the quorum away stops it; postponing it is the way out', () => {
    const table = sitting(9, 5).openItem('i1', false)
    table.do({ type: 'declareInterest', itemId: 'i1', declaration: sister })
    expect(table.itemOf('i1').status).toBe('stopped')
    table.do({ type: 'postponeItem', itemId: 'i1', reason: 'ไม่ครบองค์ประชุม' })
    expect(table.state.status).toBe('inSession')
  })

  test('of a ground of section 16 the secretary says with a reason whether the member leaves', () => {
    const table = sitting(9, 6).openItem('i1')
    const declaration = { personId: 'm3', ground: 'serious', reason: 'พี่น้องของผู้อำนวยการ' } as const
    table.do({ type: 'declareInterest', itemId: 'i1', declaration })
    expect(table.put(propose('i1', 'v1'))).toBe('INTEREST_UNDECIDED')
    const decide = { type: 'decideInterest', itemId: 'i1', personId: 'm3', recused: false } as const
    expect(table.put({ ...decide, reason: '' })).toBe('REASON_MISSING')
    expect(table.put({ ...decide, reason: 'x' }, member(3))).toBe('NOT_YOURS')
    table.do({ ...decide, reason: 'ไม่กระทบความเป็นกลาง' })
    expect(table.put(propose('i1', 'v1'))).toBeUndefined()
    expect(table.put({ ...decide, reason: 'x' })).toBe('VOTE_RUNNING')
  })

  test('the head of the office whose matter it is declares it, and stays', () => {
    const table = sitting(9, 6).openItem('i1')
    const declaration = { personId: 'm4', ground: 'ownOffice', reason: 'ผอ.สพท. ของเรื่อง' } as const
    table.do({ type: 'declareInterest', itemId: 'i1', declaration }, member(4))
    table.do(propose('i1', 'v1')).vote('i1', 'v1', ['for', 'for', 'for', 'for', 'for'])
    expect(table.itemOf('i1').interests[0]?.consequence).toBe('stays')
  })

  test('the others decide on an objection secretly: with two thirds of them the member stays', () => {
    const table = sitting(10, 8).openItem('i1')
    table.do({ type: 'objectTo', itemId: 'i1', personId: 'm3', reason: 'เคยมีข้อพิพาท' }, member(4))
    expect(table.put(propose('i1', 'v0'))).toBe('OBJECTION_UNDECIDED')
    const question = { kind: 'objection', personId: 'm3' } as const
    const vote = { type: 'openVote', itemId: 'i1', votingId: 'o1', question } as const
    expect(table.put({ ...vote, method: 'device' })).toBe('SECRET_ONLY')
    table.do(vote)
    const ballot = { type: 'takeBallot', itemId: 'i1', votingId: 'o1' } as const
    expect(table.put({ ...ballot, personId: 'm3' }, member(3))).toBe('VOTER_NOT_MEMBER')
    for (const n of [0, 1, 2, 4, 5, 6]) table.do({ ...ballot, personId: `m${n}` }, member(n))
    const close = { type: 'closeVote', itemId: 'i1', votingId: 'o1' } as const
    const tally = { for: 5, against: 1, abstain: 0, invalid: 0 }
    expect(table.put({ ...close, tally: { ...tally, for: 6 } })).toBe('BALLOTS_UNEQUAL')
    table.do({ ...close, tally })
    // Two thirds of nine others are six: five were not enough.
    expect(table.itemOf('i1').objections[0]).toMatchObject({ status: 'leaves', votingId: 'o1' })
    expect(table.put({ type: 'objectTo', itemId: 'i1', personId: 'm3', reason: 'x' })).toBe('OBJECTION_KNOWN')
    table.do(propose('i1', 'v1'))
    expect(table.put({ type: 'castVote', itemId: 'i1', votingId: 'v1', personId: 'm3', choice: 'for' })).toBe(
      'VOTER_RECUSED',
    )
  })
})

describe('votes', () => {
  test('4 to 4 waits for the casting vote, which is a vote of its own', () => {
    const table = sitting(15, 8).openItem('i1').do(propose('i1', 'v1'))
    table.vote('i1', 'v1', ['for', 'for', 'for', 'for', 'against', 'against', 'against', 'against'])
    table.do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' })
    expect(table.itemOf('i1').votings[0]?.status).toBe('tied')
    expect(table.put(resolved('i1'))).toBe('VOTE_RUNNING')
    const casting = { type: 'castCasting', itemId: 'i1', votingId: 'v1', choice: 'for' } as const
    expect(table.put({ ...casting, personId: 'm1' })).toBe('NOT_PRESIDING')
    table.do({ ...casting, personId: 'm0' })
    const [voting] = table.itemOf('i1').votings
    expect(voting).toMatchObject({
      status: 'closed',
      totals: { for: 4, against: 4 },
      casting: { personId: 'm0', choice: 'for' },
      result: { outcome: 'carried', casting: 'for' },
    })
    expect(voting?.votes).toHaveLength(8)
    expect(table.put(resolved('i1'))).toBeUndefined()
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

  test('a vote after the closing is late, and nobody votes twice', () => {
    const table = sitting(5, 4)
      .openItem('i1')
      .do(propose('i1', 'v1', 'device'))
    const vote = { type: 'castVote', itemId: 'i1', votingId: 'v1', choice: 'for' } as const
    expect(table.put({ ...vote, personId: 'm1' })).toBe('NOT_YOURS')
    expect(table.put({ ...vote, personId: 'm1' }, member(1))).toBeUndefined()
    expect(table.put({ ...vote, personId: 'm1' }, member(1))).toBe('VOTED_ALREADY')
    expect(table.put({ ...vote, personId: 'm4' }, member(4))).toBe('VOTER_ABSENT')
    expect(table.put({ ...vote, personId: 'stranger' }, { ...member(1), personId: 'stranger' })).toBe(
      'VOTER_NOT_MEMBER',
    )
    table.do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' })
    expect(table.put({ ...vote, personId: 'm2' }, member(2))).toBe('VOTE_LATE')
  })

  test('a vote that was sent in time but comes after the closing is late: the result has been told', () => {
    const table = sitting(5, 4)
      .openItem('i1')
      .do(propose('i1', 'v1', 'device'))
    const sentAt = table.now
    table.at(new Date(Date.parse(sentAt) + 60_000).toISOString())
    table.do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' }).at(sentAt)
    const vote = { type: 'castVote', itemId: 'i1', votingId: 'v1', personId: 'm1', choice: 'for' } as const
    expect(table.put(vote, member(1))).toBe('VOTE_LATE')
  })

  test('of a secret vote nothing on record says who chose what', () => {
    const table = sitting(5, 4)
      .openItem('i1')
      .do(propose('i1', 'v1', 'secret'))
    const ballot = { type: 'takeBallot', itemId: 'i1', votingId: 'v1' } as const
    for (const n of [3, 1, 0]) table.do({ ...ballot, personId: `m${n}` }, member(n))
    expect(table.put({ ...ballot, personId: 'm1' }, member(1))).toBe('VOTED_ALREADY')
    expect(table.put({ ...ballot, personId: 'm2' })).toBe('NOT_YOURS')
    expect(
      table.put({ type: 'castVote', itemId: 'i1', votingId: 'v1', personId: 'm2', choice: 'for' }, member(2)),
    ).toBe('METHOD_OTHER')
    const [voting] = table.itemOf('i1').votings
    expect(voting?.taken.map(({ memberId }) => memberId)).toEqual(['s0', 's1', 's3'])
    expect(JSON.stringify(table.events.filter(({ type }) => type === 'ballotTaken'))).not.toMatch(
      /for|against|abstain/,
    )
    expect(table.put({ type: 'closeVote', itemId: 'i1', votingId: 'v1' })).toBe('TALLY_MISSING')
    const tally = { for: 2, against: 1, abstain: 0, invalid: 0 }
    table.do({ type: 'closeVote', itemId: 'i1', votingId: 'v1', tally })
    expect(table.itemOf('i1').votings[0]).toMatchObject({ totals: tally, result: { outcome: 'carried' } })
  })

  test('paper ballots are counted by two tellers who agree', () => {
    const table = sitting(5, 3)
      .openItem('i1')
      .do(propose('i1', 'v1', 'paper'))
    for (const n of [0, 1, 2])
      table.do({ type: 'takeBallot', itemId: 'i1', votingId: 'v1', personId: `m${n}` })
    const totals = { for: 2, against: 0, abstain: 0, invalid: 1 }
    const count = { type: 'countBallots', itemId: 'i1', votingId: 'v1' } as const
    const close = { type: 'closeVote', itemId: 'i1', votingId: 'v1' } as const
    table.do({ ...count, totals }).do({ ...count, totals })
    expect(table.put(close)).toBe('TELLERS_DIFFER')
    table.do({ ...count, totals: { ...totals, for: 1, against: 1 } }, member(2))
    expect(table.put(close)).toBe('TELLERS_DIFFER')
    table.do({ ...count, totals }, member(2)).do(close)
    expect(table.itemOf('i1').votings[0]).toMatchObject({ status: 'closed', totals })
  })

  test('acts that cross on their way are still in order: the closing is after every vote that counted', () => {
    const table = sitting(5, 3).openItem('i1').do(propose('i1', 'v1'))
    table.vote('i1', 'v1', ['for', 'for'])
    const lastVote = table.now
    table.at(new Date(Date.parse(lastVote) - 1500).toISOString())
    table.do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' })
    expect(table.itemOf('i1').votings[0]?.closedAt).toBe(new Date(Date.parse(lastVote) + 1).toISOString())
  })

  test('by circulation all members are the base, and whoever is silent is not for it', () => {
    const table = new Table()
      .convene([item('i1', { ballot: 'device' })], { occasion: { kind: 'circulation' } })
      .call(committeeOf(5, { circulation: true }))
      .at(STARTS_AT)
      .do({ type: 'open' })
      .openItem('i1')
    expect(table.put({ type: 'adopt', itemId: 'i1', votingId: 'v0', proposes: 'approved' })).toBe('NOT_NOW')
    expect(table.put({ type: 'arrive', personId: 'm1', via: 'list' })).toBe('NOT_NOW')
    table.do(propose('i1', 'v1'))
    for (const n of [0, 1]) {
      const vote = {
        type: 'castVote',
        itemId: 'i1',
        votingId: 'v1',
        personId: `m${n}`,
        choice: 'for',
      } as const
      table.do(vote, member(n))
    }
    table.do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' })
    expect(table.itemOf('i1').votings[0]?.result).toMatchObject({ outcome: 'lost', base: 5, needed: 3 })
  })
})

describe('resolutions', () => {
  test('a resolution is numbered twice and tells the case that waits and what follows', () => {
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

  test('what is only to be known is noted without a vote', () => {
    const table = sitting(3, 3, [item('i1', { part: 1, kind: 'information' })]).openItem('i1')
    expect(table.put(resolved('i1', 'approved'))).toBe('UNDECIDED')
    expect(table.put(resolved('i1', 'noted'))).toBeUndefined()
  })

  test('a dissent is recorded with its reasons, of a member who was not for it', () => {
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

describe('the minutes', () => {
  const ended = () => {
    const table = sitting(5, 5)
    table
      .openItem('i1')
      .do({ type: 'adopt', itemId: 'i1', votingId: 'v', proposes: 'approved' })
      .do(resolved('i1'))
    return table.do({ type: 'close' })
  }
  const write = (table: Table, sha256: string) =>
    table.put({ type: 'writeMinutes', sha256, revision: table.state.revision })
  const circulated = () => {
    const table = ended()
    write(table, 'a')
    table.do({ type: 'signMinutes', as: 'drafter', sha256: 'a' })
    table.do({ type: 'signMinutes', as: 'checker', sha256: 'a' }, assistant)
    return table.do({ type: 'circulateMinutes', sha256: 'a' })
  }
  const resolvedAt = { meetingId: 'v2', itemId: 'j1' }

  test('a version made before the newest fact is out of date', () => {
    const table = ended()
    const { revision } = table.state
    table.do({ type: 'dissent', itemId: 'i1', personId: 'm4', reason: 'x' })
    expect(table.put({ type: 'writeMinutes', sha256: 'a', revision })).toBe('MINUTES_OUTDATED')
    expect(write(table, 'a')).toBeUndefined()
  })

  test('drafter and checker are two persons, and an edit makes their signatures void', () => {
    const table = ended()
    write(table, 'a')
    expect(table.put({ type: 'circulateMinutes', sha256: 'a' })).toBe('MINUTES_UNSIGNED')
    table.do({ type: 'signMinutes', as: 'drafter', sha256: 'a' })
    expect(table.put({ type: 'signMinutes', as: 'checker', sha256: 'a' })).toBe('MINUTES_SIGNED_TWICE')
    write(table, 'b')
    expect(table.state.minutes?.signatures).toEqual([])
    expect(table.put({ type: 'signMinutes', as: 'checker', sha256: 'a' }, assistant)).toBe('MINUTES_OTHER')
  })

  test('members propose corrections, which are taken or declined with a reason', () => {
    const table = circulated()
    const propose = {
      type: 'proposeCorrection',
      correctionId: 'c1',
      personId: 'm2',
      textSha256: 't',
    } as const
    expect(table.put(propose, member(3))).toBe('NOT_YOURS')
    table.do(propose, member(2))
    const answer = { type: 'answerCorrection', correctionId: 'c1', taken: false } as const
    expect(table.put(answer)).toBe('REASON_MISSING')
    table.do({ ...answer, reason: 'ตรงกับบันทึกเสียง' })
    expect(table.put({ ...answer, taken: true })).toBe('CORRECTION_UNKNOWN')
    expect(table.put({ type: 'dissent', itemId: 'i1', personId: 'm4', reason: 'x' })).toBe(
      'MINUTES_CIRCULATED',
    )
  })

  test('a later meeting certifies what was circulated, and only another one opens it for correction', () => {
    const table = circulated()
    const certify = { type: 'certifyMinutes', resolvedAt } as const
    expect(table.put(certify)).toBe('NOT_YOURS')
    table.do(certify, SYSTEM)
    expect(table.state).toMatchObject({
      status: 'certified',
      minutes: { certified: { ...resolvedAt, sha256: 'a' } },
    })
    const amend = { type: 'amendMinutes', sha256: 'b', revision: table.state.revision } as const
    expect(table.put(amend)).toBe('AMENDMENT_UNRESOLVED')
    table.do(certify, SYSTEM)
    expect(table.put(amend)).toBe('AMENDMENT_UNRESOLVED')
    table.do({ type: 'certifyMinutes', resolvedAt: { meetingId: 'v3', itemId: 'k1' } }, SYSTEM).do(amend)
    expect(table.state.minutes?.amendments).toMatchObject([{ meetingId: 'v3', sha256: 'b' }])
    expect(table.put(amend)).toBe('AMENDMENT_UNRESOLVED')
  })

  test('minutes that nobody has circulated after a week are called for once', () => {
    const table = ended()
    const due = nextMeetingWake(table.state)
    expect(due).toBe('2020-01-24T17:00:00.000Z')
    table.at(String(due)).do({ type: 'wake' }, SYSTEM)
    expect(table.state.jobs.at(-1)).toMatchObject({ kind: 'tell', what: 'minutesOverdue' })
    expect(nextMeetingWake(table.state)).toBeUndefined()
    expect(nextMeetingWake(circulated().state)).toBeUndefined()
  })
})

test('the times of a person are told apart, the last open while they are there', () => {
  const table = sitting(5, 4)
  const came = staysOf(table.state, 'm3')[0]?.from
  table.leave(3)
  const left = table.now
  table.come(1, 3)
  expect(staysOf(table.state, 'm3')).toEqual([
    { from: came, to: left },
    { from: table.now, to: null },
  ])
  expect(staysOf(table.state, 'm4')).toEqual([])
})

test('members are reminded a day before, once', () => {
  const table = new Table().convene([item('i1')]).call(committeeOf(3))
  expect(nextMeetingWake(table.state)).toBe('2020-01-16T02:00:00.000Z')
  table.at('2020-01-16T02:00:00.000Z').do({ type: 'wake' }, SYSTEM)
  expect(table.state.jobs.at(-1)).toMatchObject({ what: 'reminder', persons: ['m0', 'm1', 'm2'] })
  expect(nextMeetingWake(table.state)).toBeUndefined()
})

test('work that is done is taken off the list', () => {
  const table = new Table().convene([item('i1')]).call(committeeOf(3))
  for (const { id } of table.state.jobs) table.do({ type: 'finishJob', jobId: id, done: 1 }, SYSTEM)
  expect(table.state.jobs).toEqual([])
})

test('a meeting begins with being convened', () => {
  const event = new Table().convene([]).do({ type: 'cancel', reason: 'x' }, secretary).events[1]
  expect(() => applyMeeting(undefined as unknown as Meeting, event as never)).toThrow()
})
