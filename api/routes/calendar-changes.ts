import { z } from 'zod'
import { listChanges, type CalendarChange } from '../../db/calendar-changes.js'
import { listMoves, tallyChange } from '../../db/calendar-moves.js'
import { knownOf, withSubjects } from '../../db/circulars.js'
import type { Database } from '../../db/pool.js'
import type { Actor } from '../../domain/case.js'
import { approve, decide, knownChange, propose, proposeUndo, withdraw, workOut } from '../calendar-changes.js'
import { idFor } from '../ids.js'
import { route, type Answer, type Call } from '../route.js'
import {
  changeList,
  changePreview,
  changeReply,
  decisionsBody,
  movePage,
  proposalBody,
} from '../schemas/calendar-change.js'
import { circularParams, empty, flag, page, placeOf, reason, uuid } from '../schemas/common.js'

const params = z.strictObject({ changeId: uuid })
type Params = z.infer<typeof params>
/** A dry run shows the first dates; the others are pages of the proposal. */
const SHOWN = 200

const list = route({
  method: 'get',
  path: '/calendars/changes',
  access: 'calendar.readChanges',
  summary: 'Changes of the calendar, the newest first',
  summaryTh: 'การเปลี่ยนปฏิทินวันหยุด รายการใหม่สุดอยู่ก่อน',
  replies: { 200: changeList },
  async handle(_call, { pool }) {
    return { body: { items: await listChanges(pool) } }
  },
})

const proposeRoute = route({
  method: 'post',
  path: '/calendars/changes',
  access: 'calendar.proposeChange',
  summary: 'Propose holidays that come or go: which open dates would move, and why. A dry run keeps nothing',
  summaryTh: 'เสนอเพิ่มหรือถอนวันหยุด: กำหนดใดจะเลื่อน เพราะเหตุใด การทดลองไม่บันทึก',
  replies: { 200: changePreview, 201: changeReply },
  query: z.strictObject({ dryRun: flag.default(false) }),
  body: proposalBody,
  async handle({ actor: by, at, key, body, query }, { pool }) {
    const changeId = idFor(key, at, 'calendar-change')
    const proposal = { ...body, changeId, by, at }
    if (!query.dryRun) {
      await propose(pool, proposal)
      return created(await viewOf(pool, changeId, by))
    }
    const { before, after, moves } = await workOut(pool, proposal)
    const own = moves.filter(({ ownerOffice }) => ownerOffice === by.officeCode).slice(0, SHOWN)
    const shown = await withSubjects(pool, await knownOf(pool, by, own))
    const circulars = moves.filter(({ officeCode }) => officeCode === null).length
    const offices = moves.reduce((sum, move) => sum + move.offices, 0)
    const counted = { circulars, ownDates: moves.length - circulars, offices, moves: shown }
    return { body: { baseVersion: before.version, newVersion: after.version, ...counted } }
  },
})

const read = route({
  method: 'get',
  path: '/calendars/changes/:changeId',
  access: 'calendar.readChanges',
  summary: 'A change of the calendar: what it is, how far it has come',
  summaryTh: 'การเปลี่ยนปฏิทินรายการหนึ่ง: สาระและความคืบหน้า',
  replies: { 200: changeReply },
  params,
  async handle({ actor, params: { changeId } }, { pool }) {
    return viewOf(pool, changeId, actor)
  },
})

const moves = route({
  method: 'get',
  path: '/calendars/changes/:changeId/moves',
  access: 'calendar.readChanges',
  summary: 'The dates that a change moves, of the own office, the one that was due first on top',
  summaryTh: 'กำหนดส่งของหน่วยงานตนที่เลื่อนตามการเปลี่ยนปฏิทิน เรียงตามกำหนดเดิม',
  replies: { 200: movePage },
  params,
  query: z.strictObject({
    ...page,
    circularId: circularParams.shape.circularId.optional(),
    undecided: flag.optional(),
  }),
  async handle({ actor, params: { changeId }, query }, { pool }) {
    await knownChange(pool, changeId)
    const { circularId, undecided } = query
    const filter = {
      seenBy: actor,
      ...(circularId ? { circularId } : {}),
      ...(undecided === undefined ? {} : { open: undecided }),
    }
    const found = await listMoves(pool, changeId, filter, placeOf(query))
    return { body: { ...found, items: await withSubjects(pool, found.items) } }
  },
})

const decideRoute = route({
  method: 'put',
  path: '/calendars/changes/:changeId/decisions',
  access: 'calendar.decideChange',
  summary:
    'Decide which dates of the own office move and which stay: all, some or none, each with its reason',
  summaryTh: 'ตัดสินว่ากำหนดใดของหน่วยงานตนเลื่อนหรือคงเดิม ทั้งหมด บางเรื่อง หรือไม่เลื่อนเลย พร้อมเหตุผล',
  replies: { 200: changeReply },
  params,
  body: decisionsBody,
  onVersion: true,
  async handle(call, { pool }) {
    const { circulars, rest } = call.body
    const step = stepOf(call)
    await decide(pool, step, [...circulars, ...(rest ? [rest] : [])])
    return viewOf(pool, step.changeId, call.actor)
  },
})

const apply = route({
  method: 'post',
  path: '/calendars/changes/:changeId/apply',
  access: 'calendar.applyChange',
  summary:
    'Approve a change as a second person: the calendar is in force, the dates move, the offices are told',
  summaryTh: 'อนุมัติการเปลี่ยนปฏิทินโดยบุคคลที่สอง: ใช้ปฏิทินใหม่ เลื่อนกำหนด และแจ้งหน่วยงาน',
  replies: { 202: changeReply },
  params,
  body: empty,
  onVersion: true,
  async handle(call, { pool, cases, log }) {
    const { changeId } = await approve(pool, stepOf(call))
    // What is approved is done: if nobody can be told now, the reconciler finds it within a minute.
    await cases
      .moveDates(changeId)
      .catch((error: unknown) => log.warn({ err: error, changeId }, 'not started yet'))
    return { ...(await viewOf(pool, changeId, call.actor)), status: 202 }
  },
})

const withdrawRoute = route({
  method: 'post',
  path: '/calendars/changes/:changeId/withdraw',
  access: 'calendar.withdrawChange',
  summary: 'Take a proposed change back before it is approved',
  summaryTh: 'ถอนข้อเสนอเปลี่ยนปฏิทินก่อนอนุมัติ',
  replies: { 200: changeReply },
  params,
  body: empty,
  onVersion: true,
  async handle(call, { pool }) {
    const { changeId } = await withdraw(pool, stepOf(call))
    return viewOf(pool, changeId, call.actor)
  },
})

const undo = route({
  method: 'post',
  path: '/calendars/changes/:changeId/undo',
  access: 'calendar.proposeChange',
  summary: 'Propose to take an applied change back; dates of cases that have ended or moved on since stay',
  summaryTh: 'เสนอย้อนการเปลี่ยนปฏิทินที่ใช้แล้ว เรื่องที่จบหรือเปลี่ยนไปแล้วคงเดิม',
  replies: { 201: changeReply },
  params,
  body: z.strictObject({ reason: reason.min(1) }),
  async handle({ actor: by, at, key, params: { changeId: undone }, body }, { pool }) {
    const changeId = idFor(key, at, 'calendar-change')
    await proposeUndo(pool, undone, { ...body, source: `undo ${undone}`, changeId, by, at })
    return created(await viewOf(pool, changeId, by))
  },
})

function stepOf({ params: { changeId }, onVersion, actor: by, at }: Call<Params, unknown, unknown>) {
  return { changeId, onVersion, by, at }
}

/** A change with its numbers: those of the person's office. */
async function viewOf(db: Database, changeId: string, { officeCode }: Actor): Promise<Answer> {
  const change: CalendarChange = await knownChange(db, changeId)
  return { etag: change.revision, body: { ...change, tally: await tallyChange(db, changeId, officeCode) } }
}

function created(answer: Answer): Answer {
  const { changeId } = answer.body as CalendarChange
  return { ...answer, status: 201, location: `/api/v1/calendars/changes/${changeId}` }
}

/** Changes of the calendar: preview, decide, apply, take back. */
export const CALENDAR_CHANGE_ROUTES = [
  ...[list, proposeRoute, read, moves, decideRoute, apply, withdrawRoute, undo],
]
