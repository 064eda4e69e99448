import { z } from 'zod'
import { withSubjects } from '../../db/circulars.js'
import { isDay } from '../../domain/time.js'
import { burdenOf, type BurdenRow } from '../burden.js'
import { readContent } from '../content.js'
import { readProcedure } from '../procedures.js'
import { route, type Call, type Deps } from '../route.js'
import { circularParams, page } from '../schemas/common.js'
import { audienceRule } from '../schemas/content.js'
import { burdenReply } from '../schemas/replies-burden.js'
import { ownCircular } from '../scope.js'

/** Five answers in one week is what an office is found to manage beside its own work; each issuer may ask otherwise. */
const WARN_AT = 5

const body = z.strictObject({
  rule: audienceRule,
  due: z.string().refine(isDay).meta({ format: 'date' }),
  procedureId: z.string().max(80).exactOptional(),
  circularId: circularParams.shape.circularId.exactOptional(),
  warnAt: z.int().min(1).max(1_000).default(WARN_AT),
})
type Body = z.infer<typeof body>

const burden = route({
  method: 'post',
  path: '/audiences/burden',
  access: 'audience.burden',
  summary: 'What the offices of a rule already owe in the week of a day, and what they were asked before',
  summaryTh: 'หน่วยงานตามเกณฑ์มีงานค้างตอบเท่าใดในสัปดาห์นั้น และเคยถูกถามเรื่องเดียวกันหรือไม่',
  replies: { 200: burdenReply },
  effect: 'none',
  query: z.strictObject(page),
  body,
  async handle(call, deps) {
    const { rule, due, warnAt } = call.body
    const found = await burdenOf(deps.pool, call.actor, { rule, due, warnAt, form: await formOf(call, deps) })
    const { rows, repeated, ...summary } = found
    return {
      body: { ...summary, repeated: await withSubjects(deps.pool, repeated), ...pageFrom(rows, call.query) },
    }
  },
})

/** The form of the draft, or of the kind, that the questions are compared of; none is no comparison. */
async function formOf(call: Call<unknown, unknown, Body>, { pool }: Deps) {
  const { circularId, procedureId } = call.body
  if (circularId !== undefined) {
    const { state } = await ownCircular(pool, { ...call, act: 'circular.read' }, circularId)
    return (await readContent(pool, state.contentSha256)).form
  }
  return procedureId === undefined ? undefined : (await readProcedure(pool, procedureId)).form
}

/** The cursor is the code of the last office shown. */
function pageFrom(rows: readonly BurdenRow[], { cursor, limit, total }: z.infer<z.ZodObject<typeof page>>) {
  const start = cursor === undefined ? 0 : rows.findIndex(({ code }) => code === cursor) + 1
  const items = rows.slice(start, start + limit)
  const last = items.at(-1)
  const next = last && start + limit < rows.length ? { next: last.code } : {}
  return { items, ...next, ...(total ? { total: rows.length } : {}) }
}

/** What a new circular would add to. */
export const BURDEN_ROUTES = [burden]
