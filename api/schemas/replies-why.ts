import { z } from 'zod'
import { deadlineBasis, instant } from './common.js'
import { day, words } from './replies-common.js'

/** Why a date is what it is, day by day. */
export const whyReply = z
  .strictObject({
    dueAt: instant,
    day,
    time: z.string().nullable(),
    why: z.array(z.looseObject({ kind: z.string(), ...words })),
    warnings: z.array(z.strictObject({ code: z.string(), day, ...words })),
    basis: deadlineBasis,
    agrees: z.boolean(),
  })
  .meta({ id: 'Why' })
