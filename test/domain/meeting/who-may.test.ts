import type { Actor } from '../../../domain/case.js'
import {
  assistant,
  committeeOf,
  item,
  member,
  OFFICE,
  propose,
  resolved,
  secretary,
  sitting,
  STARTS_AT,
  Table,
  type Act,
} from './office.js'

const reason = 'เหตุผล'
const session = { mode: 'inPerson', place: 'ห้องอื่น', startsAt: STARTS_AT } as const
const planned = () => new Table().convene([item('i1')])
const called = () => planned().call(committeeOf(5))
const inSession = () => sitting(5, 5)
const opened = () => inSession().openItem('i1')
const voting = () => opened().do(propose('i1', 'v1'))
const closedItem = () =>
  opened().do({ type: 'adopt', itemId: 'i1', votingId: 'v1', proposes: 'approved' }).do(resolved('i1'))
const ended = () => closedItem().do({ type: 'close' })
const vote = { itemId: 'i1', votingId: 'v1' } as const

/** Every act that is the secretary's alone, at a moment at which it is due. */
const OF_THE_SECRETARY: readonly (readonly [Act, () => Table])[] = [
  [{ type: 'changeSession', session }, planned],
  [{ type: 'addItem', item: item('i2') }, planned],
  [{ type: 'changeItem', itemId: 'i1', details: item('i1') }, planned],
  [{ type: 'moveItem', itemId: 'i1', part: 5, place: 1 }, planned],
  [{ type: 'withdrawItem', itemId: 'i1', reason }, planned],
  [{ type: 'postponeItem', itemId: 'i1', reason }, planned],
  [{ type: 'sendItemBack', itemId: 'i1', reason }, planned],
  [{ type: 'inviteGuest', guest: { personId: 'guest', as: 'invited' } }, planned],
  [{ type: 'cancel', reason }, planned],
  [{ type: 'call', committee: committeeOf(5), saysLowerQuorum: false }, planned],
  [{ type: 'changeDate', session, committee: committeeOf(5), reason }, called],
  [{ type: 'renewCommittee', committee: committeeOf(6), reason }, called],
  [{ type: 'open' }, () => called().come(5)],
  [{ type: 'adjourn' }, () => called().come(2)],
  [
    {
      type: 'attendAfterwards',
      personId: 'm4',
      what: 'left',
      happenedAt: '2020-01-17T02:00:07.000Z',
      reason,
    },
    () => sitting(5, 5).at('2020-01-17T02:10:00.000Z'),
  ],
  [{ type: 'elect', personId: 'm2' }, () => called().come(3, 2)],
  [{ type: 'openItem', itemId: 'i1', countsRecused: true }, inSession],
  [{ type: 'noteDiscussion', itemId: 'i1', noteId: 'n1', sha256: 'x' }, opened],
  [
    { type: 'decideInterest', itemId: 'i1', personId: 'm3', recused: true, reason },
    () =>
      opened().do({
        type: 'declareInterest',
        itemId: 'i1',
        declaration: { personId: 'm3', ground: 'serious', reason },
      }),
  ],
  [
    { type: 'dropObjection', itemId: 'i1', personId: 'm3', reason },
    () => opened().do({ type: 'objectTo', itemId: 'i1', personId: 'm3', reason }),
  ],
  [{ type: 'openVote', ...vote, question: { kind: 'item', proposes: 'approved' } }, opened],
  [{ type: 'adopt', ...vote, proposes: 'approved' }, opened],
  [{ type: 'castVote', ...vote, personId: 'm3', choice: 'for' }, voting],
  [{ type: 'takeBallot', ...vote, personId: 'm3' }, () => opened().do(propose('i1', 'v1', 'paper'))],
  [{ type: 'closeVote', ...vote }, voting],
  [{ type: 'annulVote', ...vote, reason }, voting],
  [
    resolved('i1'),
    () =>
      voting()
        .vote('i1', 'v1', ['for'])
        .do({ type: 'closeVote', ...vote }),
  ],
  [{ type: 'addFollowUps', itemId: 'i1', followUps: [] }, closedItem],
  [{ type: 'close' }, closedItem],
  [{ type: 'writeMinutes', sha256: 'a', revision: ended().state.revision }, ended],
  [
    { type: 'circulateMinutes', sha256: 'a' },
    () => {
      const table = ended()
      const { revision } = table.state
      return table
        .do({ type: 'writeMinutes', sha256: 'a', revision })
        .do({ type: 'signMinutes', as: 'drafter', sha256: 'a' })
        .do({ type: 'signMinutes', as: 'checker', sha256: 'a' }, assistant)
    },
  ],
]

const chair = member(0)
const elsewhere: Actor = { ...secretary, officeCode: 'Z9999' }

describe.each(OF_THE_SECRETARY.map(([act, before]) => ({ act, name: act.type, before })))(
  '$name',
  ({ act, before }) => {
    test('is done by the secretary of the committee', () => expect(before().put(act)).toBeUndefined())

    test.each([
      ['an officer of the secretariat', assistant],
      ['the chair', chair],
      ['the secretary of another office', elsewhere],
    ])('is not for %s', (_, by) => {
      const table = before()
      const state = table.state
      expect(table.put(act, by)).toBe('NOT_YOURS')
      expect(table.state).toBe(state)
    })
  },
)

describe('what a member does for themselves, or the secretary for them', () => {
  const tied = () =>
    opened()
      .do(propose('i1', 'v1'))
      .vote('i1', 'v1', ['for', 'for', 'against', 'against'])
      .do({ type: 'closeVote', ...vote })
  const declaration = { personId: 'm0', ground: 'party', reason } as const
  const OF_THE_PERSON: readonly (readonly [Act, () => Table])[] = [
    [{ type: 'apologise', personId: 'm0', reason }, called],
    [{ type: 'declareInterest', itemId: 'i1', declaration }, opened],
    [{ type: 'castCasting', ...vote, personId: 'm0', choice: 'for' }, tied],
    [{ type: 'dissent', itemId: 'i1', personId: 'm0', reason }, closedItem],
  ]

  test.each(OF_THE_PERSON.map(([act, before]) => ({ act, name: act.type, before })))(
    '$name is not for another member',
    ({ act, before }) => {
      expect(before().put(act, member(1))).toBe('NOT_YOURS')
      expect(before().put(act, member(0))).toBeUndefined()
      expect(before().put(act)).toBeUndefined()
    },
  )
})

test('minutes are signed by the secretariat, whoever is secretary of another office', () => {
  const table = ended()
  const { revision } = table.state
  table.do({ type: 'writeMinutes', sha256: 'a', revision })
  const sign = { type: 'signMinutes', as: 'checker', sha256: 'a' } as const
  expect(table.put(sign, chair)).toBe('NOT_YOURS')
  expect(table.put(sign, elsewhere)).toBe('NOT_YOURS')
  expect(table.put(sign, { ...assistant, officeCode: OFFICE })).toBeUndefined()
})

test('an objection comes from a member or, for a party, through the secretary', () => {
  const objection = { type: 'objectTo', itemId: 'i1', personId: 'm3', reason } as const
  const stranger: Actor = { ...member(9), personId: 'stranger' }
  expect(opened().put(objection, stranger)).toBe('NOT_YOURS')
  expect(opened().put(objection, member(1))).toBeUndefined()
  expect(opened().put(objection)).toBeUndefined()
})
