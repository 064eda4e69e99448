import { presidingAt } from '../../../domain/committee/presiding.js'
import type { Room } from '../../../domain/committee/room.js'
import { isRefusal } from '../../../domain/refusals.js'
import { fifteen } from './ballots.js'
import { arrive, at, committeeOf, member, roomOf, substitute, upTo } from './people.js'

describe('who presides', () => {
  const chairOf = (room: Room, elected: string | null = null): string => {
    const found = presidingAt(room, at('10:00'), elected)
    return isRefusal(found) ? found.refused : `${found.personId} ${found.as}`
  }
  const without = (...away: number[]): Room =>
    roomOf(fifteen, arrive('09:00', ...upTo(12).filter((n) => !away.includes(n))))

  test('is the chair, else the deputy, else the member whom the meeting elected', () => {
    expect(chairOf(without())).toBe('p1 chair')
    expect(chairOf(without(1))).toBe('p2 deputyChair')
    expect(chairOf(without(1, 2))).toBe('PRESIDING_MISSING')
    expect(chairOf(without(1, 2), 'p7')).toBe('p7 elected')
    expect(chairOf(without(1, 2), 'p15')).toBe('PRESIDING_MISSING')
    expect(chairOf(without(), 'p7')).toBe('p1 chair')
  })

  test('is the deputy for an item from which the chair is recused', () =>
    expect(chairOf({ ...without(), recused: ['p1'] })).toBe('p2 deputyChair'))

  test('is the chair’s substitute only where the order gives the chair too', () => {
    const sent = (presides: boolean): Room =>
      roomOf(
        committeeOf([member(1, { substitutes: [substitute('s1', { presides })] }), member(2), member(3)]),
        arrive('09:00', 's1', 2, 3),
      )
    expect(chairOf(sent(true))).toBe('s1 chair')
    expect(chairOf(sent(false))).toBe('p2 deputyChair')
  })
})
