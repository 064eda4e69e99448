import { Semaphore } from 'async-mutex'
import { z } from 'zod'
import { submissionCase, type Unstamped } from '../../domain/case.js'
import type { ActName } from '../../domain/policy/policy.js'
import type { Submission, SubmissionAct } from '../../domain/submission/case.js'
import { checkAccess } from '../access.js'
import { readContent } from '../content.js'
import { Problem, problem, problemBody } from '../problems.js'
import { resendAct, returnAct } from '../review.js'
import { route, type Call, type Deps } from '../route.js'
import { circularParams, officeParams, reason, versionNumber } from '../schemas/common.js'
import { deadlineRule } from '../schemas/content.js'
import { count, problemReply } from '../schemas/replies-common.js'
import { ownCircular, ownSubmission, type SubmissionInScope } from '../scope.js'
import { safe } from '../log.js'

const MOST_ROWS = 500
/** Rows at once: what the workers take without making single acts wait. */
const AT_ONCE = 8

const officeCode = officeParams.shape.officeCode
const whose = { officeCode, version: versionNumber.exactOptional() }
const row = z.discriminatedUnion('act', [
  z.strictObject({ ...whose, act: z.literal('accept') }),
  z.strictObject({ ...whose, act: z.literal('return'), deadline: deadlineRule, reason }),
  z.strictObject({ ...whose, act: z.literal('decideMoreTime'), granted: z.boolean(), reason }),
  z.strictObject({ ...whose, act: z.literal('resend') }),
])
type Row = z.infer<typeof row>
const body = z.strictObject({ rows: z.array(row).min(1).max(MOST_ROWS) })

const outcome = z
  .strictObject({
    officeCode,
    status: z.int().min(200).max(599),
    version: z.int().exactOptional(),
    state: z.string().exactOptional(),
    problem: problemReply.exactOptional(),
  })
  .meta({ id: 'RowOutcome' })
type Outcome = z.infer<typeof outcome>

/** The act of the policy behind each word of a row. */
const ACTS: Readonly<Record<Row['act'], ActName>> = {
  accept: 'submission.accept',
  return: 'submission.return',
  decideMoreTime: 'submission.decideMoreTime',
  resend: 'submission.resend',
}

type BulkCall = Call<z.infer<typeof circularParams>, unknown, z.infer<typeof body>>

const bulk = route({
  method: 'post',
  path: '/circulars/:circularId/submissions/bulk',
  access: 'submission.accept',
  summary:
    'Review up to 500 answers at once: accept, return, decide on more time, send again; each row has its own outcome',
  summaryTh: 'ตรวจคำตอบครั้งละไม่เกิน 500 หน่วยงาน: ตรวจรับ ส่งคืน พิจารณาเวลา ส่งอีเมลซ้ำ แต่ละแถวมีผลของตน',
  replies: { 200: z.strictObject({ done: count, refused: count, rows: z.array(outcome) }) },
  params: circularParams,
  body,
  async handle(call: BulkCall, deps) {
    await ownCircular(deps.pool, { actor: call.actor, act: 'circular.read' }, call.params.circularId)
    refuseDoubles(call.body.rows)
    const turns = new Semaphore(AT_ONCE)
    const rows = await Promise.all(
      call.body.rows.map((one) => turns.runExclusive(() => tryRow(call, deps, one))),
    )
    const done = rows.filter(({ status }) => status === 200).length
    return { body: { done, refused: rows.length - done, rows } }
  },
})

/** One office twice in one request: which row was meant? */
function refuseDoubles(rows: readonly Row[]): void {
  const seen = new Set<string>()
  const errors = rows.flatMap((one, index) => {
    if (!seen.has(one.officeCode)) return (seen.add(one.officeCode), [])
    const words = { messageTh: 'มีหน่วยงานนี้แล้วในแถวก่อนหน้า', messageEn: 'This office stands in an earlier row.' }
    return [{ pointer: `/rows/${index}/officeCode`, code: 'doubled', ...words }]
  })
  if (errors.length > 0) throw problem('INPUT_INVALID', errors)
}

/** A row that fails by our fault says so, and does not take the others with it. */
async function tryRow(call: BulkCall, deps: Deps, one: Row): Promise<Outcome> {
  try {
    return await doRow(call, deps, one)
  } catch (error) {
    const refused = error instanceof Problem ? error : problem('BUG')
    const { requestId } = call
    if (refused.status >= 500) deps.log.error({ err: safe(error), requestId }, refused.code)
    const said = problemBody(refused, requestId) as Outcome['problem'] & object
    return { officeCode: one.officeCode, status: refused.status, problem: said }
  }
}

async function doRow(call: BulkCall, { pool, cases }: Deps, one: Row): Promise<Outcome> {
  const { actor, at, key, params, signedIn } = call
  const act = ACTS[one.act]
  checkAccess(act, actor, signedIn?.isFresh ?? false, signedIn?.scopes)
  const place = { circularId: params.circularId, officeCode: one.officeCode }
  const standing = await ownSubmission(pool, { actor, act }, place)
  const prepared = await prepare(pool, standing, one, at)
  const { version, state } = await cases.act<Submission>({
    caseId: submissionCase(place.circularId, place.officeCode),
    // The same request tried again finds what of it was done: row by row.
    key: `${key}/${one.officeCode}`,
    act: { ...prepared, at, by: actor },
    ...(one.version === undefined ? {} : { onVersion: one.version }),
  })
  return { officeCode: one.officeCode, status: 200, version, state: state.status }
}

async function prepare(
  pool: Deps['pool'],
  { state, circular }: SubmissionInScope,
  one: Row,
  at: string,
): Promise<Unstamped<SubmissionAct>> {
  switch (one.act) {
    case 'accept':
      return { type: 'accept' }
    case 'return':
      return returnAct(
        pool,
        { state, content: await readContent(pool, circular.state.contentSha256) },
        { ...one, at },
      )
    case 'decideMoreTime':
      return { type: 'decideMoreTime', granted: one.granted, reason: one.reason }
    case 'resend':
      return resendAct(state)
  }
}

/** The review desk: many answers in one request. */
export const REVIEW_BULK_ROUTES = [bulk]
