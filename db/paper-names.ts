import type { Database } from './pool.js'

/** Names by id, as they are when a paper is made; what is erased or unknown is not among them. */
export type NamesById = {
  readonly persons: ReadonlyMap<string, string>
  readonly offices: ReadonlyMap<string, string>
}

/** Reads the names of persons and offices for a paper. */
export async function readNames(
  db: Database,
  { persons, offices }: { readonly persons: readonly string[]; readonly offices: readonly string[] },
): Promise<NamesById> {
  const { rows } = await db.query<{ kind: 'person' | 'office'; id: string; name: string }>(
    `select 'person' as kind, person_id as id, name_th as name from person where person_id = any($1)
     union all
     select 'office', code, body ->> 'nameTh' from office where code = any($2) and valid_to is null`,
    [[...new Set(persons)], [...new Set(offices)]],
  )
  const of = (kind: string) =>
    new Map(rows.filter((row) => row.kind === kind).map(({ id, name }) => [id, name]))
  return { persons: of('person'), offices: of('office') }
}
