import { z } from 'zod'
import { caseIdOf, id, instant, text } from './common.js'
import { overridesBody } from './content.js'
import { requestBody } from './exemption.js'
import { proposalContentBody } from './proposal.js'

const title = text(500)

const wish = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ kind: z.literal('task'), title, officeCode: id },
    ...{ personId: id.exactOptional(), dueAt: instant.exactOptional() },
  }),
  z.strictObject({ kind: z.enum(['letter', 'circular', 'case']), caseId: caseIdOf(), title, officeCode: id }),
  z.strictObject({
    kind: z.literal('draftCircular'),
    ...{ title, procedureId: z.string().min(1).max(80), overrides: overridesBody.default({}) },
  }),
  z.strictObject({
    ...{ kind: z.literal('draftProposal'), title, committeeId: id },
    ...proposalContentBody.omit({ title: true, papers: true }).shape,
  }),
  z.strictObject({ kind: z.literal('draftExemption'), request: requestBody.omit({ evidence: true }) }),
])

/** What shall follow from a resolution: made by the product, or linked where it was drafted elsewhere. */
export const followUpsBody = z.array(wish).max(50)

/** One of them. */
export type FollowUpWish = z.infer<typeof wish>
