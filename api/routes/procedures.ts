import { z } from 'zod'
import { listProcedures, loadProcedure, storeProcedure } from '../../db/procedures.js'
import { loadProcedure as readProcedureFile } from '../../templates/procedures/load.js'
import { problemText } from '../../templates/yaml/problem.js'
import type { Procedure } from '../../templates/procedures/shape.js'
import { problem } from '../problems.js'
import { refused } from '../refusals.js'
import { route } from '../route.js'
import { procedureList, procedureReply, procedureStored } from '../schemas/replies-directory.js'

/** The media types of a YAML file. */
export const YAML = ['application/yaml', 'application/x-yaml', 'text/yaml', 'text/plain']

const list = route({
  method: 'get',
  path: '/procedures',
  access: 'procedure.list',
  summary: 'The kinds of circular, each in its newest version',
  summaryTh: 'ชนิดของหนังสือเวียน ฉบับล่าสุดของแต่ละชนิด',
  replies: { 200: procedureList },
  async handle(_call, { pool }) {
    const procedures = await listProcedures<Procedure>(pool)
    const items = procedures.map(({ procedureId, version, sha256, addedAt, body }) => {
      const { title, subject } = body
      return { procedureId, version, sha256, addedAt, title, subject }
    })
    return { body: { items } }
  },
})

const read = route({
  method: 'get',
  path: '/procedures/:procedureId',
  access: 'procedure.read',
  summary: 'One kind of circular',
  summaryTh: 'หนังสือเวียนชนิดหนึ่ง',
  replies: { 200: procedureReply },
  params: z.strictObject({ procedureId: z.string().max(80) }),
  async handle({ params }, { pool }) {
    const stored = await loadProcedure<Procedure>(pool, params.procedureId)
    if (!stored) throw refused('NOT_FOUND')
    return { etag: stored.version, body: stored }
  },
})

const put = route<Record<string, string>, { file: string }, Buffer>({
  method: 'put',
  path: '/procedures',
  access: 'procedure.store',
  summary:
    'Add a kind of circular, or its next version, from its YAML file; If-Match names the newest version that was read ("0" for a new kind)',
  summaryTh: 'เพิ่มชนิดของหนังสือเวียน หรือฉบับถัดไป จากแฟ้ม YAML โดย If-Match บอกฉบับล่าสุดที่อ่าน ("0" เมื่อเป็นชนิดใหม่)',
  replies: { 200: procedureStored },
  query: z.strictObject({ file: z.string().max(200).default('procedure.yaml') }),
  body: { mediaTypes: YAML },
  onVersion: true,
  async handle({ body, query, onVersion }, { pool }) {
    const { procedure, problems } = readProcedureFile(body.toString('utf8'), query.file)
    if (!procedure) throw problem('INPUT_INVALID', problems.map(asFieldError))
    const version = await storeProcedure(pool, procedure.procedure, procedure, onVersion)
    if (version === undefined) throw problem('VERSION_STALE')
    return { etag: version, body: { procedureId: procedure.procedure, version } }
  },
})

/** A problem of a file as a field of the answer, with its line and column. */
export function asFieldError(found: Parameters<typeof problemText>[0]) {
  const { th, en } = problemText(found)
  return {
    pointer: found.pointer,
    code: 'procedure',
    messageTh: th,
    messageEn: en,
    line: found.line,
    column: found.column,
  }
}

/** The kinds of circular. */
export const PROCEDURE_ROUTES = [list, read, put]
