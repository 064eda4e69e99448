import { z } from 'zod'
import { MAIL_KINDS, MAIL_STATES } from '../../domain/notices.js'
import { POSSIBLE_ACTS } from '../../domain/policy/possible.js'
import type { Circular } from '../../domain/circular/case.js'
import { procedureShape } from '../../templates/procedures/shape.js'
import { codes, deadlineBasis, instant, sha256 } from './common.js'
import { approvalState, possibleVerdicts } from './replies-approval.js'
import {
  actor,
  count,
  day,
  explanation,
  heading,
  instantOrNull,
  listOf,
  officeNamed,
  pageOf,
  resolutionOrigin,
  words,
} from './replies-common.js'
import { officeHead } from './replies-directory.js'
import { givenNumber } from './register.js'
import { submissionStatus } from './submission.js'

const { subject, audience, deadline, reminders, review, moreTime, nilReturn, letter, form } =
  procedureShape.shape
const { secrecy, approval, officeApproval } = procedureShape.shape

/** Everything of a circular that is checked and signed. */
const circularContent = z
  .strictObject({
    ...{ procedure: z.string(), subject, form, audience },
    letter: letter.extend({ letterhead: count.exactOptional() }),
    estimatedMinutes: procedureShape.shape.estimatedMinutes,
    ...{ deadline, reminders, review, moreTime, nilReturn, secrecy, approval, officeApproval },
  })
  .meta({ id: 'CircularContent' })

/** The states of a circular. */
export const circularStatus = z.enum([
  ...(['draft', 'inApproval', 'signed', 'issued', 'closed', 'recalled', 'abandoned'] as const),
])

const schedule = z
  .strictObject({
    dueAt: instant,
    dueDay: day,
    reminders: z.array(instant),
    calendarVersion: z.string(),
    basis: deadlineBasis.exactOptional(),
  })
  .meta({ id: 'Schedule' })

const frozenAudience = z
  .strictObject({ audienceId: z.string(), total: count, primary: count, secondary: count })
  .meta({ id: 'FrozenAudience' })

const id = z.string()
const job = z
  .discriminatedUnion('kind', [
    z.strictObject({ id, kind: z.literal('launch'), audienceId: z.string() }),
    z.strictObject({ id, kind: z.literal('remind'), codes: codes.exactOptional() }),
    z.strictObject({
      ...{ id, kind: z.literal('extend'), codes: codes.exactOptional(), schedule, reason: z.string() },
    }),
    z.strictObject({ id, kind: z.literal('erratum'), erratum: count, at: instant, contentSha256: sha256 }),
    z.strictObject({ id, kind: z.literal('sealOverdue'), at: instant }),
    z.strictObject({ id, kind: z.literal('withdraw'), reason: z.string() }),
    z.strictObject({ id, kind: z.literal('close') }),
  ])
  .meta({ id: 'Job', description: 'งานที่ยังต้องทำกับหลายหน่วยงาน / Work over many offices that is still owed' })

/** The state of a circular. */
export const circularState = z
  .strictObject({
    circularId: z.string(),
    status: circularStatus,
    owner: actor,
    origin: resolutionOrigin.exactOptional(),
    authors: z.array(actor).exactOptional(),
    procedure: z.string(),
    subject: z.string(),
    contentSha256: sha256,
    secrecy,
    named: z.array(z.string()).exactOptional(),
    approval: approvalState.exactOptional(),
    audience: frozenAudience.exactOptional(),
    added: z.array(frozenAudience),
    schedule: schedule.exactOptional(),
    number: z.int().exactOptional(),
    year: z.int().exactOptional(),
    issuedAt: instant.exactOptional(),
    remindedAt: instant.exactOptional(),
    fellDueAt: instant.exactOptional(),
    errata: count,
    jobs: z.array(job),
    cancelledNumbers: z.array(givenNumber).exactOptional(),
  })
  .meta({ id: 'Circular' }) satisfies z.ZodType<Circular>

const possibleActs = z.array(z.enum(POSSIBLE_ACTS.circular))

/** A circular as it stands, with its content and what may be done now. */
export const circularView = z.strictObject({
  circularId: z.string(),
  version: count,
  number: z.int().nullable(),
  year: z.int().nullable(),
  state: circularState,
  possibleActs,
  possibleVerdicts,
  content: circularContent,
})

/** What an act on a circular answers. */
export const circularActed = z.strictObject({
  ...{ version: count, state: circularState, possibleActs, possibleVerdicts },
})

const draftWarning = z.strictObject({ code: z.string(), pointer: z.string(), ...words })
const drafted = { contentSha256: sha256, content: circularContent, warnings: z.array(draftWarning) }

/** What drafting answers. */
export const circularDrafted = z.strictObject({ circularId: z.string(), version: count, ...drafted })

/** What a change of the content answers. */
export const circularRevised = circularActed.extend(drafted)

/** Circulars in a list. */
export const circularPage = pageOf(
  z
    .strictObject({
      caseId: z.string(),
      circularId: z.string(),
      version: count,
      status: circularStatus,
      ownerOffice: z.string(),
      ...heading,
      dueAt: instantOrNull,
      updatedAt: instant,
      state: circularState,
    })
    .meta({ id: 'CircularEntry' }),
)

const tally = {
  ...{
    total: count,
    counted: count,
    exempted: count,
    answered: count,
    unanswered: count,
    overdue: count,
    late: count,
  },
  ...{ nil: count, bounced: count, opened: count, received: count, askingMoreTime: count },
}
/** What may become of a mail. */
export const mailState = z.enum(MAIL_STATES)

/** How a circular stands. */
export const progressReply = z
  .strictObject({
    at: instant,
    status: circularStatus,
    ...tally,
    byStatus: z.partialRecord(submissionStatus, count),
    byProvince: z.array(z.strictObject({ ...tally, province: z.string() })),
    jobs: z.array(job),
    mails: z.record(mailState, count),
  })
  .meta({ id: 'Progress' })

/** What came in, day by day. */
export const trackedDays = listOf(
  z.strictObject({ day, received: count, answered: count, late: count }).meta({ id: 'TrackedDay' }),
)

/** The mails of a circular. */
export const mailPage = pageOf(
  z
    .strictObject({
      mailId: z.string(),
      officeCode: z.string(),
      kind: z.enum(MAIL_KINDS),
      state: mailState,
      attempts: count,
      queuedAt: instant,
      settledAt: instantOrNull,
      response: z.string().nullable(),
      ...officeNamed,
    })
    .meta({ id: 'MailEntry' }),
)

const recipientOffice = z.strictObject(officeHead)

/** Whom a rule addresses on a day. */
export const audienceReply = z
  .strictObject({
    on: day,
    total: count,
    primary: count,
    secondary: count,
    rule: z.strictObject(words),
    offices: z.array(recipientOffice),
  })
  .meta({ id: 'AudiencePreview' })

/** When something is due, and why. */
export const deadlineReply = z.strictObject({
  dueAt: instant,
  day,
  time: z.string().nullable(),
  ...explanation,
  reminders: z.array(instant),
  calendarVersion: z.string(),
})

/** The mails of a draft to one office. */
export const draftMailsReply = z
  .strictObject({
    office: z.strictObject({ code: z.string(), nameTh: z.string(), nameEn: z.string() }),
    issuedAt: instant,
    dueAt: instant,
    items: z.array(
      z.strictObject({ kind: z.enum(MAIL_KINDS), at: instant, subject: z.string(), text: z.string() }),
    ),
  })
  .meta({ id: 'DraftMails' })

/** A mail as one office would get it. */
export const mailToOffice = z
  .strictObject({
    office: z.strictObject({ code: z.string(), nameTh: z.string(), nameEn: z.string() }),
    subject: z.string(),
    text: z.string(),
  })
  .meta({ id: 'MailToOffice' })

/** What a launch would do. */
export const planReply = z
  .strictObject({
    recipients: audienceReply,
    schedule,
    steps: z.array(
      z.strictObject({
        at: instant,
        what: z.enum(['letter', 'issueMail', 'reminderMail', 'due']),
        offices: count,
        onlyIfUnanswered: z.literal(true).exactOptional(),
      }),
    ),
    ...explanation,
  })
  .meta({ id: 'Plan' })
