import type { Actor } from '../domain/case.js'
import type { Office } from '../domain/office.js'
import { UNANSWERED, type SubmissionStatus } from '../domain/submission/case.js'
import type { Day, Instant } from '../domain/time.js'
import type { Database, Transaction } from './pool.js'

/**
 * A change of an office's record: what it was (null of one that was added), what it became (null of one that was closed),
 * on which order. `reason` null: by an imported list.
 */
export type OfficeRecordChange = {
  readonly changeId: string
  readonly code: string
  readonly kind: 'added' | 'changed' | 'closed'
  readonly onDay: Day
  readonly before: Office | null
  readonly after: Office | null
  readonly successor: string | null
  readonly reason: string | null
  readonly orderNo: string | null
  readonly madeBy: Actor
  readonly madeAt: Instant
}

/** Writes changes down. Tried again with the same ids it changes nothing. */
export async function noteOfficeChanges(
  tx: Transaction,
  changes: readonly OfficeRecordChange[],
): Promise<void> {
  await tx.query(
    `insert into office_change (change_id, code, kind, on_day, before, after, successor, reason, order_no, made_by, made_at)
     select "changeId", code, kind, "onDay", nullif(before, 'null'), nullif(after, 'null'), successor, reason, "orderNo", "madeBy", "madeAt"
     from jsonb_to_recordset($1) as c ("changeId" text, code text, kind text, "onDay" date, before jsonb, after jsonb,
       successor text, reason text, "orderNo" text, "madeBy" jsonb, "madeAt" timestamptz)
     on conflict do nothing`,
    [JSON.stringify(changes)],
  )
}

/** What persons have changed in an office's record, the newest first. */
export async function officeChanges(db: Database, code: string): Promise<OfficeRecordChange[]> {
  const { rows } = await db.query<OfficeRecordChange>(
    `select change_id as "changeId", code, kind, on_day as "onDay", before, after, successor, reason,
       order_no as "orderNo", made_by as "madeBy", made_at as "madeAt"
     from office_change where code = $1 order by made_at desc, on_day desc, change_id desc`,
    [code],
  )
  return rows
}

/** Says that an office has taken over the work of another. */
export async function linkSuccessor(tx: Transaction, code: string, successor: string): Promise<void> {
  await tx.query(
    'insert into office_predecessor (code, predecessor) values ($1, $2) on conflict do nothing',
    [successor, code],
  )
}

/** A case that an office has not finished. `reached`: the successor is asked the same already. */
export type OpenCase = {
  readonly caseId: string
  readonly circularId: string
  readonly status: SubmissionStatus
  readonly dueAt: Instant
  readonly reached: boolean
}

/** What an office has not finished towards one issuing office, the one that is due first on top. */
export async function openCasesOf(
  db: Database,
  { code, ownerOffice, successor }: { code: string; ownerOffice: string; successor: string | undefined },
): Promise<OpenCase[]> {
  const { rows } = await db.query<OpenCase>(
    `select s.case_id as "caseId", s.circular_id as "circularId", s.status, s.due_at as "dueAt",
       exists (select from submission o where o.circular_id = s.circular_id and o.office_code = $4) as reached
     from submission s join circular c using (circular_id)
     where s.office_code = $1 and c.owner_office = $2 and c.status = 'issued' and s.status = any($3)
     order by s.due_at, s.case_id collate "C"`,
    [code, ownerOffice, [...UNANSWERED, 'submitted', 'misdirected'], successor ?? ''],
  )
  return rows
}
