import { z } from 'zod'
import { deadlineBasis, instant } from './common.js'
import { day, explanation } from './replies-common.js'

/** Why a date is what it is, day by day. */
export const whyReply = z
  .strictObject({
    dueAt: instant,
    day,
    time: z.string().nullable(),
    ...explanation,
    basis: deadlineBasis,
    agrees: z.boolean(),
  })
  .meta({ id: 'Why' })
