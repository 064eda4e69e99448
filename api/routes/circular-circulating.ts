import { z } from 'zod'
import { putContent } from '../../db/contents.js'
import type { DeadlineRule } from '../../domain/deadline.js'
import { dayOf } from '../../domain/time.js'
import { readContent } from '../content.js'
import { checkReached, freezeFurtherRecipients } from '../recipients.js'
import { previewReminder } from '../reminder-preview.js'
import { route } from '../route.js'
import { circularParams, codes, empty, reason, text } from '../schemas/common.js'
import { audienceRule, deadlineRule } from '../schemas/content.js'
import { mailToOffice } from '../schemas/replies-circular.js'
import { calendarOf, planSchedule } from '../schedules.js'
import { ownCircular } from '../scope.js'
import { circularAct, operationLink } from './circular-act.js'

const remind = circularAct({
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

const reminder = route({
  method: 'get',
  path: '/circulars/:circularId/reminder',
  access: 'circular.read',
  summary: 'The reminder that an office which has not answered would get now. Sends nothing',
  summaryTh: 'อีเมลเตือนที่หน่วยงานซึ่งยังไม่ตอบจะได้รับหากเตือนขณะนี้ โดยไม่ส่งจริง',
  params: circularParams,
  query: z.strictObject({
    officeCode: z.string().max(80).optional(),
    lang: z.enum(['th', 'en']).default('th'),
  }),
  replies: { 200: mailToOffice },
  async handle({ params: { circularId }, query, at, ...call }, { pool, desk: { publicUrl } }) {
    await ownCircular(pool, call, circularId)
    const { officeCode, lang } = query
    return { body: await previewReminder(pool, { circularId, officeCode, lang, at, publicUrl }) }
  },
})

const extend = circularAct({
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

const issueErratum = circularAct({
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

const addRecipients = circularAct({
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

const sealOverdue = circularAct({
  name: 'seal-overdue',
  access: 'circular.sealOverdue',
  summary: 'Issue the stamped reminder letter to every office that is overdue',
  summaryTh: 'ออกหนังสือประทับตราเตือนทุกหน่วยงานที่เลยกำหนด',
  body: empty,
  setsGoing: operationLink,
  prepare: () => ({ type: 'sealOverdue' }),
})

const recall = circularAct({
  name: 'recall',
  access: 'circular.recall',
  summary: 'Withdraw the circular from all offices',
  summaryTh: 'ยกเลิกหนังสือเวียนจากทุกหน่วยงาน',
  body: z.strictObject({ reason }),
  setsGoing: operationLink,
  prepare: ({ body }) => ({ type: 'recall', ...body }),
})

const close = circularAct({
  name: 'close',
  access: 'circular.close',
  summary: 'Close the circular and make its report',
  summaryTh: 'ปิดเรื่องและจัดทำรายงาน',
  body: empty,
  setsGoing: operationLink,
  prepare: () => ({ type: 'close' }),
})

/** What persons of the issuing office do to a circular that has been issued. */
export const CIRCULAR_CIRCULATING_ROUTES = [
  ...[remind, reminder, extend, issueErratum, addRecipients, sealOverdue, recall, close],
]
