import { z } from 'zod'
import { isRehearsal } from '../../db/clock.js'
import { refuseMailbox } from '../../domain/policy/directory.js'
import type { Mailbox } from '../mailbox.js'
import { orRefuse, refused } from '../refusals.js'
import { route, type Call, type Deps } from '../route.js'
import { page, placeOf, text } from '../schemas/common.js'
import { mailboxMail, mailboxPage } from '../schemas/replies-mailbox.js'

const id = z.coerce.number().int().min(1).max(1e12)
/** What came by mail is never said to be more than bytes. */
const BYTES = 'application/octet-stream'

const list = route({
  method: 'get',
  path: '/mailbox',
  access: 'mailbox.read',
  summary:
    'The mails that the embedded system has sent, oldest first or with sort=newest the newest; with text, those that hold it in subject or address; not in production',
  summaryTh:
    'จดหมายที่ระบบฝังตัวส่งออก ฉบับเก่าก่อน หรือฉบับใหม่ก่อนเมื่อใช้ sort=newest ค้นจากหัวเรื่องหรือที่อยู่ด้วย text ไม่มีในระบบใช้งานจริง',
  replies: { 200: mailboxPage },
  query: z.strictObject({
    ...page,
    to: z.string().max(254).optional(),
    text: text(100).optional(),
    sort: z.enum(['newest']).optional(),
    cursor: z
      .string()
      .regex(/^\d{1,12}$/)
      .optional(),
  }),
  async handle(call, deps) {
    const mailbox = await openMailbox(call, deps)
    const { to, text, sort, ...query } = call.query
    const newestFirst = sort === 'newest'
    const { messages: items, next, total } = await mailbox.list({ to, text, newestFirst, ...placeOf(query) })
    return {
      body: { items, ...(next === null ? {} : { next: String(next) }), ...(query.total ? { total } : {}) },
    }
  },
})

const read = route({
  method: 'get',
  path: '/mailbox/:mailId',
  access: 'mailbox.read',
  summary: 'One mail taken apart: heads, text, HTML, attachments',
  summaryTh: 'จดหมายหนึ่งฉบับ: หัวจดหมาย ข้อความ HTML และไฟล์แนบ',
  replies: { 200: mailboxMail },
  params: z.strictObject({ mailId: id }),
  async handle(call, deps) {
    const mail = await (await openMailbox(call, deps)).read(call.params.mailId)
    if (!mail) throw refused('NOT_FOUND')
    return { body: mail }
  },
})

const attachment = route({
  method: 'get',
  path: '/mailbox/:mailId/attachments/:index',
  access: 'mailbox.read',
  summary: 'An attachment of a mail',
  summaryTh: 'ไฟล์แนบของจดหมาย',
  replies: { 200: { mediaTypes: [BYTES] } },
  params: z.strictObject({ mailId: id, index: z.coerce.number().int().min(0).max(1_000) }),
  async handle(call, deps) {
    const { mailId, index } = call.params
    const found = await (await openMailbox(call, deps)).attachment(mailId, index)
    if (!found) throw refused('NOT_FOUND')
    return { file: { ...found, mediaType: BYTES } }
  },
})

/** @throws Problem NOT_FOUND in production, and for those whom it does not concern */
async function openMailbox(
  { actor }: Call<unknown, unknown, unknown>,
  { mailbox, pool }: Deps,
): Promise<Mailbox> {
  if (!mailbox) throw refused('NOT_FOUND')
  orRefuse(refuseMailbox(actor, await isRehearsal(pool)))
  return mailbox
}

/** The mails of the embedded mode. */
export const MAILBOX_ROUTES = [list, read, attachment]
