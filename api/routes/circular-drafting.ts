import { z } from 'zod'
import type { CircularEntry } from '../../db/circulars.js'
import { putContent } from '../../db/contents.js'
import { stepsAhead } from '../../domain/approval/approval.js'
import { CHECK_AND_SIGN } from '../../domain/approval/route.js'
import { decideCircular } from '../../domain/circular/decide.js'
import { dayOf } from '../../domain/time.js'
import { composeContent, headOf, readContent } from '../content.js'
import { draftWarnings } from '../draft-warnings.js'
import { planOf } from '../plan.js'
import { checkNamed, checkServing } from '../named-persons.js'
import { problem } from '../problems.js'
import { procedureUnderLetterhead } from '../letterheads.js'
import { orRefuse } from '../refusals.js'
import { freezeRecipients } from '../recipients.js'
import { route, type Deps } from '../route.js'
import { circularParams, empty, personsBody, reason } from '../schemas/common.js'
import { draftBody, verdictBody } from '../schemas/content.js'
import { calendarOf, planSchedule } from '../schedules.js'
import { timesAfter, timesFrom } from '../stage-times.js'
import { ownCircular } from '../scope.js'
import { circularRevised, planReply } from '../schemas/replies-circular.js'
import { actOnCircular, circularAct, operationLink, type CircularCall } from './circular-act.js'

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
    const answer = await actOnCircular(call, deps, { type: 'revise', contentSha256, ...headOf(content) })
    return { ...answer, body: { ...answer.body, contentSha256, content, warnings } }
  },
})

const sendForApproval = circularAct({
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

const namePersons = circularAct({
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

const decideStage = circularAct({
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
  { actor: by, at, body }: CircularCall<LaunchBody>,
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

const launch = circularAct({
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

const abandon = circularAct({
  name: 'abandon',
  access: 'circular.abandon',
  summary: 'Give a draft up',
  summaryTh: 'เลิกร่าง',
  body: z.strictObject({ reason }),
  prepare: ({ body }) => ({ type: 'abandon', ...body }),
})

/** What persons of the issuing office do to a circular until it is issued or given up. */
export const CIRCULAR_DRAFTING_ROUTES = [
  ...[revise, sendForApproval, namePersons, decideStage, launch, abandon],
]
