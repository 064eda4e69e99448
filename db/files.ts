import type { FileReason, FileState } from '../domain/file.js'
import type { Instant } from '../domain/time.js'
import { lockFor } from './locks.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import type { Database, Transaction } from './pool.js'

/** What a file is for. */
export type FilePurpose = 'answer' | 'circular' | 'other'

/** A file that somebody sent, or is sending. `bytes` is its whole length as announced. */
export type StoredFile = {
  readonly fileId: string
  readonly officeCode: string
  readonly caseId: string | null
  readonly purpose: FilePurpose
  readonly name: string
  readonly extension: string
  readonly mediaType: string | null
  readonly bytes: number
  readonly sha256: string | null
  readonly state: FileState
  readonly reason: FileReason | null
  readonly uploadedBy: string
  readonly uploadedAt: Instant | null
  readonly begunAt: Instant
}

/** The columns of a `StoredFile`. */
export const FILE_COLUMNS = `file_id as "fileId", office_code as "officeCode", case_id as "caseId", purpose, name, extension,
  media_type as "mediaType", bytes::float8 as bytes, sha256, state, reason, uploaded_by as "uploadedBy",
  uploaded_at as "uploadedAt", begun_at as "begunAt"`

/** What an office has sent, in bytes and files; refused files hold no bytes. */
export type FileUse = {
  readonly bytes: number
  readonly bytesToday: number
  readonly open: number
  readonly openOfPerson: number
}

/** What the office uses now; other uploads of the office wait until this transaction ends. */
export async function lockedUse(tx: Transaction, officeCode: string, personId: string): Promise<FileUse> {
  await lockFor(tx, 'files of', officeCode)
  const { rows } = await tx.query<FileUse>(
    `select coalesce(sum(bytes) filter (where state <> 'refused'), 0)::float8 as bytes,
       coalesce(sum(bytes) filter (where begun_at > clock_timestamp() - interval '1 day'), 0)::float8 as "bytesToday",
       count(*) filter (where state = 'uploading')::int as open,
       count(*) filter (where state = 'uploading' and uploaded_by = $2)::int as "openOfPerson"
     from file where office_code = $1`,
    [officeCode, personId],
  )
  return rows[0] as FileUse
}

/** Reads a file's row, or nothing. */
export async function loadFile(db: Database, fileId: string): Promise<StoredFile | undefined> {
  const { rows } = await db.query<StoredFile>(`select ${FILE_COLUMNS} from file where file_id = $1`, [fileId])
  return rows[0]
}

/** Reads the rows of these files, in no order; none of them changes or goes until the transaction ends. */
export async function holdFiles(tx: Transaction, fileIds: readonly string[]): Promise<StoredFile[]> {
  const { rows } = await tx.query<StoredFile>(
    `select ${FILE_COLUMNS} from file where file_id = any($1) order by file_id for share`,
    [fileIds],
  )
  return rows
}

/** Reads the rows of these files, in no order. */
export async function loadFiles(db: Database, fileIds: readonly string[]): Promise<StoredFile[]> {
  const { rows } = await db.query<StoredFile>(`select ${FILE_COLUMNS} from file where file_id = any($1)`, [
    fileIds,
  ])
  return rows
}

/** The files of an office, or all that are held. */
export type WhichFiles = { readonly officeCode: string; readonly state?: FileState | undefined } | 'held'

/** The files of an office, the newest first; or all that wait for an administrator's decision, the oldest first. */
export async function listFiles(
  db: Database,
  which: WhichFiles,
  place: Place = {},
): Promise<Page<StoredFile>> {
  const { after, limit = 50 } = place
  const [last] = readPlace(after, 1)
  const { rows: from, values } = whichFiles(which)
  const next = values.length + 1
  const [behind, order] = which === 'held' ? ['>', ''] : ['<', 'desc']
  const { rows } = await db.query<StoredFile>(
    `select ${FILE_COLUMNS} ${from} and ($${next}::text is null or file_id ${behind} $${next})
     order by file_id ${order} limit $${next + 1}`,
    [...values, last ?? null, limit + 1],
  )
  const page = pageOf(rows, limit, ({ fileId }) => [fileId])
  return counted(db, page, place, { rows: from, values })
}

/** Those files of a list that stand in a secret case: not everybody who sees the list may know of them. */
export async function secretFiles(db: Database, which: WhichFiles): Promise<StoredFile[]> {
  const { rows: from, values } = whichFiles(which)
  const { rows } = await db.query<StoredFile>(
    `select ${FILE_COLUMNS} ${from} and exists (
       select from (select file.case_id union all
                    select a.case_id from answer_file b join answer a using (answer_id) where b.file_id = file.file_id) as bound
       join circular c on c.circular_id = split_part(bound.case_id, '/', 2) where c.secrecy <> 'plain')`,
    [...values],
  )
  return rows
}

function whichFiles(which: WhichFiles): { rows: string; values: readonly unknown[] } {
  return which === 'held'
    ? { rows: "from file where state = 'held'", values: [] }
    : {
        rows: 'from file where office_code = $1 and ($2::text is null or state = $2)',
        values: [which.officeCode, which.state ?? null],
      }
}

/** Binds files to an answer; said twice it is the same. */
export async function bindFiles(
  tx: Database | Transaction,
  answerId: string,
  fileIds: readonly string[],
): Promise<void> {
  await tx.query(
    `insert into answer_file (answer_id, file_id) select $1, unnest($2::text[]) on conflict do nothing`,
    [answerId, fileIds],
  )
}

/** The cases in whose recorded answers, or in whose evidence, a file stands. */
export async function casesOfFile(db: Database, fileId: string): Promise<string[]> {
  const { rows } = await db.query<{ caseId: string }>(
    `select distinct a.case_id as "caseId" from answer_file f join answer a using (answer_id)
     where f.file_id = $1 and exists (select from event e where e.case_id = a.case_id and e.type = 'submitted'
       and e.body::jsonb -> 'answer' ->> 'answerId' = a.answer_id)
     union select 'exemption/' || exemption_id from exemption_file where file_id = $1`,
    [fileId],
  )
  return rows.map(({ caseId }) => caseId)
}

/** Nobody puts bytes of this hash in place or takes them away until this transaction ends. */
export async function lockContent(tx: Transaction, sha256: string): Promise<void> {
  await lockFor(tx, 'bytes', sha256)
}

/** Whether a clean file has these bytes. */
export async function isContentUsed(db: Database | Transaction, sha256: string): Promise<boolean> {
  const { rowCount } = await db.query(`select from file where sha256 = $1 and state = 'clean' limit 1`, [
    sha256,
  ])
  return rowCount === 1
}
