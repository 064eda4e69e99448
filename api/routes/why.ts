import { loadCircular } from '../../db/circulars.js'
import { refuse } from '../../domain/refusals.js'
import { refusalProblem } from '../problems.js'
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
  async handle({ actor, params, at }, { pool }) {
    return { body: await whyCircular(pool, await ownCircular(pool, actor, params.circularId), at) }
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
  async handle({ actor, params, at }, { pool }) {
    const { state } = await ownSubmission(pool, actor, params)
    const asked = await loadCircular(pool, params.circularId)
    if (!asked) throw refusalProblem(refuse('NOT_FOUND'))
    return { body: await whySubmission(pool, state, asked, at) }
  },
})

/** Why a date is what it is. */
export const WHY_ROUTES = [circular, submission]
