import { z } from 'zod'
import { loadPrintRun } from '../../db/letters.js'
import { mayUse } from '../../domain/policy/policy.js'
import type { Submission } from '../../domain/submission/case.js'
import { printFile } from '../../typesetting/print-file.js'
import type { TemplatePlan } from '../../typesetting/template.js'
import { letterFile } from '../letter-file.js'
import { refused } from '../refusals.js'
import { route, type Call, type Deps } from '../route.js'
import { circularParams, flag } from '../schemas/common.js'
import { ownCircular, ownSubmission } from '../scope.js'

const params = z.strictObject({
  circularId: z.string().max(80),
  officeCode: z.string().max(80),
  file: z.string().regex(/^[\w.:-]{1,80}\.pdf$/),
})

const read = route({
  method: 'get',
  path: '/letters/:circularId/:officeCode/:file',
  access: 'letter.read',
  summary: 'A letter as PDF; the office that takes its own letter has thereby seen it',
  summaryTh: 'หนังสือเป็น PDF หน่วยงานที่เปิดหนังสือของตนถือว่าได้เห็นแล้ว',
  replies: { 200: { mediaTypes: ['application/pdf'] } },
  params,
  async handle(call, deps) {
    const { circularId, officeCode, file } = call.params
    const { side, state } = await ownSubmission(deps.pool, call, call.params)
    const kind = file.slice(0, -'.pdf'.length)
    const bytes = await letterFile(deps.pool, `${circularId}/${officeCode}/${kind}`)
    const isRead = side === 'office' && mayUse(call.actor, 'submission.open') === undefined
    if (isRead && !state.openedAt) await recordOpening(call, deps)
    return { file: { name: `${officeCode}-${file}`, mediaType: 'application/pdf', bytes } }
  },
})

/** The letter is handed over also when the case cannot be told of it: then it is told the next time. */
async function recordOpening(
  { actor: by, at, params: { circularId, officeCode } }: Call<z.infer<typeof params>, unknown, unknown>,
  { cases, log }: Deps,
): Promise<void> {
  const caseId = `submission/${circularId}/${officeCode}`
  try {
    await cases.act<Submission>({ caseId, key: `open/${caseId}`, act: { type: 'open', at, by } })
  } catch (error) {
    log.warn({ err: error, caseId }, 'the opening of a letter was not recorded')
  }
}

const print = route({
  method: 'get',
  path: '/circulars/:circularId/print/:kind',
  access: 'circular.read',
  limit: 'exports',
  summary:
    'All letters of one kind in one PDF for printing, in order of office; duplex begins each on a new sheet',
  summaryTh: 'หนังสือทุกฉบับในแฟ้ม PDF เดียวสำหรับพิมพ์ เรียงตามหน่วยงาน',
  replies: { 200: { mediaTypes: ['application/pdf'] } },
  params: circularParams.extend({ kind: z.string().regex(/^[\w.:-]{1,80}$/) }),
  query: z.strictObject({ duplex: flag.optional() }),
  async handle({ params: { circularId, kind }, query, ...call }, { pool }) {
    await ownCircular(pool, call, circularId)
    const { templates, letters } = await loadPrintRun<TemplatePlan>(pool, circularId, kind)
    if (letters.length === 0) throw refused('NOT_FOUND')
    const shared = templates.map(({ templateId: id, prefix, meta: plan }) => ({ id, prefix, plan }))
    const bytes = Buffer.concat([...printFile(shared, letters, { duplex: query.duplex ?? false })])
    return { file: { name: `${kind}.pdf`, mediaType: 'application/pdf', bytes } }
  },
})

/** Letters as files. */
export const LETTER_ROUTES = [read, print]
