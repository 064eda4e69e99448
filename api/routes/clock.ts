import { z } from 'zod'
import { isRehearsal, setClock } from '../../db/clock.js'
import { readRehearsal } from '../../db/rehearsal.js'
import type { Database } from '../../db/pool.js'
import { orRefuse } from '../refusals.js'
import { route } from '../route.js'
import { instant } from '../schemas/common.js'
import { count, instantOrNull } from '../schemas/replies-common.js'

const clockReply = z
  .strictObject({
    rehearsal: z.boolean(),
    now: instant,
    rate: z.number(),
    stopAt: instantOrNull,
    nextWakeAt: instantOrNull,
    unsettled: z.strictObject({ wakes: count, jobs: count, mails: count }),
  })
  .meta({ id: 'Clock' })

const look = async (db: Database) => ({ ...(await readRehearsal(db)), rehearsal: await isRehearsal(db) })

const read = route({
  method: 'get',
  path: '/clock',
  access: 'clock.read',
  summary: 'The product’s clock, whether it is a rehearsal’s, and what it still has to bring about',
  summaryTh: 'นาฬิกาของระบบ เป็นการซ้อมหรือไม่ และยังมีงานใดค้างอยู่',
  replies: { 200: clockReply },
  handle: async (_call, { pool }) => ({ body: await look(pool) }),
})

const set = route({
  method: 'put',
  path: '/clock',
  access: 'clock.set',
  summary:
    'Hold, step or run the clock of a rehearsal; refused where real cases are on record, and backwards',
  summaryTh: 'หยุด เลื่อน หรือเดินนาฬิกาของการซ้อม ทำไม่ได้กับระบบที่ใช้งานจริงหรือย้อนเวลา',
  replies: { 200: clockReply },
  body: z.strictObject({
    instant: instant.exactOptional(),
    rate: z.number().min(0).max(1_000_000),
    stopAt: instant.exactOptional(),
  }),
  async handle({ body }, { pool }) {
    orRefuse(await setClock(pool, body))
    return { body: await look(pool) }
  },
})

/** The clock that stands behind everything. */
export const CLOCK_ROUTES = [read, set]
