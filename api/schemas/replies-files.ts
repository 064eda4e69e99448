import { z } from 'zod'
import { FILE_REASON_CODES, FILE_STATES } from '../../domain/file.js'
import { instant, sha256 } from './common.js'
import { count, instantOrNull, pageOf } from './replies-common.js'

const told = z
  .strictObject({ code: z.enum(FILE_REASON_CODES), messageTh: z.string(), messageEn: z.string() })
  .meta({ id: 'FileReason' })

const HISTORY = [
  ...(['begun', 'received', 'clean', 'held'] as const),
  ...(['refused', 'released', 'removed', 'expired'] as const),
] as const

const file = {
  fileId: z.string(),
  officeCode: z.string(),
  caseId: z.string().nullable(),
  purpose: z.enum(['answer', 'circular', 'other']),
  name: z.string(),
  extension: z.string(),
  mediaType: z.string().nullable(),
  bytes: count,
  sha256: sha256.nullable(),
  state: z.enum(FILE_STATES),
  reason: told.nullable(),
  uploadedBy: z.string(),
  uploadedAt: instantOrNull,
  begunAt: instant,
}

/** Files in a list. */
export const fileList = pageOf(z.strictObject(file).meta({ id: 'File' }))

/** A file with what happened to it. */
export const fileDetail = z
  .strictObject({
    ...file,
    history: z.array(
      z.strictObject({
        type: z.enum(HISTORY),
        by: z.string(),
        at: instant,
        reason: z.union([told, z.strictObject({ text: z.string() })]).exactOptional(),
      }),
    ),
  })
  .meta({ id: 'FileDetail' })
