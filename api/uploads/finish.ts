import { open } from 'node:fs/promises'
import type pg from 'pg'
import type { StoredFile } from '../../db/files.js'
import { receiveFile } from '../../db/file-course.js'
import { inTransaction } from '../../db/pool.js'
import { arrivedBytes, quarantinePath, type FileDesk } from './desk.js'

/**
 * Where all bytes of an upload have arrived, makes them durable and hands the file on to be looked through. Returns
 * whether they have. Asked again it changes nothing; also for an upload whose last answer was lost with its process.
 */
export async function finishIfWhole(
  pool: pg.Pool,
  desk: FileDesk,
  { fileId, bytes, state }: StoredFile,
): Promise<boolean> {
  if (state !== 'uploading') return true
  const path = quarantinePath(desk, fileId)
  const handle = await open(path, 'r+').catch(() => undefined)
  if (!handle) return false
  try {
    if ((await arrivedBytes(path)) !== bytes) return false
    await handle.sync()
  } finally {
    await handle.close()
  }
  await inTransaction(pool, (tx) => receiveFile(tx, fileId))
  desk.wake()
  return true
}
