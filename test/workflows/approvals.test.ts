import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { createNudge } from '../../activities/nudge.js'
import { advanceCirculars } from '../../db/cases/steps.js'
import { clockNow, setClock, startRehearsal } from '../../db/clock.js'
import { inTransaction, openPool } from '../../db/pool.js'
import { applyCircular } from '../../domain/circular/apply.js'
import type { Circular, CircularAct } from '../../domain/circular/case.js'
import { circularCase, SYSTEM, type Role } from '../../domain/case.js'
import { openStages, VERDICTS } from '../../domain/approval/approval.js'
import { possibleVerdicts } from '../../domain/approval/decide.js'
import type { Route } from '../../domain/approval/route.js'
import { turnsOf } from '../../domain/approval/turns.js'
import { decideCircular, nextCircularWake } from '../../domain/circular/decide.js'
import { isRefusal } from '../../domain/refusals.js'
import { isBefore, plusMilliseconds, type Instant } from '../../domain/time.js'
import { startCases, type CasesUnderTest } from '../support/cases.js'
import { central, silentPress, stateOf, until } from '../support/circulars.js'

const HOUR = 3_600_000
const ROUTE: Route = {
  bypass: 'signer',
  steps: [
    {
      parallel: [
        { id: 'law', role: 'registrar', opinion: true, limit: { workingDays: 1 } },
        { id: 'heads', role: 'checker', need: 2, passOnTo: ['officer'] },
      ],
    },
    { id: 'money', role: 'director', limit: { workingDays: 1, escalateTo: 'signer' } },
    { id: 'sign', role: 'signer' },
  ],
}
const PEOPLE = (['registrar', 'checker', 'director', 'signer'] as const satisfies readonly Role[]).flatMap(
  (role) => [1, 2, 3].map((n) => ({ ...central(role), personId: `${role}-${n}` })),
)

const word = fc.record({
  // Somebody whose turn it is says yes, so that routes come to their end; else anybody says anything.
  apt: fc.boolean(),
  who: fc.nat(PEOPLE.length - 1),
  stage: fc.nat(1),
  verdict: fc.constantFrom(...VERDICTS, ...(['approved', 'approved', 'advised'] as const)),
})
const move = fc.oneof(
  { weight: 8, arbitrary: word },
  { weight: 2, arbitrary: fc.constantFrom('later' as const, 'send' as const, 'edit' as const) },
)
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never

let cases: CasesUnderTest
beforeAll(async () => {
  cases = await startCases({ pressRoom: silentPress(() => cases.pool) })
  const owner = openPool(cases.ownerUrl)
  await startRehearsal(owner, '2023-11-21T02:00:00.000Z', 0)
  await owner.end()
}, 60_000)
afterAll(() => cases.close(), 60_000)

const hash = (n: number) => n.toString(16).padStart(64, '0')

/** The model: the rules alone, without a workflow and without a database. A refusal leaves the circular as it is. */
function model(circular: Circular | undefined, act: CircularAct): { state: Circular; isTaken: boolean } {
  const decided = decideCircular(circular, act)
  if (isRefusal(decided)) return { state: circular as Circular, isTaken: false }
  return { state: decided.reduce<Circular | undefined>(applyCircular, circular) as Circular, isTaken: true }
}

/** Everything that the clock brings about until now. */
function wakes(circular: Circular, now: Instant): Circular {
  const wake = nextCircularWake(circular)
  if (wake === undefined || isBefore(now, wake)) return circular
  return wakes(model(circular, { type: 'wake', at: now, by: SYSTEM }).state, now)
}

function actOf(
  one: Exclude<Move, 'later'>,
  { approval, contentSha256 }: Circular,
  at: Instant,
  n: number,
): CircularAct {
  if (one === 'edit')
    return { type: 'revise', at, by: central('officer'), subject: 's', contentSha256: hash(n + 1) }
  const due = (hours: number) => ({
    dueAt: plusMilliseconds(at, hours * HOUR),
    reminders: [plusMilliseconds(at, HOUR)],
  })
  const times = { law: due(6), money: due(9) }
  if (one === 'send') return { type: 'sendForApproval', at, by: central('officer'), route: ROUTE, times }
  const { who, verdict, stage } = one
  const open = approval ? openStages(approval) : []
  const id = open[stage % Math.max(open.length, 1)]?.id ?? 'none'
  const word = (one.apt ? yesFrom(approval, who) : undefined) ?? {
    by: PEOPLE[who] ?? SYSTEM,
    stage: id,
    verdict,
  }
  const to = { personId: 'helper', role: 'officer' as const }
  return {
    ...{ type: 'decideStage', at, ...word, contentSha256, reason: 'r', times },
    ...(word.verdict === 'passedOn' ? { to } : {}),
  }
}

function yesFrom(approval: Circular['approval'], n: number) {
  const words = PEOPLE.flatMap((by) =>
    (approval ? possibleVerdicts(approval, by) : []).flatMap(({ stage, verdicts }) =>
      verdicts
        .filter((one) => one === 'approved' || one === 'advised')
        .map((verdict) => ({ by, stage, verdict })),
    ),
  )
  return words[n % Math.max(words.length, 1)]
}

async function draft(circularId: string): Promise<Circular> {
  const at = await clockNow(cases.pool)
  const act: CircularAct = {
    ...{ type: 'draft', at, by: central('officer'), circularId, procedure: 'p@1', subject: 's' },
    contentSha256: hash(0),
  }
  const cause = 'act/draft'
  await inTransaction(cases.pool, (tx) =>
    advanceCirculars(tx, {
      caseIds: [circularCase(circularId)],
      cause,
      decide: (state) => decideCircular(state, act),
    }),
  )
  return model(undefined, act).state
}

async function later(circularId: string): Promise<Instant> {
  const instant = plusMilliseconds(await clockNow(cases.pool), 4 * HOUR)
  const refused = await setClock(cases.pool, { instant, rate: 0 })
  if (refused) throw new Error(refused.refused)
  await createNudge(cases.pool, cases.client)([circularCase(circularId)])
  return instant
}

async function awaited(circularId: string): Promise<string[]> {
  const { rows } = await cases.pool.query<{ stage: string; role: string; persons: string[] | null }>(
    'select stage, role, persons from awaiting_approval where case_id = $1 order by party',
    [circularCase(circularId)],
  )
  return rows.map(({ stage, role, persons }) => [stage, role, persons ?? []].join())
}

const turnsIn = ({ approval, status }: Circular): string[] =>
  approval && status === 'inApproval'
    ? turnsOf(approval).map(({ stage, role, persons = [] }) => [stage, role, persons].join())
    : []

test('a running circular does with its route what the rules alone do, and the list of what is awaited follows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 14 }), async (moves) => {
      const circularId = randomUUID()
      const caseId = circularCase(circularId)
      let expected = await draft(circularId)
      for (const [n, one] of (['send', ...moves] as const).entries()) {
        if (one === 'later') expected = wakes(expected, await later(circularId))
        else {
          const act = actOf(one, expected, await clockNow(cases.pool), n)
          const { state, isTaken } = model(expected, act)
          const wasTaken = await cases.act(caseId, act).then(
            () => true,
            () => false,
          )
          expect(wasTaken).toBe(isTaken)
          expected = state
        }
        const seen = JSON.stringify(expected)
        await until(
          async () =>
            JSON.stringify(sorted(await stateOf(cases.pool, circularId))) ===
            JSON.stringify(sorted(JSON.parse(seen))),
        )
        expect((await awaited(circularId)).sort()).toEqual(turnsIn(expected).sort())
      }
    }),
    { numRuns: 12 },
  )
}, 120_000)

/** With its keys in order: the database keeps another one. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}
