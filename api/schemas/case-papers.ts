import { z } from 'zod'
import { PAPER_NAMES, type PaperKind } from '../../domain/case-papers.js'
import { instant, sha256 } from './common.js'
import { count } from './replies-common.js'

const kinds = Object.keys(PAPER_NAMES) as [PaperKind, ...PaperKind[]]

/** A paper of a case in an address: what it is and its version, as the list names it. */
export const paperName = z.string().regex(/^[A-Za-z]+-[A-Za-z0-9_-]{1,120}$/)

/** The papers of a case, the first one first. */
export const casePapers = z
  .strictObject({
    items: z.array(
      z
        .strictObject({
          paper: z.string(),
          kind: z.enum(kinds),
          ...{ nameTh: z.string(), nameEn: z.string(), mediaType: z.string() },
          ...{ sha256, bytes: count, madeAt: instant },
        })
        .meta({ id: 'CasePaper' }),
    ),
  })
  .meta({ id: 'CasePapers' })
