import { z } from 'zod'
import { advanceExemptions } from '../../db/cases/exemption-steps.js'
import {
  listExemptions,
  loadTerms,
  loadTermsVersion,
  readExemptionRegister,
  storeTerms,
} from '../../db/exemptions.js'
import { agencyAbove } from '../../db/directory.js'
import { lockFor } from '../../db/locks.js'
import { listIssuedKinds } from '../../db/procedures.js'
import { inTransaction } from '../../db/pool.js'
import { exemptionCase } from '../../domain/case.js'
import type { Exemption } from '../../domain/exemption/case.js'
import { decideExemption } from '../../domain/exemption/decide.js'
import { NOT_WAIVABLE } from '../../domain/exemption/duties.js'
import { exemptionWarnings } from '../../domain/exemption/warnings.js'
import { actOnCase, takeStep } from '../acting.js'
import { internalLine, keepRequest, named, publicLine, readRequest, showExemption } from '../exemptions.js'
import { idFor } from '../ids.js'
import { problem } from '../problems.js'
import { refused } from '../refusals.js'
import { route, type Answer } from '../route.js'
import { page, placeOf, reason } from '../schemas/common.js'
import {
  dutiesReply,
  exemptionField,
  exemptionKind,
  exemptionPage,
  exemptionParams,
  exemptionStatus,
  exemptionView,
  internalRegister,
  kindsReply,
  ofYear,
  publicRegister,
  requestBody,
  termsShape,
} from '../schemas/exemption.js'
import { ownExemption } from '../scope.js'

const draft = route({
  method: 'post',
  path: '/exemptions',
  access: 'exemption.draft',
  summary: 'Begin a request for an exemption, for the own office or for a school in it',
  summaryTh: 'ร่างคำขอยกเว้น ของหน่วยงานตนหรือของสถานศึกษาในสังกัด',
  replies: { 201: exemptionView },
  body: requestBody,
  async handle({ actor: by, at, key, body }, { pool }) {
    const exemptionId = idFor(key, at, 'exemption')
    const entry = await inTransaction(pool, async (tx) => {
      const kept = await keepRequest(tx, by, exemptionId, body)
      const [parentCode, terms] = [await agencyAbove(tx, by.officeCode), await loadTerms(tx)]
      if (parentCode === undefined) throw refused('OFFICE_UNKNOWN', { codes: '–' })
      const act = { type: 'draft', at, by, exemptionId, parentCode, terms, ...kept } as const
      const decide = (state?: Exemption) => decideExemption(state, act)
      const caseId = exemptionCase(exemptionId)
      return takeStep(tx, { key }, { advance: advanceExemptions, caseId, decide })
    })
    return {
      ...{ status: 201, location: `/api/v1/exemptions/${exemptionId}`, etag: entry.version },
      body: await showExemption(pool, { exemptionId, ...entry }, { by, at }),
    }
  },
})

const list = route({
  method: 'get',
  path: '/exemptions',
  access: 'exemption.list',
  summary: 'Exemptions that the own office asks for, examines, decides on or keeps, the last changed on top',
  summaryTh: 'คำขอยกเว้นที่หน่วยงานตนขอ ตรวจ พิจารณา หรือเก็บทะเบียน เรียงตามที่เปลี่ยนล่าสุด',
  replies: { 200: exemptionPage },
  query: z.strictObject({
    ...page,
    status: exemptionStatus.optional(),
    kind: exemptionKind.optional(),
    field: exemptionField.optional(),
    officeCode: z.string().max(80).optional(),
  }),
  async handle({ actor, act, query }, { pool }) {
    const { status, kind, field, officeCode } = query
    const filter = { visibleTo: { actor, act }, kind, field, officeCode }
    const found = await listExemptions(
      pool,
      { ...filter, statuses: status === undefined ? undefined : [status] },
      placeOf(query),
    )
    const items = found.items.map((entry) => ({ ...entry, warnings: exemptionWarnings(entry.state) }))
    return { body: { ...found, items: await named(pool, items) } }
  },
})

const read = route({
  method: 'get',
  path: '/exemptions/:exemptionId',
  access: 'exemption.read',
  summary: 'An exemption as it stands: request, decisions, warnings, what may be done now',
  summaryTh: 'คำขอยกเว้นตามสถานะปัจจุบัน: คำขอ การพิจารณา คำเตือน และสิ่งที่ทำได้ตอนนี้',
  replies: { 200: exemptionView },
  params: exemptionParams,
  async handle(call, { pool }) {
    const { actor: by, at, params } = call
    const entry = await ownExemption(pool, call, params.exemptionId)
    return { etag: entry.version, body: await showExemption(pool, entry, { by, at }) }
  },
})

const revise = route({
  method: 'put',
  path: '/exemptions/:exemptionId',
  access: 'exemption.revise',
  summary: 'Change a request that is drafted or was returned; what was heard about it is heard again',
  summaryTh: 'แก้ไขคำขอที่ร่างอยู่หรือที่ส่งคืน ความเห็นที่ให้ไว้ต้องให้ใหม่',
  replies: { 200: exemptionView },
  params: exemptionParams,
  body: requestBody,
  onVersion: true,
  async handle(call, deps) {
    const { pool } = deps
    const { actor: by, at, params, body } = call
    const { exemptionId, state: before } = await ownExemption(pool, call, params.exemptionId)
    const kept = await inTransaction(pool, (tx) =>
      keepRequest(tx, { ...by, officeCode: before.applicant.officeCode }, exemptionId, body),
    )
    const act = { type: 'revise', ...kept } as const
    const entry = await actOnCase<Exemption>(deps, call, exemptionCase(exemptionId), act)
    return { etag: entry.version, body: await showExemption(pool, { exemptionId, ...entry }, { by, at }) }
  },
})

const openRegister = route({
  method: 'get',
  path: '/exemption-register',
  access: 'public',
  summary:
    'The public part of the register of exemptions: who is exempt from what, until when, on which ground',
  summaryTh: 'ทะเบียนการยกเว้น ส่วนสาธารณะ: ใครได้รับยกเว้นเรื่องใด ถึงเมื่อใด ด้วยเหตุใด',
  replies: { 200: publicRegister },
  query: ofYear,
  async handle({ query }, { pool }) {
    const entries = await readExemptionRegister(pool, query)
    const items = await Promise.all(
      entries.map(async (one) => publicLine(one, await readRequest(pool, one.state.contentSha256))),
    )
    return { body: { items } }
  },
})

const wholeRegister = route({
  method: 'get',
  path: '/exemption-register/internal',
  access: 'exemptionRegister.read',
  summary: 'The register of exemptions with its internal part: resolutions, reasons, risks, appeals, ends',
  summaryTh: 'ทะเบียนการยกเว้นพร้อมส่วนภายใน: มติ เหตุผล ความเสี่ยง อุทธรณ์ การสิ้นสุด',
  replies: { 200: internalRegister },
  query: ofYear,
  async handle({ query }, { pool }) {
    const entries = await readExemptionRegister(pool, query)
    const items = await Promise.all(
      entries.map(async (one) => internalLine(one, await readRequest(pool, one.state.contentSha256))),
    )
    return { body: { items } }
  },
})

const duties = route({
  method: 'get',
  path: '/exemption-duties',
  access: 'exemptionTerms.read',
  summary: 'The duties that nobody can be exempt from, and whether somebody has compared them with the law',
  summaryTh: 'หน้าที่ที่ยกเว้นไม่ได้ และตรวจสอบกับกฎหมายแล้วหรือยัง',
  replies: { 200: dutiesReply },
  handle: () => Promise.resolve({ body: { items: NOT_WAIVABLE } }),
})

const kinds = route({
  method: 'get',
  path: '/exemption-kinds',
  access: 'exemptionTerms.read',
  summary: 'The kinds of circular that were issued so far: a request may name every circular of one',
  summaryTh: 'แบบหนังสือเวียนที่เคยส่ง คำขอยกเว้นระบุหนังสือทุกฉบับของแบบใดได้',
  replies: { 200: kindsReply },
  handle: async (_call, { pool }) => ({ body: { items: await listIssuedKinds(pool) } }),
})

const readTerms = route({
  method: 'get',
  path: '/exemption-terms',
  access: 'exemptionTerms.read',
  summary: 'How long each body has, for requests that are begun now',
  summaryTh: 'กำหนดเวลาของแต่ละขั้น สำหรับคำขอที่เริ่มตอนนี้',
  replies: { 200: termsShape },
  handle: async (_, { pool }) => answerTerms(await loadTermsVersion(pool)),
})

const setTerms = route({
  method: 'put',
  path: '/exemption-terms',
  access: 'exemptionTerms.set',
  summary: 'Set how long each body has, for requests that are begun from now on',
  summaryTh: 'ตั้งกำหนดเวลาของแต่ละขั้น สำหรับคำขอที่เริ่มตั้งแต่บัดนี้',
  replies: { 200: termsShape },
  body: z.strictObject({ terms: termsShape, reason: reason.min(1) }),
  onVersion: true,
  async handle({ actor: by, at, body, onVersion }, { pool }) {
    await inTransaction(pool, async (tx) => {
      await lockFor(tx, 'exemptions', 'terms')
      if ((await loadTermsVersion(tx)).version !== onVersion) throw problem('VERSION_STALE')
      await storeTerms(tx, { ...body, by, at })
    })
    return answerTerms(await loadTermsVersion(pool))
  },
})

function answerTerms({ version, terms }: Awaited<ReturnType<typeof loadTermsVersion>>): Answer {
  return { etag: version, body: terms }
}

/** Exemptions: begun, found, read, revised; their register; the limits that hold. */
export const EXEMPTION_ROUTES = [
  ...[draft, list, read, revise],
  ...[openRegister, wholeRegister, duties, kinds, readTerms, setTerms],
]
