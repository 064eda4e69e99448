import type { Instant } from '../domain/time.js'
import type { Database } from './pool.js'

/** What all letters of one layout share: the bytes before the first that differs, and what stamping needs besides. */
export type StoredTemplate<Meta = unknown> = {
  readonly templateId: string
  readonly prefix: Uint8Array
  readonly meta: Meta
}

/** One office's letter: the bytes that are its own, and hash (hex) and length of the whole file. */
export type StoredLetter = {
  readonly letterId: string
  readonly circularId: string
  readonly officeCode: string
  /** `circular`, `erratum-<n>`, `overdue-<instant>`. */
  readonly kind: string
  readonly templateId: string
  readonly tail: Uint8Array
  readonly sha256: string
  readonly bytes: number
  readonly issuedAt: Instant
  /** What its QR code leads to: whoever holds the letter can ask whether it is genuine. */
  readonly code?: string
}

/** A letter in a list, without its bytes. */
export type LetterEntry = Omit<StoredLetter, 'tail' | 'code'>

/** Keeps a template, once. */
export async function putLetterTemplate(db: Database, template: StoredTemplate): Promise<void> {
  await db.query(
    'insert into letter_template (template_id, prefix, meta) values ($1, $2, $3) on conflict do nothing',
    [template.templateId, Buffer.from(template.prefix), JSON.stringify(template.meta)],
  )
}

/** Keeps a page of letters; one that is there stays as it was sent. */
export async function putLetters(db: Database, letters: readonly StoredLetter[]): Promise<void> {
  if (letters.length === 0) return
  // All tails as one value: an array of them would be written out in hexadecimal and read again, at three times the cost.
  const tails = Buffer.concat(letters.map((letter) => letter.tail))
  await db.query(
    `insert into letter (letter_id, circular_id, office_code, kind, template_id, tail, sha256, bytes, issued_at, code)
     select letter_id, circular_id, office_code, kind, template_id, substr($1::bytea, place, size), decode(sha256, 'hex'),
            bytes, issued_at, code
     from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::int[], $9::text[], $10::int[],
                 $11::timestamptz[], $12::text[])
       as l (letter_id, circular_id, office_code, kind, template_id, place, size, sha256, bytes, issued_at, code)
     on conflict (letter_id) do nothing`,
    [
      tails,
      letters.map((letter) => letter.letterId),
      letters.map((letter) => letter.circularId),
      letters.map((letter) => letter.officeCode),
      letters.map((letter) => letter.kind),
      letters.map((letter) => letter.templateId),
      placesOf(letters.map((letter) => letter.tail)),
      letters.map((letter) => letter.tail.length),
      letters.map((letter) => letter.sha256),
      letters.map((letter) => letter.bytes),
      letters.map((letter) => letter.issuedAt),
      letters.map((letter) => letter.code ?? null),
    ],
  )
}

/** Where each part begins when they stand one behind the other; SQL counts from 1. */
function placesOf(parts: readonly Uint8Array[]): number[] {
  let place = 1
  return parts.map(({ length }) => {
    place += length
    return place - length
  })
}

const ENTRY = `letter_id as "letterId", circular_id as "circularId", office_code as "officeCode", kind,
  template_id as "templateId", encode(sha256, 'hex') as sha256, bytes, issued_at as "issuedAt"`

/** A letter with the template that makes its whole file, or nothing. */
export async function loadLetter<Meta>(
  db: Database,
  letterId: string,
): Promise<(StoredLetter & { readonly template: StoredTemplate<Meta> }) | undefined> {
  type Row = StoredLetter & { prefix: Buffer; meta: Meta }
  const { rows } = await db.query<Row>(
    `select ${ENTRY}, tail, prefix, meta from letter join letter_template using (template_id) where letter_id = $1`,
    [letterId],
  )
  if (!rows[0]) return undefined
  const { prefix, meta, ...letter } = rows[0]
  return { ...letter, template: { templateId: letter.templateId, prefix, meta } }
}

/** The letters of a circular in order of office and time: all, of one kind, of one office. */
export async function listLetters(
  db: Database,
  circularId: string,
  { kind, officeCode }: { kind?: string; officeCode?: string } = {},
): Promise<LetterEntry[]> {
  const { rows } = await db.query<LetterEntry>(
    `select ${ENTRY} from letter
     where circular_id = $1 and ($2::text is null or kind = $2) and ($3::text is null or office_code = $3)
     order by office_code collate "C", issued_at, kind`,
    [circularId, kind ?? null, officeCode ?? null],
  )
  return rows
}

/** What one print file of a circular's letters is made of: the templates, and each letter's own bytes by office. */
export type PrintRun<Meta = unknown> = {
  readonly templates: readonly StoredTemplate<Meta>[]
  readonly letters: readonly { readonly templateId: string; readonly tail: Uint8Array }[]
}

/** The letters of one kind, in order of the offices' codes. */
export async function loadPrintRun<Meta>(
  db: Database,
  circularId: string,
  kind: string,
): Promise<PrintRun<Meta>> {
  const letters = await db.query<{ templateId: string; tail: Buffer }>(
    `select template_id as "templateId", tail from letter where circular_id = $1 and kind = $2
     order by office_code collate "C"`,
    [circularId, kind],
  )
  const ids = [...new Set(letters.rows.map(({ templateId }) => templateId))]
  const templates = await db.query<StoredTemplate<Meta>>(
    'select template_id as "templateId", prefix, meta from letter_template where template_id = any($1)',
    [ids],
  )
  return { templates: templates.rows, letters: letters.rows }
}
