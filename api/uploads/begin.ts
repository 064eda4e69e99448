import { randomUUID } from 'node:crypto'
import { Metadata } from '@tus/utils'
import type { Request } from 'express'
import type pg from 'pg'
import { z } from 'zod'
import { lockedUse, type FileUse } from '../../db/files.js'
import { beginFile } from '../../db/file-course.js'
import { clockNow } from '../../db/clock.js'
import { inTransaction } from '../../db/pool.js'
import type { Actor } from '../../domain/case.js'
import { safeName } from '../../files/names.js'
import { idFor } from '../ids.js'
import { readInput } from '../input.js'
import { problem } from '../problems.js'
import { caseIdOf } from '../schemas/common.js'
import type { FileDesk, FileLimits } from './desk.js'
import { ownCase } from './subject.js'

const MEGABYTE = 2 ** 20

const metadataSchema = z.strictObject({
  filename: z.string().min(1).max(1_000),
  caseId: caseIdOf('submission', 'circular').exactOptional(),
  purpose: z.enum(['answer', 'circular', 'other']).default('other'),
  // Clients of tus send the type that the browser guessed; the content decides.
  filetype: z.string().max(200).nullish(),
})

/**
 * Begins an upload: a row that holds its place against the limits of the office. Returns the id of the file.
 * @throws Problem UPLOAD_UNREADABLE, INPUT_INVALID, FILE_TOO_LARGE, QUOTA_SPENT, DAY_SPENT, UPLOADS_TOO_MANY, NOT_FOUND
 */
export async function beginUpload(
  pool: pg.Pool,
  { limits }: FileDesk,
  { actor, request }: { actor: Actor; request: Request },
): Promise<string> {
  const bytes = readLength(request)
  if (bytes > limits.fileBytes) throw problem('FILE_TOO_LARGE', [], { most: limits.fileBytes / MEGABYTE })
  const { filename, caseId, purpose } = readInput(metadataSchema, readMetadata(request))
  if (caseId !== undefined) await ownCase(pool, actor, caseId)
  const { personId: uploadedBy, officeCode } = actor
  const fileId = idFor(randomUUID(), await clockNow(pool), 'file')
  await inTransaction(pool, async (tx) => {
    refuseBeyond(limits, await lockedUse(tx, officeCode, uploadedBy), bytes)
    const { name, extension } = safeName(filename)
    await beginFile(tx, {
      ...{ fileId, officeCode, caseId: caseId ?? null, purpose, name, extension, bytes, uploadedBy },
    })
  })
  return fileId
}

function refuseBeyond(limits: FileLimits, use: FileUse, bytes: number): void {
  const { openOfPerson, openOfOffice, quotaBytes, dayBytes } = limits
  if (use.openOfPerson >= openOfPerson || use.open >= openOfOffice) throw problem('UPLOADS_TOO_MANY')
  if (use.bytes + bytes > quotaBytes) throw problem('QUOTA_SPENT', [], { most: quotaBytes / MEGABYTE })
  if (use.bytesToday + bytes > dayBytes) throw problem('DAY_SPENT', [], { most: dayBytes / MEGABYTE })
}

function readLength(request: Request): number {
  const length = request.get('upload-length') ?? ''
  if (!/^\d{1,15}$/.test(length)) throw problem('UPLOAD_UNREADABLE', [], { what: 'Upload-Length' })
  return Number(length)
}

function readMetadata(request: Request): Record<string, string | null> {
  try {
    return Metadata.parse(request.get('upload-metadata') ?? '')
  } catch {
    throw problem('UPLOAD_UNREADABLE', [], { what: 'Upload-Metadata' })
  }
}
