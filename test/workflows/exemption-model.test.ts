import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { createNudge } from '../../activities/nudge.js'
import { createCases, type Cases } from '../../api/cases.js'
import { createLanes } from '../../api/lanes.js'
import { Problem } from '../../api/problems.js'
import { adoptCalendar } from '../../db/calendars.js'
import { advanceExemptions } from '../../db/cases/exemption-steps.js'
import { clockNow, setClock, startRehearsal } from '../../db/clock.js'
import { loadExemption } from '../../db/exemptions.js'
import { caseHistory } from '../../db/history.js'
import { inTransaction, openPool } from '../../db/pool.js'
import { verifyChains } from '../../db/verify.js'
import { exemptionCase, SYSTEM } from '../../domain/case.js'
import { applyExemption } from '../../domain/exemption/apply.js'
import type { Exemption, ExemptionAct, ExemptionEvent } from '../../domain/exemption/case.js'
import { decideExemption } from '../../domain/exemption/decide.js'
import { nextExemptionWake } from '../../domain/exemption/wake.js'
import { isRefusal } from '../../domain/refusals.js'
import { isBefore, plusMilliseconds, type Instant } from '../../domain/time.js'
import { AT } from '../domain/exemption-acts.js'
import { actIn, draftAt, moves, type Move } from '../domain/exemption-moves.js'
import { HOLIDAYS } from '../domain/real-data.js'
import { startCases, type CasesUnderTest } from '../support/cases.js'
import { silentPress, until } from '../support/circulars.js'

const DAY_MS = 86_400_000
const LONG_MS = 180_000
const RUNS = process.env['WIAN_RUSH'] ? 200 : 4

let under: CasesUnderTest
let cases: Cases
beforeAll(async () => {
  under = await startCases({ pressRoom: silentPress(() => under.pool) })
  cases = createCases({ pool: under.pool, temporal: under.client, lanes: createLanes() })
  const owner = openPool(under.ownerUrl)
  await startRehearsal(owner, AT, 0)
  const coverage = { coversFrom: '2023-01-01', coversTo: '2027-12-31' }
  await inTransaction(owner, (tx) =>
    adoptCalendar(tx, { version: 'v1', source: 'test', holidays: HOLIDAYS, coverage }),
  )
  await owner.end()
}, LONG_MS)
afterAll(() => under?.close(), LONG_MS)

/** The model: the rules alone, without a workflow and without a database, and all that they have brought about. */
class Model {
  state: Exemption | undefined
  readonly types: string[] = []

  /** Puts an act and answers its refusal, if it is refused. */
  put(act: ExemptionAct): string | undefined {
    const decided = decideExemption(this.state, act)
    if (isRefusal(decided)) return decided.refused
    for (const event of decided) {
      this.state = applyExemption(this.state, event)
      this.types.push(event.type)
    }
    return undefined
  }

  /** What the case does by itself until it waits: what it owes, then what the clock brings about. Dates are the calendar's. */
  settle(at: Instant, dates: ReadonlyMap<string, LimitsSet>): void {
    const stamp = { at, by: SYSTEM }
    const [job] = this.now.jobs
    if (!job && !isDue(this.now, at)) return
    if (!job) this.put({ ...stamp, type: 'wake' })
    else {
      const { limit, stages } = dates.get(job.id) ?? { stages: {} }
      if (job.kind === 'setLimits')
        this.put({ ...stamp, type: 'setLimits', jobId: job.id, stages, ...(limit ? { limit } : {}) })
      this.put({ ...stamp, type: 'finishJob', jobId: job.id, done: 0 })
    }
    this.settle(at, dates)
  }

  get now(): Exemption {
    if (!this.state) throw new Error('not drafted')
    return this.state
  }
}

type LimitsSet = Pick<Extract<ExemptionEvent, { type: 'limitsSet' }>, 'limit' | 'stages'>

function isDue(exemption: Exemption, at: Instant): boolean {
  const wake = nextExemptionWake(exemption)
  return wake !== undefined && !isBefore(at, wake)
}

/** What the running case answers: the code of its refusal, or nothing. It is drafted on its row, like by the API. */
async function answerOf(exemptionId: string, act: ExemptionAct): Promise<string | undefined> {
  const caseId = exemptionCase(exemptionId)
  const step = { caseIds: [caseId], cause: 'act/draft' }
  if (act.type === 'draft') {
    const decide = (state: Exemption | undefined) => decideExemption(state, act)
    await inTransaction(under.pool, (tx) => advanceExemptions(tx, { ...step, decide }))
    return undefined
  }
  return cases.act<Exemption>({ caseId, key: randomUUID(), act }).then(
    () => undefined,
    (failure: unknown) => {
      if (failure instanceof Problem) return failure.code
      throw failure
    },
  )
}

async function rowOf(exemptionId: string): Promise<Exemption> {
  const entry = await loadExemption(under.pool, exemptionId)
  if (!entry) throw new Error('no such exemption')
  return entry.state
}

async function ledgerOf(exemptionId: string): Promise<ExemptionEvent[]> {
  const history = await caseHistory<ExemptionEvent>(under.pool, exemptionCase(exemptionId))
  return history.map(({ event }) => event)
}

/** The dates on record, by the job that worked them out. */
function datesIn(ledger: readonly ExemptionEvent[]): Map<string, LimitsSet> {
  return new Map(
    ledger.flatMap((event, i): [string, LimitsSet][] => {
      const next = ledger[i + 1]
      return event.type === 'limitsSet' && next?.type === 'jobDone' ? [[next.jobId, event]] : []
    }),
  )
}

async function later(exemptionId: string, days: number): Promise<void> {
  const instant = plusMilliseconds(await clockNow(under.pool), days * DAY_MS)
  const refused = await setClock(under.pool, { instant, rate: 0 })
  if (refused) throw new Error(refused.refused)
  await createNudge(under.pool, under.client)([exemptionCase(exemptionId)])
}

/** Does a move on both sides and waits until the case waits; what each says and where each stands must be the same. */
async function step(model: Model, exemptionId: string, move: Move): Promise<void> {
  if ('days' in move) await later(exemptionId, move.days)
  else {
    const act = actIn(model.now, move, await clockNow(under.pool))
    const refused = model.put(act)
    expect([act.type, await answerOf(exemptionId, act)]).toEqual([act.type, refused])
  }
  const at = await clockNow(under.pool)
  await until(async () => {
    const row = await rowOf(exemptionId)
    return row.jobs.length === 0 && !isDue(row, at)
  })
  model.settle(at, datesIn(await ledgerOf(exemptionId)))
  expect(withoutNumber(await rowOf(exemptionId))).toEqual(withoutNumber(model.now))
}

/** Registers give the numbers, not the rules. */
const withoutNumber = ({ number: _, letters, ...state }: Exemption) =>
  JSON.parse(
    JSON.stringify({ ...state, letters: letters?.map(({ number: __, ...letter }) => letter) }),
  ) as unknown

test(
  'whatever is done about an exemption, the running case answers as the rules do and ends where they end, on record',
  async () => {
    await fc.assert(
      fc.asyncProperty(moves, async (drawn) => {
        const exemptionId = randomUUID()
        const model = new Model()
        const draft = draftAt(await clockNow(under.pool), exemptionId)
        model.put(draft)
        await answerOf(exemptionId, draft)
        for (const move of drawn) await step(model, exemptionId, move)
        const ledger = await ledgerOf(exemptionId)
        expect(ledger.map(({ type }) => type)).toEqual(model.types)
        const folded = ledger.reduce<Exemption | undefined>(applyExemption, undefined)
        expect(JSON.parse(JSON.stringify(folded))).toEqual(await rowOf(exemptionId))
        const { breaches } = await verifyChains(under.pool, exemptionCase(exemptionId))
        expect(breaches).toEqual([])
      }),
      { numRuns: RUNS },
    )
  },
  process.env['WIAN_RUSH'] ? 10 * LONG_MS : LONG_MS,
)
