import { caseKind, type CaseKind } from '../../domain/case.js'
import type { Circular, CircularEvent } from '../../domain/circular/case.js'
import { applyCommittee } from '../../domain/committee/apply.js'
import type { Committee, CommitteeEvent } from '../../domain/committee/case.js'
import type { Meeting } from '../../domain/meeting/case.js'
import type { MeetingEvent } from '../../domain/meeting/events.js'
import { applyPersonnel } from '../../domain/personnel/apply.js'
import type { Personnel, PersonnelEvent } from '../../domain/personnel/case.js'
import type { Awaited } from '../approvals.js'
import type { Exemption, ExemptionEvent } from '../../domain/exemption/case.js'
import { RULES } from '../../domain/held.js'
import { applyConsultation } from '../../domain/consultation/apply.js'
import type { Consultation, ConsultationEvent } from '../../domain/consultation/case.js'
import type { Proposal, ProposalEvent } from '../../domain/proposal/case.js'
import type { Order, OrderEvent } from '../../domain/order/case.js'
import type { Task, TaskEvent } from '../../domain/task/case.js'
import { namedAtOffice, subjectOfCircular } from '../../domain/policy/subjects.js'
import type { Secrecy } from '../../domain/secrecy.js'
import { approvalsUnderWay } from '../../domain/submission/approvals.js'
import type { Submission, SubmissionEvent } from '../../domain/submission/case.js'

/** How a kind of case is kept: its table, its rules, and the columns that lists are read by. */
export type Kind<State, Event> = {
  readonly table: string
  apply(state: State | undefined, event: Event): State
  nextWake(state: State): string | undefined
  /** Columns that say which case it is: written once, so that rows that refer to it need not wait for its steps. */
  readonly identity: readonly string[]
  /** Column → SQL type, besides the ones that every case has. */
  readonly columns: Readonly<Record<string, string>>
  project(state: State): Readonly<Record<string, unknown>>
  /** What of it waits to be approved; absent where nothing ever does. */
  approvals?(this: void, state: State): readonly Awaited[]
}

// Lists are filtered by these (db/visibility.ts).
const SECRECY_COLUMNS = { secrecy: 'text', named: 'jsonb' } as const

function secrecyOf({ secrecy = 'plain' }: { secrecy?: Secrecy }, named: readonly string[] = []) {
  return { secrecy, named: JSON.stringify(named) }
}

function approvalsOfCircular(circular: Circular): readonly Awaited[] {
  const { approval, subject, status } = circular
  if (!approval || status !== 'inApproval') return []
  const { secrecy, named } = subjectOfCircular(circular)
  return [
    { about: 'circular', subject, approval, ...(secrecy ? { secrecy } : {}), ...(named ? { named } : {}) },
  ]
}

/** The circular's row. `subject` is read from its content. */
export const circularKind: Kind<Circular, CircularEvent> = {
  table: 'circular',
  ...RULES.circular,
  identity: ['case_id', 'circular_id'],
  columns: {
    circular_id: 'text',
    owner_office: 'text',
    subject: 'text',
    number: 'int',
    number_year: 'int',
    issued_at: 'timestamptz',
    due_at: 'timestamptz',
    ...SECRECY_COLUMNS,
  },
  project: (state) => ({
    circular_id: state.circularId,
    owner_office: state.owner.officeCode,
    subject: state.subject,
    number: state.number,
    number_year: state.year,
    issued_at: state.issuedAt,
    due_at: state.schedule?.dueAt,
    ...secrecyOf(state, subjectOfCircular(state).named),
  }),
  approvals: approvalsOfCircular,
}

function approvalsOfSubmission(submission: Submission): readonly Awaited[] {
  const { secrecy } = submission
  const secret = secrecy ? { secrecy, named: namedAtOffice(submission) } : {}
  // Its subject is that of its circular.
  return approvalsUnderWay(submission).map((one) => ({ ...one, subject: '', ...secret }))
}

/** The submission's row. */
export const submissionKind: Kind<Submission, SubmissionEvent> = {
  table: 'submission',
  ...RULES.submission,
  identity: ['case_id', 'circular_id', 'office_code'],
  columns: {
    circular_id: 'text',
    office_code: 'text',
    due_at: 'timestamptz',
    receipt_number: 'int',
    received_at: 'timestamptz',
    answer_version: 'int',
    answered_at: 'timestamptz',
    late: 'boolean',
    bounced_at: 'timestamptz',
    ...SECRECY_COLUMNS,
  },
  project: (state) => ({
    circular_id: state.circularId,
    office_code: state.officeCode,
    due_at: state.dueAt,
    receipt_number: state.receipt?.number,
    received_at: state.receipt?.at,
    answer_version: state.answer?.version,
    answered_at: state.answer?.receivedAt,
    late: state.answer?.late,
    bounced_at: state.bouncedAt,
    ...secrecyOf(state, namedAtOffice(state)),
  }),
  approvals: approvalsOfSubmission,
}

function approvalsOfExemption({ status, subject, approval }: Exemption): readonly Awaited[] {
  return approval && status === 'inApproval' ? [{ about: 'exemption', subject, approval }] : []
}

/** The exemption's row. What it frees from is asked at every launch. */
export const exemptionKind: Kind<Exemption, ExemptionEvent> = {
  table: 'exemption',
  ...RULES.exemption,
  approvals: approvalsOfExemption,
  identity: ['case_id', 'exemption_id'],
  columns: {
    ...{ exemption_id: 'text', office_code: 'text', parent_code: 'text', kind: 'text', field: 'text' },
    ...{ subject: 'text', frees: 'boolean', circular_ids: 'jsonb', procedures: 'jsonb' },
    ...{ secretariats: 'jsonb', valid_from: 'date', valid_until: 'date', number: 'int', number_year: 'int' },
  },
  project: ({ applicant, scope, period, granted = period, bodies, ...state }) => ({
    exemption_id: state.exemptionId,
    office_code: applicant.officeCode,
    parent_code: state.parentCode,
    kind: state.kind,
    field: state.field,
    subject: state.subject,
    frees: applicant.school === undefined,
    circular_ids: JSON.stringify(scope.circularIds),
    procedures: JSON.stringify(scope.procedures),
    secretariats: JSON.stringify(bodies?.secretariats ?? []),
    valid_from: granted.from,
    valid_until: granted.until,
    number: state.number,
    number_year: state.year,
  }),
}

/** The record of a person's rights. Nothing in it waits for a date: no workflow holds it. */
export const personnelKind: Kind<Personnel, PersonnelEvent> = {
  table: 'personnel',
  apply: applyPersonnel,
  nextWake: () => undefined,
  identity: ['case_id', 'person_id'],
  columns: { person_id: 'text' },
  project: ({ personId }) => ({ person_id: personId }),
}

/** The meeting's row. */
export const meetingKind: Kind<Meeting, MeetingEvent> = {
  table: 'meeting',
  ...RULES.meeting,
  identity: ['case_id', 'meeting_id', 'committee_id'],
  columns: {
    meeting_id: 'text',
    committee_id: 'text',
    secretariat: 'text',
    number: 'int',
    number_year: 'int',
    starts_at: 'timestamptz',
    open_votes: 'jsonb',
    ...SECRECY_COLUMNS,
  },
  project: (state) => ({
    meeting_id: state.meetingId,
    committee_id: state.committeeId,
    secretariat: state.secretariat,
    number: state.number,
    number_year: state.year,
    starts_at: state.session.startsAt,
    open_votes: JSON.stringify(openVotesOf(state)),
    ...secrecyOf(
      state,
      state.guests.map(({ personId }) => personId),
    ),
  }),
}

function openVotesOf({ agenda }: Meeting): string[] {
  const votings = agenda.flatMap((item) => item.votings)
  return votings.filter(({ status }) => status === 'open').map(({ votingId }) => votingId)
}

/** The record of a committee. Nothing in it waits for a date: no workflow holds it. */
export const committeeKind: Kind<Committee, CommitteeEvent> = {
  table: 'committee',
  apply: applyCommittee,
  nextWake: () => undefined,
  identity: ['case_id', 'committee_id'],
  columns: { committee_id: 'text', secretariat: 'text', level: 'text', name_th: 'text' },
  project: ({ committeeId, secretariat, level, nameTh }) => ({
    ...{ committee_id: committeeId, secretariat, level, name_th: nameTh },
  }),
}

/** The task's row. */
export const taskKind: Kind<Task, TaskEvent> = {
  table: 'task',
  ...RULES.task,
  identity: ['case_id', 'task_id', 'origin'],
  columns: {
    ...{ task_id: 'text', giver: 'text', office_code: 'text', person_id: 'text', title: 'text' },
    ...{ due_at: 'timestamptz', origin: 'text' },
  },
  project: ({ taskId, giver, officeCode, personId, title, dueAt, origin }) => ({
    ...{ task_id: taskId, giver, office_code: officeCode, person_id: personId, title },
    ...{ due_at: dueAt, origin: origin.caseId },
  }),
}

/** The proposal's row. */
export const proposalKind: Kind<Proposal, ProposalEvent> = {
  table: 'proposal',
  ...RULES.proposal,
  identity: ['case_id', 'proposal_id'],
  columns: {
    ...{
      proposal_id: 'text',
      owner_office: 'text',
      committee_id: 'text',
      secretariat: 'text',
      title: 'text',
    },
  },
  approvals: ({ approval, title, status }) =>
    approval && status === 'inApproval' ? [{ about: 'proposal', subject: title, approval }] : [],
  project: ({ proposalId, owner, committeeId, secretariat, title }) => ({
    ...{
      proposal_id: proposalId,
      owner_office: owner.officeCode,
      committee_id: committeeId,
      secretariat,
      title,
    },
  }),
}

/** The order's row. */
export const orderKind: Kind<Order, OrderEvent> = {
  table: 'office_order',
  ...RULES.order,
  identity: ['case_id', 'order_id'],
  columns: {
    ...{ order_id: 'text', owner_office: 'text', subject: 'text', number: 'int', number_year: 'int' },
    ...{ revokes: 'text', revokes_from: 'date' },
  },
  approvals: ({ approval, subject, status }) =>
    approval && status === 'inApproval' ? [{ about: 'order', subject, approval }] : [],
  project: ({ orderId, owner, subject, issued, revokes }) => ({
    ...{ order_id: orderId, owner_office: owner.officeCode, subject },
    ...{ revokes: revokes?.orderId, revokes_from: revokes?.from },
    ...{ number: issued?.number, number_year: issued?.year },
  }),
}

/** The record of a consultation. Nothing in it waits for a date: no workflow holds it. */
export const consultationKind: Kind<Consultation, ConsultationEvent> = {
  table: 'consultation',
  apply: applyConsultation,
  nextWake: () => undefined,
  identity: ['case_id', 'consultation_id'],
  columns: {
    ...{ consultation_id: 'text', office_code: 'text', committee_id: 'text', topic: 'text', held_on: 'date' },
  },
  project: ({ consultationId, officeCode, committeeId, topic, heldOn }) => ({
    ...{ consultation_id: consultationId, office_code: officeCode, committee_id: committeeId, topic },
    held_on: heldOn,
  }),
}

/** Every kind of case there is. */
export const KINDS = {
  circular: circularKind,
  submission: submissionKind,
  meeting: meetingKind,
  exemption: exemptionKind,
  personnel: personnelKind,
  committee: committeeKind,
  task: taskKind,
  proposal: proposalKind,
  order: orderKind,
  consultation: consultationKind,
} as const satisfies Record<CaseKind, unknown>

/** The state of a case after one more of its events, whatever its kind. */
export function foldEvent(caseId: string, state: unknown, event: unknown): unknown {
  const kind = KINDS[caseKind(caseId)] as { apply(state: unknown, event: unknown): unknown }
  return kind.apply(state, event)
}
