import type { NumberRequest } from '../../domain/case.js'
import { refuse, type Refusal } from '../../domain/refusals.js'
import { entryText } from '../search/register.js'
import type { Transaction } from '../pool.js'

/** A number to allot for a case: `counterpart` is the other office, as the register prints it. */
export type Allotment = {
  readonly caseId: string
  readonly request: NumberRequest
  readonly at: string
  readonly counterpart: string
}

/**
 * Allots numbers in the order given, gap-free: the series' row stays locked until the transaction ends, so a number
 * that is not committed was never given. A number that the office wrote itself is taken as it is, if it is free.
 * Returns one number or refusal for each allotment. Source: saraban reg., registers by calendar year.
 */
export async function allotNumbers(
  tx: Transaction,
  allotments: readonly Allotment[],
): Promise<(number | Refusal)[]> {
  const results = new Array<number | Refusal>(allotments.length)
  for (const [, indices] of [...bySeries(allotments)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const chosen = await allotSeries(
      tx,
      indices.map((i) => allotments[i] as Allotment),
    )
    indices.forEach((index, i) => (results[index] = chosen[i] as number | Refusal))
  }
  return results
}

function bySeries(allotments: readonly Allotment[]): Map<string, number[]> {
  const series = new Map<string, number[]>()
  allotments.forEach(({ request: { officeCode, register, year } }, index) => {
    const key = `${officeCode}/${register}/${year}`
    series.set(key, [...(series.get(key) ?? []), index])
  })
  return series
}

async function allotSeries(tx: Transaction, allotments: readonly Allotment[]): Promise<(number | Refusal)[]> {
  const { officeCode, register, year } = (allotments[0] as Allotment).request
  const key = [officeCode, register, year]
  await tx.query('insert into number_series values ($1, $2, $3, 0) on conflict do nothing', key)
  const { rows } = await tx.query<{ last: number }>(
    'select last from number_series where office_code = $1 and register = $2 and year = $3 for update',
    key,
  )
  const before = rows[0]?.last ?? 0
  const taken = await takenAmong(tx, key, allotments)
  let last = before
  const results = allotments.map(({ request }) => {
    const number = request.number ?? last + 1
    if (taken.has(number)) return refuse('NUMBER_TAKEN', { number }, '/number')
    taken.add(number)
    last = Math.max(last, number)
    return number
  })
  if (last > before)
    await tx.query(
      'update number_series set last = $4 where office_code = $1 and register = $2 and year = $3',
      [...key, last],
    )
  await enter(tx, key, allotments, results)
  return results
}

async function takenAmong(
  tx: Transaction,
  key: unknown[],
  allotments: readonly Allotment[],
): Promise<Set<number>> {
  const own = allotments.flatMap(({ request }) => request.number ?? [])
  if (own.length === 0) return new Set()
  const { rows } = await tx.query<{ number: number }>(
    'select number from register_entry where office_code = $1 and register = $2 and year = $3 and number = any($4)',
    [...key, own],
  )
  return new Set(rows.map((row) => row.number))
}

async function enter(
  tx: Transaction,
  key: unknown[],
  allotments: readonly Allotment[],
  results: (number | Refusal)[],
) {
  const given = allotments.flatMap((allotment, i) => {
    const number = results[i]
    return typeof number === 'number' ? [{ ...allotment, number }] : []
  })
  const lines = await describe(tx, key[1] as string, given)
  const [officeCode, register, year] = key as [string, NumberRequest['register'], number]
  const texts = given.map(({ number }, i) =>
    entryText(
      { officeCode, register, year },
      { number, subject: lines[i]?.subject ?? '', counterpart: lines[i]?.name ?? '' },
    ),
  )
  await tx.query(
    `insert into register_entry (office_code, register, year, number, case_id, counterpart, subject, entered_at, plain, words)
     select $1, $2, $3, n.* from unnest($4::int[], $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::text[], $10::tsvector[]) as n`,
    [
      ...key,
      given.map((g) => g.number),
      given.map((g) => g.caseId),
      lines.map((line) => line.counterpart),
      lines.map((line) => line.subject),
      given.map((g) => g.at),
      texts.map((text) => text.plain),
      texts.map((text) => text.words),
    ],
  )
}

type Line = { readonly subject: string; readonly counterpart: string; readonly name: string }

/** What the register prints beside each number: the subject of the case, and the other office, also by its name. */
async function describe(tx: Transaction, register: string, given: readonly Allotment[]): Promise<Line[]> {
  const { rows } = await tx.query<Line>(
    `select n.subject, n.counterpart, concat_ws(' ', n.counterpart, o.body ->> 'nameTh', o.body ->> 'shortTh') as name
     from (select g.at, coalesce(g.subject, c.subject, '') as subject,
                  case $1 when 'inward' then coalesce(c.owner_office, '') else g.counterpart end as counterpart
           from unnest($2::text[], $3::text[], $4::text[]) with ordinality as g (case_id, counterpart, subject, at)
           left join circular c on c.circular_id = split_part(g.case_id, '/', 2)) as n
     left join office o on o.code = n.counterpart and o.valid_to is null
     order by n.at`,
    [
      register,
      given.map(({ caseId }) => caseId),
      given.map(({ counterpart }) => counterpart),
      given.map(({ request }) => request.subject ?? null),
    ],
  )
  return rows
}
