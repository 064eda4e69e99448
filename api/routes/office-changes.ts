import { z } from 'zod'
import { countStaff } from '../../db/assignments.js'
import { knownOf, withSubjects } from '../../db/circulars.js'
import { applyOfficeChanges } from '../../db/directory-changes.js'
import {
  currentOffice,
  loadCentralOffices,
  loadOffices,
  officeHistory,
  readContact,
} from '../../db/directory.js'
import { linkSuccessor, noteOfficeChanges, officeChanges, openCasesOf } from '../../db/office-changes.js'
import { lockFor } from '../../db/locks.js'
import { inTransaction, type Database, type Transaction } from '../../db/pool.js'
import { existsOn, type Office } from '../../domain/office.js'
import { dayOf, isDay, type Day } from '../../domain/time.js'
import { handOver } from '../hand-over.js'
import { idFor } from '../ids.js'
import { problem } from '../problems.js'
import { orRefuse, refused } from '../refusals.js'
import { route, type Call } from '../route.js'
import { circularParams, officeParams, reason } from '../schemas/common.js'
import {
  changeBody,
  closingBody,
  handedOverReply,
  officeHistoryReply,
  officeTree,
  openCaseList,
} from '../schemas/office-changes.js'

type Params = z.infer<typeof officeParams>
type Change = { readonly on?: Day; readonly reason: string; readonly orderNo?: string }
const onDay = z.string().refine(isDay)

const tree = route({
  method: 'get',
  path: '/offices/tree',
  access: 'office.tree',
  summary: 'The offices as a tree on a day: those that issue circulars, and who is below them',
  summaryTh: 'ผังหน่วยงาน ณ วันหนึ่ง: หน่วยงานเจ้าของเรื่องและหน่วยงานในสังกัด',
  replies: { 200: officeTree },
  query: z.strictObject({ on: onDay.optional() }),
  async handle({ query, at }, { pool }) {
    const [central, offices] = [
      await loadCentralOffices(pool),
      await loadOffices(pool, query.on ?? dayOf(at)),
    ]
    const [root] = central
    // Grouped once: the directory may hold 30,000 offices.
    const byParent = new Map<string | undefined, Office[]>()
    for (const office of offices) {
      const { parentCode = root?.code } = office
      const siblings = byParent.get(parentCode)
      if (siblings) siblings.push(office)
      else byParent.set(parentCode, [office])
    }
    const below = (parent: string): object[] =>
      (byParent.get(parent) ?? []).map(({ type, ...office }) => ({
        ...leafOf(office),
        type,
        children: below(office.code),
      }))
    const tops = central.map((office) => ({
      ...leafOf(office),
      type: 'central',
      children: below(office.code),
    }))
    return { body: { items: tops } }
  },
})

type Named = Pick<Office, 'code' | 'nameTh' | 'shortTh' | 'nameEn'> & {
  readonly provinces?: readonly string[]
}

function leafOf({ code, nameTh, shortTh, nameEn, provinces = [] }: Named) {
  return { code, nameTh, shortTh, nameEn, provinces }
}

const history = route({
  method: 'get',
  path: '/offices/:officeCode/history',
  access: 'office.read',
  summary:
    'An office through time, or on one day: names, provinces, whose work it took over, who changed what',
  summaryTh: 'ประวัติของหน่วยงาน หรือตามวันหนึ่ง: ชื่อ จังหวัด การรับช่วง และผู้แก้ไข',
  replies: { 200: officeHistoryReply },
  params: officeParams,
  query: z.strictObject({ on: onDay.optional() }),
  async handle({ params: { officeCode }, query: { on } }, { pool }) {
    const found = await officeHistory(pool, officeCode)
    if (!found) throw refused('NOT_FOUND')
    const changes = await officeChanges(pool, officeCode)
    const records = on === undefined ? found.records : found.records.filter((one) => existsOn(one, on))
    const contact = (await readContact(pool, officeCode)) ?? null
    return { etag: changes.length, body: { ...found, records, contact, changes } }
  },
})

const change = route({
  method: 'post',
  path: '/offices/:officeCode/changes',
  access: 'office.change',
  summary:
    'Change an office’s record from a day on, with the reason and the order; the old one stays in history',
  summaryTh: 'แก้ไขข้อมูลหน่วยงานตั้งแต่วันหนึ่ง พร้อมเหตุผลและคำสั่ง ข้อมูลเดิมยังอยู่ในประวัติ',
  replies: { 200: officeHistoryReply },
  params: officeParams,
  body: changeBody,
  onVersion: true,
  async handle(call, { pool }) {
    const { set } = call.body
    await inTransaction(pool, async (tx) => {
      const before = await heldOffice(tx, call)
      const on = call.body.on ?? dayOf(call.at)
      const after = { ...before, ...set }
      await checkParent(tx, after)
      const fields = Object.keys(set) as (keyof Office)[]
      const plan = { add: [], change: [{ code: before.code, fields, before, after }], close: [] }
      await take(tx, { plan, on, by: call.actor.personId })
      await note(tx, call, { kind: 'changed', before, after, successor: null })
    })
    return historyOf(pool, call.params.officeCode)
  },
})

const close = route({
  method: 'post',
  path: '/offices/:officeCode/closing',
  access: 'office.close',
  summary: 'Close an office from a day on, or merge it into its successor; its history and its name stay',
  summaryTh: 'ยุบเลิกหน่วยงานตั้งแต่วันหนึ่ง หรือรวมกับหน่วยงานที่รับช่วง ชื่อและประวัติเดิมยังอยู่',
  replies: { 200: officeHistoryReply },
  params: officeParams,
  body: closingBody,
  onVersion: true,
  async handle(call, { pool }) {
    const { successor = null } = call.body
    await inTransaction(pool, async (tx) => {
      const before = await heldOffice(tx, call)
      if (successor !== null) await checkSuccessor(tx, before.code, successor)
      const on = call.body.on ?? dayOf(call.at)
      await take(tx, { plan: { add: [], change: [], close: [before] }, on, by: call.actor.personId })
      if (successor !== null) await linkSuccessor(tx, before.code, successor)
      await note(tx, call, { kind: 'closed', before, after: null, successor })
    })
    return historyOf(pool, call.params.officeCode)
  },
})

const openCases = route({
  method: 'get',
  path: '/offices/:officeCode/open-cases',
  access: 'office.listOpenCases',
  summary:
    'What an office has not finished towards the own office, and whether its successor is asked the same',
  summaryTh: 'เรื่องของหน่วยงานตนที่หน่วยงานนั้นยังทำไม่เสร็จ และหน่วยงานรับช่วงได้รับเรื่องเดียวกันหรือไม่',
  replies: { 200: openCaseList },
  params: officeParams,
  async handle({ actor, at, params: { officeCode } }, { pool }) {
    const found = await officeHistory(pool, officeCode)
    if (!found) throw refused('NOT_FOUND')
    const [successor] = found.successors
    const asked = { code: officeCode, ownerOffice: actor.officeCode, successor }
    const known = await withSubjects(pool, await knownOf(pool, actor, await openCasesOf(pool, asked)))
    const items = known.map(({ caseId, circularId, subject, status, dueAt, reached }) => ({
      ...{ caseId, circularId, subject, status, dueAt, reached },
    }))
    const people = await countStaff(pool, officeCode, dayOf(at))
    return { body: { items, successors: found.successors, people } }
  },
})

const passOn = route({
  method: 'post',
  path: '/offices/:officeCode/hand-over',
  access: 'office.handOver',
  summary:
    'Pass the open cases of an office on to its successor: all, or of these circulars, each with its result',
  summaryTh: 'โอนเรื่องค้างของหน่วยงานไปยังหน่วยงานที่รับช่วง ทั้งหมดหรือบางเรื่อง แจ้งผลรายเรื่อง',
  replies: { 200: handedOverReply },
  params: officeParams,
  body: z.strictObject({
    circularIds: z.array(circularParams.shape.circularId).max(2_000).exactOptional(),
    successor: officeParams.shape.officeCode.exactOptional(),
    reason: reason.min(1),
  }),
  async handle({ actor: by, at, key, params: { officeCode: code }, body }, deps) {
    const found = await officeHistory(deps.pool, code)
    if (!found) throw refused('NOT_FOUND')
    const successor = body.successor ?? found.successors[0]
    if (successor === undefined || !found.successors.includes(successor))
      throw refused('OFFICE_UNKNOWN', { codes: successor ?? '–' }, '/successor')
    const { circularIds, reason: why } = body
    const items = await handOver(deps, { code, successor, circularIds, reason: why, by, at, key })
    return { body: { successor, items } }
  },
})

/** The record in force, if nobody has changed it since the person looked. @throws Problem NOT_FOUND, VERSION_STALE */
async function heldOffice(
  tx: Transaction,
  { params, onVersion }: Call<Params, unknown, unknown>,
): Promise<Office> {
  const { officeCode } = params
  await lockFor(tx, 'office', officeCode)
  const office = await currentOffice(tx, officeCode)
  if (!office) throw refused('NOT_FOUND')
  if ((await officeChanges(tx, officeCode)).length !== onVersion) throw problem('VERSION_STALE')
  return office
}

async function take(tx: Transaction, confirmed: Parameters<typeof applyOfficeChanges>[1]): Promise<void> {
  orRefuse(await applyOfficeChanges(tx, confirmed))
}

async function note(
  tx: Transaction,
  { params, actor, at, key, body }: Call<Params, unknown, Change>,
  what: { kind: 'changed' | 'closed'; before: Office; after: Office | null; successor: string | null },
): Promise<void> {
  const { on = dayOf(at), reason: why, orderNo = null } = body
  const changeId = idFor(key, at, 'office-change')
  const signed = { reason: why, orderNo, madeBy: actor, madeAt: at }
  await noteOfficeChanges(tx, [{ changeId, code: params.officeCode, onDay: on, ...what, ...signed }])
}

/** The office above must exist, and not be below this one. */
async function checkParent(tx: Transaction, { code, parentCode }: Office): Promise<void> {
  for (let above = parentCode; above !== undefined;) {
    const office = await currentOffice(tx, above)
    const isCentral = (await loadCentralOffices(tx)).some((one) => one.code === above)
    if (above === code || (!office && !isCentral))
      throw refused('OFFICE_UNKNOWN', { codes: above }, '/set/parentCode')
    above = office?.parentCode
  }
}

async function checkSuccessor(tx: Transaction, code: string, successor: string): Promise<void> {
  if (successor === code || !(await currentOffice(tx, successor)))
    throw refused('OFFICE_UNKNOWN', { codes: successor }, '/successor')
}

async function historyOf(db: Database, code: string) {
  const changes = await officeChanges(db, code)
  const found = await officeHistory(db, code)
  const contact = (await readContact(db, code)) ?? null
  return { etag: changes.length, body: { ...found, contact, changes } }
}

/** Offices as they change: history, tree, changes, closing, and who goes on with their cases. */
export const OFFICE_CHANGE_ROUTES = [tree, history, change, close, openCases, passOn]
