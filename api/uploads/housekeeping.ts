import { readdir } from 'node:fs/promises'
import type pg from 'pg'
import { isContentUsed, loadFile, loadFiles } from '../../db/files.js'
import { abandonedFiles, removeFile } from '../../db/file-course.js'
import { inTransaction } from '../../db/pool.js'
import { quarantinePath, removeBytes, type FileDesk } from './desk.js'
import { finishIfWhole } from './finish.js'

const BATCH = 500
const IN_QUARANTINE = new Set(['uploading', 'scanning', 'held'])

/** Clears uploads that stopped for good, and bytes to which no row points: what killed processes leave behind. */
export async function tidyFiles(pool: pg.Pool, desk: FileDesk): Promise<void> {
  await clearAbandoned(pool, desk)
  await clearQuarantine(pool, desk)
  await desk.store.tidy()
}

/** Goes through the whole store for bytes that no clean file has; once a day is enough. */
export async function tidyStore(pool: pg.Pool, desk: FileDesk): Promise<void> {
  for await (const sha256 of desk.store.list())
    if (!(await isContentUsed(pool, sha256))) await desk.dropContent(sha256)
}

async function clearAbandoned(pool: pg.Pool, desk: FileDesk): Promise<void> {
  for (const fileId of await abandonedFiles(pool, desk.limits.expiresHours)) {
    const file = await loadFile(pool, fileId)
    if (!file || (await finishIfWhole(pool, desk, file))) continue
    await inTransaction(pool, (tx) => removeFile(tx, fileId, { type: 'expired', by: 'system' }))
    await removeBytes(quarantinePath(desk, fileId))
  }
}

async function clearQuarantine(pool: pg.Pool, desk: FileDesk): Promise<void> {
  const names = await readdir(desk.quarantine).catch(() => [])
  for (let at = 0; at < names.length; at += BATCH) {
    const some = names.slice(at, at + BATCH)
    const files = await loadFiles(pool, some)
    const kept = new Set(files.flatMap(({ fileId, state }) => (IN_QUARANTINE.has(state) ? [fileId] : [])))
    for (const name of some) if (!kept.has(name)) await removeBytes(quarantinePath(desk, name))
  }
}
