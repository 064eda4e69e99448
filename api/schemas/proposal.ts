import { z } from 'zod'
import type { Proposal } from '../../domain/proposal/case.js'
import { PROPOSAL_PARTS, type ProposalContent, type ProposalPart } from '../../domain/proposal/content.js'
import { id, instant, sha256, text, textOrNone, uuid } from './common.js'
import { approvalState, committeeResolution, possibleVerdicts } from './replies-approval.js'
import { actor, committeeNamed, count, officeNamed, pageOf, words } from './replies-common.js'

/** One proposal, in an address. */
export const proposalParams = z.strictObject({ proposalId: id })
/** One paper of a proposal, in an address. */
export const proposalPaperParams = z.strictObject({
  proposalId: id,
  fileId: uuid,
})

/** The part of an agenda: 4 is what the meeting is to decide (ระเบียบวาระเพื่อพิจารณา). */
export const agendaPart = z
  .union([1, 2, 3, 4, 5].map((part) => z.literal(part as 1 | 2 | 3 | 4 | 5)))
  .default(4)

/** The states of a proposal. */
export const proposalStatus = z.enum([
  ...(['draft', 'inApproval', 'submitted', 'returned', 'complete', 'onAgenda'] as const),
  ...(['combined', 'withdrawn', 'decided'] as const),
])

/** What a proposal says, with its papers by the ids of files that the office has sent. */
export const proposalContentBody = z.strictObject({
  title: text(500),
  background: textOrNone(50_000).default(''),
  law: textOrNone(50_000).default(''),
  reasons: textOrNone(50_000).default(''),
  request: textOrNone(20_000).default(''),
  papers: z.array(z.string().max(80)).max(50).default([]),
})

const origin = z.union([
  z.strictObject({ kind: z.literal('office') }),
  z.strictObject({ kind: z.literal('resolution'), caseId: z.string().max(200), itemId: id }),
])

/** A proposal as it is drafted. */
export const proposalDraftBody = z.strictObject({
  committeeId: id,
  origin: origin.default({ kind: 'office' }),
  content: proposalContentBody,
})

const place = z.strictObject({ caseId: z.string(), itemId: z.string() })

/** A proposal as its row keeps it. */
export const proposalState = z
  .strictObject({
    ...{ proposalId: z.string(), committeeId: z.string(), secretariat: z.string(), title: z.string() },
    ...{ origin, status: proposalStatus, owner: actor, authors: z.array(actor).exactOptional() },
    ...{ contentSha256: sha256, contentVersion: count, approval: approvalState.exactOptional() },
    submittedAt: instant.exactOptional(),
    returned: z
      .strictObject({
        ...{ reason: z.string(), at: instant, by: actor },
        completeBy: instant.exactOptional(),
        reminders: z.array(instant).exactOptional(),
        reminded: instant.exactOptional(),
      })
      .exactOptional(),
    agenda: place.exactOptional(),
    combinedInto: z.string().exactOptional(),
    combines: z.array(z.string()),
    verdict: committeeResolution.exactOptional(),
    ended: z.strictObject({ reason: z.string(), at: instant }).exactOptional(),
  })
  .meta({
    id: 'Proposal',
    description: 'ข้อเสนอต่อคณะกรรมการ / A proposal to a committee',
  }) satisfies z.ZodType<Proposal>

const file = z.strictObject({
  ...{ fileId: z.string(), name: z.string(), mediaType: z.string(), bytes: count, sha256 },
})
const content = z
  .strictObject({
    ...{
      title: z.string(),
      background: z.string(),
      law: z.string(),
      reasons: z.string(),
      request: z.string(),
    },
    papers: z.array(file),
  })
  .meta({ id: 'ProposalContent' }) satisfies z.ZodType<ProposalContent>

const parts = Object.keys(PROPOSAL_PARTS) as [ProposalPart, ...ProposalPart[]]

/** A proposal as it stands: what it says, what it lacks, and what may be done with it now. */
export const proposalView = z.strictObject({
  ...{ caseId: z.string(), version: count, state: proposalState, content },
  ...officeNamed,
  ...committeeNamed,
  missing: z.array(z.strictObject({ part: z.enum(parts), ...words })),
  possibleActs: z.array(z.string()),
  possibleVerdicts,
})

/** What an act on a proposal answers: the proposal as it stands then. */
export const proposalActed = z.strictObject({
  ...{ caseId: z.string(), version: count, state: proposalState, possibleActs: z.array(z.string()) },
})

/** Proposals in a list. */
export const proposalPage = pageOf(
  z.strictObject({
    ...{ caseId: z.string(), version: count, state: proposalState },
    ...officeNamed,
    ...committeeNamed,
  }),
)
