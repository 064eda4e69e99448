import { stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Config } from '../../config.js'
import { inTransaction } from '../../db/pool.js'
import { isContentUsed, lockContent } from '../../db/files.js'
import type { Scanner } from '../../files/scanner.js'
import { openStore, type Store } from '../../files/store.js'

/** How much may be sent. Sizes in bytes, counts of uploads that are not finished yet. */
export type FileLimits = {
  readonly fileBytes: number
  /** All files of one answer together. */
  readonly answerBytes: number
  /** What an office may send within 24 hours. */
  readonly dayBytes: number
  /** What an office may keep. */
  readonly quotaBytes: number
  /** After this an upload that stopped is cleared. */
  readonly expiresHours: number
  readonly openOfPerson: number
  readonly openOfOffice: number
}

const MEGABYTE = 2 ** 20

/** The limits as the settings say them; so many uploads at once are more than any person or office has use for. */
export function fileLimits(settings: Config['files']): FileLimits {
  return {
    fileBytes: settings.maxFileMb * MEGABYTE,
    answerBytes: settings.answerMb * MEGABYTE,
    dayBytes: settings.officeDailyMb * MEGABYTE,
    quotaBytes: settings.officeQuotaMb * MEGABYTE,
    expiresHours: settings.uploadExpiresHours,
    openOfPerson: 20,
    openOfOffice: 60,
  }
}

/** Where the bytes of files lie, and what may come in. */
export type FileDesk = {
  readonly limits: FileLimits
  readonly store: Store
  readonly scanner: Scanner | undefined
  /** The folder of what has not passed: named by file id, served to nobody. */
  readonly quarantine: string
  /** Says that a file waits to be looked through. */
  wake(): void
  /** Takes away what nobody uses any more. */
  dropContent(sha256: string): Promise<void>
}

/** What the desk is opened with. */
export type DeskDeps = {
  readonly pool: pg.Pool
  readonly folder: string
  readonly limits: FileLimits
  readonly scanner: Scanner | undefined
  readonly log: Logger
  readonly wake: () => void
}

/** Opens the desk on a folder that all processes of the API share. */
export function openFileDesk({ pool, folder, limits, scanner, wake }: DeskDeps): FileDesk {
  const store = openStore(join(folder, 'content'))
  return {
    ...{ limits, store, scanner, wake },
    quarantine: join(folder, 'quarantine'),
    async dropContent(sha256) {
      await inTransaction(pool, async (tx) => {
        await lockContent(tx, sha256)
        if (!(await isContentUsed(tx, sha256))) await store.remove(sha256)
      })
    },
  }
}

/** Where the bytes of a file lie until they are clean. */
export function quarantinePath({ quarantine }: Pick<FileDesk, 'quarantine'>, fileId: string): string {
  return join(quarantine, fileId)
}

/** How many bytes of an upload have arrived. */
export async function arrivedBytes(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  )
}

/** Removes a file from quarantine; one that is gone already is no failure. */
export async function removeBytes(path: string): Promise<void> {
  await unlink(path).catch((failure: NodeJS.ErrnoException) => {
    if (failure.code !== 'ENOENT') throw failure
  })
}
