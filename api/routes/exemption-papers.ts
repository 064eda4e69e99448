import { z } from 'zod'
import { isRehearsal } from '../../db/clock.js'
import { readExemptionRegister } from '../../db/exemptions.js'
import { readNames } from '../../db/paper-names.js'
import type { Database } from '../../db/pool.js'
import type { Exemption } from '../../domain/exemption/case.js'
import type { Instant } from '../../domain/time.js'
import { letterDocument, type LetterFields } from '../../templates/letters/load.js'
import { nameOf, officeOf, type PaperFrame } from '../../templates/papers/around.js'
import { decisionNotice, exemptionRegister } from '../../templates/papers/exemption.js'
import type { OpenPress } from '../press.js'
import { problem } from '../problems.js'
import { route } from '../route.js'
import { exemptionParams } from '../schemas/exemption.js'
import { ownExemption } from '../scope.js'

const PDF = 'application/pdf'

const notice = route({
  method: 'get',
  path: '/exemptions/:exemptionId/notice.pdf',
  access: 'exemption.read',
  limit: 'exports',
  summary: 'The notice of the decision: facts, law, considerations, and how to appeal',
  summaryTh: 'หนังสือแจ้งผลการพิจารณา: ข้อเท็จจริง ข้อกฎหมาย ข้อพิจารณา และสิทธิอุทธรณ์',
  replies: { 200: { mediaTypes: [PDF] } },
  params: exemptionParams,
  async handle({ params, ...call }, { pool, openPress }) {
    const { caseId, state: exemption } = await ownExemption(pool, call, params.exemptionId)
    if (!exemption.notice) throw problem('NOT_MADE_YET')
    const { by, at } = exemption.notice
    const frame = await frameOf(pool, { id: `${caseId}/notice`, officeCode: exemption.parentCode, at }, [
      exemption,
    ])
    const signer = { name: nameOf(frame.names, by.personId), position: frame.agency.name }
    const fields = decisionNotice({ ...frame, exemption, signer })
    return { file: { name: 'exemption-notice.pdf', mediaType: PDF, bytes: await set(openPress, fields) } }
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

/** The papers of exemptions, set while their reader waits. */
export const EXEMPTION_PAPER_ROUTES = [notice, register]
