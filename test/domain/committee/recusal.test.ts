import { totalsOf } from '../../../domain/committee/ballot.js'
import { objectionResult } from '../../../domain/committee/objection.js'
import { quorumAt } from '../../../domain/committee/quorum.js'
import { GROUNDS, checkDeclaration, groundWords } from '../../../domain/committee/recusal.js'
import { asked, ballotIn, fifteen, ten, vote } from './ballots.js'
import { arrive, at, roomOf, upTo } from './people.js'

describe('an objection to a member', () => {
  // Fifteen members, one objected to: fourteen others, a quorum of seven, and two thirds of fourteen is ten.
  const room = roomOf(fifteen, ten, { objectedTo: ['p10'] })
  const others = (n: number) => upTo(n).map((one) => vote(one, 'for'))
  const decide = (yes: number, no: number) =>
    objectionResult(
      { ...ballotIn(room), closedAt: at('10:10'), voted: others(yes + no) },
      {
        ...{ for: yes, against: no, abstain: 0, invalid: 0 },
      },
    )

  test('is decided by two thirds of the others, whether they came or not', () => {
    expect(quorumAt(room, at('10:00'))).toMatchObject({ inOffice: 14, needed: 7, counted: 9 })
    expect(decide(9, 0)).toMatchObject({ mayStay: false, needed: 10, of: 14 })
    const more = { ...room, movements: arrive('09:00', ...upTo(12)) }
    const ballot = {
      ...ballotIn(more),
      closedAt: at('10:10'),
      voted: [...others(9), vote(11, 'for'), vote(12, 'against')],
    }
    const totals = { for: 10, against: 1, abstain: 0, invalid: 0 }
    expect(objectionResult(ballot, totals)).toMatchObject({ mayStay: true, needed: 10 })
  })

  test('lets the member neither vote on it nor count for its quorum', () => {
    expect(asked(ballotIn(room), 'p10')).toBe('VOTER_NOT_MEMBER')
    const seven = { ...room, movements: arrive('09:00', ...upTo(6), 10) }
    expect(quorumAt(seven, at('10:00'))).toMatchObject({ counted: 6, isMet: false })
  })

  test('needs somebody who is objected to', () =>
    expect(
      objectionResult({ ...ballotIn(roomOf(fifteen, ten)), closedAt: at('10:10') }, totalsOf([])),
    ).toMatchObject({ refused: 'NOT_FOUND' }))
})

describe('grounds of recusal', () => {
  test('are the six of section 13, the one of section 16, and the own office, which excludes nobody', () => {
    expect(GROUNDS.filter(({ effect }) => effect === 'excluded').map(({ section }) => section)).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => `ม.13 (${n})`),
    )
    expect(groundWords('serious')).toMatchObject({ effect: 'excludedIfFound', section: 'ม.16' })
    expect(groundWords('ownOffice')).toMatchObject({ effect: 'shown', section: null })
  })

  test.each([
    ['ascendant', undefined, 'yes'],
    ['descendant', 9, 'yes'],
    ['sibling', 2, 'yes'],
    ['sibling', 3, 'yes'],
    ['cousin', 3, 'yes'],
    ['cousin', 4, 'GROUND_TOO_FAR'],
    ['inLaw', 2, 'yes'],
    ['inLaw', 3, 'GROUND_TOO_FAR'],
    ['sibling', undefined, 'GROUND_INCOMPLETE'],
    ['sibling', 0, 'GROUND_INCOMPLETE'],
    [undefined, 2, 'GROUND_INCOMPLETE'],
  ] as const)('a relative: %s of degree %s is %s', (kinship, degree, expected) => {
    const said = { ...(kinship ? { kinship } : {}), ...(degree === undefined ? {} : { degree }) }
    const declaration = { personId: 'p5', ground: 'relative', reason: 'พี่น้องกัน', ...said } as const
    expect(checkDeclaration(declaration)?.refused ?? 'yes').toBe(expected)
  })

  test('always need a reason', () =>
    expect(checkDeclaration({ personId: 'p5', ground: 'serious', reason: ' ' })).toMatchObject({
      refused: 'REASON_MISSING',
    }))
})
