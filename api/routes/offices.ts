import { z } from 'zod'
import { applyOfficeChanges, heldOnlyAfter } from '../../db/directory-changes.js'
import {
  changeContact,
  loadCentralOffices,
  loadOffices,
  officeHistory,
  readContact,
  type Contact,
} from '../../db/directory.js'
import { lockFor } from '../../db/locks.js'
import { findOffices, officeBranches } from '../../db/office-lists.js'
import { noteOfficeChanges, type OfficeRecordChange } from '../../db/office-changes.js'
import { inTransaction } from '../../db/pool.js'
import { OFFICE_TYPES } from '../../domain/office.js'
import { PROVINCES } from '../../domain/provinces.js'
import { dayOf, isDay } from '../../domain/time.js'
import { planOfficeChanges, type OfficePlan } from '../../imports/office-plan.js'
import { readOfficesCsv } from '../../imports/offices.js'
import { problem as cannotBeTaken } from '../../imports/problems.js'
import { sha256Of } from '../../ledger/chain.js'
import { actorId } from '../idempotency.js'
import { idFor } from '../ids.js'
import { CSV, importQuery, runImport } from '../imports.js'
import { problem } from '../problems.js'
import { orRefuse, refused } from '../refusals.js'
import { route } from '../route.js'
import { officeParams, page } from '../schemas/common.js'
import {
  contactReply,
  officeBranchList,
  officeHistoryReply,
  officePage,
} from '../schemas/replies-directory.js'
import { officeImport } from '../schemas/replies-imports.js'

/** Of the codes in an address, with their commas: those of a page. */
const MOST_CODES = 4_000

const list = route({
  method: 'get',
  path: '/offices',
  access: 'office.read',
  summary: 'The offices of the directory as they stand on a day, in order of their codes',
  summaryTh: 'หน่วยงานในทำเนียบ ณ วันหนึ่ง เรียงตามรหัส',
  replies: { 200: officePage },
  query: z.strictObject({
    ...page,
    on: z.string().refine(isDay).optional(),
    type: z.enum(OFFICE_TYPES).optional(),
    seatProvince: z.string().max(60).optional(),
    text: z.string().max(100).optional(),
    codes: z.string().max(MOST_CODES).optional(),
  }),
  async handle({ query: { cursor: after, on, text, codes, ...asked }, at }, { pool }) {
    const provinces = text ? provincesLike(text) : []
    const found = { ...asked, on: on ?? dayOf(at), text, provinces, after, among: codes?.split(',') }
    return { body: await findOffices(pool, found) }
  },
})

/** The Thai names of the provinces that are written like this, in one of both languages. */
function provincesLike(text: string): string[] {
  const wanted = text.trim().toLowerCase()
  return PROVINCES.filter(({ nameTh, nameEn }) =>
    [nameTh, nameEn].some((name) => wanted !== '' && name.toLowerCase().includes(wanted)),
  ).map(({ nameTh }) => nameTh)
}

const branches = route({
  method: 'get',
  path: '/offices/branches',
  access: 'office.read',
  summary:
    'How the directory divides on a day: the offices that issue circulars, and how many offices of each kind have their seat in each province',
  summaryTh: 'ทำเนียบแบ่งอย่างไร ณ วันหนึ่ง: หน่วยงานเจ้าของเรื่อง และจำนวนหน่วยงานแต่ละชนิดในแต่ละจังหวัด',
  replies: { 200: officeBranchList },
  query: z.strictObject({ on: z.string().refine(isDay).optional() }),
  async handle({ query: { on }, at }, { pool }) {
    const [central, items] = [await loadCentralOffices(pool), await officeBranches(pool, on ?? dayOf(at))]
    const named = central.map(({ code, nameTh, shortTh, nameEn }) => ({ code, nameTh, shortTh, nameEn }))
    return { body: { central: named, items } }
  },
})

const read = route({
  method: 'get',
  path: '/offices/:officeCode',
  access: 'office.read',
  summary: 'An office through time: its records, its predecessors and successors',
  summaryTh: 'ประวัติของหน่วยงาน พร้อมหน่วยงานที่มาก่อนและที่รับช่วงต่อ',
  replies: { 200: officeHistoryReply },
  params: officeParams,
  async handle({ params }, { pool }) {
    const history = await officeHistory(pool, params.officeCode)
    if (!history) throw refused('NOT_FOUND')
    const contact = await readContact(pool, params.officeCode)
    return { etag: contactVersion(contact), body: { ...history, contact: contact ?? null } }
  },
})

/** Names what is said of a contact; 0 where nobody has said anything. */
function contactVersion(contact: Contact | undefined): number {
  return contact ? Number.parseInt(sha256Of(contact).slice(0, 7), 16) : 0
}

const putContact = route({
  method: 'put',
  path: '/offices/:officeCode/contact',
  access: 'office.changeContact',
  summary: 'Set the address to which an office gets its mail',
  summaryTh: 'กำหนดที่อยู่อีเมลที่หน่วยงานใช้รับหนังสือ',
  replies: { 200: contactReply },
  params: officeParams,
  body: z.strictObject({ email: z.email().max(254) }),
  onVersion: true,
  async handle({ actor, params, body, onVersion }, { pool }) {
    const { officeCode: code } = params
    if (!(await officeHistory(pool, code))) throw refused('NOT_FOUND')
    return inTransaction(pool, async (tx) => {
      await lockFor(tx, 'contact', code)
      if (contactVersion(await readContact(tx, code)) !== onVersion) throw problem('VERSION_STALE')
      await changeContact(tx, { code, email: body.email, by: actorId(actor) })
      const contact = await readContact(tx, code)
      return { etag: contactVersion(contact), body: contact }
    })
  },
})

const officesQuery = importQuery.extend({ on: z.string().refine(isDay).optional() })

const importOffices = route<Record<string, string>, z.infer<typeof officesQuery>, Buffer>({
  method: 'post',
  path: '/offices/imports',
  access: 'office.import',
  summary:
    'Bring the directory to a CSV file: a dry run tells every problem and the plan, the real run needs its hash',
  summaryTh: 'ปรับทำเนียบตามแฟ้ม CSV: การทดลองแจ้งทุกข้อผิดพลาดและแผน การนำเข้าจริงต้องระบุแฮชของแผน',
  replies: { 200: officeImport, 201: officeImport },
  query: officesQuery,
  body: { mediaTypes: CSV },
  async handle({ actor, body, query, at, key }, { pool }) {
    const on = query.on ?? dayOf(at)
    const current = await loadOffices(pool, on)
    // A file of offices names the year of an innovation area only: the day is the one that the directory knows.
    const file = readOfficesCsv(
      body,
      current.flatMap(({ innovationAreas }) => innovationAreas),
    )
    const plan = planOfficeChanges(current, file.offices)
    const { add, change, close, unchanged } = plan
    const held = await heldOnlyAfter(pool, { plan, on })
    const decided = held.map(({ code: value, from }) =>
      cannotBeTaken('OFFICE_DECIDED_LATER', { column: 'office_id', value, params: { from } }),
    )
    return runImport({
      dryRun: query.dryRun,
      confirmed: query.planSha256,
      problems: [...file.problems, ...decided],
      planSha256: sha256Of({ on, add, change, close }),
      report: {
        ...{ encoding: file.encoding, rows: file.rows, on },
        plan: { add, change, close, unchanged: unchanged.length },
      },
      apply: () =>
        inTransaction(pool, async (tx) => {
          const applied = orRefuse(await applyOfficeChanges(tx, { plan, on, by: actorId(actor) }))
          const idOf = (code: string) => idFor(key, at, `office-change ${code}`)
          await noteOfficeChanges(tx, importedChanges(plan, { idOf, onDay: on, madeBy: actor, madeAt: at }))
          return applied
        }),
    })
  },
})

type Imported = Pick<OfficeRecordChange, 'onDay' | 'madeBy' | 'madeAt'> & {
  readonly idOf: (code: string) => string
}

/** What the plan does, as the offices' own histories tell it. */
function importedChanges(
  { add, change, close }: OfficePlan,
  { idOf, onDay, ...made }: Imported,
): OfficeRecordChange[] {
  const of = (code: string) => ({
    ...{ changeId: idOf(code), code, onDay, successor: null, reason: null, orderNo: null, ...made },
  })
  return [
    ...add.map((after) => ({ ...of(after.code), kind: 'added' as const, before: null, after })),
    ...change.map(({ code, before, after }) => ({ ...of(code), kind: 'changed' as const, before, after })),
    ...close.map((before) => ({ ...of(before.code), kind: 'closed' as const, before, after: null })),
  ]
}

/** The directory: offices through time, their addresses, bringing in a new list. */
export const OFFICE_ROUTES = [list, branches, importOffices, read, putContact]
