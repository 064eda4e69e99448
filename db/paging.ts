/** A page of a list: its rows, and the cursor of the next page when there is one. */
export type Page<Row> = { readonly items: readonly Row[]; readonly next?: string }

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

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
