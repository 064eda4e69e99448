import { z } from 'zod'
import { listAwaiting } from '../../db/approvals.js'
import { dueWall, isBefore } from '../../domain/time.js'
import { route } from '../route.js'
import { flag, page, placeOf } from '../schemas/common.js'
import { ABOUTS, awaitingPage } from '../schemas/replies-approval.js'

const awaiting = route({
  method: 'get',
  path: '/approvals',
  access: 'approval.list',
  summary:
    'What the own office is awaited to decide or to give an opinion on, in cases of all kinds; or only what awaits this person',
  summaryTh: 'เรื่องที่รอหน่วยงานตนพิจารณาหรือให้ความเห็น ทุกประเภทเรื่อง หรือเฉพาะที่รอผู้ใช้คนนี้',
  replies: { 200: awaitingPage },
  query: z.strictObject({ ...page, mine: flag.default(false), about: z.enum(ABOUTS).optional() }),
  async handle({ actor, query, at }, { pool }) {
    const { mine, about } = query
    const found = await listAwaiting(
      pool,
      { actor, mine, ...(about === undefined ? {} : { about }) },
      placeOf(query),
    )
    const items = found.items.map((item) => ({
      ...item,
      due: item.dueAt === null ? null : dueWall(item.dueAt),
      overdue: item.dueAt !== null && !isBefore(at, item.dueAt),
    }))
    return { body: { ...found, items } }
  },
})

/** What awaits a decision. */
export const APPROVAL_ROUTES = [awaiting]
