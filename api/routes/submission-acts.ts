import { z } from 'zod'
import { submissionCase, type Unstamped } from '../../domain/case.js'
import type { Submission, SubmissionAct } from '../../domain/submission/case.js'
import { possibleAnswerVerdicts, possibleSubmissionActs } from '../../domain/policy/possible.js'
import { actOnCase } from '../acting.js'
import { keepAnswer } from '../answer-store.js'
import { readContent } from '../content.js'
import { resendAct, returnAct } from '../review.js'
import { checkAssignee, checkNamed } from '../named-persons.js'
import { problem } from '../problems.js'
import { actsOn } from '../case-act-route.js'
import { empty, personsBody, reason, submissionParams, text, textOrNone } from '../schemas/common.js'
import { deadlineRule, verdictBody } from '../schemas/content.js'
import { calendarOf, planSchedule, timePolicy } from '../schedules.js'
import { routeOfRequest } from '../more-time.js'
import { timesAfter } from '../stage-times.js'
import { ownSubmission } from '../scope.js'
import { submissionActed } from '../schemas/replies-submission.js'

const actRoute = actsOn({
  path: '/submissions/:circularId/:officeCode',
  params: submissionParams,
  reply: submissionActed,
  async load(call, { pool }) {
    const { state, circular } = await ownSubmission(pool, call, call.params)
    const { contentSha256 } = circular.state
    return { state, contentSha256, content: () => readContent(pool, contentSha256) }
  },
  async act(call, deps, act: Unstamped<SubmissionAct>) {
    const { circularId, officeCode } = call.params
    const { actor: by, at } = call
    const caseId = submissionCase(circularId, officeCode)
    const { version, state } = await actOnCase<Submission>(deps, call, caseId, act)
    const possible = { possibleActs: possibleSubmissionActs(state, by, at) }
    return {
      etag: version,
      body: { version, state, ...possible, possibleVerdicts: possibleAnswerVerdicts(state, by) },
    }
  },
})

const open = actRoute({
  name: 'open',
  access: 'submission.open',
  summary: 'The office has seen the letter',
  summaryTh: 'หน่วยงานได้เห็นหนังสือแล้ว',
  body: empty,
  prepare: () => ({ type: 'open' }),
})

const receive = actRoute({
  name: 'receive',
  access: 'submission.receive',
  summary:
    'Receive the letter (ลงรับ) under the next number of the own register, or the one already written there',
  summaryTh: 'ลงรับหนังสือด้วยเลขถัดไปของทะเบียนตน หรือเลขที่ลงไว้แล้ว',
  body: z.strictObject({ number: z.number().exactOptional() }),
  prepare: ({ body }) => ({ type: 'receive', ...body }),
})

const namePersons = actRoute({
  name: 'named-persons',
  access: 'submission.namePersons',
  summary: 'Let persons of the office know of a secret letter',
  summaryTh: 'ระบุชื่อบุคลากรของหน่วยงานที่มีสิทธิ์รู้หนังสือลับ',
  body: personsBody,
  async prepare(call, { pool }) {
    await checkNamed(pool, call)
    return { type: 'namePersons', ...call.body }
  },
})

const assign = actRoute({
  name: 'assign',
  access: 'submission.assign',
  summary: 'Hand the matter to a person who works in the office today, also a substitute',
  summaryTh: 'มอบหมายเรื่องให้ผู้ที่ปฏิบัติงานในหน่วยงานวันนี้ รวมถึงผู้ทำหน้าที่แทน',
  body: z.strictObject({
    assignee: text(80),
    instruction: textOrNone(2_000).exactOptional(),
  }),
  async prepare(call, { pool }) {
    await checkAssignee(pool, call)
    return { type: 'assign', ...call.body }
  },
})

const submit = actRoute({
  name: 'submit',
  access: 'submission.submit',
  summary: 'Answer with the form, or with the saved draft when no answer is given',
  summaryTh: 'ตอบตามแบบฟอร์ม หรือด้วยร่างที่บันทึกไว้เมื่อไม่ได้แนบคำตอบ',
  body: z.strictObject({ answer: z.record(z.string(), z.unknown()).exactOptional() }),
  async prepare(call, deps, standing) {
    const { form, review, officeApproval } = await standing.content()
    const kept = await keepAnswer(deps, { ...call, answer: call.body.answer, form, ...standing })
    const accepted = review === 'automatic' ? { automaticAcceptance: true } : {}
    return { type: 'submit', ...kept, ...accepted, ...(officeApproval ? { officeApproval } : {}) }
  },
})

const fileNil = actRoute({
  name: 'nil-return',
  access: 'submission.fileNil',
  summary: 'Answer that there is nothing to report, with the reason',
  summaryTh: 'ตอบว่าไม่มีข้อมูลรายงาน พร้อมเหตุผล',
  body: z.strictObject({ reason }),
  async prepare(call, deps, standing) {
    const { nilReturn, officeApproval } = await standing.content()
    if (!nilReturn) throw problem('NIL_NOT_ALLOWED')
    const kept = await keepAnswer(deps, { ...call, nil: call.body, ...standing })
    const { reason: why } = call.body
    return { type: 'fileNil', reason: why, ...kept, ...(officeApproval ? { officeApproval } : {}) }
  },
})

const decideAnswer = actRoute({
  name: 'decide-answer',
  access: 'submission.decideAnswer',
  summary: 'Approve an answer, so that it leaves the office, or return it inside the office with reasons',
  summaryTh: 'เห็นชอบให้ส่งคำตอบ หรือส่งคืนภายในหน่วยงานพร้อมเหตุผล',
  body: verdictBody.pick({ stage: true, verdict: true, contentSha256: true, reason: true }),
  prepare: ({ body }) => ({ type: 'decideAnswer', ...body }),
})

const reportWrongOffice = actRoute({
  name: 'wrong-office',
  access: 'submission.reportWrongOffice',
  summary: 'Say that the letter came to the wrong office',
  summaryTh: 'แจ้งว่าหนังสือมาผิดหน่วยงาน',
  body: z.strictObject({ reason }),
  prepare: ({ body }) => ({ type: 'reportWrongOffice', ...body }),
})

const decideWrongOffice = actRoute({
  name: 'decide-wrong-office',
  access: 'submission.decideWrongOffice',
  summary: 'Withdraw a letter that came to the wrong office, or say that it did not',
  summaryTh: 'ยกเลิกหนังสือที่ส่งผิดหน่วยงาน หรือชี้แจงว่าไม่ผิด',
  body: z.strictObject({ upheld: z.boolean(), reason }),
  prepare: ({ body }) => ({ type: 'decideWrongOffice', ...body }),
})

const askMoreTime = actRoute({
  name: 'more-time',
  access: 'submission.askMoreTime',
  summary: 'Ask for more time',
  summaryTh: 'ขอขยายเวลา',
  body: z.strictObject({ deadline: deadlineRule, reason }),
  async prepare({ body, at }, { pool }, { state, content }) {
    const [calendar, said] = [await calendarOf(pool, state.officeCode, at), await content()]
    const { schedule } = planSchedule({ rule: body.deadline, reminders: said.reminders, from: at, calendar })
    const { dueAt, reminders, basis } = schedule
    return {
      type: 'askMoreTime',
      dueAt,
      reminders,
      ...(basis ? { basis } : {}),
      reason: body.reason,
      policy: timePolicy(said, state.dueAt, calendar),
      ...(await routeOfRequest(pool, said, { at, dueAt, reason: body.reason })),
    }
  },
})

const decideMoreTime = actRoute({
  name: 'decide-more-time',
  access: 'submission.decideMoreTime',
  summary: 'Grant or refuse the time that an office asks for',
  summaryTh: 'อนุญาตหรือไม่อนุญาตเวลาที่หน่วยงานขอ',
  body: z.strictObject({ granted: z.boolean(), reason }),
  async prepare({ body, at }, { pool }, { state }) {
    const times = await timesAfter(pool, state.timeRequest?.approval, { at })
    return { type: 'decideMoreTime', ...body, times }
  },
})

const returnForCorrection = actRoute({
  name: 'return',
  access: 'submission.return',
  summary: 'Return an answer for correction, with reasons and a date of its own',
  summaryTh: 'ส่งคำตอบคืนให้แก้ไข พร้อมเหตุผลและกำหนดเฉพาะ',
  body: z.strictObject({ deadline: deadlineRule, reason }),
  prepare: async ({ body, at }, { pool }, { state, content }) =>
    returnAct(pool, { state, content: await content() }, { ...body, at }),
})

const accept = actRoute({
  name: 'accept',
  access: 'submission.accept',
  summary: 'Accept an answer',
  summaryTh: 'ตรวจรับคำตอบ',
  body: empty,
  prepare: () => ({ type: 'accept' }),
})

const resend = actRoute({
  name: 'resend',
  access: 'submission.resend',
  summary: 'Send the mail of the letter again, to the address that the office has now',
  summaryTh: 'ส่งอีเมลของหนังสืออีกครั้ง ไปยังที่อยู่ปัจจุบันของหน่วยงาน',
  body: empty,
  prepare: ({ params }) => resendAct(params),
})

/** What offices and the issuer do to a submission. */
export const SUBMISSION_ACT_ROUTES = [
  ...[
    open,
    receive,
    namePersons,
    assign,
    submit,
    fileNil,
    decideAnswer,
    reportWrongOffice,
    decideWrongOffice,
  ],
  ...[askMoreTime, decideMoreTime, returnForCorrection, accept, resend],
]
