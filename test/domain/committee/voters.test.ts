import { quorumAt } from '../../../domain/committee/quorum.js'
import { asked, ballotIn, fifteen, ten, vote } from './ballots.js'
import { arrive, at, committeeOf, member, roomOf, substitute, upTo, leave } from './people.js'

describe('who may vote', () => {
  const room = roomOf(fifteen, ten)

  test('a member who is there, once', () => {
    expect(asked(ballotIn(room), 'p3')).toBe('m3')
    expect(asked(ballotIn(room, { voted: [vote(3, 'for')] }), 'p3')).toBe('VOTED_ALREADY')
  })

  test.each([
    ['09:59', 'VOTE_NOT_OPEN'],
    ['10:00', 'm3'],
    ['10:09:59', 'm3'],
    ['10:10', 'VOTE_LATE'],
    ['10:11', 'VOTE_LATE'],
  ])('at %s it is %s: late votes are late, and early ones early', (clock, expected) =>
    expect(asked(ballotIn(room), 'p3', clock)).toBe(expected),
  )

  test('a vote without an end is never late', () =>
    expect(asked(ballotIn(room, { closedAt: null }), 'p3', '23:00')).toBe('m3'))

  test('an absent member, a guest and a secretary without a vote are refused, each with the own reason', () => {
    const secretary = member(16, { position: 'secretary', hasVote: false })
    const committee = committeeOf([...fifteen.members, secretary])
    const ballot = ballotIn(roomOf(committee, [...ten, ...arrive('09:00', 16, 'guest')]))
    expect(asked(ballot, 'p11')).toBe('VOTER_ABSENT')
    expect(asked(ballot, 'guest')).toBe('VOTER_NOT_MEMBER')
    expect(asked(ballot, 'p16')).toBe('VOTER_NOT_MEMBER')
  })

  test('a secretary who is a member votes and counts', () => {
    const secretary = member(16, { position: 'secretary' })
    const committee = committeeOf([...fifteen.members, secretary])
    const withHim = roomOf(committee, [...ten, ...arrive('09:00', 16)])
    expect(asked(ballotIn(withHim), 'p16')).toBe('m16')
    expect(quorumAt(withHim, at('10:00')).inOffice).toBe(16)
  })

  test('who has left is absent, and votes again after coming back', () => {
    const away = roomOf(fifteen, [...ten, ...leave('10:02', 3), ...arrive('10:06', 3)])
    expect(asked(ballotIn(away), 'p3', '10:01')).toBe('m3')
    expect(asked(ballotIn(away), 'p3', '10:02')).toBe('VOTER_ABSENT')
    expect(asked(ballotIn(away), 'p3', '10:06')).toBe('m3')
  })

  test('a recused member is refused, in the own seat, through a substitute and in the place of another', () => {
    const members = [...upTo(14).map((n) => member(n)), member(15, { substitutes: [substitute('p3')] })]
    const third = { ...member(3), substitutes: [substitute('s3')] }
    const committee = committeeOf(members.map((one) => (one.memberId === 'm3' ? third : one)))
    const there = roomOf(committee, [...ten, ...arrive('09:30', 's3')], { recused: ['p3'] })
    expect(asked(ballotIn(there), 'p3')).toBe('VOTER_RECUSED')
    const sent = roomOf(committee, [...ten, ...leave('09:20', 3), ...arrive('09:30', 's3')], {
      recused: ['p3'],
    })
    expect(asked(ballotIn(sent), 's3')).toBe('VOTER_NOT_SEATED')
  })

  test('a vote after the quorum is gone is refused', () => {
    const thin = roomOf(fifteen, [...arrive('09:00', ...upTo(8)), ...leave('10:03', 8)])
    expect(asked(ballotIn(thin), 'p3', '10:02')).toBe('m3')
    expect(asked(ballotIn(thin), 'p3', '10:04')).toBe('QUORUM_MISSING')
  })

  test('membership is by day: a term that ended yesterday gives no vote, one that ends tomorrow does', () => {
    const members = [
      ...upTo(8).map((n) => member(n)),
      member(9, { validTo: '2020-01-17' }),
      member(10, { validTo: '2020-01-18' }),
      member(11, { validFrom: '2020-01-18' }),
    ]
    const ballot = ballotIn(roomOf(committeeOf(members), arrive('09:00', ...upTo(11))))
    expect([9, 10, 11].map((n) => asked(ballot, `p${n}`))).toEqual([
      'VOTER_NOT_MEMBER',
      'm10',
      'VOTER_NOT_MEMBER',
    ])
    expect(quorumAt(ballot.room, at('10:00')).inOffice).toBe(9)
  })

  test('nobody votes in a committee that was dissolved before', () => {
    const gone = committeeOf(15, { status: 'dissolved', dissolvedOn: '2020-01-17' })
    expect(asked(ballotIn(roomOf(gone, ten)), 'p3')).toBe('VOTER_NOT_MEMBER')
  })
})

describe('substitutes', () => {
  test('vote while the member is away, and not once the member is there', () => {
    const committee = committeeOf([member(1, { substitutes: [substitute('s1')] }), member(2), member(3)])
    const moves = [...arrive('09:00', 's1', 2, 3), ...arrive('10:04', 1)]
    const ballot = ballotIn(roomOf(committee, moves))
    expect(asked(ballot, 's1', '10:03')).toBe('m1')
    expect(asked(ballot, 's1', '10:05')).toBe('VOTER_NOT_SEATED')
    expect(asked(ballot, 'p1', '10:05')).toBe('m1')
  })

  test('a seat votes once, though its substitute voted and the member came later', () => {
    const committee = committeeOf([member(1, { substitutes: [substitute('s1')] }), member(2), member(3)])
    const moves = [...arrive('09:00', 's1', 2, 3), ...arrive('10:04', 1)]
    const voted = [{ memberId: 'm1', personId: 's1' }]
    expect(asked(ballotIn(roomOf(committee, moves), { voted }), 'p1')).toBe('VOTED_ALREADY')
  })

  test('a person votes once, though the seat from which it was cast has been given up for another', () => {
    const two = [1, 2].map((n) => member(n, { substitutes: [substitute('s')] }))
    const moves = [...arrive('09:00', 's', 3, 4), ...arrive('10:04', 1)]
    const room = roomOf(committeeOf([...two, member(3), member(4)]), moves)
    expect(asked(ballotIn(room), 's', '10:03')).toBe('m1')
    const voted = [{ memberId: 'm1', personId: 's' }]
    expect(asked(ballotIn(room), 's', '10:05')).toBe('m2')
    expect(asked(ballotIn(room, { voted }), 's', '10:05')).toBe('VOTED_ALREADY')
  })

  test('two members who stand for each other have one vote each, and one of them alone has one', () => {
    const committee = committeeOf([
      member(1, { substitutes: [substitute('p2')] }),
      member(2, { substitutes: [substitute('p1')] }),
      member(3),
    ])
    const both = roomOf(committee, arrive('09:00', 1, 2))
    expect(quorumAt(both, at('10:00')).counted).toBe(2)
    const alone = roomOf(committee, arrive('09:00', 1))
    expect(quorumAt(alone, at('10:00'))).toMatchObject({ counted: 1, needed: 2, isMet: false })
  })

  test('one who could come for three members comes for one', () => {
    const three = upTo(3).map((n) => member(n, { substitutes: [substitute('s')] }))
    const room = roomOf(committeeOf(three), arrive('09:00', 's'))
    expect(quorumAt(room, at('10:00')).counted).toBe(1)
  })

  test('a person in two seats is one member, in the higher one', () => {
    const committee = committeeOf([member(5, { personId: 'p1' }), member(1), member(2), member(3)])
    const room = roomOf(committee, arrive('09:00', 1, 2, 3))
    expect(quorumAt(room, at('10:00'))).toMatchObject({ inOffice: 3, counted: 3 })
    expect(asked(ballotIn(room), 'p1')).toBe('m1')
  })
})
