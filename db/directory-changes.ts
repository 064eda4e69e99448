import { refuse, type Refusal } from '../domain/refusals.js'
import type { Office } from '../domain/office.js'
import type { Day } from '../domain/time.js'
import type { OfficePlan } from '../imports/office-plan.js'
import type { CentralOffice } from './directory.js'
import type { Database, Transaction } from './pool.js'
import { refreshOfficeTexts } from './search/texts.js'

/** The plan that a person confirmed, the day from which it holds, and who confirmed it. */
export type ConfirmedPlan = {
  readonly plan: Pick<OfficePlan, 'add' | 'change' | 'close'>
  readonly on: Day
  readonly by: string
}

/** How many records a plan opened and closed. */
export type AppliedPlan = { readonly added: number; readonly changed: number; readonly closed: number }

/**
 * Takes a confirmed plan into the directory: a change closes the record in force and opens the next from the day on;
 * on the very day from which a record holds it is put right in place. Nothing is deleted.
 * Refused for a day before the records that it would change.
 */
export async function applyOfficeChanges(
  tx: Transaction,
  { plan, on, by }: ConfirmedPlan,
): Promise<AppliedPlan | Refusal> {
  const changed = plan.change.map(({ after }) => after)
  const early = (await heldOnlyAfter(tx, { plan, on })).map(({ code }) => code)
  if (early.length > 0) return refuse('CHANGE_TOO_EARLY', { on, codes: early.join(', ') })
  const reopened = await knownCodes(tx, plan.add)
  await closeRecords(tx, [...changed, ...plan.close], on)
  await openRecords(tx, [
    ...plan.add.map((office) => (reopened.has(office.code) ? { ...office, validFrom: on } : office)),
    ...changed.map((office) => ({ ...office, validFrom: on })),
  ])
  await writePredecessors(tx, [...plan.add, ...changed])
  await writeContacts(tx, [...plan.add, ...changed], by)
  await refreshOfficeTexts(tx)
  return { added: plan.add.length, changed: changed.length, closed: plan.close.length }
}

/** Writes central offices as they stand from the day on, over what was known of that day. */
export async function writeCentralOffices(
  tx: Transaction,
  offices: readonly CentralOffice[],
  { on, by }: { on: Day; by: string },
): Promise<void> {
  const bodies = offices.map(({ code: _, email: __, ...body }) =>
    JSON.stringify({ type: 'central', ...body }),
  )
  await insertRecords(tx, {
    codes: offices.map(({ code }) => code),
    from: offices.map(() => on),
    to: [],
    bodies,
  })
  await writeContacts(tx, offices, by)
  await refreshOfficeTexts(tx)
}

/** Offices that were closed once: their earlier records stay as they were. */
async function knownCodes(tx: Transaction, offices: readonly Office[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ code: string }>('select distinct code from office where code = any($1)', [
    offices.map(({ code }) => code),
  ])
  return new Set(rows.map((row) => row.code))
}

/**
 * The offices of a plan whose newest record begins after its day, so that the plan cannot change them; those that it adds,
 * too, as they may be there from a later day on. In a transaction nobody else changes them until its end.
 */
export async function heldOnlyAfter(
  db: Database,
  { plan: { add, change, close }, on }: Pick<ConfirmedPlan, 'plan' | 'on'>,
): Promise<{ readonly code: string; readonly from: Day }[]> {
  const { rows } = await db.query<{ code: string; from: Day }>(
    `select code, valid_from as "from" from office where valid_to is null
       and ((code = any($1) and valid_from > $3) or (code = any($2) and valid_from >= $3)) order by code for update`,
    [[...add, ...change].map(({ code }) => code), close.map(({ code }) => code), on],
  )
  return rows
}

async function closeRecords(tx: Transaction, offices: readonly Office[], on: Day): Promise<void> {
  await tx.query(
    'update office set valid_to = $2 where code = any($1) and valid_to is null and valid_from < $2',
    [offices.map(({ code }) => code), on],
  )
}

async function openRecords(tx: Transaction, offices: readonly Office[]): Promise<void> {
  const bodies = offices.map(
    ({ code: _, validFrom: __, validTo: ___, email: ____, predecessors: _____, ...body }) =>
      JSON.stringify(body),
  )
  await insertRecords(tx, {
    codes: offices.map(({ code }) => code),
    from: offices.map(({ validFrom }) => validFrom),
    to: offices.map(({ validTo }) => validTo ?? null),
    bodies,
  })
}

type Records = { codes: string[]; from: Day[]; to: (Day | null)[]; bodies: string[] }

async function insertRecords(tx: Transaction, { codes, from, to, bodies }: Records): Promise<void> {
  await tx.query(
    `insert into office (code, valid_from, valid_to, body)
     select * from unnest($1::text[], $2::date[], $3::date[], $4::jsonb[])
     on conflict (code, valid_from) do update set body = excluded.body, valid_to = excluded.valid_to`,
    [codes, from, codes.map((_, i) => to[i] ?? null), bodies],
  )
}

async function writePredecessors(tx: Transaction, offices: readonly Office[]): Promise<void> {
  const pairs = offices.flatMap(({ code, predecessors }) => predecessors.map((one) => [code, one] as const))
  await tx.query(
    `insert into office_predecessor (code, predecessor) select * from unnest($1::text[], $2::text[])
     on conflict do nothing`,
    [pairs.map(([code]) => code), pairs.map(([, predecessor]) => predecessor)],
  )
}

async function writeContacts(
  tx: Transaction,
  offices: readonly { code: string; email?: string }[],
  by: string,
): Promise<void> {
  const known = offices.filter(({ email }) => email)
  await tx.query(
    `insert into office_contact (code, email, changed_by) select code, email, $3
     from unnest($1::text[], $2::text[]) as m (code, email)
     on conflict (code) do update set email = excluded.email, changed_at = wian_now(), changed_by = excluded.changed_by
     where office_contact.email <> excluded.email`,
    [known.map(({ code }) => code), known.map(({ email }) => email), by],
  )
}
