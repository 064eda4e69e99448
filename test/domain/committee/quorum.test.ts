import { presentAt } from '../../../domain/committee/attendance.js'
import { resultOf } from '../../../domain/committee/ballot.js'
import { quorumAt, quorumLostAt } from '../../../domain/committee/quorum.js'
import { asked, ballotIn, closing, fifteen, outcomeOf, vote } from './ballots.js'
import { arrive, at, committeeOf, member, roomOf, upTo, leave } from './people.js'

describe('the quorum is watched all the time', () => {
  test('seven of fifteen open nothing, the eighth opens, the eighth who leaves stops it', () => {
    const moves = [...arrive('09:00', ...upTo(7)), ...arrive('09:15', 8), ...leave('10:05', 8)]
    const room = roomOf(fifteen, moves)
    expect(['09:10', '09:15', '10:04', '10:05'].map((clock) => quorumAt(room, at(clock)).isMet)).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(quorumLostAt(room, at('10:00'), at('10:10'))).toBe(at('10:05'))
    expect(quorumLostAt(room, at('10:00'), at('10:05'))).toBeUndefined()
  })

  test('a quorum lost for a minute in the middle stops the item, though all are back at the end', () => {
    const moves = [...arrive('09:00', ...upTo(8)), ...leave('10:05', 8), ...arrive('10:06', 8)]
    const votes = upTo(8).map((n) => vote(n, 'for'))
    expect(outcomeOf(resultOf(closing(roomOf(fifteen, moves), votes)))).toBe('QUORUM_MISSING')
  })

  test('terms that end at midnight are missing in a meeting that goes on', () => {
    const members = upTo(15).map((n) => member(n, n > 7 ? { validTo: '2020-01-18' } : {}))
    const room = roomOf(committeeOf([...members, ...[16, 17, 18, 19, 20, 21, 22].map((n) => member(n))]), [
      ...arrive('09:00', ...upTo(11)),
    ])
    expect(quorumLostAt(room, at('23:00'), at('23:59'))).toBeUndefined()
    const next = '2020-01-17T17:30:00.000Z'
    expect(quorumLostAt(room, at('23:00'), next)).toBeUndefined()
    expect(quorumAt(room, next)).toMatchObject({ inOffice: 14, counted: 7, isMet: true })
    const fewer = { ...room, movements: arrive('09:00', ...upTo(7).slice(1), 8, 9, 10, 11, 12) }
    expect(quorumLostAt(fewer, at('23:00'), next)).toBe('2020-01-17T17:00:00.000Z')
  })

  test('of two lines of one instant the later written counts', () => {
    expect(presentAt([...arrive('09:00', 1), ...leave('09:00', 1)], at('09:00'))).toEqual([])
    expect(presentAt([...leave('09:00', 1), ...arrive('09:00', 1)], at('09:00'))).toEqual(['p1'])
  })

  test('the recused member of A7 is counted and not counted, and never votes', () => {
    const room = roomOf(fifteen, arrive('09:00', ...upTo(8)), { recused: ['p5'] })
    expect(quorumAt(room, at('10:00'))).toMatchObject({ withRecused: 8, withoutRecused: 7, isMet: false })
    const counted = { ...room, countsRecused: true }
    expect(quorumAt(counted, at('10:00'))).toMatchObject({ counted: 8, isMet: true })
    expect(asked(ballotIn(counted), 'p5')).toBe('VOTER_RECUSED')
  })
})
