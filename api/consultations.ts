import { advanceConsultations, loadConsultation, type ConsultationEntry } from '../db/consultations.js'
import type { Transaction } from '../db/pool.js'
import { advanceTasks } from '../db/tasks.js'
import { consultationCase, taskCase, type Unstamped } from '../domain/case.js'
import type { ConsultationAct } from '../domain/consultation/case.js'
import { decideConsultation } from '../domain/consultation/decide.js'
import { possibleConsultationActs } from '../domain/policy/proposal-acts.js'
import type { TaskOrder } from '../domain/task/case.js'
import { decideTask } from '../domain/task/decide.js'
import { takeStep, type ActCall } from './acting.js'
import { refused } from './refusals.js'
import type { Answer, Deps } from './route.js'

/** An act on a consultation, before who does it and when is put to it. */
export type UnstampedConsultationAct = Unstamped<ConsultationAct>

/**
 * Takes a step of a consultation in the caller's transaction.
 * @throws Problem VERSION_STALE, or what the rules refuse
 */
export async function stepConsultation(
  tx: Transaction,
  call: ActCall,
  consultationId: string,
  act: UnstampedConsultationAct,
): Promise<void> {
  const { actor: by, at } = call
  await takeStep(tx, call, {
    advance: advanceConsultations,
    caseId: consultationCase(consultationId),
    decide: (state) => decideConsultation(state, { ...act, at, by }),
  })
}

/** Gives a task that grew out of the talk, in the caller's transaction. Nothing was resolved by that. */
export async function giveTask(
  tx: Transaction,
  { actor: by, at, key }: ActCall,
  consultationId: string,
  order: Omit<TaskOrder, 'origin' | 'giver'>,
): Promise<void> {
  const origin = { kind: 'consultation', caseId: consultationCase(consultationId) } as const
  const act = { type: 'give', at, by, origin, giver: by.officeCode, ...order } as const
  const caseId = taskCase(order.taskId)
  await takeStep(tx, { key }, { advance: advanceTasks, caseId, decide: (state) => decideTask(state, act) })
}

/** The consultation as it stands, as an act answers it. */
export async function showConsultation(
  { pool }: Pick<Deps, 'pool'>,
  { actor }: Pick<ActCall, 'actor'>,
  consultationId: string,
  madeCaseId?: string,
): Promise<Answer & { readonly body: object }> {
  const entry = await loadConsultation(pool, consultationId)
  if (!entry) throw refused('NOT_FOUND')
  const made = madeCaseId === undefined ? {} : { madeCaseId }
  return { etag: entry.version, body: { ...viewOf(entry, actor), ...made } }
}

function viewOf({ caseId, version, state }: ConsultationEntry, actor: ActCall['actor']) {
  return { caseId, version, state, possibleActs: possibleConsultationActs(state, actor) }
}
