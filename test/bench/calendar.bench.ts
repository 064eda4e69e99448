import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { burdenOf } from '../../api/burden.js'
import { approve, decide, propose, workOut, type Proposal } from '../../api/calendar-changes.js'
import { createCases } from '../../api/cases.js'
import { createLanes } from '../../api/lanes.js'
import { loadChange } from '../../db/calendar-changes.js'
import { tallyChange } from '../../db/calendar-moves.js'
import { loadCalendar } from '../../db/calendars.js'
import { advanceCirculars, advanceSubmissions } from '../../db/cases/steps.js'
import { startRehearsal } from '../../db/clock.js'
import { putContent } from '../../db/contents.js'
import { loadOffices } from '../../db/directory.js'
import { inTransaction } from '../../db/pool.js'
import { seedDirectory } from '../../db/seed.js'
import type { Calendar } from '../../domain/calendar.js'
import { circularCase, submissionCase, SYSTEM, type Actor } from '../../domain/case.js'
import type { CircularEvent, Schedule } from '../../domain/circular/case.js'
import { basisOf } from '../../domain/deadline-basis.js'
import { computeDeadline, type DeadlineRule } from '../../domain/deadline.js'
import { isRefusal } from '../../domain/refusals.js'
import { reminderInstants } from '../../domain/reminders.js'
import type { SubmissionEvent } from '../../domain/submission/case.js'
import { startCases } from '../support/cases.js'
import { silentPress } from '../support/circulars.js'
import { addSyntheticOffices } from './synthetic-offices.js'

const AT = '2023-11-21T02:00:00.000Z'
const [CIRCULARS, TASKS, OFFICES] = [300, 50_000, 2_500]
/** One office in twenty has a date of its own. */
const OWN_DATE_EVERY = 20
const PAGE = 1_000
const REPEATS = 5
const PLAN = [{ workingDays: -1, at: '08:30' }]
const HOLIDAY = { day: '2023-11-24', nameTh: 'วันหยุดพิเศษ' }

/** What the bench found, in seconds. `bare`: the same rows updated by SQL alone, in pages of as many. */
export type CalendarBench = {
  readonly circulars: number
  readonly tasks: number
  readonly previewSeconds: number
  readonly applySeconds: number
  readonly bareSeconds: number
  readonly ratio: number
  readonly moved: number
  readonly burden: { readonly offices: number; readonly medianSeconds: number }
  readonly aim: {
    readonly preview: number
    readonly apply: number
    readonly burden: number
    readonly holds: boolean
  }
}

/** One holiday more, with 300 circulars under way and 50,000 answers owed: how long to preview it, and to apply it. */
export async function run(): Promise<CalendarBench> {
  const press = silentPress(() => cases.pool)
  const cases = await startCases({ pressRoom: press })
  try {
    const { pool } = cases
    await seedDirectory(cases.ownerUrl)
    await startRehearsal(pool, AT, 0)
    const codes = await fill(pool)
    await pool.query('analyze')
    const preview = await seconds(() => workOut(pool, proposal('preview')))
    const bareSeconds = await seconds(() => updateBare(pool))
    const apply = await applied(cases)
    const burden = await medianOf(() =>
      burdenOf(pool, maker, { rule: { codes }, due: '2023-11-28', form: FORM, warnAt: 5 }),
    )
    const aim = { preview: 10, apply: 120, burden: 1 }
    return {
      ...{ circulars: CIRCULARS, tasks: TASKS, previewSeconds: preview, applySeconds: apply.seconds },
      ...{ bareSeconds, ratio: apply.seconds / bareSeconds, moved: apply.moved },
      burden: { offices: codes.length, medianSeconds: burden },
      aim: { ...aim, holds: preview <= aim.preview && apply.seconds <= aim.apply && burden <= aim.burden },
    }
  } finally {
    await cases.close()
  }
}

const maker: Actor = { personId: 'maker', officeCode: 'C0001', role: 'officer' }
const approver: Actor = { personId: 'approver', officeCode: 'C0001', role: 'signer' }
const FORM = { type: 'object', properties: { persons: { type: 'string', title: 'รายชื่อผู้รับผิดชอบ' } } }

function proposal(changeId: string): Proposal {
  const holiday = { kind: 'special', closed: true, scope: 'national', certainty: 'high', note: '' } as const
  const days = [{ change: 'add', holiday: { ...HOLIDAY, ...holiday } }] as const
  return { days, source: 'bench', reason: 'bench', changeId, by: maker, at: AT }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1_000
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let i = 0; i < REPEATS; i += 1) taken.push(await seconds(work))
  return taken.sort((a, b) => a - b)[Math.floor(REPEATS / 2)] as number
}

type Running = Awaited<ReturnType<typeof startCases>>

/** From the second person's word until the last date is settled, through the product's own workflow. */
async function applied({ pool, client }: Running): Promise<{ seconds: number; moved: number }> {
  const changeId = randomUUID()
  await propose(pool, proposal(changeId))
  const step = { changeId, at: AT }
  await decide(pool, { ...step, onVersion: 1, by: maker }, [{ decision: 'move', reason: 'ครม. ประกาศ' }])
  const cases = createCases({ pool, temporal: client, lanes: createLanes() })
  const taken = await seconds(async () => {
    await approve(pool, { ...step, onVersion: 2, by: approver })
    await cases.moveDates(changeId)
    while ((await loadChange(pool, changeId))?.status !== 'applied') await pause(100)
  })
  const { outcomes } = await tallyChange(pool, changeId)
  const { rows } = await pool.query<{ events: number }>(
    "select count(*)::int as events from event where type = 'deadlineMoved'",
  )
  if (outcomes.open > 0) throw new Error('not all dates are settled')
  return { seconds: taken, moved: rows[0]?.events ?? 0 }
}

/** What the database alone needs to write those rows, taken back afterwards. */
async function updateBare(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (let after = ''; ;) {
      const { rows } = await client.query<{ last: string | null }>(
        `with page as (select case_id from submission where case_id > $1 order by case_id limit $2),
         written as (update submission s set due_at = due_at + interval '1 day', version = version + 1,
           state = jsonb_set(state, '{dueAt}', '"2023-11-28T17:00:00.000Z"') from page where s.case_id = page.case_id
           returning s.case_id) select max(case_id) as last from written`,
        [after, PAGE],
      )
      const last = rows[0]?.last
      if (!last) break
      after = last
    }
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** Offices, circulars under way and the answers that they wait for, as the product itself would have written them. */
async function fill(pool: pg.Pool): Promise<string[]> {
  await addSyntheticOffices(pool, OFFICES)
  const codes = (await loadOffices(pool, '2023-11-21')).map(({ code }) => code)
  const calendar = await loadCalendar(pool)
  if (!calendar) throw new Error('no calendar')
  const contentSha256 = await putContent(pool, {
    deadline: { kind: 'workingDays', days: 5 },
    reminders: PLAN,
    form: FORM,
  })
  const each = Math.ceil(TASKS / CIRCULARS)
  for (let i = 0; i < CIRCULARS; i += 1) {
    const circularId = randomUUID()
    const schedule = scheduleOf({ kind: 'workingDays', days: 4 + (i % 10) }, calendar)
    await inTransaction(pool, (tx) =>
      advanceCirculars(tx, {
        caseIds: [circularCase(circularId)],
        cause: 'bench',
        decide: () => issued(circularId, contentSha256, schedule),
      }),
    )
    const own = codes
      .slice((i * each) % codes.length)
      .concat(codes)
      .slice(0, Math.min(each, TASKS - i * each))
    await inTransaction(pool, (tx) =>
      advanceSubmissions(tx, {
        caseIds: own.map((code) => submissionCase(circularId, code)),
        cause: 'bench',
        decide: (_state, caseId) => sent(circularId, caseId.split('/')[2] ?? '', schedule, calendar, own),
      }),
    )
  }
  return codes
}

function scheduleOf(rule: DeadlineRule, calendar: Calendar): Schedule {
  const deadline = computeDeadline({ rule, from: AT, calendar })
  if (isRefusal(deadline)) throw new Error(deadline.refused)
  const reminders = reminderInstants(PLAN, deadline.day, calendar, AT)
  if (isRefusal(reminders)) throw new Error(reminders.refused)
  const { dueAt, day: dueDay } = deadline
  return { dueAt, dueDay, reminders, calendarVersion: calendar.version, basis: basisOf(rule, AT, calendar) }
}

function issued(circularId: string, contentSha256: string, schedule: Schedule): CircularEvent[] {
  const stamp = { at: AT, by: maker }
  const audience = { audienceId: 'bench', total: 0, primary: 0, secondary: 0 }
  const allot = { register: 'circular', officeCode: 'C0001', year: 2023 } as const
  return [
    { ...stamp, type: 'drafted', circularId, subject: 'bench', procedure: 'bench@1', contentSha256 },
    { ...stamp, type: 'issued', audience, schedule, contentSha256, allot, jobs: [] },
  ]
}

function sent(
  circularId: string,
  officeCode: string,
  { dueAt }: Schedule,
  calendar: Calendar,
  codes: readonly string[],
): SubmissionEvent[] {
  const stamp = { at: AT, by: SYSTEM }
  const letter = {
    circularId,
    officeCode,
    issuerCode: 'C0001',
    dueAt,
    letterId: `${circularId}/${officeCode}`,
  }
  const first: SubmissionEvent = { ...stamp, type: 'sent', ...letter }
  if (codes.indexOf(officeCode) % OWN_DATE_EVERY !== 0) return [first]
  const own = scheduleOf({ kind: 'workingDays', days: 20 }, calendar)
  const { dueAt: later, reminders: ownReminders, basis } = own
  return [
    first,
    { ...stamp, type: 'extended', dueAt: later, ownReminders, reason: 'bench', ...(basis ? { basis } : {}) },
  ]
}
