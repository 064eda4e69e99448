import type pg from 'pg'
import { caseKind } from '../../domain/case.js'
import { writeAwaiting, type Awaited } from '../approvals.js'
import { inTransaction, type Transaction } from '../pool.js'
import { writeCaseTexts } from '../search/case-texts.js'
import { KINDS } from './kinds.js'

/** So many cases are read at a time: what is broken off has lost at most these. */
const CASES_AT_ONCE = 200

/**
 * Makes anew what lists know of the cases that are marked: the words that they are found by, and whose word they wait
 * for. It can be broken off and begun again, and done by several at once. Returns how many.
 */
export async function relistCases(pool: pg.Pool): Promise<number> {
  for (let count = 0; ;) {
    const done = await inTransaction(pool, relistSome)
    if (done === 0) return count
    count += done
  }
}

type Marked = { readonly caseId: string; readonly state: unknown }

async function relistSome(tx: Transaction): Promise<number> {
  const { rows } = await tx.query<{ caseId: string }>(
    `delete from case_unread where case_id in
       (select case_id from case_unread order by case_id limit $1 for update skip locked) returning case_id as "caseId"`,
    [CASES_AT_ONCE],
  )
  const caseIds = rows.map(({ caseId }) => caseId)
  for (const kind of new Set(caseIds.map(caseKind))) {
    // Locked: a step that is taken meanwhile comes after this, and with its own.
    const { rows: found } = await tx.query<Marked>(
      `select case_id as "caseId", state from ${KINDS[kind].table} where case_id = any($1) order by case_id for no key update`,
      [caseIds],
    )
    await writeCaseTexts(tx, found)
    const { approvals } = KINDS[kind] as { approvals?: (state: unknown) => readonly Awaited[] }
    if (approvals)
      await writeAwaiting(
        tx,
        found.map(({ caseId, state }) => ({ caseId, awaited: approvals(state) })),
      )
  }
  return rows.length
}
