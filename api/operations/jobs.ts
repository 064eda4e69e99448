import { createHash } from 'node:crypto'
import type { CircularEntry } from '../../db/circulars.js'
import { countJob, jobOfCause, listJobs } from '../../db/jobs.js'
import type { Operation } from '../../db/operations.js'
import type { Database } from '../../db/pool.js'

/** The operation under which a circular's job is shown: its id follows from the job's, which is no word for an address. */
function jobOperationId(circularId: string, jobId: string): string {
  return `${circularId}.${createHash('sha256').update(jobId).digest('hex').slice(0, 12)}`
}

/** The circular of such an id, or nothing when it names another kind of operation. */
export function circularOfOperation(operationId: string): string | undefined {
  const [circularId, mark] = operationId.split('.')
  return mark === undefined ? undefined : circularId
}

/** The operation that a request on a circular set going, or nothing: then there was no work over the offices. */
export async function operationOfRequest(
  db: Database,
  circularId: string,
  key: string,
): Promise<string | undefined> {
  const jobId = await jobOfCause(db, circularId, `act/${key}`)
  return jobId && jobOperationId(circularId, jobId)
}

/** A circular's job as an operation, made from the circular itself; nothing when it has no such job. */
export async function readJobOperation(
  db: Database,
  { circularId, ownerOffice }: Pick<CircularEntry, 'circularId' | 'ownerOffice'>,
  operationId: string,
): Promise<Operation | undefined> {
  const jobs = await listJobs(db, circularId)
  const found = jobs.find(({ job }) => jobOperationId(circularId, job.id) === operationId)
  if (!found) return undefined
  const { job, by, startedAt } = found
  const { done, total, endedAt } = await countJob(db, circularId, job)
  return {
    operationId,
    kind: job.kind,
    officeCode: ownerOffice,
    personId: by.personId,
    state: endedAt === null ? 'running' : 'done',
    done,
    total,
    result: endedAt === null ? null : { href: `/api/v1/circulars/${circularId}/progress` },
    problem: null,
    cancelAskedAt: null,
    createdAt: startedAt,
    updatedAt: endedAt ?? startedAt,
  }
}
