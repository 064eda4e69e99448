import type { PersonNotice } from '../domain/person-notices.js'
import type { ActName } from '../domain/policy/policy.js'
import type { Actor } from '../domain/case.js'
import { isOverdueTask, type Task, type TaskEvent, type TaskStatus } from '../domain/task/case.js'
import { dayOf, type Instant } from '../domain/time.js'
import { listCasePapers } from './case-papers.js'
import { advance, type Advanced, type Step } from './cases/advance.js'
import { taskKind } from './cases/kinds.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import { headsOf } from './people.js'
import { queuePersonMails } from './person-mails.js'
import type { Database, Transaction } from './pool.js'
import { visibleTasks } from './visibility.js'

/** A task as its row keeps it. */
export type TaskEntry = { readonly caseId: string; readonly version: number; readonly state: Task }

/** Takes a step for tasks and puts the mails that its events send into the outbox, inside the caller's transaction. */
export async function advanceTasks(
  tx: Transaction,
  step: Step<Task, TaskEvent>,
): Promise<Advanced<Task, TaskEvent>[]> {
  const advanced = await advance(tx, taskKind, step)
  for (const one of advanced) if (one.outcome === 'recorded') await tell(tx, step.cause, one)
  return advanced
}

async function tell(
  tx: Transaction,
  cause: string,
  { caseId, version, events, state }: Advanced<Task, TaskEvent>,
): Promise<void> {
  for (const [i, event] of events.entries()) {
    const notice = state && noticeOf(event, state)
    if (!notice) continue
    const persons = await toldOf(tx, state, event.at)
    const memos = event.type === 'given' ? await listCasePapers(tx, caseId) : []
    const brought = memos.length > 0 ? { paperIds: memos.map(({ paperId }) => paperId) } : {}
    const mailId = `${caseId}#${version - events.length + 1 + i}`
    await queuePersonMails(
      tx,
      cause,
      persons.map((personId) => ({
        ...{ ...notice, mailId: `${mailId}/${personId}`, caseId, personId, ...brought },
      })),
    )
  }
}

function noticeOf(event: TaskEvent, { title, giver, dueAt }: Task): PersonNotice | undefined {
  const about = { subject: title, officeCode: giver }
  switch (event.type) {
    case 'given':
    case 'assigned':
      return { kind: 'taskGiven', params: { ...about, ...(dueAt === undefined ? {} : { dueAt }) } }
    case 'reminded':
    case 'fellDue':
      return { kind: 'taskReminder', params: { ...about, dueAt: event.dueAt } }
    case 'dueChanged':
    case 'finished':
    case 'cancelled':
      return undefined
  }
}

async function toldOf(tx: Transaction, { personId, officeCode }: Task, at: Instant): Promise<string[]> {
  return personId === undefined ? headsOf(tx, officeCode, dayOf(at)) : [personId]
}

/** Which tasks: each member that is given narrows the list. */
export type TaskFilter = {
  readonly visibleTo: { readonly actor: Actor; readonly act: ActName }
  readonly status?: TaskStatus | undefined
  readonly personId?: string | undefined
  /** The case id of the meeting or consultation that they come from. */
  readonly origin?: string | undefined
  readonly overdueAt?: Instant | undefined
}

/** Tasks, what is due first on top; those without a date last. */
export async function listTasks(
  db: Database,
  { visibleTo, status, personId, origin, overdueAt }: TaskFilter,
  place: Place = {},
): Promise<Page<TaskEntry & { readonly overdue: boolean }>> {
  const { after, limit = 50 } = place
  const visible = visibleTasks({ ...visibleTo, first: 5 })
  const which = `from task t where ($1::text is null or t.status = $1) and ($2::text is null or t.person_id = $2)
    and ($3::text is null or t.origin = $3)
    and ($4::timestamptz is null or (t.status = 'open' and t.due_at <= $4)) and ${visible.sql}`
  const values = [status ?? null, personId ?? null, origin ?? null, overdueAt ?? null, ...visible.values]
  const [due, id] = readPlace(after, 2)
  const { rows } = await db.query<TaskEntry & { readonly now: Instant }>(
    `select t.case_id as "caseId", t.version, t.state, wian_now() as now ${which}
       and ($${values.length + 1}::text is null
         or (coalesce(t.due_at, 'infinity'), t.task_id) > ($${values.length + 1}::timestamptz, $${values.length + 2}))
     order by coalesce(t.due_at, 'infinity'), t.task_id limit $${values.length + 3}`,
    [...values, due ?? null, id ?? null, limit + 1],
  )
  const page = pageOf(rows, limit, ({ state }) => [state.dueAt ?? 'infinity', state.taskId])
  const items = page.items.map(({ now, ...entry }) => ({
    ...entry,
    overdue: isOverdueTask(entry.state, now),
  }))
  return counted(db, { ...page, items }, place, { rows: which, values })
}
