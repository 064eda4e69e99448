/**
 * What an index has found by pairs of letters may still not hold the phrase: each of $2 must stand in `t.plain`, or all
 * its words ($3) in `t.words`.
 */
export const FOUND = `not exists (select from unnest($2::text[], $3::text[]) as phrase (plain, query)
  where strpos(t.plain, phrase.plain) = 0 and (phrase.query = '' or not t.words @@ phrase.query::tsquery))`
