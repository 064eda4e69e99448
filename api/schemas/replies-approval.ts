import { z } from 'zod'
import { ADVICE, VERDICTS, type Approval } from '../../domain/approval/approval.js'
import { PERSONS } from '../../domain/policy/rule.js'
import { instant, sha256 } from './common.js'
import { actor, count, dueWallReply, instantOrNull, pageOf, words } from './replies-common.js'

const role = z.enum([...PERSONS, 'system'])
const title = z.strictObject(words)

const when = z.strictObject({
  kinds: z.array(z.string()).exactOptional(),
  atLeast: z.number().exactOptional(),
  below: z.number().exactOptional(),
  areas: z.array(z.string()).exactOptional(),
})

const limit = z.strictObject({
  workingDays: z.int(),
  time: z.string().exactOptional(),
  reminders: z.array(z.strictObject({ workingDays: z.int(), at: z.string() })).exactOptional(),
  escalateTo: role.exactOptional(),
})

const everyStage = {
  id: z.string(),
  title: title.exactOptional(),
  when: when.exactOptional(),
  limit: limit.exactOptional(),
  opinion: z.literal(true).exactOptional(),
}
const official = z.strictObject({
  ...everyStage,
  role,
  office: z.string().exactOptional(),
  persons: z.array(z.string()).exactOptional(),
  need: z.int().exactOptional(),
  passOnTo: z.array(role).exactOptional(),
})
const committee = z.strictObject({ ...everyStage, committeeId: z.string() })
const stage = z.union([official, committee])
const step = z.union([...stage.options, z.strictObject({ parallel: z.array(stage) })])

/** A resolution of a committee, as a case keeps it. */
export const committeeResolution = z.strictObject({
  committeeId: z.string(),
  meetingId: z.string(),
  itemId: z.string(),
  resolution: z.strictObject({ number: z.int(), year: z.int() }),
  outcome: z.enum(['approved', 'refused', 'sentBack', 'proposedUpward', 'noted']),
  text: z.string(),
  reason: z.string(),
})

const decision = z
  .strictObject({
    stage: z.string(),
    verdict: z.enum(VERDICTS),
    by: actor,
    at: instant,
    contentSha256: sha256,
    reason: z.string().exactOptional(),
    advice: z.enum(ADVICE).exactOptional(),
    to: z.strictObject({ personId: z.string(), role }).exactOptional(),
    resolution: committeeResolution.exactOptional(),
  })
  .meta({ id: 'Decision' })

/** A route under way, in whatever case. */
export const approvalState = z
  .strictObject({
    route: z.array(step),
    owner: actor,
    authors: z.array(actor).exactOptional(),
    contentSha256: sha256,
    next: count,
    decisions: z.array(decision),
    countedFrom: count.exactOptional(),
    openedAt: instant.exactOptional(),
    bypass: role.exactOptional(),
    facts: z
      .strictObject({
        kind: z.string().exactOptional(),
        amount: z.number().exactOptional(),
        areas: z.array(z.string()).exactOptional(),
      })
      .exactOptional(),
    leftOut: z.array(z.string()).exactOptional(),
    times: z
      .record(z.string(), z.strictObject({ dueAt: instant, reminders: z.array(instant) }))
      .exactOptional(),
    reminded: z.record(z.string(), instant).exactOptional(),
    escalated: z.array(z.string()).exactOptional(),
    passedOver: z.array(z.string()).exactOptional(),
    closed: z.enum(['returned', 'refused']).exactOptional(),
  })
  .meta({ id: 'Approval' }) satisfies z.ZodType<Approval>

/** What the person may say now, stage by stage. */
export const possibleVerdicts = z.array(
  z.strictObject({ stage: z.string(), verdicts: z.array(z.enum(VERDICTS)) }),
)

/** What the cases of all kinds wait for. */
export const ABOUTS = ['circular', 'answer', 'moreTime', 'proposal', 'exemption', 'order'] as const

/** What awaits a decision. */
export const awaitingPage = pageOf(
  z
    .strictObject({
      caseId: z.string(),
      about: z.enum(ABOUTS),
      subject: z.string(),
      stage: z.string(),
      title: title.nullable(),
      decides: z.boolean(),
      escalated: z.boolean(),
      officeCode: z.string(),
      role: role.nullable(),
      persons: z.array(z.string()).nullable(),
      committeeId: z.string().nullable(),
      since: instantOrNull,
      dueAt: instantOrNull,
      due: dueWallReply.nullable(),
      overdue: z.boolean(),
    })
    .meta({ id: 'Awaiting' }),
)
