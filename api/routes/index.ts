import type { AnyRoute } from '../route.js'
import { ASSIGNMENT_ROUTES } from './assignments.js'
import { PEOPLE_EXPORT_ROUTES } from './people-export.js'
import { PEOPLE_IMPORT_ROUTES } from './people-import.js'
import { PEOPLE_ROUTES } from './people.js'
import { ANSWER_ROUTES } from './answers.js'
import { MAILBOX_ROUTES } from './mailbox.js'
import { DRAFT_PREVIEW_ROUTES } from './draft-previews.js'
import { PREVIEW_ROUTES } from './previews.js'
import { BURDEN_ROUTES } from './burden.js'
import { CALENDAR_CHANGE_ROUTES } from './calendar-changes.js'
import { CALENDAR_ROUTES } from './calendars.js'
import { CONSULTATION_ROUTES } from './consultations.js'
import { ORDER_ROUTES } from './orders.js'
import { PROPOSAL_ACT_ROUTES } from './proposal-acts.js'
import { PROPOSAL_ROUTES } from './proposals.js'
import { TASK_PAPER_ROUTES } from './task-papers.js'
import { TASK_ROUTES } from './tasks.js'
import { COMMITTEE_ACT_ROUTES } from './committee-acts.js'
import { COMMITTEE_ROUTES } from './committees.js'
import { MEETING_MINUTES_ROUTES } from './meeting-minutes.js'
import { MEETING_PAPER_ROUTES } from './meeting-papers.js'
import { MEETING_PREPARING_ROUTES } from './meeting-preparing.js'
import { MEETING_RECORDING_ROUTES } from './meeting-recordings.js'
import { MEETING_RESOLVING_ROUTES } from './meeting-resolving.js'
import { MEETING_SITTING_ROUTES } from './meeting-sitting.js'
import { MEETING_VOTE_ROUTES } from './meeting-votes.js'
import { MEETING_ROUTES } from './meetings.js'
import { CIRCULAR_CIRCULATING_ROUTES } from './circular-circulating.js'
import { CIRCULAR_DRAFTING_ROUTES } from './circular-drafting.js'
import { CLOCK_ROUTES } from './clock.js'
import { CIRCULAR_ROUTES } from './circulars.js'
import { GROUP_ROUTES } from './groups.js'
import { EVENT_ROUTES } from './events.js'
import { EXEMPTION_ACT_ROUTES } from './exemption-acts.js'
import { EXEMPTION_EXPORT_ROUTES } from './exemption-exports.js'
import { EXEMPTION_PAPER_ROUTES } from './exemption-papers.js'
import { EXEMPTION_ROUTES } from './exemptions.js'
import { EXPORT_ROUTES } from './exports.js'
import { FILE_ROUTES } from './files.js'
import { FEED_ROUTES } from './feeds.js'
import { FORM_FILE_ROUTES } from './form-files.js'
import { APPROVAL_ROUTES } from './approvals.js'
import { ARCHIVE_ROUTES } from './archives.js'
import { INBOX_ROUTES } from './inbox.js'
import { LETTERHEAD_ROUTES } from './letterheads.js'
import { LETTER_ROUTES } from './letters.js'
import { PAPER_ROUTES } from './papers.js'
import { OFFICE_CHANGE_ROUTES } from './office-changes.js'
import { OFFICE_ROUTES } from './offices.js'
import { OPERATION_ROUTES } from './operations.js'
import { PROCEDURE_VERSION_ROUTES } from './procedure-versions.js'
import { PROCEDURE_ROUTES } from './procedures.js'
import { READING_ROUTES } from './readings.js'
import { REGISTER_ROUTES } from './registers.js'
import { ACCOUNT_ROUTES } from './accounts.js'
import { ME_ROUTES } from './me.js'
import { SIGN_IN_ROUTES } from './sign-in.js'
import { RESOLUTION_LETTER_ROUTES } from './resolution-letters.js'
import { RESOLUTION_REGISTER_ROUTES } from './resolution-register.js'
import { REVIEW_BULK_ROUTES } from './review-bulk.js'
import { SEARCH_ROUTES } from './search.js'
import { SUBMISSION_ACT_ROUTES } from './submission-acts.js'
import { SUBMISSION_ROUTES } from './submissions.js'
import { scopeRoutes } from './scopes.js'
import { TOKEN_ROUTES } from './tokens.js'
import { TIMELINE_ROUTES } from './timeline.js'
import { VERIFY_ROUTES } from './verify.js'
import { VERSION_ROUTES } from './versions.js'
import { VERIFICATION_ROUTES } from './verification.js'
import { WEBHOOK_DELIVERY_ROUTES } from './webhook-deliveries.js'
import { WEBHOOK_ROUTES } from './webhooks.js'
import { TRACKING_ROUTES } from './tracking.js'
import { WHY_ROUTES } from './why.js'

const NAMED: readonly AnyRoute[] = [
  ...SIGN_IN_ROUTES,
  ...ME_ROUTES,
  ...ACCOUNT_ROUTES,
  ...OFFICE_CHANGE_ROUTES,
  ...OFFICE_ROUTES,
  ...PEOPLE_IMPORT_ROUTES,
  ...PEOPLE_EXPORT_ROUTES,
  ...PEOPLE_ROUTES,
  ...ASSIGNMENT_ROUTES,
  ...CALENDAR_ROUTES,
  ...CALENDAR_CHANGE_ROUTES,
  ...PROCEDURE_ROUTES,
  ...PROCEDURE_VERSION_ROUTES,
  ...PREVIEW_ROUTES,
  ...DRAFT_PREVIEW_ROUTES,
  ...GROUP_ROUTES,
  ...BURDEN_ROUTES,
  ...CIRCULAR_ROUTES,
  ...CIRCULAR_DRAFTING_ROUTES,
  ...CIRCULAR_CIRCULATING_ROUTES,
  ...COMMITTEE_ROUTES,
  ...COMMITTEE_ACT_ROUTES,
  ...APPROVAL_ROUTES,
  ...MEETING_ROUTES,
  ...MEETING_PREPARING_ROUTES,
  ...MEETING_SITTING_ROUTES,
  ...MEETING_VOTE_ROUTES,
  ...MEETING_RESOLVING_ROUTES,
  ...MEETING_MINUTES_ROUTES,
  ...MEETING_PAPER_ROUTES,
  ...MEETING_RECORDING_ROUTES,
  ...RESOLUTION_REGISTER_ROUTES,
  ...RESOLUTION_LETTER_ROUTES,
  ...TASK_ROUTES,
  ...TASK_PAPER_ROUTES,
  ...PROPOSAL_ROUTES,
  ...PROPOSAL_ACT_ROUTES,
  ...CONSULTATION_ROUTES,
  ...ORDER_ROUTES,
  ...TRACKING_ROUTES,
  ...TIMELINE_ROUTES,
  ...VERSION_ROUTES,
  ...VERIFICATION_ROUTES,
  ...SEARCH_ROUTES,
  ...VERIFY_ROUTES,
  ...READING_ROUTES,
  ...WHY_ROUTES,
  ...ANSWER_ROUTES,
  ...EXPORT_ROUTES,
  ...ARCHIVE_ROUTES,
  ...FORM_FILE_ROUTES,
  ...INBOX_ROUTES,
  ...SUBMISSION_ROUTES,
  ...SUBMISSION_ACT_ROUTES,
  ...REVIEW_BULK_ROUTES,
  ...LETTER_ROUTES,
  ...PAPER_ROUTES,
  ...LETTERHEAD_ROUTES,
  ...REGISTER_ROUTES,
  ...MAILBOX_ROUTES,
  ...FILE_ROUTES,
  ...TOKEN_ROUTES,
  ...FEED_ROUTES,
  ...WEBHOOK_ROUTES,
  ...WEBHOOK_DELIVERY_ROUTES,
  ...EXEMPTION_ROUTES,
  ...EXEMPTION_ACT_ROUTES,
  ...EXEMPTION_PAPER_ROUTES,
  ...EXEMPTION_EXPORT_ROUTES,
  ...OPERATION_ROUTES,
  ...EVENT_ROUTES,
  ...CLOCK_ROUTES,
]

/** Every route of the API, each with the line that says who may use it. */
export const ROUTES: readonly AnyRoute[] = [...NAMED, ...scopeRoutes(NAMED)]
