import { clockNow } from '../db/clock.js'
import { loadCommittee } from '../db/committees.js'
import { loadConsultation, type ConsultationEntry } from '../db/consultations.js'
import { loadSnapshot } from '../db/cases/record.js'
import type { Database } from '../db/pool.js'
import type { ProposalEntry } from '../db/proposals.js'
import type { TaskEntry } from '../db/tasks.js'
import { proposalCase, taskCase } from '../domain/case.js'
import { sittersOn } from '../domain/committee/members.js'
import { subjectOfConsultation, subjectOfProposal, subjectOfTask } from '../domain/policy/proposal-acts.js'
import type { Subject } from '../domain/policy/rule.js'
import type { Proposal } from '../domain/proposal/case.js'
import type { Task } from '../domain/task/case.js'
import { dayOf } from '../domain/time.js'
import { refused } from './refusals.js'

/** A case with what the policy needs to know of it. */
export type Found<Entry> = { readonly entry: Entry; readonly subject: Subject }

/** @throws Problem NOT_FOUND */
export async function findTask(db: Database, taskId: string): Promise<Found<TaskEntry>> {
  const entry = await loadSnapshot<Task>(db, taskCase(taskId))
  if (!entry) throw refused('NOT_FOUND')
  return { entry, subject: subjectOfTask(entry.state) }
}

/** @throws Problem NOT_FOUND */
export async function findProposal(db: Database, proposalId: string): Promise<Found<ProposalEntry>> {
  const entry = await loadSnapshot<Proposal>(db, proposalCase(proposalId))
  if (!entry) throw refused('NOT_FOUND')
  const [committee, now] = await Promise.all([loadCommittee(db, entry.state.committeeId), clockNow(db)])
  const sitters = committee ? sittersOn(committee.state, dayOf(now)) : []
  return { entry, subject: subjectOfProposal(entry.state, sitters) }
}

/** @throws Problem NOT_FOUND */
export async function findConsultation(
  db: Database,
  consultationId: string,
): Promise<Found<ConsultationEntry>> {
  const entry = await loadConsultation(db, consultationId)
  if (!entry) throw refused('NOT_FOUND')
  return { entry, subject: subjectOfConsultation(entry.state) }
}

/** What the policy needs to know of the task, proposal or consultation that an address names; nothing where it names none. */
export async function subjectNamed(
  db: Database,
  {
    taskId,
    proposalId,
    consultationId,
  }: { readonly taskId?: string; readonly proposalId?: string; readonly consultationId?: string },
): Promise<Subject | undefined> {
  if (taskId !== undefined) return (await findTask(db, taskId)).subject
  if (proposalId !== undefined) return (await findProposal(db, proposalId)).subject
  return consultationId === undefined ? undefined : (await findConsultation(db, consultationId)).subject
}
