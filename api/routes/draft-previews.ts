import { z } from 'zod'
import { draftLetter, draftMails, draftOutgoing } from '../draft-outgoing.js'
import { route } from '../route.js'
import { draftPreviewBody } from '../schemas/content.js'
import { draftMailsReply } from '../schemas/replies-circular.js'

const PDF = 'application/pdf'

const letter = route({
  method: 'post',
  path: '/letters/preview',
  access: 'letter.preview',
  limit: 'exports',
  summary:
    'The letter of a draft as one office would get it, marked as a draft: it takes no number and is not kept',
  summaryTh: 'หนังสือจากร่างตามที่หน่วยงานหนึ่งจะได้รับ มีคำว่าร่างทุกหน้า ไม่ออกเลขและไม่เก็บไว้',
  replies: { 200: { mediaTypes: [PDF] } },
  effect: 'none',
  body: draftPreviewBody,
  async handle(call, { pool, openPress, desk }) {
    const outgoing = await draftOutgoing(pool, call)
    const answerUrl = `${desk.publicUrl}/inbox`
    const pdf = await draftLetter(pool, outgoing, { press: await openPress(), answerUrl })
    return { file: { name: 'draft.pdf', mediaType: PDF, bytes: Buffer.from(pdf) } }
  },
})

const mails = route({
  method: 'post',
  path: '/mails/preview',
  access: 'mail.preview',
  summary: 'The mails that one office would get of a draft and when, were it never to answer. Sends nothing',
  summaryTh: 'อีเมลที่หน่วยงานหนึ่งจะได้รับจากร่างและเวลาที่ส่ง หากไม่ตอบเลย โดยไม่ส่งจริง',
  replies: { 200: draftMailsReply },
  effect: 'none',
  query: z.strictObject({ lang: z.enum(['th', 'en']).default('th') }),
  body: draftPreviewBody,
  async handle(call, { pool, desk: { publicUrl } }) {
    const outgoing = await draftOutgoing(pool, call)
    const { office, issuedAt, schedule } = outgoing
    const { code, nameTh, nameEn } = office
    const items = await draftMails(pool, outgoing, { publicUrl, lang: call.query.lang })
    return { body: { office: { code, nameTh, nameEn }, issuedAt, dueAt: schedule.dueAt, items } }
  },
})

/** What a draft would send, before anybody has signed it. */
export const DRAFT_PREVIEW_ROUTES = [letter, mails]
