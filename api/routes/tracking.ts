import { z } from 'zod'
import { circularCase } from '../../domain/case.js'
import { dueWall, isDay } from '../../domain/time.js'
import { instant, circularParams, flag, page, placeOf } from '../schemas/common.js'
import { countMails, listMails } from '../../db/circular-mails.js'
import { withOfficeNames } from '../../db/directory.js'
import { listDocuments, loadDocument } from '../../db/documents.js'
import { caseHistory } from '../../db/history.js'
import { listLetters } from '../../db/letters.js'
import type { Page } from '../../db/paging.js'
import { listSubmissions, type SubmissionEntry } from '../../db/submissions.js'
import { STANDING_SQL, type Standing } from '../../db/standings.js'
import { trackCircular, trackDays } from '../../db/tracking.js'
import { readContent } from '../content.js'
import { planOf } from '../plan.js'
import { problem } from '../problems.js'
import { refused } from '../refusals.js'
import { route } from '../route.js'
import { submissionStatus } from '../schemas/submission.js'
import { ownCircular } from '../scope.js'
import { letterEntry, listOf, officeNamed, recordedEvent } from '../schemas/replies-common.js'
import { submissionPage } from '../schemas/replies-submission.js'
import { mailPage, planReply, progressReply, trackedDays } from '../schemas/replies-circular.js'

const shared = { method: 'get', access: 'circular.read', params: circularParams } as const

const plan = route({
  ...shared,
  path: '/circulars/:circularId/plan',
  summary: 'What a launch would do now: recipients, every letter and mail with its date. Changes nothing',
  summaryTh: 'ถ้าเวียนตอนนี้จะเกิดอะไรขึ้น: ผู้รับ หนังสือและอีเมลทุกฉบับพร้อมวัน โดยไม่เปลี่ยนแปลงอะไร',
  replies: { 200: planReply },
  async handle(call, { pool }) {
    const circular = await ownCircular(pool, call, call.params.circularId)
    const content = await readContent(pool, circular.state.contentSha256)
    return { body: await planOf(pool, circular, { content, at: call.at }) }
  },
})

const progress = route({
  ...shared,
  path: '/circulars/:circularId/progress',
  summary: 'How the offices stand, what work is left, what became of the mails',
  summaryTh: 'หน่วยงานอยู่ในสถานะใด งานใดยังเหลือ อีเมลเป็นอย่างไร',
  replies: { 200: progressReply },
  async handle({ at, params, ...call }, { pool }) {
    const { state, status } = await ownCircular(pool, call, params.circularId)
    const [tally, mails] = await Promise.all([
      trackCircular(pool, params.circularId, at),
      countMails(pool, params.circularId),
    ])
    return { body: { at, status, ...tally, jobs: state.jobs, mails } }
  },
})

const days = route({
  ...shared,
  path: '/circulars/:circularId/days',
  summary:
    'What came in day by day: how many offices received the letter, how many answered and how many of them late',
  summaryTh: 'แต่ละวันมีหน่วยงานลงรับกี่แห่ง ตอบกี่แห่ง ตอบล่าช้ากี่แห่ง',
  replies: { 200: trackedDays },
  async handle({ params: { circularId }, ...call }, { pool }) {
    await ownCircular(pool, call, circularId)
    return { body: { items: await trackDays(pool, circularId) } }
  },
})

const onDay = z.string().refine(isDay).meta({ format: 'date' }).optional()
const submissionQuery = z.strictObject({
  ...page,
  status: submissionStatus.optional(),
  overdue: flag.optional(),
  bounced: flag.optional(),
  province: z.string().max(60).optional(),
  text: z.string().max(100).optional(),
  among: z.enum(Object.keys(STANDING_SQL) as Standing[]).optional(),
  seatProvince: z.string().max(60).optional(),
  answeredOn: onDay,
  receivedOn: onDay,
})

const withDue = (found: Page<SubmissionEntry>) => ({
  ...found,
  items: found.items.map((item) => ({ ...item, due: dueWall(item.dueAt) })),
})

const submissions = route({
  ...shared,
  path: '/circulars/:circularId/submissions',
  summary: 'The offices of a circular, the one that is due first on top',
  summaryTh: 'หน่วยงานของหนังสือเวียน ที่ครบกำหนดก่อนอยู่บนสุด',
  replies: { 200: submissionPage },
  query: submissionQuery,
  async handle({ params: { circularId }, query, at, ...call }, { pool }) {
    await ownCircular(pool, call, circularId)
    const { cursor: _, limit: __, total: ___, status, overdue, ...rest } = query
    const filter = {
      circularId,
      ...present(rest),
      ...(status ? { statuses: [status] } : {}),
      ...(overdue ? { overdueAt: at } : {}),
    }
    return { body: withDue(await listSubmissions(pool, filter, placeOf(query))) }
  },
})

const overdueOffices = route({
  ...shared,
  path: '/circulars/:circularId/overdue',
  summary: 'The offices that have not answered though their date is past',
  summaryTh: 'หน่วยงานที่ยังไม่ตอบทั้งที่เลยกำหนด',
  replies: { 200: submissionPage },
  query: z.strictObject(page),
  async handle({ params: { circularId }, query, at, ...call }, { pool }) {
    await ownCircular(pool, call, circularId)
    const filter = { circularId, overdueAt: at }
    return { body: withDue(await listSubmissions(pool, filter, placeOf(query))) }
  },
})

const mails = route({
  ...shared,
  path: '/circulars/:circularId/mails',
  summary: 'The mails of a circular and what became of each',
  summaryTh: 'อีเมลของหนังสือเวียนและผลของแต่ละฉบับ',
  replies: { 200: mailPage },
  query: z.strictObject({
    ...page,
    kind: z.string().max(40).optional(),
    state: z.enum(['queued', 'sent', 'bounced', 'dropped', 'failed']).optional(),
  }),
  async handle({ params: { circularId }, query, ...call }, { pool }) {
    await ownCircular(pool, call, circularId)
    const { kind, state } = query
    const found = await listMails(pool, { circularId, ...present({ kind, state }) }, placeOf(query))
    return { body: { ...found, items: await withOfficeNames(pool, found.items) } }
  },
})

const letters = route({
  ...shared,
  path: '/circulars/:circularId/letters',
  summary: 'The letters of a circular with their hashes, in order of office',
  summaryTh: 'หนังสือของเรื่องพร้อมค่าแฮช เรียงตามหน่วยงาน',
  replies: { 200: listOf(letterEntry.extend(officeNamed).meta({ id: 'CircularLetterEntry' })) },
  query: z.strictObject({ kind: z.string().max(80).optional(), officeCode: z.string().max(80).optional() }),
  async handle({ params: { circularId }, query, ...call }, { pool }) {
    await ownCircular(pool, call, circularId)
    return {
      body: { items: await withOfficeNames(pool, await listLetters(pool, circularId, present(query))) },
    }
  },
})

const REPORT_TYPES = [
  'application/pdf',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]

const report = route({
  ...shared,
  path: '/circulars/:circularId/report/:format',
  summary: 'The closing report, as it was made when the circular was closed',
  summaryTh: 'รายงานสรุปตามที่จัดทำเมื่อปิดเรื่อง',
  replies: { 200: { mediaTypes: REPORT_TYPES } },
  params: circularParams.extend({ format: z.enum(['pdf', 'xlsx', 'csv']) }),
  async handle({ params: { circularId, format }, ...call }, { pool }) {
    const { number, year } = await ownCircular(pool, call, circularId)
    const made = (await listDocuments(pool, circularId)).findLast(({ kind }) => kind === `report-${format}`)
    if (!made) throw problem('NOT_MADE_YET')
    const document = await loadDocument(pool, made.documentId)
    if (!document) throw refused('NOT_FOUND')
    const name = `report-${year ?? ''}-${number ?? circularId}.${format}`
    return { file: { name, mediaType: document.mediaType, bytes: Buffer.from(document.body) } }
  },
})

const events = route({
  ...shared,
  path: '/circulars/:circularId/events',
  summary: 'What has happened to a circular, each step with its hash; upTo tells it as of an instant',
  summaryTh: 'สิ่งที่เกิดขึ้นกับหนังสือเวียนทีละขั้นพร้อมค่าแฮช upTo บอกตามขณะหนึ่ง',
  replies: { 200: listOf(recordedEvent) },
  query: z.strictObject({ upTo: instant.optional() }),
  async handle({ params: { circularId }, query, ...call }, { pool }) {
    await ownCircular(pool, call, circularId)
    return { body: { items: await caseHistory(pool, circularCase(circularId), present(query)) } }
  },
})

/** Leaves out what was not given: `undefined` is no value of our filters. */
function present<T extends object>(given: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never
}

/** How a circular stands: plan, progress, offices, mails, letters, report, history. */
export const TRACKING_ROUTES = [
  ...[plan, progress, days, submissions, overdueOffices],
  ...[mails, letters, report, events],
]
