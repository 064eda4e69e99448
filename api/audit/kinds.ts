import type { z } from 'zod'
import { loadCircular } from '../../db/circulars.js'
import { clockNow } from '../../db/clock.js'
import { loadCommittee } from '../../db/committees.js'
import { loadMeeting } from '../../db/meetings.js'
import type { Database } from '../../db/pool.js'
import { loadExemption } from '../../db/exemptions.js'
import { loadSubmission } from '../../db/submissions.js'
import {
  circularCase,
  committeeCase,
  exemptionCase,
  meetingCase,
  orderCase,
  submissionCase,
  type CaseKind,
} from '../../domain/case.js'
import type { ActName } from '../../domain/policy/policy.js'
import type { Subject } from '../../domain/policy/rule.js'
import { subjectOfCommittee } from '../../domain/policy/committee-acts.js'
import { subjectOfExemption } from '../../domain/policy/exemption-acts.js'
import { subjectOfCircular, subjectOfSubmission } from '../../domain/policy/subjects.js'
import { dayOf } from '../../domain/time.js'
import { subjectOfMeeting } from '../../domain/policy/meeting-acts.js'
import { committeeTeller } from '../../domain/timeline/committee.js'
import { meetingTeller } from '../../domain/timeline/meeting.js'
import { exemptionTeller } from '../../domain/timeline/exemption.js'
import { circularTeller, submissionTeller, type Teller } from '../../domain/timeline/steps.js'
import type { Words } from '../../domain/timeline/word.js'
import { committeeParams, committeeState } from '../schemas/committee.js'
import { exemptionParams, exemptionState } from '../schemas/exemption.js'
import { circularParams, submissionParams } from '../schemas/common.js'
import { meetingParams, meetingState } from '../schemas/meeting.js'
import { orderTeller } from '../../domain/timeline/order.js'
import { findOrder } from '../orders.js'
import { orderParams, orderState } from '../schemas/order.js'
import { PROPOSAL_KINDS } from './proposal-kinds.js'
import { versionsOfAnswer, versionsOfContent, type Version } from './versions.js'
import { circularState } from '../schemas/replies-circular.js'
import { submissionState } from '../schemas/replies-submission.js'

/** Ids as they stand in an address, by their names. */
export type CaseParams = Readonly<Record<string, string>>

/** A case as far as looking back needs it: what the policy asks, and the content that it works with. */
export type LookedAt = {
  readonly caseId: string
  readonly subject: Subject
  readonly contentSha256: string | undefined
}

/** A kind of case that can be looked back on: its address, how it tells its story. Another kind joins here. */
export type AuditedKind = {
  readonly kind: Exclude<CaseKind, 'personnel'>
  /** The act of looking back on it, where those who may are not those of circulars. */
  readonly act?: ActName
  /** The address behind `/cases/`. */
  readonly path: string
  readonly params: z.ZodType<CaseParams>
  readonly state: z.ZodType
  readonly teller: Teller<unknown, unknown>
  caseId(params: CaseParams): string
  load(db: Database, params: CaseParams): Promise<LookedAt | undefined>
  /** Every version of the content that the case holds, the first one first; nothing where it holds none of its own. */
  readonly versions?: {
    readonly what: Words
    of(this: void, db: Database, params: CaseParams): Promise<Version[]>
  }
}

const circular: AuditedKind = {
  kind: 'circular',
  path: 'circular/:circularId',
  params: circularParams,
  state: circularState,
  teller: circularTeller,
  caseId: ({ circularId = '' }) => circularCase(circularId),
  versions: {
    what: { en: "a circular's content", th: 'เนื้อหาของหนังสือเวียน' },
    of: (db, { circularId = '' }) => versionsOfContent(db, circularCase(circularId)),
  },
  async load(db, { circularId = '' }) {
    const found = await loadCircular(db, circularId)
    if (!found) return undefined
    const { caseId, state } = found
    return { caseId, subject: subjectOfCircular(state), contentSha256: state.contentSha256 }
  },
}

const submission: AuditedKind = {
  kind: 'submission',
  path: 'submission/:circularId/:officeCode',
  params: submissionParams,
  state: submissionState,
  teller: submissionTeller,
  caseId: ({ circularId = '', officeCode = '' }) => submissionCase(circularId, officeCode),
  versions: {
    what: { en: "an office's answer", th: 'คำตอบของหน่วยงาน' },
    of: (db, { circularId = '', officeCode = '' }) => versionsOfAnswer(db, circularId, officeCode),
  },
  async load(db, { circularId = '', officeCode = '' }) {
    const [found, circular] = await Promise.all([
      loadSubmission(db, submissionCase(circularId, officeCode)),
      loadCircular(db, circularId),
    ])
    if (!found || !circular) return undefined
    const subject = subjectOfSubmission(found.state, circular.state)
    return { caseId: found.caseId, subject, contentSha256: circular.state.contentSha256 }
  },
}

const committee: AuditedKind = {
  kind: 'committee',
  act: 'committeeRecord.read',
  path: 'committee/:committeeId',
  params: committeeParams,
  state: committeeState,
  teller: committeeTeller,
  caseId: ({ committeeId = '' }) => committeeCase(committeeId),
  async load(db, { committeeId = '' }) {
    const [found, now] = await Promise.all([loadCommittee(db, committeeId), clockNow(db)])
    if (!found) return undefined
    const { caseId, state } = found
    return { caseId, subject: subjectOfCommittee(state, dayOf(now)), contentSha256: undefined }
  },
}

const meeting: AuditedKind = {
  kind: 'meeting',
  act: 'meeting.read',
  path: 'meeting/:meetingId',
  params: meetingParams,
  state: meetingState,
  teller: meetingTeller,
  caseId: ({ meetingId = '' }) => meetingCase(meetingId),
  async load(db, { meetingId = '' }) {
    const [found, now] = await Promise.all([loadMeeting(db, meetingId), clockNow(db)])
    if (!found) return undefined
    const { caseId, state, committee: record } = found
    return { caseId, subject: subjectOfMeeting(state, record, now), contentSha256: undefined }
  },
}

const exemption: AuditedKind = {
  kind: 'exemption',
  path: 'exemption/:exemptionId',
  params: exemptionParams,
  state: exemptionState,
  teller: exemptionTeller,
  caseId: ({ exemptionId = '' }) => exemptionCase(exemptionId),
  async load(db, { exemptionId = '' }) {
    const found = await loadExemption(db, exemptionId)
    if (!found) return undefined
    return { caseId: found.caseId, subject: subjectOfExemption(found.state), contentSha256: undefined }
  },
}

const order: AuditedKind = {
  kind: 'order',
  act: 'order.read',
  path: 'order/:orderId',
  params: orderParams,
  state: orderState,
  teller: orderTeller,
  caseId: ({ orderId = '' }) => orderCase(orderId),
  versions: {
    what: { en: 'an order', th: 'คำสั่ง' },
    of: (db, { orderId = '' }) => versionsOfContent(db, orderCase(orderId)),
  },
  async load(db, { orderId = '' }) {
    const { entry, subject } = await findOrder(db, orderId)
    return { caseId: entry.caseId, subject, contentSha256: undefined }
  },
}

/** Every kind of case that can be looked back on. */
export const AUDITED_KINDS: readonly AuditedKind[] = [
  ...[circular, submission, committee, meeting, exemption, order],
  ...PROPOSAL_KINDS,
]
