/**
 * What an index has found by pairs of letters may still not hold the phrase: each of $2 must stand in `plain` of the
 * table, or all its words ($3) in `words`.
 */
export const foundIn = (table: string): string =>
  `not exists (select from unnest($2::text[], $3::text[]) as phrase (plain, query)
  where strpos(${table}.plain, phrase.plain) = 0 and (phrase.query = '' or not ${table}.words @@ phrase.query::tsquery))`

/** The same of a table that is called `t`. */
export const FOUND = foundIn('t')
