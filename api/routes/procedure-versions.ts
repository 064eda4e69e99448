import { z } from 'zod'
import {
  chooseProcedure,
  loadProcedure,
  procedureChoices,
  procedureVersions,
  type StoredProcedure,
} from '../../db/procedures.js'
import { lockFor } from '../../db/locks.js'
import { inTransaction, type Database } from '../../db/pool.js'
import { differences } from '../../domain/differences.js'
import { loadProcedure as readProcedureFile, toContent } from '../../templates/procedures/load.js'
import type { Procedure } from '../../templates/procedures/shape.js'
import { draftWarnings } from '../draft-warnings.js'
import { problem } from '../problems.js'
import { refused } from '../refusals.js'
import { route } from '../route.js'
import { reason, versionInAddress, versionNumber } from '../schemas/common.js'
import { procedureReply } from '../schemas/replies-directory.js'
import { procedureChecked, procedureDiff, procedureVersionList } from '../schemas/replies-procedures.js'
import { asFieldError, YAML } from './procedures.js'

const params = z.strictObject({ procedureId: z.string().max(80) })

const versions = route({
  method: 'get',
  path: '/procedures/:procedureId/versions',
  access: 'procedure.read',
  summary: 'All versions of a kind of circular, which one is in use, and who chose it',
  summaryTh: 'ชนิดของหนังสือเวียนทุกฉบับ ฉบับที่ใช้อยู่ และผู้เลือกใช้',
  replies: { 200: procedureVersionList },
  params,
  async handle({ params: { procedureId } }, { pool }) {
    return viewOf(pool, procedureId)
  },
})

const readVersion = route({
  method: 'get',
  path: '/procedures/:procedureId/versions/:version',
  access: 'procedure.read',
  summary: 'A kind of circular as one of its versions had it',
  summaryTh: 'ชนิดของหนังสือเวียนตามฉบับหนึ่ง',
  replies: { 200: procedureReply },
  params: params.extend({ version: versionInAddress }),
  async handle({ params: { procedureId, version: wanted } }, { pool }) {
    return { body: await known(pool, procedureId, wanted) }
  },
})

const diff = route({
  method: 'get',
  path: '/procedures/:procedureId/diff',
  access: 'procedure.read',
  summary: 'What differs between two versions of a kind of circular, place by place',
  summaryTh: 'ส่วนที่ต่างกันระหว่างสองฉบับของชนิดหนังสือเวียน',
  replies: { 200: procedureDiff },
  params,
  query: z.strictObject({ from: versionInAddress, to: versionInAddress }),
  async handle({ params: { procedureId }, query: { from, to } }, { pool }) {
    const [before, after] = [await known(pool, procedureId, from), await known(pool, procedureId, to)]
    return { body: { procedureId, from, to, differences: differences(before.body, after.body) } }
  },
})

const choose = route({
  method: 'post',
  path: '/procedures/:procedureId/choice',
  access: 'procedure.choose',
  summary: 'Choose the version that new circulars start with, or none: circulars under way keep theirs',
  summaryTh: 'เลือกฉบับที่หนังสือเวียนใหม่ใช้ หรือเลิกใช้ชนิดนี้ เรื่องที่ดำเนินอยู่คงฉบับเดิม',
  replies: { 200: procedureVersionList },
  params,
  body: z.strictObject({ version: versionNumber.nullable(), reason: reason.min(1) }),
  onVersion: true,
  async handle({ params: { procedureId }, body, actor: madeBy, at: madeAt, onVersion }, { pool }) {
    await inTransaction(pool, async (tx) => {
      await lockFor(tx, 'procedure', procedureId)
      await known(tx, procedureId, body.version ?? undefined)
      if ((await procedureChoices(tx, procedureId)).length !== onVersion) throw problem('VERSION_STALE')
      await chooseProcedure(tx, procedureId, { ...body, madeBy, madeAt })
    })
    return viewOf(pool, procedureId)
  },
})

const check = route<Record<string, string>, { file: string }, Buffer>({
  method: 'post',
  path: '/procedures/check',
  access: 'procedure.check',
  summary:
    'Try a YAML file: every problem with its place, and what its first circular would be. Keeps nothing',
  summaryTh: 'ลองแฟ้ม YAML: แจ้งทุกปัญหาพร้อมตำแหน่ง และผลหากออกหนังสือวันนี้ โดยไม่บันทึก',
  replies: { 200: procedureChecked },
  effect: 'none',
  query: z.strictObject({ file: z.string().max(200).default('procedure.yaml') }),
  body: { mediaTypes: YAML },
  async handle({ body, query, at }, { pool }) {
    const { procedure, problems } = readProcedureFile(body.toString('utf8'), query.file)
    if (!procedure) return { body: { valid: false, problems: problems.map(asFieldError), warnings: [] } }
    const warnings = await draftWarnings(pool, toContent(procedure), at)
    const before = await loadProcedure<Procedure>(pool, procedure.procedure)
    const changed = before ? differences(before.body, procedure) : null
    return { body: { valid: true, problems: [], warnings, procedureId: procedure.procedure, changed } }
  },
})

async function known(
  db: Database,
  procedureId: string,
  wanted?: number,
): Promise<StoredProcedure<Procedure>> {
  const stored = await loadProcedure<Procedure>(db, procedureId, wanted)
  if (!stored) throw refused('NOT_FOUND')
  return stored
}

async function viewOf(db: Database, procedureId: string) {
  const all = await procedureVersions<Procedure>(db, procedureId)
  const choices = await procedureChoices(db, procedureId)
  const [newest] = all
  if (!newest) throw refused('NOT_FOUND')
  const inUse = choices[0] ? choices[0].version : newest.version
  const items = all.map(({ version: one, sha256, addedAt, body }) => {
    return { version: one, sha256, addedAt, title: body.title, inUse: one === inUse }
  })
  return { etag: choices.length, body: { procedureId, inUse, items, choices } }
}

/** The versions of the kinds of circular. */
export const PROCEDURE_VERSION_ROUTES = [versions, readVersion, diff, choose, check]
