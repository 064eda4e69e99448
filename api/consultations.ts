import { putContent } from '../db/contents.js'
import { advanceConsultations, loadConsultation, type ConsultationEntry } from '../db/consultations.js'
import { inTransaction, type Transaction } from '../db/pool.js'
import { advanceTasks } from '../db/tasks.js'
import { consultationCase, taskCase, type Unstamped } from '../domain/case.js'
import type { ConsultationAct, ConsultationNotes } from '../domain/consultation/case.js'
import { decideConsultation } from '../domain/consultation/decide.js'
import { possibleConsultationActs } from '../domain/policy/proposal-acts.js'
import { refuse } from '../domain/refusals.js'
import type { TaskOrder } from '../domain/task/case.js'
import { decideTask } from '../domain/task/decide.js'
import { problem, refusalProblem } from './problems.js'
import type { Answer, Call, Deps } from './route.js'

/** An act on a consultation, before who does it and when is put to it. */
export type UnstampedConsultationAct = Unstamped<ConsultationAct>

/** Of a request what an act on a consultation needs. */
export type ConsultationCall = Pick<Call<unknown, unknown, unknown>, 'actor' | 'at' | 'key' | 'onVersion'>

/**
 * Takes a step of a consultation in the caller's transaction.
 * @throws Problem VERSION_STALE, or what the rules refuse
 */
export async function stepConsultation(
  tx: Transaction,
  { actor: by, at, key, onVersion }: ConsultationCall,
  consultationId: string,
  act: UnstampedConsultationAct,
): Promise<void> {
  const [one] = await advanceConsultations(tx, {
    caseIds: [consultationCase(consultationId)],
    cause: `act/${key}`,
    ...(onVersion > 0 ? { expectedVersion: onVersion } : {}),
    decide: (state) => decideConsultation(state, { ...act, at, by }),
  })
  if (one?.refusal) throw refusalProblem(one.refusal)
  if (one?.outcome === 'stale') throw problem('VERSION_STALE')
}

/** Keeps the notes and takes the step that names them by their hash. */
export async function writeNotes(
  { pool }: Pick<Deps, 'pool'>,
  call: ConsultationCall,
  consultationId: string,
  { notes, act }: { notes: ConsultationNotes; act: (contentSha256: string) => UnstampedConsultationAct },
): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const contentSha256 = await putContent(tx, notes)
    await stepConsultation(tx, call, consultationId, act(contentSha256))
  })
}

/** Gives a task that grew out of the talk: task and record of it in one transaction. Nothing was resolved by that. */
export async function seedTask(
  { pool, cases }: Pick<Deps, 'pool' | 'cases'>,
  call: ConsultationCall,
  consultationId: string,
  order: Omit<TaskOrder, 'origin' | 'giver'>,
): Promise<string> {
  const { actor: by, at, key } = call
  const origin = { kind: 'consultation', caseId: consultationCase(consultationId) } as const
  const caseId = taskCase(order.taskId)
  await inTransaction(pool, async (tx) => {
    const [task] = await advanceTasks(tx, {
      caseIds: [caseId],
      cause: `act/${key}`,
      decide: (state) => decideTask(state, { type: 'give', at, by, origin, giver: by.officeCode, ...order }),
    })
    if (task?.refusal) throw refusalProblem(task.refusal)
    await stepConsultation(tx, call, consultationId, { type: 'seed', seed: { kind: 'task', caseId } })
  })
  await cases.hold(caseId)
  return caseId
}

/** The consultation as it stands, as an act answers it. */
export async function showConsultation(
  { pool }: Pick<Deps, 'pool'>,
  { actor }: Pick<ConsultationCall, 'actor'>,
  consultationId: string,
  madeCaseId?: string,
): Promise<Answer & { readonly body: object }> {
  const entry = await loadConsultation(pool, consultationId)
  if (!entry) throw refusalProblem(refuse('NOT_FOUND'))
  const made = madeCaseId === undefined ? {} : { madeCaseId }
  return { etag: entry.version, body: { ...viewOf(entry, actor), ...made } }
}

function viewOf({ caseId, version, state }: ConsultationEntry, actor: ConsultationCall['actor']) {
  return { caseId, version, state, possibleActs: possibleConsultationActs(state, actor) }
}
