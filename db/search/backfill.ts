import type { Database } from '../pool.js'
import type { Book } from '../registers.js'
import { entryText } from './register.js'

/** So many lines are read and written at a time: what is broken off has lost at most these. */
const LINES_AT_ONCE = 500

type Line = Book & { readonly number: number; readonly subject: string; readonly name: string }

/**
 * Gives the lines of registers that were written before there was a search the words by which they are found. It can be
 * broken off and begun again, and done by several at once: only what has no words yet is touched. Returns how many.
 */
export async function backfillRegisters(db: Database): Promise<number> {
  for (let count = 0; ;) {
    const { rows } = await db.query<Line>(
      `select e.office_code as "officeCode", e.register, e.year, e.number, e.subject,
         concat_ws(' ', e.counterpart, o.body ->> 'nameTh', o.body ->> 'shortTh') as name
       from register_entry e left join office o on o.code = e.counterpart and o.valid_to is null
       where e.words is null order by e.office_code limit $1`,
      [LINES_AT_ONCE],
    )
    if (rows.length === 0) return count
    await writeWords(db, rows)
    count += rows.length
  }
}

async function writeWords(db: Database, lines: readonly Line[]): Promise<void> {
  const texts = lines.map(({ number, subject, name, ...book }) =>
    entryText(book, { number, subject, counterpart: name }),
  )
  await db.query(
    `update register_entry e set plain = n.plain, words = n.words
     from unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::text[], $6::tsvector[])
       as n (office_code, register, year, number, plain, words)
     where e.office_code = n.office_code and e.register = n.register and e.year = n.year and e.number = n.number
       and e.words is null`,
    [
      lines.map(({ officeCode }) => officeCode),
      lines.map(({ register }) => register),
      lines.map(({ year }) => year),
      lines.map(({ number }) => number),
      texts.map(({ plain }) => plain),
      texts.map(({ words }) => words),
    ],
  )
}
