import fc from 'fast-check'
import { circularKind, submissionKind } from '../../db/cases/kinds.js'
import { visibleCirculars, visibleSubmissions } from '../../db/visibility.js'
import { circularCase, submissionCase } from '../../domain/case.js'
import type { Circular } from '../../domain/circular/case.js'
import { mayAct, type ActName } from '../../domain/policy/policy.js'
import { subjectOfCircular, subjectOfSubmission } from '../../domain/policy/subjects.js'
import type { Submission } from '../../domain/submission/case.js'
import { actors, circulars, submissions } from '../support/policy.js'
import { openRecords, type Records } from '../support/records.js'

const ACTS: ActName[] = ['circular.list', 'circular.read', 'circular.extend', 'timeline.read']
const SUBMISSION_ACTS: ActName[] = [
  'inbox.read',
  'submission.read',
  'submission.assign',
  'submission.accept',
  'timeline.read',
]

let records: Records
beforeAll(async () => (records = await openRecords()))
afterAll(() => records.close())

/** A row as the product writes it: its columns are projected from the state. */
async function write(
  table: 'circular' | 'submission',
  caseId: string,
  row: Readonly<Record<string, unknown>>,
  state: object,
) {
  const columns = {
    case_id: caseId,
    version: 1,
    head: Buffer.alloc(0),
    state,
    status: 'x',
    updated_at: 'now',
    ...row,
  }
  const names = Object.keys(columns)
  await records.pool.query(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(columns),
  )
}

async function put(circular: Circular, submission: Submission): Promise<void> {
  await records.owner.query('truncate circular, submission cascade')
  const { circularId } = circular
  await write('circular', circularCase(circularId), circularKind.project(circular), circular)
  const { officeCode } = submission
  await write(
    'submission',
    submissionCase(circularId, officeCode),
    submissionKind.project(submission),
    submission,
  )
}

test('a list shows exactly the cases on which the policy lets the person do the act', async () => {
  await fc.assert(
    fc.asyncProperty(
      circulars,
      submissions,
      fc.array(actors, { minLength: 20, maxLength: 20 }),
      async (circular, one, people) => {
        const issuerCode = circular.owner.officeCode
        const { secrecy: _, ...rest } = one
        const submission = {
          ...rest,
          circularId: circular.circularId,
          issuerCode,
          ...(circular.secrecy ? { secrecy: circular.secrecy } : {}),
        }
        await put(circular, submission)
        for (const actor of people) {
          for (const act of ACTS) {
            const { sql, values } = visibleCirculars({ actor, act, first: 1 })
            const { rowCount } = await records.pool.query(`select 1 from circular c where ${sql}`, [
              ...values,
            ])
            expect({ actor, act, shown: rowCount }).toEqual({
              actor,
              act,
              shown: mayAct(actor, act, subjectOfCircular(circular)) ? 0 : 1,
            })
          }
          for (const act of SUBMISSION_ACTS) {
            const { sql, values } = visibleSubmissions({ actor, act, first: 1 })
            const { rowCount } = await records.pool.query(
              `select 1 from submission s join circular c using (circular_id) where ${sql}`,
              [...values],
            )
            expect({ actor, act, shown: rowCount }).toEqual({
              actor,
              act,
              shown: mayAct(actor, act, subjectOfSubmission(submission, circular)) ? 0 : 1,
            })
          }
        }
      },
    ),
    { numRuns: 40 },
  )
}, 60_000)
