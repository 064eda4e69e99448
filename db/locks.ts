import type { Transaction } from './pool.js'

/** What only one at a time may change, and under which name. */
export type Guarded = 'bytes' | 'contact' | 'exemptions' | 'files of' | 'office' | 'positions' | 'procedure'

/** Whoever would change the same thing waits until this transaction ends, so that the second sees that it is late. */
export async function lockFor(tx: Transaction, kind: Guarded, id = ''): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 0))", [kind, id])
}

/** As `lockFor`, beside others who do the same: only who would change the thing waits for them, and they for that one. */
export async function lockBeside(tx: Transaction, kind: Guarded, id = ''): Promise<void> {
  await tx.query("select pg_advisory_xact_lock_shared(hashtextextended($1 || ' ' || $2, 0))", [kind, id])
}
