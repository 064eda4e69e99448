import { z } from 'zod'
import { procedureShape } from '../../templates/procedures/shape.js'
import { instant, sha256 } from './common.js'
import { actor, count, instantOrNull, words } from './replies-common.js'

const difference = z
  .strictObject({ pointer: z.string(), before: z.unknown().optional(), after: z.unknown().optional() })
  .meta({ id: 'Difference' })

/** The versions of a kind of circular. */
export const procedureVersionList = z
  .strictObject({
    procedureId: z.string(),
    inUse: count.nullable(),
    items: z.array(
      z.strictObject({
        version: count,
        sha256,
        addedAt: instant,
        title: procedureShape.shape.title,
        inUse: z.boolean(),
      }),
    ),
    choices: z.array(
      z.strictObject({ version: count.nullable(), reason: z.string(), madeBy: actor, madeAt: instantOrNull }),
    ),
  })
  .meta({ id: 'ProcedureVersions' })

/** What differs between two versions. */
export const procedureDiff = z.strictObject({
  procedureId: z.string(),
  from: count,
  to: count,
  differences: z.array(difference),
})

/** What trying a file answers. */
export const procedureChecked = z.strictObject({
  valid: z.boolean(),
  problems: z.array(
    z.strictObject({
      pointer: z.string(),
      code: z.string(),
      messageTh: z.string(),
      messageEn: z.string(),
      line: z.int().exactOptional(),
      column: z.int().exactOptional(),
    }),
  ),
  warnings: z.array(z.strictObject({ code: z.string(), pointer: z.string(), ...words })),
  procedureId: z.string().exactOptional(),
  changed: z.array(difference).nullable().exactOptional(),
})
