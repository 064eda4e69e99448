import type { Database } from './pool.js'

/** A page of a list: its rows, the cursor of the next page when there is one, and how many rows in all if asked for. */
export type Page<Row> = { readonly items: readonly Row[]; readonly next?: string; readonly total?: number }

/** Which part of a list: behind a cursor, so many rows (each list has its own usual number), and whether all are counted. */
export type Place = {
  readonly after?: string | undefined
  readonly limit?: number
  readonly total?: boolean
}

/** Thrown for a cursor that no list gave. */
export class CursorInvalid extends Error {
  constructor() {
    super('ตัวชี้หน้าถัดไปใช้ไม่ได้ / This cursor is not one of this list.')
    this.name = 'CursorInvalid'
  }
}

/** The values behind a cursor: those of the last row of the page before; none for the first page. @throws CursorInvalid */
export function readPlace(cursor: string | undefined, length: number): string[] {
  if (cursor === undefined) return []
  const values = parse(Buffer.from(cursor, 'base64url').toString())
  if (!Array.isArray(values) || values.length !== length || !values.every((one) => typeof one === 'string'))
    throw new CursorInvalid()
  return values
}

/** Makes a page of rows that were read with one more than asked for: the extra row shows that there is a next page. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => readonly string[],
): Page<Row> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  if (rows.length <= limit || !last) return { items }
  return { items, next: Buffer.from(JSON.stringify(placeOf(last))).toString('base64url') }
}

/**
 * Adds to a page how many rows its list has in all, where that was asked: `rows` is the list from `from` on, without its
 * place. A list that ends with its first page is not counted again: what is rare is looked for among all rows once.
 */
export async function counted<Row>(
  db: Database,
  page: Page<Row>,
  { after, total = false }: Place,
  { rows, values }: { readonly rows: string; readonly values: readonly unknown[] },
): Promise<Page<Row>> {
  if (!total) return page
  if (after === undefined && page.next === undefined) return { ...page, total: page.items.length }
  const found = await db.query<{ total: number }>(`select count(*)::int as total ${rows}`, [...values])
  return { ...page, total: found.rows[0]?.total ?? 0 }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
