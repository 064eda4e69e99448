import { z } from 'zod'

/** The states of a submission, as lists are narrowed by them. */
export const submissionStatus = z.enum([
  'sent',
  'received',
  'assigned',
  'drafted',
  'awaitingApproval',
  'submitted',
  'returned',
  'accepted',
  'misdirected',
  'exempted',
  'withdrawn',
  'closedUnanswered',
])

/** What an office is writing: any object; the form is asked when it is submitted. */
export const draftAnswerBody = z.strictObject({ answer: z.record(z.string(), z.unknown()) })
