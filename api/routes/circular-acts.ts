import { z } from 'zod'
import type { CircularEntry } from '../../db/circulars.js'
import { putContent } from '../../db/contents.js'
import { stepsAhead } from '../../domain/approval/approval.js'
import { CHECK_AND_SIGN } from '../../domain/approval/route.js'
import { circularCase, type Unstamped } from '../../domain/case.js'
import type { Circular, CircularAct } from '../../domain/circular/case.js'
import { decideCircular } from '../../domain/circular/decide.js'
import { possibleCircularActs, possibleStageVerdicts } from '../../domain/policy/possible.js'
import type { DeadlineRule } from '../../domain/deadline.js'
import { dayOf } from '../../domain/time.js'
import { actOnCase } from '../acting.js'
import { actsOn } from '../case-act-route.js'
import { composeContent, headOf, readContent } from '../content.js'
import { draftWarnings } from '../draft-warnings.js'
import { operationOfRequest } from '../operations/jobs.js'
import { planOf } from '../plan.js'
import { checkNamed, checkServing } from '../named-persons.js'
import { problem } from '../problems.js'
import { procedureUnderLetterhead } from '../letterheads.js'
import { orRefuse } from '../refusals.js'
import { checkReached, freezeFurtherRecipients, freezeRecipients } from '../recipients.js'
import { route, type Answer, type Call, type Deps } from '../route.js'
import { circularParams, codes, empty, personsBody, reason, text } from '../schemas/common.js'
import { audienceRule, deadlineRule, draftBody, verdictBody } from '../schemas/content.js'
import { calendarOf, planSchedule } from '../schedules.js'
import { timesAfter, timesFrom } from '../stage-times.js'
import { ownCircular } from '../scope.js'
import { circularActed, circularRevised, planReply } from '../schemas/replies-circular.js'

type Params = z.infer<typeof circularParams>

const actRoute = actsOn({
  path: '/circulars/:circularId',
  params: circularParams,
  reply: circularActed,
  load: (call, { pool }) => ownCircular(pool, call, call.params.circularId),
  act: (call, deps, act: Unstamped<CircularAct>) => actOn(call, deps, act),
})

async function actOn(
  call: Call<Params, unknown, unknown>,
  deps: Deps,
  act: Unstamped<CircularAct>,
): Promise<Answer & { readonly body: object }> {
  const caseId = circularCase(call.params.circularId)
  const { version, state } = await actOnCase<Circular>(deps, call, caseId, act)
  const { actor: by } = call
  const possible = { possibleActs: possibleCircularActs(state, by) }
  return {
    etag: version,
    body: { version, state, ...possible, possibleVerdicts: possibleStageVerdicts(state, by) },
  }
}

/** Where the work that the act has set going can be followed. */
async function operationLink(
  { params: { circularId }, key }: Call<Params, unknown, unknown>,
  { pool }: Deps,
): Promise<{ location?: string }> {
  const operationId = await operationOfRequest(pool, circularId, key)
  return operationId === undefined ? {} : { location: `/api/v1/operations/${operationId}` }
}

const revise = route({
  method: 'put',
  path: '/circulars/:circularId',
  access: 'circular.revise',
  summary: 'Change the content; what was checked or signed is checked again',
  summaryTh: 'แก้ไขเนื้อหา สิ่งที่ตรวจหรือลงนามแล้วต้องตรวจใหม่',
  replies: { 200: circularRevised },
  params: circularParams,
  body: draftBody,
  onVersion: true,
  async handle(call, deps) {
    await ownCircular(deps.pool, call, call.params.circularId)
    const { procedureId, overrides } = call.body
    const content = composeContent(
      await procedureUnderLetterhead(deps.pool, call.actor, procedureId),
      overrides,
    )
    const contentSha256 = await putContent(deps.pool, content)
    const warnings = await draftWarnings(deps.pool, content, call.at)
    const answer = await actOn(call, deps, { type: 'revise', contentSha256, ...headOf(content) })
    return { ...answer, body: { ...answer.body, contentSha256, content, warnings } }
  },
})

const sendForApproval = actRoute({
  name: 'send-for-approval',
  access: 'circular.sendForApproval',
  summary: 'Send the draft on the route of its kind: to be checked and signed where it has none of its own',
  summaryTh: 'เสนอร่างตามสายการเสนอของชนิดหนังสือ (ตรวจแล้วลงนาม หากไม่ได้กำหนดไว้)',
  body: empty,
  async prepare({ at }, { pool }, { state: { contentSha256, approval: before } }) {
    const { approval: route = CHECK_AND_SIGN, procedure } = await readContent(pool, contentSha256)
    const facts = { kind: procedure.replace(/@.*$/, '') }
    const times = await timesFrom(pool, stepsAhead({ route, facts, contentSha256, before }), { at })
    return { type: 'sendForApproval', route, facts, times }
  },
})

const namePersons = actRoute({
  name: 'named-persons',
  access: 'circular.namePersons',
  summary: 'Let persons of the issuing office know of a secret circular',
  summaryTh: 'ระบุชื่อบุคลากรของหน่วยงานที่มีสิทธิ์รู้หนังสือเวียนลับ',
  body: personsBody,
  async prepare(call, { pool }) {
    await checkNamed(pool, call)
    return { type: 'namePersons', ...call.body }
  },
})

const decideStage = actRoute({
  name: 'decide-stage',
  access: 'circular.decideStage',
  summary:
    'Say what is to be said at a stage: approve, return or refuse with reasons, give an opinion, pass the turn on, or approve in an emergency',
  summaryTh: 'พิจารณาในขั้นตอน: เห็นชอบ ส่งคืนหรือไม่เห็นชอบพร้อมเหตุผล ให้ความเห็น มอบผู้อื่นพิจารณา หรือสั่งการกรณีเร่งด่วน',
  body: verdictBody,
  async prepare(call, { pool }, { state }) {
    const { body, at } = call
    if (body.to) await checkServing(pool, call, body.to)
    return { type: 'decideStage', ...body, times: await timesAfter(pool, state.approval, { at }) }
  },
})

type LaunchBody = { readonly expectedTotal?: number }

/** Who would get what and when, were the circular launched now. @throws Problem as the launch itself would */
async function tryLaunch(
  { actor: by, at, body }: Call<Params, unknown, LaunchBody>,
  { pool }: Deps,
  circular: CircularEntry,
): Promise<object> {
  const { contentSha256 } = circular.state
  const content = await readContent(pool, contentSha256)
  const plan = await planOf(pool, circular, { content, at })
  const { total, primary, secondary } = plan.recipients
  checkExpected(total, body)
  const audience = { audienceId: '', total, primary, secondary }
  const { schedule } = plan
  orRefuse(decideCircular(circular.state, { type: 'launch', at, by, audience, schedule, contentSha256 }))
  return plan
}

function checkExpected(total: number, { expectedTotal: expected = total }: LaunchBody): void {
  if (expected !== total) throw problem('EXPECTED_OTHERWISE', [], { total, expected })
}

const launch = actRoute({
  name: 'launch',
  access: 'circular.launch',
  summary: 'Number and issue the circular to the offices of its rule as they are now',
  summaryTh: 'ออกเลขและเวียนหนังสือถึงหน่วยงานตามเกณฑ์ ณ ขณะนี้',
  body: z.strictObject({ expectedTotal: z.int().min(0).exactOptional() }),
  setsGoing: operationLink,
  dryRun: { reply: planReply, tell: tryLaunch },
  async prepare({ body, at }, { pool }, { state: { contentSha256 } }) {
    const content = await readContent(pool, contentSha256)
    const calendar = await calendarOf(pool, undefined, at)
    const { deadline: rule, reminders } = content
    const { schedule } = planSchedule({ rule, reminders, from: at, calendar })
    const audience = await freezeRecipients(pool, content.audience, dayOf(at))
    checkExpected(audience.total, body)
    return { type: 'launch', audience, schedule, contentSha256 }
  },
})

const remind = actRoute({
  name: 'remind',
  access: 'circular.remind',
  summary: 'Remind the offices that have not answered: all of them, or these',
  summaryTh: 'เตือนหน่วยงานที่ยังไม่ตอบ ทั้งหมดหรือที่ระบุ',
  body: z.strictObject({ codes: codes.exactOptional() }),
  setsGoing: operationLink,
  async prepare({ body, key, params }, { pool }) {
    await checkReached(pool, params.circularId, body.codes)
    return { type: 'remind', id: key, ...body }
  },
})

const extend = actRoute({
  name: 'extend',
  access: 'circular.extend',
  summary: 'Give more time: to all, or to these offices',
  summaryTh: 'ขยายเวลาให้ทุกหน่วยงาน หรือที่ระบุ',
  body: z.strictObject({ codes: codes.exactOptional(), deadline: deadlineRule, reason }),
  setsGoing: operationLink,
  async prepare({ body, key, at, params }, { pool }, { state }) {
    await checkReached(pool, params.circularId, body.codes)
    const [only, ...others] = body.codes ?? []
    // One office alone keeps its own regional holidays; a date for many is a date of the national calendar.
    const calendar = await calendarOf(pool, others.length === 0 ? only : undefined, at)
    const { reminders } = await readContent(pool, state.contentSha256)
    const rule: DeadlineRule = body.deadline
    const { schedule } = planSchedule({ rule, reminders, from: at, calendar })
    return {
      type: 'extend',
      id: key,
      schedule,
      reason: body.reason,
      ...(body.codes ? { codes: body.codes } : {}),
    }
  },
})

const sentence = text(5_000)

const issueErratum = actRoute({
  name: 'errata',
  access: 'circular.correct',
  summary: 'Correct what the circular says, for all its offices',
  summaryTh: 'แก้คำผิดของหนังสือเวียน ถึงทุกหน่วยงาน',
  body: z.strictObject({ wrong: sentence, right: sentence, reason }),
  setsGoing: operationLink,
  async prepare({ body, params }, { pool }) {
    const contentSha256 = await putContent(pool, { circularId: params.circularId, ...body })
    return { type: 'issueErratum', contentSha256, reason: body.reason }
  },
})

const addRecipients = actRoute({
  name: 'recipients',
  access: 'circular.addRecipients',
  summary: 'Send the circular to further offices',
  summaryTh: 'เวียนหนังสือถึงหน่วยงานเพิ่มเติม',
  body: z.strictObject({ rule: audienceRule, reason }),
  setsGoing: operationLink,
  async prepare({ body: { rule, reason: why }, at, params }, { pool }) {
    const { circularId } = params
    const audience = await freezeFurtherRecipients(pool, { circularId, rule, on: dayOf(at) })
    return { type: 'addRecipients', audience, reason: why }
  },
})

const sealOverdue = actRoute({
  name: 'seal-overdue',
  access: 'circular.sealOverdue',
  summary: 'Issue the stamped reminder letter to every office that is overdue',
  summaryTh: 'ออกหนังสือประทับตราเตือนทุกหน่วยงานที่เลยกำหนด',
  body: empty,
  setsGoing: operationLink,
  prepare: () => ({ type: 'sealOverdue' }),
})

const recall = actRoute({
  name: 'recall',
  access: 'circular.recall',
  summary: 'Withdraw the circular from all offices',
  summaryTh: 'ยกเลิกหนังสือเวียนจากทุกหน่วยงาน',
  body: z.strictObject({ reason }),
  setsGoing: operationLink,
  prepare: ({ body }) => ({ type: 'recall', ...body }),
})

const abandon = actRoute({
  name: 'abandon',
  access: 'circular.abandon',
  summary: 'Give a draft up',
  summaryTh: 'เลิกร่าง',
  body: z.strictObject({ reason }),
  prepare: ({ body }) => ({ type: 'abandon', ...body }),
})

const close = actRoute({
  name: 'close',
  access: 'circular.close',
  summary: 'Close the circular and make its report',
  summaryTh: 'ปิดเรื่องและจัดทำรายงาน',
  body: empty,
  setsGoing: operationLink,
  prepare: () => ({ type: 'close' }),
})

/** What persons of the issuing office do to a circular. */
export const CIRCULAR_ACT_ROUTES = [
  revise,
  ...[
    sendForApproval,
    namePersons,
    decideStage,
    launch,
    remind,
    extend,
    issueErratum,
    addRecipients,
    sealOverdue,
  ],
  ...[recall, abandon, close],
]
