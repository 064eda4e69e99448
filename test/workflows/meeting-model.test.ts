import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { createCases, type Cases } from '../../api/cases.js'
import { createLanes } from '../../api/lanes.js'
import { Problem } from '../../api/problems.js'
import { advanceCommittees } from '../../db/committees.js'
import { advanceMeetings, loadMeeting } from '../../db/meetings.js'
import { inTransaction } from '../../db/pool.js'
import { committeeCase, meetingCase, type Actor } from '../../domain/case.js'
import type { MeetingAct } from '../../domain/meeting/acts.js'
import { applyMeeting } from '../../domain/meeting/apply.js'
import type { Meeting } from '../../domain/meeting/case.js'
import { decideMeeting } from '../../domain/meeting/decide.js'
import type { MeetingEvent } from '../../domain/meeting/events.js'
import { actOf, finish, type Move } from '../domain/meeting/model.js'
import { committeeOf, item, member, propose, secretary, STARTS_AT, Table } from '../domain/meeting/office.js'
import { startCases, type CasesUnderTest } from '../support/cases.js'
import { silentPress, until as untilFact } from '../support/circulars.js'

const SIZE = 5
const LONG_MS = 180_000

let under: CasesUnderTest
let cases: Cases

beforeAll(async () => {
  under = await startCases({ pressRoom: silentPress(() => under.pool) })
  cases = createCases({ pool: under.pool, temporal: under.client, lanes: createLanes() })
  const { members, rules, ...about } = committeeOf(SIZE)
  const { committeeId, nameTh, nameEn, level, parentId, secretariat } = about
  const details = { nameTh, nameEn, level, parentId, secretariat }
  const stamp = { at: '2019-01-01T00:00:00.000Z', by: secretary }
  const appointed = members.map(
    ({ substitutes: _, ...seat }) => ({ ...stamp, type: 'appointed', member: seat }) as const,
  )
  const founded = { ...stamp, type: 'founded', committeeId, details, rules, legalBasis: [] } as const
  await inTransaction(under.pool, (tx) =>
    advanceCommittees(tx, {
      caseIds: [committeeCase(committeeId)],
      cause: 'found',
      decide: () => [founded, ...appointed],
    }),
  )
}, LONG_MS)
afterAll(() => under?.close(), LONG_MS)

/** A table whose every act is put to the running workflow too; what each says must be the same. */
class HeldTable extends Table {
  readonly acts: MeetingAct[] = []

  constructor(readonly meetingId: string) {
    super()
  }

  override put(act: Parameters<Table['put']>[0], by: Actor = secretary) {
    const named = act.type === 'convene' ? { ...act, meetingId: this.meetingId } : act
    const refused = super.put(named, by)
    this.acts.push({ ...named, at: this.now, by })
    return refused
  }
}

/** What the case answers: the code of its refusal, or nothing. The meeting is convened on its row, like by the API. */
async function answerOf(meetingId: string, act: MeetingAct): Promise<string | undefined> {
  const caseId = meetingCase(meetingId)
  try {
    if (act.type === 'convene')
      await inTransaction(under.pool, (tx) =>
        advanceMeetings(tx, {
          caseIds: [caseId],
          cause: randomUUID(),
          decide: (state) => decideMeeting(state, act),
        }),
      )
    else await cases.act<Meeting>({ caseId, key: randomUUID(), act })
    return undefined
  } catch (failure) {
    if (failure instanceof Problem) return failure.code
    throw failure
  }
}

/** What the clock, the registers and the meeting's own work add to its state. */
const ADDED = ['jobs', 'remindedAt', 'overdueAt', 'number', 'letterNumber']

/** What persons have decided of a meeting. */
function decidedIn(meeting: Meeting): unknown {
  return JSON.parse(
    JSON.stringify(meeting, (name, value: unknown) => (ADDED.includes(name) ? undefined : value)),
  )
}

async function rowOf(meetingId: string): Promise<Meeting> {
  const entry = await loadMeeting(under.pool, meetingId)
  if (!entry) throw new Error('no such meeting')
  return entry.state
}

const move: fc.Arbitrary<Move> = fc.record({
  ...{ what: fc.nat(35), who: fc.nat(SIZE), which: fc.nat(5), how: fc.nat(11) },
})

test(
  'whatever is done, the running case answers as the rules do, and ends where they end',
  async () => {
    const drawn = fc.array(move, { minLength: 25, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(drawn, async (moves) => {
        const meetingId = `v-${randomUUID()}`
        const table = new HeldTable(meetingId)
        const answers: (string | undefined)[] = []
        table.convene([item('i0'), item('i1', { ballot: 'device' })]).call(committeeOf(SIZE))
        table.at(STARTS_AT).come(4).do({ type: 'open' }).openItem('i0')
        answers.push(...table.acts.map(() => undefined))
        for (const one of moves) {
          const { act, by } = actOf(table, one, SIZE)
          answers.push(table.put(act, by))
        }
        const before = table.acts.length
        finish(table)
        answers.push(...table.acts.slice(before).map(() => undefined))
        for (const [i, act] of table.acts.entries())
          expect([act.type, await answerOf(meetingId, act)]).toEqual([act.type, answers[i]])
        expect(decidedIn(await rowOf(meetingId))).toEqual(decidedIn(table.state))
      }),
      { numRuns: 4, endOnFailure: true },
    )
  },
  LONG_MS,
)

test(
  'when members vote while the vote is being closed, each is either counted or told that it is late',
  async () => {
    const meetingId = `v-${randomUUID()}`
    const table = new HeldTable(meetingId)
    table
      .convene([item('i0')])
      .call(committeeOf(SIZE))
      .come(SIZE)
      .do({ type: 'open' })
      .openItem('i0')
    table.do(propose('i0', 'v1', 'device'))
    for (const act of table.acts) await answerOf(meetingId, act)
    const at = new Date(Date.parse(table.now) + 1000).toISOString()
    const votes = [...Array(SIZE).keys()].map((n) => {
      const vote = {
        type: 'castVote',
        itemId: 'i0',
        votingId: 'v1',
        personId: `m${n}`,
        choice: 'for',
      } as const
      return answerOf(meetingId, { ...vote, at, by: member(n) })
    })
    const close = answerOf(meetingId, { type: 'closeVote', itemId: 'i0', votingId: 'v1', at, by: secretary })
    const answers = await Promise.all(votes)
    expect(await close).toBeUndefined()
    // Nobody here is in the directory of people: mails that nobody can get hold nothing up.
    await untilFact(async () => (await rowOf(meetingId)).jobs.length === 0)
    const [voting] = (await rowOf(meetingId)).agenda[0]?.votings ?? []
    const counted = answers.filter((answer) => answer === undefined).length
    expect(answers.filter((answer) => answer !== undefined)).toEqual(Array(SIZE - counted).fill('VOTE_LATE'))
    expect(voting?.totals).toEqual({ for: counted, against: 0, abstain: 0, invalid: 0 })
    const { rows } = await under.pool.query<{ body: string }>(
      'select body from event where case_id = $1 order by version',
      [meetingCase(meetingId)],
    )
    const told = rows.map(({ body }) => JSON.parse(body) as MeetingEvent)
    const folded = told.reduce<Meeting | undefined>(applyMeeting, undefined)
    expect(JSON.parse(JSON.stringify(folded))).toEqual(await rowOf(meetingId))
  },
  LONG_MS,
)
