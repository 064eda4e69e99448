import { z } from 'zod'
import { listOwnReadings, listReadings, statePurpose } from '../../db/readings.js'
import { route } from '../route.js'
import { page, placeOf } from '../schemas/common.js'
import { purposeReply, readingPage } from '../schemas/replies-audit.js'

const list = route({
  method: 'get',
  path: '/readings',
  access: 'reading.list',
  summary:
    "Who from outside, or who at all where it is secret, has looked at the own office's cases, the newest first",
  summaryTh: 'ผู้ตรวจสอบ ผู้บังคับบัญชา หรือผู้ใดได้ดูเรื่องของหน่วยงานตน (เรื่องลับบันทึกทุกคน) ใหม่สุดอยู่ก่อน',
  replies: { 200: readingPage },
  query: z.strictObject({ ...page, caseId: z.string().max(200).optional() }),
  async handle({ actor, query }, { pool }) {
    return { body: await listReadings(pool, { reader: actor, caseId: query.caseId }, placeOf(query)) }
  },
})

const own = route({
  method: 'get',
  path: '/readings/own',
  access: 'reading.listOwn',
  summary: 'What you yourself have looked at and is on record for the offices concerned, the newest first',
  summaryTh: 'การเปิดดูของท่านเองที่บันทึกไว้และแสดงแก่หน่วยงานที่เกี่ยวข้อง ใหม่สุดอยู่ก่อน',
  replies: { 200: readingPage },
  query: z.strictObject({ ...page, caseId: z.string().max(200).optional() }),
  async handle({ actor: { personId }, query }, { pool }) {
    return { body: await listOwnReadings(pool, { personId, caseId: query.caseId }, placeOf(query)) }
  },
})

const purpose = route({
  method: 'post',
  path: '/readings/purpose',
  access: 'reading.state',
  summary: 'State why you read from now on in this session; it stands beside each reading',
  summaryTh: 'แจ้งวัตถุประสงค์ของการตรวจดูในการลงชื่อเข้าใช้ครั้งนี้ ซึ่งจะแสดงคู่กับการเปิดดูทุกครั้ง',
  replies: { 200: purposeReply },
  body: z.strictObject({ purpose: z.string().trim().min(3).max(500) }),
  async handle({ actor: { personId }, signedIn, body, at }, { pool }) {
    await statePurpose(pool, { personId, sessionId: signedIn?.sessionId ?? '', purpose: body.purpose, at })
    return { body: { purpose: body.purpose, statedAt: at } }
  },
})

/** Who has read what. */
export const READING_ROUTES = [list, own, purpose]
