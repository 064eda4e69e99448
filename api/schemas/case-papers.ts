import { z } from 'zod'
import { id, instant, sha256 } from './common.js'
import { count, listOf } from './replies-common.js'

/** The papers of a case. */
export const casePapers = listOf(
  z
    .strictObject({
      ...{ paperId: id, kind: z.string(), mediaType: z.string(), madeAt: instant, sha256, bytes: count },
    })
    .meta({ id: 'CasePaper' }),
)
