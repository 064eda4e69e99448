import { z } from 'zod'
import { dayOf, isDay } from '../../domain/time.js'
import { previewAudience } from '../recipients.js'
import { refused } from '../refusals.js'
import { route } from '../route.js'
import { instant } from '../schemas/common.js'
import { audienceBody, deadlineRule, reminderPlan } from '../schemas/content.js'
import { calendarOf, planSchedule } from '../schedules.js'
import { audienceReply, deadlineReply } from '../schemas/replies-circular.js'

const deadlineBody = z.strictObject({
  rule: deadlineRule,
  reminders: reminderPlan.default([]),
  from: instant.exactOptional(),
  officeCode: z.string().max(80).exactOptional(),
})

const previewAudienceRoute = route({
  method: 'post',
  path: '/audiences/preview',
  access: 'audience.preview',
  summary: 'Whom a rule addresses on a day',
  summaryTh: 'เกณฑ์ผู้รับหมายถึงหน่วยงานใดบ้าง ณ วันหนึ่ง',
  replies: { 200: audienceReply },
  effect: 'none',
  body: audienceBody,
  async handle({ body, at }, { pool }) {
    const on = body.on ?? dayOf(at)
    if (!isDay(on)) throw refused('DATE_INVALID', { value: on }, '/on')
    return { body: await previewAudience(pool, body.rule, on) }
  },
})

const previewDeadlineRoute = route({
  method: 'post',
  path: '/deadlines/preview',
  access: 'deadline.preview',
  summary: 'When something is due, and why',
  summaryTh: 'ครบกำหนดเมื่อใด และเพราะเหตุใด',
  replies: { 200: deadlineReply },
  effect: 'none',
  body: deadlineBody,
  async handle({ body, at }, { pool }) {
    const { rule, reminders, from = at, officeCode } = body
    const calendar = await calendarOf(pool, officeCode, from)
    const { deadline, schedule } = planSchedule({ rule, reminders, from, calendar })
    return { body: { ...deadline, reminders: schedule.reminders, calendarVersion: calendar.version } }
  },
})

/** Questions that change nothing: whom a rule addresses, when something is due. */
export const PREVIEW_ROUTES = [previewAudienceRoute, previewDeadlineRoute]
