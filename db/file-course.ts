import type { FileReason } from '../domain/file.js'
import type { Instant } from '../domain/time.js'
import { FILE_COLUMNS, type StoredFile } from './files.js'
import type { Database, Transaction } from './pool.js'

/** Something that happened to a file: who did it, and why where a reason was given. */
export type FileEvent = {
  readonly fileId: string
  readonly type: 'begun' | 'received' | 'clean' | 'held' | 'refused' | 'released' | 'removed' | 'expired'
  readonly by: string
  readonly reason?: FileReason | { readonly text: string }
}

/** Writes down what happened to a file. */
async function recordFileEvent(
  db: Database | Transaction,
  { fileId, type, by, reason }: FileEvent,
): Promise<void> {
  await db.query('insert into file_event (file_id, type, by, reason) values ($1, $2, $3, $4)', [
    ...[fileId, type, by],
    reason ? JSON.stringify(reason) : null,
  ])
}

/** Opens the row of a file whose bytes are to come. */
export async function beginFile(
  tx: Transaction,
  file: Pick<
    StoredFile,
    'fileId' | 'officeCode' | 'caseId' | 'purpose' | 'name' | 'extension' | 'bytes' | 'uploadedBy'
  >,
): Promise<void> {
  await tx.query(
    `insert into file (file_id, office_code, case_id, purpose, name, extension, bytes, uploaded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[file.fileId, file.officeCode, file.caseId, file.purpose],
      ...[file.name, file.extension, file.bytes, file.uploadedBy],
    ],
  )
  await recordFileEvent(tx, { fileId: file.fileId, type: 'begun', by: file.uploadedBy })
}

/** All bytes of an upload have arrived: it is to be looked through. Said twice it is the same. */
export async function receiveFile(tx: Transaction, fileId: string): Promise<boolean> {
  const { rows } = await tx.query<{ by: string }>(
    `update file set state = 'scanning', uploaded_at = wian_now(), next_attempt_at = clock_timestamp()
     where file_id = $1 and state = 'uploading' returning uploaded_by as by`,
    [fileId],
  )
  if (rows[0]) await recordFileEvent(tx, { fileId, type: 'received', by: rows[0].by })
  return rows[0] !== undefined
}

/**
 * Takes a file that waits to be looked through; nobody else gets it for `forSeconds`. Each taking doubles the wait before
 * the next, up to an hour, so that a file on which a process dies does not hold up the others.
 */
export async function takeForScan(db: Database, forSeconds: number): Promise<StoredFile | undefined> {
  const { rows } = await db.query<StoredFile>(
    `update file set attempts = attempts + 1, next_attempt_at = clock_timestamp()
       + least(interval '1 hour', make_interval(secs => $1) * power(2, least(attempts, 10)))
     where file_id = (select file_id from file where state = 'scanning' and next_attempt_at <= clock_timestamp()
                      order by next_attempt_at limit 1 for update skip locked)
     returning ${FILE_COLUMNS}`,
    [forSeconds],
  )
  return rows[0]
}

/** What became of a file. */
export type Settled = {
  readonly fileId: string
  readonly from: 'scanning' | 'held'
  readonly to: 'clean' | 'held' | 'refused'
  readonly sha256: string
  readonly mediaType?: string | undefined
  readonly reason?: FileReason | undefined
  readonly event: Omit<FileEvent, 'fileId'>
}

/** Writes down what became of a file; once only. Returns whether it was this call that did. */
export async function settleFile(tx: Transaction, settled: Settled): Promise<boolean> {
  const { fileId, from, to, sha256, mediaType, reason, event } = settled
  const { rowCount } = await tx.query(
    `update file set state = $3, sha256 = $4, media_type = coalesce($5, media_type), reason = $6
     where file_id = $1 and state = $2`,
    [fileId, from, to, sha256, mediaType ?? null, reason ? JSON.stringify(reason) : null],
  )
  if (rowCount === 1) await recordFileEvent(tx, { ...event, fileId })
  return rowCount === 1
}

/** Removes a file that stands in no answer, proposal or request and on no agenda; returns whether it was removed. */
export async function removeFile(
  tx: Transaction,
  fileId: string,
  event: Omit<FileEvent, 'fileId'>,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `delete from file f where file_id = $1
       and not exists (select from answer_file a where a.file_id = f.file_id)
       and not exists (select from proposal_file p where p.file_id = f.file_id)
       and not exists (select from exemption_file e where e.file_id = f.file_id)
       and not exists (select from meeting_file m where m.file_id = f.file_id)`,
    [fileId],
  )
  if (rowCount === 1) await recordFileEvent(tx, { ...event, fileId })
  return rowCount === 1
}

/** Uploads that were begun longer ago than this and never finished. */
export async function abandonedFiles(db: Database, olderThanHours: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select file_id as id from file
     where state = 'uploading' and begun_at < clock_timestamp() - make_interval(hours => $1)`,
    [olderThanHours],
  )
  return rows.map(({ id }) => id)
}

/** What happened to a file, in order. */
export async function fileHistory(
  db: Database,
  fileId: string,
): Promise<(Omit<FileEvent, 'fileId'> & { readonly at: Instant })[]> {
  const { rows } = await db.query<Omit<FileEvent, 'fileId'> & { readonly at: Instant }>(
    `select type, by, reason, at from file_event where file_id = $1 order by seq`,
    [fileId],
  )
  return rows
}
