import { z } from 'zod'
import { listLetters } from '../../db/letters.js'
import { changesBetween } from '../../domain/changes.js'
import { AUDITED_KINDS, type AuditedKind } from '../audit/kinds.js'
import { lookAt } from '../audit/look.js'
import { refused } from '../refusals.js'
import { route, type AnyRoute } from '../route.js'
import { differenceReply, versionsReply } from '../schemas/replies-audit.js'

type Versions = NonNullable<AuditedKind['versions']>

const list = (kind: AuditedKind, { what, of }: Versions): AnyRoute =>
  route({
    method: 'get',
    path: `/cases/${kind.path}/versions`,
    access: 'version.read',
    summary: `Every version of ${what.en}, with its words and hash, and the letters of the case with theirs`,
    summaryTh: `ทุกฉบับของ${what.th}พร้อมข้อความและค่าแฮช และหนังสือของเรื่องพร้อมค่าแฮช`,
    replies: { 200: versionsReply },
    params: kind.params,
    async handle(call, { pool }) {
      await lookAt(pool, kind, call)
      const { circularId = '', officeCode } = call.params
      const letters = officeCode === undefined ? [] : await listLetters(pool, circularId, { officeCode })
      return { body: { items: await of(pool, call.params), letters } }
    },
  })

const version = z.coerce.number().int().min(1).max(100_000)

const difference = (kind: AuditedKind, { what, of }: Versions): AnyRoute =>
  route({
    method: 'get',
    path: `/cases/${kind.path}/difference`,
    access: 'version.read',
    summary: `What is different between two versions of ${what.en}, place by place (JSON pointers)`,
    summaryTh: `สองฉบับของ${what.th}ต่างกันที่ใดบ้าง บอกตำแหน่งเป็น JSON pointer`,
    replies: { 200: differenceReply },
    params: kind.params,
    query: z.strictObject({ from: version, to: version }),
    async handle(call, { pool }) {
      await lookAt(pool, kind, call)
      const versions = await of(pool, call.params)
      const [before, after] = [call.query.from, call.query.to].map((n) =>
        versions.find((one) => one.version === n),
      )
      if (!before || !after) throw refused('NOT_FOUND')
      return { body: { ...call.query, changes: changesBetween(before.body, after.body) } }
    },
  })

/** Versions of what cases hold. */
export const VERSION_ROUTES = AUDITED_KINDS.flatMap((kind) =>
  kind.versions ? [list(kind, kind.versions), difference(kind, kind.versions)] : [],
)
