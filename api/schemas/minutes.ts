import { z } from 'zod'
import { id, sha256, textOrNone } from './common.js'

const longText = textOrNone(20_000)

/** What the secretary writes of a meeting; items by their ids. */
export const minutesTexts = z.strictObject({
  opening: longText.exactOptional(),
  items: z.record(id, longText).default({}),
  ending: longText.exactOptional(),
})

const read = z.string()

/** The words of the minutes as they are read. */
export const minutesView = z
  .strictObject({
    /** Of the version that is told; null while nobody has written one, or none was circulated. */
    sha256: sha256.nullable(),
    texts: z.strictObject({
      opening: read.exactOptional(),
      items: z.record(z.string(), read),
      ending: read.exactOptional(),
    }),
    notes: z.array(z.strictObject({ itemId: read, noteId: read, at: read, text: read })),
    corrections: z.array(z.strictObject({ correctionId: read, text: read })),
  })
  .meta({ id: 'MinutesInWords' })
