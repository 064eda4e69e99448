import { z } from 'zod'
import { LETTER_FORMS } from '../../domain/meeting/follow-ups.js'
import { id, instant, sha256 } from './common.js'
import { count, pageOf } from './replies-common.js'

/** A letter about a resolution, in an address. */
export const resolutionLetterParams = z.strictObject({ letterId: id })

const entry = z.strictObject({
  ...{ letterId: id, caseId: z.string(), sender: id, officeCode: id, subject: z.string() },
  ...{ form: z.enum(LETTER_FORMS), number: count.nullable(), sentAt: instant.nullable() },
  origin: z.strictObject({
    ...{ kind: z.literal('resolution'), caseId: z.string(), itemId: id },
    ...{ committeeTh: z.string(), committeeEn: z.string(), meeting: z.string(), item: z.string() },
    text: z.string(),
  }),
})

/** Letters about resolutions, in a list. */
export const resolutionLetterPage = pageOf(entry.meta({ id: 'ResolutionLetter' }))

/** A letter about a resolution, with the paper that was made. */
export const resolutionLetterView = entry
  .extend({ paper: z.strictObject({ sha256, bytes: count, madeAt: instant }).nullable() })
  .meta({ id: 'ResolutionLetterView' })
