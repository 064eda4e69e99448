import type { z } from 'zod'
import { loadCircular } from '../../db/circulars.js'
import type { Database } from '../../db/pool.js'
import { loadSubmission } from '../../db/submissions.js'
import { circularCase, submissionCase, type CaseKind } from '../../domain/case.js'
import type { Subject } from '../../domain/policy/rule.js'
import { subjectOfCircular, subjectOfSubmission } from '../../domain/policy/subjects.js'
import { circularTeller, submissionTeller, type Teller } from '../../domain/timeline/steps.js'
import { circularParams, submissionParams } from '../schemas/common.js'
import { versionsOfAnswer, versionsOfContent, type Version } from './versions.js'
import { circularState } from '../schemas/replies-circular.js'
import { submissionState } from '../schemas/replies-submission.js'

/** Ids as they stand in an address. */
export type CaseParams = { readonly circularId: string; readonly officeCode?: string }

/** A case as far as looking back needs it: what the policy asks, and the content that it works with. */
export type LookedAt = {
  readonly caseId: string
  readonly subject: Subject
  readonly contentSha256: string | undefined
}

/** A kind of case that can be looked back on: its address, how it tells its story. Another kind joins here. */
export type AuditedKind = {
  readonly kind: Exclude<CaseKind, 'personnel'>
  /** The address behind `/cases/`. */
  readonly path: string
  readonly params: z.ZodType<CaseParams>
  readonly state: z.ZodType
  readonly teller: Teller<unknown, unknown>
  caseId(params: CaseParams): string
  load(db: Database, params: CaseParams): Promise<LookedAt | undefined>
  /** Every version of what the case holds, the first one first. */
  versions(db: Database, params: CaseParams): Promise<Version[]>
}

const circular: AuditedKind = {
  kind: 'circular',
  path: 'circular/:circularId',
  params: circularParams,
  state: circularState,
  teller: circularTeller,
  caseId: ({ circularId }) => circularCase(circularId),
  versions: (db, { circularId }) => versionsOfContent(db, circularId),
  async load(db, { circularId }) {
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
  caseId: ({ circularId, officeCode = '' }) => submissionCase(circularId, officeCode),
  versions: (db, { circularId, officeCode = '' }) => versionsOfAnswer(db, circularId, officeCode),
  async load(db, { circularId, officeCode = '' }) {
    const [found, circular] = await Promise.all([
      loadSubmission(db, submissionCase(circularId, officeCode)),
      loadCircular(db, circularId),
    ])
    if (!found || !circular) return undefined
    const subject = subjectOfSubmission(found.state, circular.state)
    return { caseId: found.caseId, subject, contentSha256: circular.state.contentSha256 }
  },
}

/** Every kind of case that can be looked back on. */
export const AUDITED_KINDS: readonly AuditedKind[] = [circular, submission]
