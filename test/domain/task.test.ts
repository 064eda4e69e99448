import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { SYSTEM, type Actor, type Unstamped } from '../../domain/case.js'
import { isRefusal } from '../../domain/refusals.js'
import { applyTask } from '../../domain/task/apply.js'
import { ENDED_TASK, isOverdueTask, type Task, type TaskAct } from '../../domain/task/case.js'
import { decideTask, nextTaskWake, taskActsIn } from '../../domain/task/decide.js'
import { instantAt, plusMilliseconds } from '../../domain/time.js'

const DAY_MS = 86_400_000
const given = instantAt('2020-01-17', '10:00')
const due = instantAt('2020-01-31', '00:00')
const by: Actor = { personId: 'secretary-1', officeCode: '1021000000', role: 'secretary' }
const order = {
  type: 'give',
  taskId: 't1',
  title: 'จัดทำแผนปฏิบัติการ',
  giver: '1021000000',
  officeCode: 'P2102',
  origin: { kind: 'resolution', caseId: 'meeting/m1', itemId: 'i1' },
} as const

function put(task: Task | undefined, act: Unstamped<TaskAct>, at = given): Task | string {
  const decided = decideTask(task, { ...act, at, by: act.type === 'wake' ? SYSTEM : by })
  if (isRefusal(decided)) return decided.refused
  return decided.reduce<Task | undefined>(applyTask, task) as Task
}

const open = (dueAt: string | undefined = due): Task =>
  put(undefined, { ...order, ...(dueAt ? { dueAt } : {}) }) as Task

describe('a task', () => {
  test('names the resolution that it comes from, for ever', () => {
    const done = put(open(), { type: 'finish', note: 'แล้ว', links: [] }) as Task
    expect(done).toMatchObject({ status: 'done', origin: { caseId: 'meeting/m1', itemId: 'i1' } })
  })

  test('is reminded of three days before it is due, and told when it is', () => {
    const task = open()
    const remindAt = instantAt('2020-01-28', '00:00')
    expect(nextTaskWake(task)).toBe(remindAt)
    const reminded = put(task, { type: 'wake' }, remindAt) as Task
    expect([reminded.remindedAt, nextTaskWake(reminded)]).toEqual([remindAt, due])
    const fell = put(reminded, { type: 'wake' }, due) as Task
    expect([fell.fellDueAt, nextTaskWake(fell)]).toEqual([due, undefined])
  })

  test('that slept over its reminder is told only that it fell due, and wakes no more', () => {
    const late = put(open(), { type: 'wake' }, plusMilliseconds(due, DAY_MS)) as Task
    expect([late.remindedAt, late.fellDueAt !== undefined, nextTaskWake(late)]).toEqual([
      undefined,
      true,
      undefined,
    ])
  })

  test('given less than three days before it is due has no reminder, only its date', () => {
    const dueAt = plusMilliseconds(given, 2 * DAY_MS)
    expect(nextTaskWake(open(dueAt))).toBe(dueAt)
  })

  test('is overdue from the first instant that is too late', () => {
    expect(isOverdueTask(open(), plusMilliseconds(due, -1))).toBe(false)
    expect(isOverdueTask(open(), due)).toBe(true)
    expect(isOverdueTask(put(open(), { type: 'cancel', reason: 'x' }) as Task, due)).toBe(false)
  })

  test('with another date is reminded of anew', () => {
    const reminded = put(open(), { type: 'wake' }, instantAt('2020-01-28', '00:00')) as Task
    const later = instantAt('2020-02-28', '00:00')
    const moved = put(reminded, { type: 'changeDue', dueAt: later, reason: 'รอข้อมูล' }) as Task
    expect([moved.remindedAt, nextTaskWake(moved)]).toEqual([undefined, instantAt('2020-02-25', '00:00')])
  })

  test.each<[string, Unstamped<TaskAct>]>([
    ['TASK_REPORT_MISSING', { type: 'finish', note: ' ', links: [] }],
    ['REASON_MISSING', { type: 'cancel', reason: '' }],
    ['REASON_MISSING', { type: 'changeDue', dueAt: due, reason: ' ' }],
    ['DEADLINE_PAST', { type: 'changeDue', dueAt: given, reason: 'x' }],
    ['DATE_INVALID', { type: 'changeDue', dueAt: '2020-02-30T00:00:00.000Z', reason: 'x' }],
  ])('refuses with %s: %j', (code, act) => expect(put(open(), act)).toBe(code))

  test('without a date is never overdue, and gets its reminder with the date', () => {
    const undated = put(undefined, order) as Task
    expect([isOverdueTask(undated, due), nextTaskWake(undated)]).toEqual([false, undefined])
    expect(put(undated, { type: 'wake' }, due)).toEqual(undated)
    const dated = put(undated, { type: 'changeDue', dueAt: due, reason: 'x' }) as Task
    expect(nextTaskWake(dated)).toBe(instantAt('2020-01-28', '00:00'))
  })

  test('is given to a person once', () => {
    const assigned = put(open(), { type: 'assign', personId: 'a' }) as Task
    expect(assigned.personId).toBe('a')
    expect(put(assigned, { type: 'assign', personId: 'a' })).toBe(assigned)
  })

  test('is not given without saying what, and not twice', () => {
    expect(put(undefined, { ...order, title: ' ' })).toBe('TASK_EMPTY')
    expect(put(undefined, { ...order, dueAt: given })).toBe('DEADLINE_PAST')
    expect(put(open(), order)).toEqual(open())
    expect(put(undefined, { type: 'cancel', reason: 'x' })).toBe('NOT_FOUND')
  })

  test('whatever happens, its state is legal, it wakes only in the future, and what has ended stays so', () => {
    const acts = fc.oneof<fc.Arbitrary<Unstamped<TaskAct>>[]>(
      fc.constant({ type: 'wake' }),
      fc.constant({ type: 'finish', note: 'แล้ว', links: [] }),
      fc.constant({ type: 'cancel', reason: 'x' }),
      fc.record({ type: fc.constant('assign' as const), personId: fc.constantFrom('a', 'b') }),
      fc.nat(60).map((days) => ({
        ...{ type: 'changeDue' as const, reason: 'x' },
        dueAt: plusMilliseconds(given, days * DAY_MS),
      })),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(acts, fc.nat(20)), { maxLength: 15 }), (steps) => {
        let [task, at] = [open(), given]
        for (const [act, days] of steps) {
          at = plusMilliseconds(at, days * DAY_MS)
          const after = put(task, act, at)
          if (ENDED_TASK.includes(task.status)) expect([task, 'NOT_NOW']).toContainEqual(after)
          if (typeof after === 'string') continue
          task = after
          const wake = nextTaskWake(task)
          if (act.type === 'wake' && wake !== undefined) expect(wake > at).toBe(true)
          expect(taskActsIn(task).length > 0).toBe(task.status === 'open')
        }
      }),
    )
  })
})
