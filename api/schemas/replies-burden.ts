import { z } from 'zod'
import { instant } from './common.js'
import { count, day, instantOrNull } from './replies-common.js'

/** What offices already owe in a week. */
export const burdenReply = z
  .strictObject({
    week: z.strictObject({ from: day, to: day }),
    totals: z.strictObject({
      ...{ offices: count, owed: count, minutes: count, withoutEstimate: count },
      ...{ free: count, warned: count, askedBefore: count },
    }),
    repeated: z.array(
      z.strictObject({
        circularId: z.string(),
        issuedAt: z.union([instant, instantOrNull]),
        subject: z.string(),
        number: z.int().nullable(),
        year: z.int().nullable(),
        questions: z.array(
          z.strictObject({ id: z.string(), title: z.string(), by: z.enum(['title', 'id']) }),
        ),
      }),
    ),
    items: z.array(
      z.strictObject({
        ...{ code: z.string(), nameTh: z.string(), owed: count, minutes: count, withoutEstimate: count },
        ...{ askedBefore: count, warns: z.boolean() },
      }),
    ),
    next: z.string().exactOptional(),
    total: count.exactOptional(),
  })
  .meta({ id: 'Burden' })
