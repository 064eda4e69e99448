import { z } from 'zod'
import { asOf } from '../audit/as-of.js'
import { AUDITED_KINDS, type AuditedKind } from '../audit/kinds.js'
import { lookAt } from '../audit/look.js'
import { storyOf } from '../audit/story.js'
import { route, type AnyRoute } from '../route.js'
import { instant, page, placeOf } from '../schemas/common.js'
import { asOfReply, timelinePage } from '../schemas/replies-audit.js'

const timeline = (kind: AuditedKind): AnyRoute =>
  route({
    method: 'get',
    path: `/cases/${kind.path}/timeline`,
    access: kind.act ?? 'timeline.read',
    summary: `The story of a ${kind.kind}: who, in which capacity, when, what changed, which rule decided, what it caused`,
    summaryTh: 'ลำดับเหตุการณ์ของเรื่อง: ใคร ในฐานะใด เมื่อใด เปลี่ยนอะไร ใช้กฎใด เกิดหนังสือหรืออีเมลใด',
    replies: { 200: timelinePage },
    params: kind.params,
    query: z.strictObject(page),
    async handle(call, deps) {
      const found = await lookAt(deps.pool, kind, call)
      return {
        body: await storyOf(deps.pool, { kind, case: found, reader: call.actor }, placeOf(call.query)),
      }
    },
  })

const stateAsOf = (kind: AuditedKind): AnyRoute =>
  route({
    method: 'get',
    path: `/cases/${kind.path}/as-of`,
    access: kind.act ?? 'asOf.read',
    summary: `A ${kind.kind} exactly as it stood at an instant: the fold of its events up to then`,
    summaryTh: 'เรื่องตามที่เป็นอยู่ ณ ขณะหนึ่ง คำนวณจากเหตุการณ์ที่บันทึกไว้ถึงขณะนั้น',
    replies: { 200: asOfReply(kind.state) },
    params: kind.params,
    query: z.strictObject({ at: instant.optional() }),
    async handle(call, deps) {
      const { caseId } = await lookAt(deps.pool, kind, call)
      return { body: await asOf(deps.pool, kind, caseId, call.query.at ?? call.at) }
    },
  })

/** Looking back on one case. */
export const TIMELINE_ROUTES = AUDITED_KINDS.flatMap((kind) => [timeline(kind), stateAsOf(kind)])
