import { z } from 'zod'
import { isRehearsal } from '../../db/clock.js'
import { readExemptionRegister } from '../../db/exemptions.js'
import { readNames } from '../../db/paper-names.js'
import type { Database } from '../../db/pool.js'
import type { Exemption } from '../../domain/exemption/case.js'
import type { Instant } from '../../domain/time.js'
import { letterDocument, type LetterFields } from '../../templates/letters/load.js'
import { officeOf, type PaperFrame } from '../../templates/papers/around.js'
import { exemptionRegister } from '../../templates/papers/exemption.js'
import { paperOfCase, papersOfCase } from '../case-papers.js'
import type { OpenPress } from '../press.js'
import { route } from '../route.js'
import { casePapers } from '../schemas/case-papers.js'
import { sha256 } from '../schemas/common.js'
import { exemptionParams } from '../schemas/exemption.js'
import { ownExemption } from '../scope.js'

const PDF = 'application/pdf'

const list = route({
  method: 'get',
  path: '/exemptions/:exemptionId/papers',
  access: 'exemption.read',
  summary: 'The letters that were given: of the decision, of an appeal, of a revocation, of the end',
  summaryTh: 'หนังสือที่แจ้งแล้ว: ผลการพิจารณา ผลอุทธรณ์ การเพิกถอน การสิ้นสุด',
  replies: { 200: casePapers },
  params: exemptionParams,
  async handle({ params, ...call }, { pool }) {
    const { caseId } = await ownExemption(pool, call, params.exemptionId)
    return papersOfCase(pool, caseId)
  },
})

const read = route({
  method: 'get',
  path: '/exemptions/:exemptionId/papers/:sha256',
  access: 'exemption.read',
  limit: 'exports',
  summary: 'One letter of an exemption, by its hash: facts, law, considerations, and how to appeal',
  summaryTh: 'หนังสือฉบับหนึ่งของการยกเว้น ตามค่าแฮช: ข้อเท็จจริง ข้อกฎหมาย ข้อพิจารณา และสิทธิอุทธรณ์',
  replies: { 200: { mediaTypes: [PDF] } },
  params: exemptionParams.extend({ sha256 }),
  async handle({ params, ...call }, { pool }) {
    const { caseId } = await ownExemption(pool, call, params.exemptionId)
    return paperOfCase(pool, caseId, params.sha256)
  },
})

const register = route({
  method: 'get',
  path: '/exemption-register/register.pdf',
  access: 'exemptionRegister.read',
  limit: 'exports',
  summary: 'The register of exemptions as PDF: the public part, or the internal one that says why',
  summaryTh: 'ทะเบียนการยกเว้นเป็น PDF: ส่วนสาธารณะ หรือส่วนภายในที่มีเหตุผล',
  replies: { 200: { mediaTypes: [PDF] } },
  query: z.strictObject({
    part: z.enum(['public', 'internal']).default('public'),
    year: z.coerce.number().int().min(2000).max(2200).optional(),
  }),
  async handle({ actor, at, query }, { pool, openPress }) {
    const { part, year } = query
    const entries = await readExemptionRegister(pool, { year, limit: MOST })
    const exemptions = entries.map(({ state }) => state)
    const frame = await frameOf(
      pool,
      { id: `exemption-register/${year ?? 'all'}`, officeCode: actor.officeCode, at },
      exemptions,
    )
    const body = 'พื้นที่นวัตกรรมการศึกษา'
    const fields = exemptionRegister(frame, {
      exemptions,
      part,
      body,
      ...(year === undefined ? {} : { year }),
    })
    return { file: { name: `exemptions-${part}.pdf`, mediaType: PDF, bytes: await set(openPress, fields) } }
  },
})

/** Nobody reads on after some hundred pages; the rest is in the register itself. */
const MOST = 2_000

async function frameOf(
  db: Database,
  { id, officeCode, at }: { readonly id: string; readonly officeCode: string; readonly at: Instant },
  exemptions: readonly Exemption[],
): Promise<PaperFrame> {
  const names = await readNames(db, {
    persons: exemptions.flatMap(({ notice: told }) => (told ? [told.by.personId] : [])),
    offices: [officeCode, ...exemptions.map(({ applicant }) => applicant.officeCode)],
  })
  const agency = { name: officeOf(names, officeCode), address: [] }
  return { id, names, agency, sample: await isRehearsal(db), madeAt: at }
}

async function set(openPress: OpenPress, fields: LetterFields): Promise<Buffer> {
  const { typesetter, look } = await openPress()
  return Buffer.from(
    await typesetter.render(letterDocument(fields, { fileName: fields.id ?? fields.kind, ...look })),
  )
}

/** The letters of exemptions as they were made, and their register, set while its reader waits. */
export const EXEMPTION_PAPER_ROUTES = [list, read, register]
