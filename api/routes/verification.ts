import { breachWords } from '../../db/breach-words.js'
import { verifyChains, type Verification } from '../../db/verify.js'
import { AUDITED_KINDS, type AuditedKind } from '../audit/kinds.js'
import { lookAt } from '../audit/look.js'
import { idFor } from '../ids.js'
import { route, type AnyRoute } from '../route.js'
import { empty } from '../schemas/common.js'
import { operationStarted, verificationReply } from '../schemas/replies-audit.js'
import { checkCase } from '../scope.js'

/** So many breaches are named; one that is found is reason enough to look at all with `wian verify`. */
const MOST_NAMED = 100

const ofCase = (kind: AuditedKind): AnyRoute =>
  route({
    method: 'get',
    path: `/cases/${kind.path}/verification`,
    access: kind.act ?? 'chain.check',
    summary: `Whether the record of a ${kind.kind} is whole: its chain of hashes walked, its state compared, the first broken place named`,
    summaryTh: 'บันทึกของเรื่องนี้ครบถ้วนหรือไม่: ไล่ค่าแฮชทุกขั้น เทียบสถานะ และบอกจุดแรกที่ผิด',
    replies: { 200: verificationReply },
    params: kind.params,
    async handle(call, { pool }) {
      const { caseId } = await lookAt(pool, kind, call)
      return { body: viewOf(await verifyChains(pool, caseId)) }
    },
  })

const all = route({
  method: 'post',
  path: '/verification',
  access: 'chain.checkAll',
  summary:
    'Check the record of every case: a long work, its result names the first broken place of each case that has one',
  summaryTh: 'ตรวจบันทึกของทุกเรื่อง เป็นงานระยะยาว ผลบอกจุดแรกที่ผิดของแต่ละเรื่อง',
  replies: { 202: operationStarted },
  body: empty,
  async handle(call, { pool, operations }) {
    checkCase(call, {})
    const { actor, at, key, requestId } = call
    return operations.start({
      operationId: idFor(key, at, 'verification'),
      kind: 'verification',
      owner: actor,
      requestId,
      work: async (tell) => viewOf(await verifyChains(pool, undefined, (done) => tell({ done }))),
    })
  },
})

function viewOf({ cases, events, breaches }: Verification) {
  const named = breaches.slice(0, MOST_NAMED).map((breach) => ({ ...breach, ...breachWords(breach) }))
  return { whole: breaches.length === 0, cases, events, broken: breaches.length, breaches: named }
}

/** Whether the records are whole. */
export const VERIFICATION_ROUTES = [...AUDITED_KINDS.map(ofCase), all]
