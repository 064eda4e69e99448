import { z } from 'zod'
import type { AgendaItem } from '../../domain/meeting/agenda.js'
import { LETTER_FORMS, type FollowUp } from '../../domain/meeting/follow-ups.js'
import type { Minutes } from '../../domain/meeting/minutes.js'
import type { Voting } from '../../domain/meeting/voting.js'
import { majorityBase, threshold } from './committee.js'
import { instant, sha256 } from './common.js'
import { actor, count, words } from './replies-common.js'
import { procedureShape } from '../../templates/procedures/shape.js'

const id = z.string()
const { secrecy } = procedureShape.shape

/** What a member can say in a vote. */
export const choice = z.enum(['for', 'against', 'abstain'])
/** What who presides can say at a tie. */
export const castingChoice = z.enum(['for', 'against'])
/** Votes in numbers. */
export const totals = z.strictObject({ for: count, against: count, abstain: count, invalid: count })
/** What becomes of an item. */
export const outcome = z.enum(['approved', 'refused', 'sentBack', 'proposedUpward', 'noted', 'postponed'])
/** How an item is voted on. */
export const ballotMethod = z.enum(['hands', 'device', 'secret', 'paper'])
/** What is asked in a vote. */
export const question = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('item'), proposes: outcome }),
  z.strictObject({ kind: z.literal('objection'), personId: id }),
])
/** On what ground somebody may have to leave. */
export const ground = z.enum([
  ...(['party', 'spouse', 'relative', 'representative', 'creditorDebtorEmployer'] as const),
  ...(['ministerialRegulation', 'serious', 'ownOffice'] as const),
])
/** How a relative of a party is related. */
export const kinship = z.enum(['ascendant', 'descendant', 'sibling', 'cousin', 'inLaw'])

/** How a figure came about, step by step. */
export const arithmetic = z.array(
  z.strictObject({ ...words, numbers: z.array(z.number()), source: z.string().exactOptional() }),
)

/** A result with its arithmetic, step by step. */
const result = z
  .strictObject({
    outcome: z.enum(['carried', 'lost', 'tied']),
    totals,
    casting: castingChoice.nullable(),
    base: count,
    needed: count,
    arithmetic,
  })
  .meta({ id: 'VoteResult' })

const voter = { memberId: id, personId: id }

const voting = z
  .strictObject({
    votingId: id,
    question,
    method: z.enum([...ballotMethod.options, 'noObjection']),
    threshold,
    majorityBase,
    status: z.enum(['open', 'tied', 'closed', 'annulled']),
    openedAt: instant,
    closedAt: instant.exactOptional(),
    votes: z.array(z.strictObject({ ...voter, choice, at: instant })),
    taken: z.array(z.strictObject(voter)),
    counts: z.array(z.strictObject({ personId: id, totals, at: instant })),
    totals: totals.exactOptional(),
    casting: z.strictObject({ personId: id, choice: castingChoice, at: instant }).exactOptional(),
    result: result.exactOptional(),
    reason: z.string().exactOptional(),
  })
  .meta({ id: 'Voting' }) satisfies z.ZodType<Voting>

const linked = { caseId: id, title: z.string(), officeCode: id }
const drafted = { contentSha256: sha256, by: actor }
const order = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('circular'), procedure: z.string(), secrecy, ...drafted }),
  z.strictObject({ what: z.literal('proposal'), committeeId: id, secretariat: id, ...drafted }),
  z.strictObject({ what: z.literal('exemption'), ...drafted }),
])
const numbered = { ...linked, letterNumber: count.exactOptional() }

/** A letter that tells an office of the resolution, made by the product or drafted elsewhere. */
const letterOrder = z.strictObject({ what: z.literal('letter'), form: z.enum(LETTER_FORMS), ...drafted })

/** What follows from a resolution. */
export const followUp = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...{ kind: z.literal('task'), ...numbered },
      ...{ personId: id.exactOptional(), dueAt: instant.exactOptional() },
    }),
    z.strictObject({ kind: z.literal('letter'), ...numbered, order: letterOrder.exactOptional() }),
    z.strictObject({
      ...{ kind: z.enum(['circular', 'case']), ...linked },
      order: order.exactOptional(),
    }),
  ])
  .meta({ id: 'FollowUp' }) satisfies z.ZodType<FollowUp>

const interest = z.strictObject({
  personId: id,
  ground,
  kinship: kinship.exactOptional(),
  degree: z.int().exactOptional(),
  reason: z.string(),
  declaredAt: instant,
  consequence: z.enum(['recused', 'stays', 'undecided']),
  decision: z.string().exactOptional(),
  leftAt: instant.exactOptional(),
  returnedAt: instant.exactOptional(),
})

const objection = z.strictObject({
  ...{ personId: id, reason: z.string(), raisedAt: instant },
  status: z.enum(['raised', 'stays', 'leaves', 'dropped']),
  votingId: id.exactOptional(),
  dropped: z.string().exactOptional(),
  leftAt: instant.exactOptional(),
  returnedAt: instant.exactOptional(),
})

const itemPaper = z.strictObject({ paperId: id, name: z.string(), sha256 })

const resolution = z
  .strictObject({
    ...{ numberInMeeting: count, number: count.exactOptional(), year: count, outcome, text: z.string() },
    ...{ reason: z.string().exactOptional(), votingId: id.exactOptional(), at: instant },
    followUps: z.array(followUp),
    letterNumber: count.exactOptional(),
  })
  .meta({ id: 'Resolution' })

/** An item of the agenda, with all that happened to it. */
export const agendaItem = z
  .strictObject({
    itemId: id,
    part: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
    kind: z.enum(['information', 'minutesApproval', 'consideration']),
    title: z.string(),
    papers: z.array(itemPaper),
    subject: z.strictObject({ caseId: id }).exactOptional(),
    minutesOf: id.exactOptional(),
    threshold: threshold.exactOptional(),
    ballot: ballotMethod,
    status: z.enum(['planned', 'open', 'stopped', 'closed', 'postponed', 'withdrawn', 'sentBack']),
    addedAt: instant,
    openedAt: instant.exactOptional(),
    closedAt: instant.exactOptional(),
    reason: z.string().exactOptional(),
    countsRecused: z.boolean(),
    interests: z.array(interest),
    objections: z.array(objection),
    discussion: z.array(z.strictObject({ noteId: id, sha256, at: instant })),
    votings: z.array(voting),
    resolution: resolution.exactOptional(),
    dissents: z.array(z.strictObject({ personId: id, reason: z.string(), at: instant })),
  })
  .meta({ id: 'AgendaItem' }) satisfies z.ZodType<AgendaItem>

const resolvedAt = { meetingId: id, itemId: id }

/** The minutes and what became of them. */
export const minutes = z
  .strictObject({
    status: z.enum(['drafted', 'circulated', 'certified']),
    versions: z.array(z.strictObject({ version: count, sha256, revision: count, at: instant, personId: id })),
    signatures: z.array(
      z.strictObject({ as: z.enum(['drafter', 'checker']), personId: id, sha256, at: instant }),
    ),
    corrections: z.array(
      z.strictObject({
        ...{ correctionId: id, personId: id, textSha256: sha256, itemId: id.exactOptional(), at: instant },
        status: z.enum(['proposed', 'taken', 'declined']),
        reason: z.string().exactOptional(),
      }),
    ),
    circulated: z.strictObject({ at: instant, sha256 }).exactOptional(),
    certified: z.strictObject({ ...resolvedAt, at: instant, sha256 }).exactOptional(),
    amendments: z.array(z.strictObject({ ...resolvedAt, at: instant, sha256 })),
    mayAmend: z.strictObject(resolvedAt).exactOptional(),
  })
  .meta({ id: 'Minutes' }) satisfies z.ZodType<Minutes>
