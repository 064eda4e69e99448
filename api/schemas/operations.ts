import { z } from 'zod'
import { instant } from './common.js'
import { count, instantOrNull, problemReply } from './replies-common.js'

/** Long work as it stands. `id` of work over a circular's offices begins with the circular's. */
export const operationReply = z
  .strictObject({
    operationId: z.string(),
    kind: z.string(),
    state: z.enum(['running', 'done', 'failed', 'cancelled']),
    done: count,
    total: count.nullable(),
    result: z.looseObject({ href: z.string().exactOptional() }).nullable(),
    problem: problemReply.nullable(),
    cancelAskedAt: instantOrNull,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Operation' })

/** The address of an operation. */
export const operationParams = z.strictObject({ operationId: z.string().regex(/^[A-Za-z0-9][\w.-]{0,119}$/) })

/** What the stream of changes says of one: which case moved on, never what it holds. */
export const changeEvent = z
  .strictObject({
    seq: count,
    type: z.string(),
    caseId: z.string(),
    version: z.int().min(1),
    at: instant,
    status: z.string(),
  })
  .meta({ id: 'Change' })
