import { z } from 'zod'
import { loadAnswerBody, loadAnswers } from '../../db/answers.js'
import { loadDraft, saveDraft } from '../../db/drafts.js'
import { caseHistory } from '../../db/history.js'
import { listLetters } from '../../db/letters.js'
import type { CircularContent } from '../../domain/content.js'
import { isOverdue, type Submission } from '../../domain/submission/case.js'
import { possibleAnswerVerdicts, possibleSubmissionActs } from '../../domain/policy/possible.js'
import { decideSubmission, DRAFTING } from '../../domain/submission/decide.js'
import { dueWall } from '../../domain/time.js'
import { readContent } from '../content.js'
import { actorId } from '../idempotency.js'
import { problem } from '../problems.js'
import { orRefuse } from '../refusals.js'
import { route } from '../route.js'
import { instant, submissionParams } from '../schemas/common.js'
import { draftAnswerBody } from '../schemas/submission.js'
import { ownSubmission } from '../scope.js'
import { listOf, recordedEvent } from '../schemas/replies-common.js'
import { draftKept, submissionView } from '../schemas/replies-submission.js'

const read = route({
  method: 'get',
  path: '/submissions/:circularId/:officeCode',
  access: 'submission.read',
  summary: 'What an office was asked, what it has answered, and what may be done now',
  summaryTh: 'หน่วยงานถูกถามอะไร ตอบอะไรแล้ว และทำอะไรได้ตอนนี้',
  replies: { 200: submissionView },
  params: submissionParams,
  async handle({ at, params, ...call }, { pool }) {
    const { side, circular, ...entry } = await ownSubmission(pool, call, params)
    const { form, nilReturn, letter } = await readContent(pool, circular.state.contentSha256)
    const { pending } = entry.state
    const [answers, letters, draft, waiting] = await Promise.all([
      loadAnswers(pool, entry.caseId),
      listLetters(pool, params.circularId, { officeCode: params.officeCode }),
      side === 'office' ? loadDraft(pool, entry.caseId) : undefined,
      // What has not left the office is known in the office alone.
      side === 'office' && pending ? loadAnswerBody(pool, pending.answerId) : undefined,
    ])
    const { circularId, subject, number, year, issuedAt, status } = circular
    return {
      etag: entry.version,
      body: {
        ...entry,
        due: dueWall(entry.dueAt),
        circular: { circularId, subject, number, year, issuedAt, status, ...letterHead(letter) },
        ...{ form, nilReturn, answers, letters, draft: draft ?? null },
        pendingAnswer: waiting ?? null,
        overdue: isOverdue(entry.state, at),
        possibleActs: possibleSubmissionActs(entry.state, call.actor, at),
        possibleVerdicts: possibleAnswerVerdicts(entry.state, call.actor),
      },
    }
  },
})

/** What stands on the letter that an office looks for first: whose it is, how urgent, what comes with it. */
function letterHead({ prefix, agency, enclosures, urgency }: CircularContent['letter']) {
  return { prefix, agencyTh: agency.nameTh, enclosures, urgency: urgency ?? null }
}

const putDraft = route({
  method: 'put',
  path: '/submissions/:circularId/:officeCode/draft',
  access: 'submission.saveDraft',
  summary: 'Keep what is being written; If-Match names the revision that was read ("0" for the first)',
  summaryTh: 'บันทึกร่างคำตอบ If-Match บอกฉบับร่างที่อ่าน ("0" เมื่อเริ่มร่าง)',
  replies: { 200: draftKept },
  params: submissionParams,
  body: draftAnswerBody,
  onVersion: true,
  async handle({ actor, act: name, params, body, at, key, onVersion }, { pool, cases }) {
    const { caseId, state } = await ownSubmission(pool, { actor, act: name }, params)
    const act = { type: 'saveDraft', at, by: actor } as const
    orRefuse(decideSubmission(state, act))
    const draft = { caseId, over: onVersion, body: body.answer, at, by: actorId(actor) }
    const revision = await saveDraft(pool, draft)
    if (revision === undefined) throw problem('VERSION_STALE')
    // Only the beginning of a draft is a step of the case.
    if (!DRAFTING.includes(state.status)) await cases.act<Submission>({ caseId, key, act })
    return { etag: revision, body: { revision, savedAt: at } }
  },
})

const events = route({
  method: 'get',
  path: '/submissions/:circularId/:officeCode/events',
  access: 'submission.read',
  summary: 'What has happened to a submission, each step with its hash; upTo tells it as of an instant',
  summaryTh: 'สิ่งที่เกิดขึ้นกับคำตอบทีละขั้นพร้อมค่าแฮช upTo บอกตามขณะหนึ่ง',
  replies: { 200: listOf(recordedEvent) },
  params: submissionParams,
  query: z.strictObject({ upTo: instant.optional() }),
  async handle({ params, query, ...call }, { pool }) {
    const { caseId } = await ownSubmission(pool, call, params)
    return { body: { items: await caseHistory(pool, caseId, query.upTo ? { upTo: query.upTo } : {}) } }
  },
})

/** Submissions: reading, drafts, history. */
export const SUBMISSION_ROUTES = [read, putDraft, events]
