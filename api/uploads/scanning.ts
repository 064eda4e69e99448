import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import type { Logger } from 'pino'
import { lockContent, type StoredFile } from '../../db/files.js'
import { settleFile, takeForScan, type Settled } from '../../db/file-course.js'
import { inTransaction } from '../../db/pool.js'
import { judge } from '../../files/judge.js'
import { quarantinePath, removeBytes, type FileDesk } from './desk.js'

/** While a file is looked through nobody else takes it for this long; then a process that died is not waited for. */
const LEASE_SECONDS = 120

/**
 * Looks through the files that wait, one after the other, until none is due. Returns how many were settled. Whatever
 * breaks on the way leaves the file where it was, in quarantine, to be taken again.
 */
export async function scanWaiting(
  { pool, desk, log }: { pool: pg.Pool; desk: FileDesk; log: Logger },
  leaseSeconds = LEASE_SECONDS,
): Promise<number> {
  let settled = 0
  for (;;) {
    const file = await takeForScan(pool, leaseSeconds)
    if (!file) return settled
    try {
      if (await scanOne(pool, desk, file)) settled += 1
    } catch (error) {
      log.error({ err: error, fileId: file.fileId }, 'a file could not be looked through')
    }
  }
}

async function scanOne(pool: pg.Pool, desk: FileDesk, { fileId, name }: StoredFile): Promise<boolean> {
  const path = quarantinePath(desk, fileId)
  const sha256 = await sha256OfFile(path)
  const { state, reason, mediaType } = await judge(path, name, desk.scanner)
  const event = { type: state, by: 'system', ...(reason ? { reason } : {}) }
  return settle(pool, desk, {
    ...{ fileId, from: 'scanning', to: state, sha256, mediaType, reason, event },
  })
}

/**
 * Writes down what became of a file and moves its bytes to where that says: clean ones into the store, refused ones away.
 * The bytes are in the store before the row says so, and leave quarantine only after: killed in between, the next try ends the same.
 */
export async function settle(pool: pg.Pool, desk: FileDesk, settled: Settled): Promise<boolean> {
  const { fileId, to, sha256 } = settled
  const path = quarantinePath(desk, fileId)
  const isDone = await inTransaction(pool, async (tx) => {
    if (to === 'clean') {
      await lockContent(tx, sha256)
      const stored = await desk.store.put(createReadStream(path))
      if (stored.sha256 !== sha256) throw new Error(`the bytes of ${fileId} changed in quarantine`)
    }
    return settleFile(tx, settled)
  })
  if (isDone && to !== 'held') await removeBytes(path)
  return isDone
}

async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
