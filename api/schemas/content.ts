import { z } from 'zod'
import { ADVICE, VERDICTS } from '../../domain/approval/approval.js'
import { APPROVERS } from '../../domain/policy/circular.js'
import { procedureShape } from '../../templates/procedures/shape.js'
import { instant, reason, sha256, text } from './common.js'

const {
  subject,
  audience,
  deadline,
  reminders,
  review,
  moreTime,
  nilReturn,
  letter,
  form,
  secrecy,
  approval,
} = procedureShape.shape

/** What a drafter changes for one circular; what is left out stays as the procedure has it. */
export const overridesBody = z.strictObject({
  subject: subject.exactOptional(),
  audience: audience.exactOptional(),
  deadline: deadline.exactOptional(),
  reminders: reminders.exactOptional(),
  review: review.exactOptional(),
  moreTime: moreTime.exactOptional(),
  nilReturn: nilReturn.exactOptional(),
  estimatedMinutes: procedureShape.shape.estimatedMinutes,
  secrecy,
  letter: letter.partial().exactOptional(),
  form: form.exactOptional(),
  /** Only where the circular is of no kind: otherwise its kind says who checks, and who approves an answer. */
  approval,
  officeApproval: procedureShape.shape.officeApproval,
})

/** A draft: which kind of circular, and what is different this time. */
export const draftBody = z.strictObject({
  procedureId: z.string().min(1).max(80),
  overrides: overridesBody.default({}),
})

/** A draft that is only looked at: to which office (the first one addressed if not said), launched when (now if not said). */
export const draftPreviewBody = draftBody.extend({
  officeCode: text(80).exactOptional(),
  from: instant.exactOptional(),
})

/** A verdict on the content that the person has seen. */
export const verdictBody = z.strictObject({
  stage: z.string().min(1).max(40),
  verdict: z.enum(VERDICTS),
  contentSha256: sha256,
  reason: reason.exactOptional(),
  advice: z.enum(ADVICE).exactOptional(),
  to: z.strictObject({ personId: text(80), role: z.enum(APPROVERS) }).exactOptional(),
})

/** The rule for recipients, and the day on which it is asked (today if not said). */
export const audienceBody = z.strictObject({ rule: audience, on: z.string().exactOptional() })

/** Whom a rule addresses. */
export const audienceRule = audience
/** How a deadline comes about. */
export const deadlineRule = deadline
/** When those who have not answered are reminded. */
export const reminderPlan = reminders
