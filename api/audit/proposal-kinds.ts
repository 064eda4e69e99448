import { proposalCase, consultationCase, taskCase } from '../../domain/case.js'
import { consultationTeller, proposalTeller, taskTeller } from '../../domain/timeline/proposal.js'
import { findConsultation, findProposal, findTask } from '../proposal-subjects.js'
import { consultationParams, consultationState } from '../schemas/consultation.js'
import { proposalParams, proposalState } from '../schemas/proposal.js'
import { taskParams, taskState } from '../schemas/task.js'
import type { AuditedKind } from './kinds.js'
import { versionsOfContent } from './versions.js'

const task: AuditedKind = {
  kind: 'task',
  act: 'task.read',
  path: 'task/:taskId',
  params: taskParams,
  state: taskState,
  teller: taskTeller,
  caseId: ({ taskId = '' }) => taskCase(taskId),
  async load(db, { taskId = '' }) {
    const { entry, subject } = await findTask(db, taskId)
    return { caseId: entry.caseId, subject, contentSha256: undefined }
  },
}

const proposal: AuditedKind = {
  kind: 'proposal',
  act: 'proposal.read',
  path: 'proposal/:proposalId',
  params: proposalParams,
  state: proposalState,
  teller: proposalTeller,
  caseId: ({ proposalId = '' }) => proposalCase(proposalId),
  versions: {
    what: { en: 'a proposal', th: 'ข้อเสนอ' },
    of: (db, { proposalId = '' }) => versionsOfContent(db, proposalCase(proposalId)),
  },
  async load(db, { proposalId = '' }) {
    const { entry, subject } = await findProposal(db, proposalId)
    return { caseId: entry.caseId, subject, contentSha256: undefined }
  },
}

const consultation: AuditedKind = {
  kind: 'consultation',
  act: 'consultation.read',
  path: 'consultation/:consultationId',
  params: consultationParams,
  state: consultationState,
  teller: consultationTeller,
  caseId: ({ consultationId = '' }) => consultationCase(consultationId),
  versions: {
    what: { en: 'the notes of a consultation', th: 'บันทึกการปรึกษาหารือ' },
    of: (db, { consultationId = '' }) => versionsOfContent(db, consultationCase(consultationId)),
  },
  async load(db, { consultationId = '' }) {
    const { entry, subject } = await findConsultation(db, consultationId)
    return { caseId: entry.caseId, subject, contentSha256: undefined }
  },
}

/** Tasks, proposals, consultations. */
export const PROPOSAL_KINDS = [task, proposal, consultation]
