import fc from 'fast-check'
import { presidingAt } from '../../../domain/committee/presiding.js'
import { quorumAt } from '../../../domain/committee/quorum.js'
import { floorAt } from '../../../domain/committee/room.js'
import { itemAt, roomOf, type Called } from '../../../domain/meeting/room.js'
import { plusMilliseconds } from '../../../domain/time.js'
import {
  committeeOf,
  item,
  member,
  propose,
  resolved,
  secretary,
  assistant,
  sitting,
  Table,
  type Act,
} from './office.js'

const reason = 'ไม่มีผู้ใดกดปุ่ม'
const minutesAfter = (instant: string, minutes: number) => plusMilliseconds(instant, minutes * 60_000)

/** Somebody came or went so many minutes after the opening. */
const moved = ({ state }: Table, n: number, what: 'arrived' | 'left', minutes: number): Act => ({
  type: 'attendAfterwards',
  ...{ personId: `m${n}`, what, happenedAt: minutesAfter(state.openedAt ?? '', minutes), reason },
})

/** Five members, four of them there, an hour into the meeting. */
function anHourLater(there = 4): Table {
  const table = sitting(5, there)
  return table.at(minutesAfter(table.state.openedAt ?? '', 60))
}

function ended(table = anHourLater()): Table {
  table.do({ type: 'postponeItem', itemId: 'i1', reason })
  return table.do({ type: 'close' })
}

describe('who came or went and was not noted', () => {
  test('is put on record by the secretary, as entered afterwards: by whom, when and why', () => {
    const table = anHourLater()
    const { revision } = table.state
    table.do(moved(table, 4, 'arrived', 5))
    expect(table.state.attendance.at(-1)).toEqual({
      ...{ personId: 'm4', what: 'arrived', at: minutesAfter(table.state.openedAt ?? '', 5) },
      ...{ via: 'afterwards', entered: { at: table.now, personId: secretary.personId, reason } },
    })
    expect(table.state.revision).toBe(revision + 1)
    expect(table.put({ type: 'arrive', personId: 'm4', via: 'list' })).toBe('THERE_ALREADY')
  })

  test('may be a guest, and is nobody whom the meeting does not know', () => {
    const table = anHourLater()
    const guest = { ...moved(table, 0, 'arrived', 5), personId: 'guest' } as Act
    expect(table.put(guest)).toBe('NOT_INVITED')
    table.do({ type: 'inviteGuest', guest: { personId: 'guest', as: 'attending' } })
    expect(table.put(guest)).toBeUndefined()
  })

  test.each([assistant, member(0)])('is noted by nobody but the secretary', (who) => {
    const table = anHourLater()
    expect(table.put(moved(table, 4, 'arrived', 5), who)).toBe('NOT_YOURS')
  })

  test('needs a reason', () => {
    const table = anHourLater()
    expect(table.put({ ...moved(table, 4, 'arrived', 5), reason: ' ' } as Act)).toBe('REASON_MISSING')
  })

  test('came only if not there, and went only if there', () => {
    const table = anHourLater()
    expect(table.put(moved(table, 4, 'left', 5))).toBe('NOT_THERE')
    expect(table.put(moved(table, 3, 'arrived', 5))).toBe('THERE_ALREADY')
  })
})

describe('the time that is entered', () => {
  test('is within the sitting and never in the future', () => {
    const table = anHourLater()
    for (const minutes of [-1, 61]) {
      const act = moved(table, 4, 'arrived', minutes)
      expect([minutes, table.put(act)]).toEqual([minutes, 'ATTENDANCE_OUTSIDE'])
    }
    const over = ended()
    const end = over.state.endedAt ?? ''
    over.at(minutesAfter(end, 120))
    expect(over.put({ ...moved(over, 3, 'left', 0), happenedAt: end } as Act)).toBe('ATTENDANCE_OUTSIDE')
    const last = { ...moved(over, 3, 'left', 0), happenedAt: plusMilliseconds(end, -1) } as Act
    expect(over.put(last)).toBeUndefined()
  })

  test('is after the opening, whose quorum was counted', () => {
    const table = anHourLater()
    expect(table.put(moved(table, 4, 'arrived', 0))).toBe('ATTENDANCE_SETTLED')
  })

  test('is after the person’s own last line', () => {
    const table = anHourLater()
    table.leave(3)
    expect(table.put(moved(table, 3, 'left', 30))).toBe('ATTENDANCE_ORDER')
    expect(table.put(moved(table, 3, 'arrived', 30))).toBe('ATTENDANCE_ORDER')
  })

  test('is after every vote that was closed, and after its casting vote', () => {
    const table = anHourLater()
    const vote = { itemId: 'i1', votingId: 'v1' } as const
    table
      .openItem('i1')
      .do(propose('i1', 'v1'))
      .vote('i1', 'v1', ['for', 'for', 'against', 'against'])
      .do({ type: 'closeVote', ...vote })
    const { closedAt = '' } = table.itemOf('i1').votings[0] ?? {}
    const came = (happenedAt: string): Act => ({ ...moved(table, 4, 'arrived', 0), happenedAt }) as Act
    expect(table.put(came(plusMilliseconds(closedAt, 1)))).toBe('VOTE_RUNNING')
    table.do({ type: 'castCasting', ...vote, personId: 'm0', choice: 'for' })
    const { casting } = table.itemOf('i1').votings[0] ?? {}
    table.at(minutesAfter(table.now, 60))
    expect(table.put(came(plusMilliseconds(closedAt, 1)))).toBe('ATTENDANCE_SETTLED')
    expect(table.put(came(casting?.at ?? ''))).toBe('ATTENDANCE_SETTLED')
    // The text of the resolution is written down later than it was decided.
    table.do(resolved('i1'))
    expect(table.put(came(plusMilliseconds(casting?.at ?? '', 1)))).toBeUndefined()
  })

  test('is after what was resolved without a vote', () => {
    const table = sitting(5, 4, [item('i1', { kind: 'information' })])
    table.openItem('i1').at(minutesAfter(table.now, 60)).do(resolved('i1', 'noted'))
    expect(table.put(moved(table, 4, 'arrived', 59))).toBe('ATTENDANCE_SETTLED')
  })

  test('is not while a vote is open; an annulled one has settled nothing new before it', () => {
    const table = anHourLater().openItem('i1').do(propose('i1', 'v1'))
    expect(table.put(moved(table, 4, 'arrived', 30))).toBe('VOTE_RUNNING')
    table.do({ type: 'annulVote', itemId: 'i1', votingId: 'v1', reason })
    expect(table.put(moved(table, 4, 'arrived', 30))).toBe('ATTENDANCE_SETTLED')
  })

  test('is after the last change of who presides', () => {
    const table = anHourLater()
    table.leave(0).at(minutesAfter(table.now, 60))
    expect(table.put(moved(table, 4, 'arrived', 30))).toBe('ATTENDANCE_SETTLED')
    expect(table.put(moved(table, 4, 'arrived', 90))).toBeUndefined()
  })
})

describe('until when', () => {
  test('after the end the list is printed again; while the meeting is held nothing is printed', () => {
    const held = anHourLater()
    held.do(moved(held, 4, 'arrived', 5))
    expect(held.state.jobs.filter((job) => job.kind === 'papers' && job.paper === 'attendance')).toEqual([])
    const over = ended()
    const before = over.state.jobs.length
    over.do(moved(over, 4, 'arrived', 5))
    expect(over.state.jobs.slice(before)).toEqual([
      { id: `papers/attendance/${over.now}`, kind: 'papers', paper: 'attendance' },
    ])
  })

  test('a version of the minutes from before is out of date; with the circulated ones it is over', () => {
    const table = ended()
    const write = () => table.do({ type: 'writeMinutes', sha256: 'a', revision: table.state.revision })
    const sign = () =>
      table
        .do({ type: 'signMinutes', as: 'drafter', sha256: 'a' })
        .do({ type: 'signMinutes', as: 'checker', sha256: 'a' }, assistant)
    write()
    sign()
    table.do(moved(table, 4, 'arrived', 5))
    expect(table.put({ type: 'circulateMinutes', sha256: 'a' })).toBe('MINUTES_OUTDATED')
    write()
    sign()
    table.do({ type: 'circulateMinutes', sha256: 'a' })
    expect(table.put(moved(table, 4, 'left', 30))).toBe('MINUTES_CIRCULATED')
  })

  test('before the opening the button is there, and nobody comes to a circulation', () => {
    const called = new Table().convene([item('i1')]).call(committeeOf(5))
    const came = { type: 'attendAfterwards', personId: 'm4', what: 'arrived', reason } as const
    expect(called.put({ ...came, happenedAt: called.now })).toBe('NOT_NOW')
    const round = new Table()
      .convene([item('i1')], { occasion: { kind: 'circulation' } })
      .call(committeeOf(5, { circulation: true }))
    round.at(round.state.session.startsAt).do({ type: 'open' })
    expect(round.put({ ...came, happenedAt: round.now })).toBe('NOT_NOW')
  })
})

describe('the quorum and the chair, seen afterwards', () => {
  test('whoever took the quorum along took it when they went: the item stops, and the minutes say since when', () => {
    const table = anHourLater(3).openItem('i1')
    table.do(moved(table, 2, 'left', 30))
    const happenedAt = minutesAfter(table.state.openedAt ?? '', 30)
    expect([table.state.status, table.itemOf('i1').status]).toEqual(['inquorate', 'stopped'])
    expect(table.state.quorum.at(-1)).toMatchObject({ at: happenedAt, what: 'lost', counted: 2 })
  })

  test('who had come before the next line is told in between: lost and regained, each at its instant', () => {
    const table = anHourLater(3)
    table.come(1, 3).at(minutesAfter(table.now, 60))
    table.do(moved(table, 2, 'left', 30))
    expect(table.state.status).toBe('inSession')
    expect(table.state.quorum.slice(1).map(({ what, at }) => [what, at])).toEqual([
      ['lost', minutesAfter(table.state.openedAt ?? '', 30)],
      ['regained', table.state.attendance.find(({ personId }) => personId === 'm3')?.at],
    ])
  })

  test('back again, the meeting goes on from when they came', () => {
    const table = anHourLater(3).openItem('i1').leave(2)
    const lostAt = table.now
    table.at(minutesAfter(lostAt, 60))
    const came = { ...moved(table, 4, 'arrived', 0), happenedAt: minutesAfter(lostAt, 5) } as Act
    table.do(came)
    expect([table.state.status, table.itemOf('i1').status]).toEqual(['inSession', 'open'])
    expect(table.state.quorum.at(-1)).toMatchObject({ what: 'regained', at: minutesAfter(lostAt, 5) })
  })

  test('a meeting that is over stays over, with what is known of its quorum now', () => {
    const table = ended(anHourLater(3))
    table.do(moved(table, 2, 'left', 30)).do(moved(table, 3, 'arrived', 40))
    expect(table.state.status).toBe('ended')
    expect(table.state.quorum.map(({ what }) => what)).toEqual(['opened', 'lost', 'regained'])
  })

  test('the deputy presided since the chair had gone', () => {
    const table = anHourLater()
    table.do(moved(table, 0, 'left', 30))
    const at = minutesAfter(table.state.openedAt ?? '', 30)
    expect(table.state.chairing.at(-1)).toMatchObject({ personId: 'm1', as: 'deputyChair', at })
  })
})

/** What was counted when it was decided, counted again from the list as it stands. */
function countedAgain({ agenda, quorum, chairing, ...rest }: Called): unknown {
  const meeting = { ...rest, agenda, quorum, chairing }
  const at = (instant: string) => roomOf(meeting, itemAt(meeting, instant))
  return [
    ...agenda.flatMap(({ votings }) =>
      votings.map(({ openedAt, closedAt = openedAt }) =>
        [openedAt, closedAt].map((instant) => floorAt(at(instant), instant)),
      ),
    ),
    ...quorum.map((mark) => quorumAt(at(mark.at), mark.at).counted),
    ...chairing.map((one) => presidingAt(at(one.at), one.at, null)),
  ]
}

test('whatever is entered afterwards, nothing that was decided or counted comes out otherwise', () => {
  const entry = fc.record({
    n: fc.nat(6),
    what: fc.constantFrom('arrived' as const, 'left' as const),
    minutes: fc.nat(90),
  })
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 12 }), (entries) => {
      const table = sitting(7, 5).openItem('i1')
      table.at(minutesAfter(table.now, 20)).do(propose('i1', 'v1')).vote('i1', 'v1', ['for', 'for', 'for'])
      table.do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' }).do(resolved('i1'))
      table.at(minutesAfter(table.now, 60))
      for (const { n, what, minutes } of entries) {
        const before = table.state as Called
        const counted = countedAgain(before)
        if (table.put(moved(table, n, what, minutes)) !== undefined) continue
        const after = table.state as Called
        const cut = <One>(now: readonly One[], then: readonly One[]) => now.slice(0, then.length)
        const quorum = cut(after.quorum, before.quorum)
        const chairing = cut(after.chairing, before.chairing)
        expect([quorum, chairing]).toEqual([before.quorum, before.chairing])
        expect(countedAgain({ ...after, quorum, chairing })).toEqual(counted)
      }
    }),
  )
})
