import { route } from '../route.js'
import { circularParams, submissionParams } from '../schemas/common.js'
import { whyReply } from '../schemas/replies-why.js'
import { ownCircular, ownSubmission } from '../scope.js'
import { whyCircular, whySubmission } from '../why.js'

const circular = route({
  method: 'get',
  path: '/circulars/:circularId/why',
  access: 'circular.why',
  summary:
    'Why this date? The rule, the calendar, day by day; of a draft, the date that a launch now would give',
  summaryTh: 'เหตุใดจึงครบกำหนดวันนี้: หลักเกณฑ์ ปฏิทิน และการนับทีละวัน',
  replies: { 200: whyReply },
  params: circularParams,
  async handle(call, { pool }) {
    const { params, at } = call
    return { body: await whyCircular(pool, await ownCircular(pool, call, params.circularId), at) }
  },
})

const submission = route({
  method: 'get',
  path: '/submissions/:circularId/:officeCode/why',
  access: 'submission.why',
  summary: 'Why must this office answer by this date?',
  summaryTh: 'เหตุใดหน่วยงานนี้จึงต้องตอบภายในวันนี้',
  replies: { 200: whyReply },
  params: submissionParams,
  async handle(call, { pool }) {
    const { state, circular: asked } = await ownSubmission(pool, call, call.params)
    return { body: await whySubmission(pool, state, asked, call.at) }
  },
})

/** Why a date is what it is. */
export const WHY_ROUTES = [circular, submission]
