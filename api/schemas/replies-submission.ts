import { z } from 'zod'
import { POSSIBLE_ACTS } from '../../domain/policy/possible.js'
import type { Submission } from '../../domain/submission/case.js'
import { procedureShape } from '../../templates/procedures/shape.js'
import { deadlineBasis, instant, sha256 } from './common.js'
import { approvalState, possibleVerdicts } from './replies-approval.js'
import { circularStatus } from './replies-circular.js'
import { givenNumber } from './register.js'
import {
  count,
  dueWallReply,
  heading,
  instantOrNull,
  letterEntry,
  officeNamed,
  pageOf,
} from './replies-common.js'
import { submissionStatus } from './submission.js'

const answer = z
  .strictObject({
    answerId: z.string(),
    answerSha256: sha256,
    kind: z.enum(['form', 'nil']),
    version: z.int().min(1),
    receivedAt: instant,
    dueAt: instant,
    late: z.boolean(),
  })
  .meta({ id: 'Answer' })

/** The state of an office's answer to a circular. */
export const submissionState = z
  .strictObject({
    circularId: z.string(),
    officeCode: z.string(),
    issuerCode: z.string(),
    status: submissionStatus,
    dueAt: instant,
    ownReminders: z.array(instant).exactOptional(),
    basis: deadlineBasis.exactOptional(),
    remindedAt: instant.exactOptional(),
    fellDueAt: instant.exactOptional(),
    openedAt: instant.exactOptional(),
    receipt: z.strictObject({ number: z.int(), year: z.int(), at: instant }).exactOptional(),
    assignee: z.string().exactOptional(),
    secrecy: procedureShape.shape.secrecy,
    named: z.array(z.string()).exactOptional(),
    answer: answer.exactOptional(),
    returned: z.strictObject({ reason: z.string(), at: instant }).exactOptional(),
    pending: z
      .strictObject({
        ...{ answerId: z.string(), answerSha256: sha256, kind: z.enum(['form', 'nil']) },
        ...{ reason: z.string().exactOptional(), automaticAcceptance: z.literal(true).exactOptional() },
        ...{ from: submissionStatus, approval: approvalState },
      })
      .exactOptional(),
    timeRequest: z
      .strictObject({
        ...{ dueAt: instant, reminders: z.array(instant), reason: z.string(), askedAt: instant },
        basis: deadlineBasis.exactOptional(),
        approval: approvalState.exactOptional(),
      })
      .exactOptional(),
    timeRequests: count,
    bouncedAt: instant.exactOptional(),
    afterMisdirected: submissionStatus.exactOptional(),
    exemption: z
      .strictObject({ exemptionId: z.string(), number: count, year: count, before: submissionStatus })
      .exactOptional(),
    cancelledNumbers: z.array(givenNumber).exactOptional(),
  })
  .meta({ id: 'Submission' }) satisfies z.ZodType<Submission>

const entry = {
  caseId: z.string(),
  circularId: z.string(),
  officeCode: z.string(),
  ...officeNamed,
  province: z.string(),
  version: count,
  status: submissionStatus,
  dueAt: instant,
  due: dueWallReply,
  receiptNumber: z.int().nullable(),
  receivedAt: instantOrNull,
  answerVersion: z.int().nullable(),
  answeredAt: instantOrNull,
  late: z.boolean().nullable(),
  bouncedAt: instantOrNull,
  state: submissionState,
}
const possibleActs = z.array(z.enum(POSSIBLE_ACTS.submission))

/** Submissions in a list. */
export const submissionPage = pageOf(z.strictObject(entry).meta({ id: 'SubmissionEntry' }))

/** What lies on an office's desk. */
export const inboxPage = pageOf(
  z
    .strictObject({ ...entry, ...heading, overdue: z.boolean(), isOrphaned: z.boolean(), possibleActs })
    .meta({ id: 'InboxEntry' }),
)

const draft = z.strictObject({
  revision: count,
  body: z.record(z.string(), z.unknown()),
  savedAt: instant,
  savedBy: z.string(),
})

/** What an office was asked, what it has answered, what may be done now. */
export const submissionView = z.strictObject({
  ...entry,
  circular: z.strictObject({
    circularId: z.string(),
    ...heading,
    status: circularStatus,
    prefix: z.string(),
    agencyTh: z.string(),
    enclosures: z.array(z.string()),
    urgency: z.string().nullable(),
  }),
  form: procedureShape.shape.form,
  nilReturn: z.boolean(),
  answers: z.array(answer.extend({ body: z.record(z.string(), z.unknown()), by: z.string() })),
  letters: z.array(letterEntry),
  draft: draft.nullable(),
  pendingAnswer: z.record(z.string(), z.unknown()).nullable(),
  overdue: z.boolean(),
  possibleActs,
  possibleVerdicts,
})

/** What an act on a submission answers. */
export const submissionActed = z.strictObject({
  ...{ version: count, state: submissionState, possibleActs, possibleVerdicts },
})

/** What keeping a draft answers. */
export const draftKept = z.strictObject({ revision: count, savedAt: instant })
