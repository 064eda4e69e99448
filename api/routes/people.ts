import { z } from 'zod'
import { loadPerson } from '../../db/assignments.js'
import { officeNamer } from '../../db/directory.js'
import { caseHistory } from '../../db/history.js'
import { changeDetails, listPeople, type PersonDetails } from '../../db/people.js'
import { admitPeople, loadPersonnel, lockPositions } from '../../db/personnel.js'
import { inTransaction } from '../../db/pool.js'
import { loadNames } from '../../db/story.js'
import { personnelCase } from '../../domain/case.js'
import type { DetailField, PersonnelEvent } from '../../domain/personnel/case.js'
import { dayOf } from '../../domain/time.js'
import { tellPersonnel } from '../../domain/timeline/personnel.js'
import { idFor } from '../ids.js'
import {
  decideOnPerson,
  keptRecord,
  peopleQuery,
  refuseTakenEmail,
  showPerson,
  whichPeople,
  wishOf,
  withNamedOffices,
} from '../people.js'
import { orRefuse, refused } from '../refusals.js'
import { route } from '../route.js'
import { page, placeOf } from '../schemas/common.js'
import { assignmentBody, details, leaveBody, personParams, reasonBody } from '../schemas/people.js'
import { personPage, personRecord, personReply } from '../schemas/replies-people.js'
import { personAct } from './person-act.js'

const list = route({
  method: 'get',
  path: '/people',
  access: 'person.list',
  summary: 'People by name, office, role or standing: all for administrators, else the own office’s',
  summaryTh: 'รายชื่อบุคคลตามชื่อ หน่วยงาน บทบาท หรือสถานะ: ผู้ดูแลระบบเห็นทั้งหมด หน่วยงานเห็นของตน',
  replies: { 200: personPage },
  query: peopleQuery.extend(page),
  async handle({ actor, query, at }, { pool }) {
    const place = { ...placeOf(query), day: dayOf(at) }
    const { items, ...found } = await listPeople(pool, whichPeople(actor, query), place)
    return { body: { items: await withNamedOffices(pool, items), ...found } }
  },
})

const read = route({
  method: 'get',
  path: '/people/:personId',
  access: 'person.read',
  summary: 'A person: what they hold and have held, and what the office has handed to them',
  summaryTh: 'ข้อมูลบุคคล: ตำแหน่งปัจจุบันและที่ผ่านมา และงานที่ได้รับมอบหมาย',
  replies: { 200: personReply },
  params: personParams,
  async handle(call, { pool }) {
    await keptRecord(pool, call, call.params.personId)
    return showPerson(pool, { ...call.params, actor: call.actor, at: call.at })
  },
})

const record = route({
  method: 'get',
  path: '/people/:personId/record',
  access: 'person.read',
  summary: 'The record of a person: what was decided about them, by whom, when and why',
  summaryTh: 'ประวัติของบุคคล: มีการตัดสินใจใด โดยใคร เมื่อใด และเพราะเหตุใด',
  replies: { 200: personRecord },
  params: personParams,
  async handle(call, { pool }) {
    const { personId } = call.params
    await keptRecord(pool, call, personId)
    const links = await caseHistory<PersonnelEvent>(pool, personnelCase(personId))
    const told = tellPersonnel(links.map(({ event }) => event))
    const codes = told.flatMap(({ assignment }) => assignment?.officeCode ?? [])
    const nameOf = await officeNamer(pool, codes, 'short')
    const steps = told.map(({ assignment, ...step }) => ({
      ...step,
      assignment: assignment && { ...assignment, ...nameOf(assignment.officeCode) },
    }))
    const names = await loadNames(
      pool,
      links.map(({ by }) => by),
    )
    const items = links.map(({ version, at, by }, i) => ({
      ...{ version, at, by: { ...by, nameTh: names.persons.get(by.personId) ?? null } },
      ...steps[i],
    }))
    return { body: { items } }
  },
})

const create = route({
  method: 'post',
  path: '/people',
  access: 'person.create',
  summary: 'Enter a person, with the first assignment',
  summaryTh: 'เพิ่มบุคคลพร้อมตำแหน่งแรก',
  replies: { 201: personReply },
  body: z.strictObject({ ...details, assignment: assignmentBody.exactOptional() }),
  async handle({ actor, body: { assignment: wish, ...entered }, at, key }, { pool }) {
    const personId = `p-${idFor(key, at, 'person')}`
    // Whom an office enters without an assignment nobody of it could see again.
    if (!wish && actor.role !== 'administrator') throw refused('ASSIGNMENT_UNKNOWN', {}, '/assignment')
    await inTransaction(pool, async (tx) => {
      await lockPositions(tx)
      if (await loadPersonnel(tx, personId)) return
      await refuseTakenEmail(tx, entered.email, personId)
      const given = wish && (await wishOf(tx, { at, key }, { personId, ...wish }))
      const newcomer = { personId, details: entered, assignments: given ? [given.assignment] : [] }
      const stamp = { at, by: actor, cause: `act/${key}`, among: given?.among ?? [] }
      orRefuse(await admitPeople(tx, [newcomer], stamp))
    })
    return {
      ...(await showPerson(pool, { personId, actor, at })),
      status: 201,
      location: `/api/v1/people/${personId}`,
    }
  },
})

const change = route({
  method: 'put',
  path: '/people/:personId',
  access: 'person.change',
  summary: 'Change name, mail address and telephone of a person',
  summaryTh: 'แก้ไขชื่อ อีเมล และโทรศัพท์ของบุคคล',
  replies: { 200: personReply },
  params: personParams,
  body: z.strictObject(details),
  onVersion: true,
  handle: (call, deps) =>
    decideOnPerson(call, deps, {
      onVersion: call.onVersion,
      async acts(tx) {
        const { personId } = call.params
        await refuseTakenEmail(tx, call.body.email, personId)
        const before = await loadPerson(tx, personId)
        const fields = changedFields(before, call.body)
        await changeDetails(tx, personId, call.body)
        return [{ type: 'changeDetails', fields }]
      },
    }),
})

function changedFields(before: PersonDetails | undefined, after: PersonDetails): DetailField[] {
  return (['nameTh', 'nameEn', 'email', 'phone'] as const).filter((field) => before?.[field] !== after[field])
}

const lock = personAct({
  path: '/people/:personId/lock',
  access: 'person.lock',
  summary: 'Lock a person: no sign-in and no rights from this request on',
  summaryTh: 'ระงับบุคคล: ลงชื่อเข้าใช้และใช้สิทธิไม่ได้ตั้งแต่บัดนี้',
  params: personParams,
  body: reasonBody,
  acts: ({ body }) => [{ type: 'lock', ...body }],
})

const unlock = personAct({
  path: '/people/:personId/unlock',
  access: 'person.lock',
  summary: 'Unlock a person',
  summaryTh: 'ยกเลิกการระงับบุคคล',
  params: personParams,
  body: reasonBody,
  acts: ({ body }) => [{ type: 'unlock', ...body }],
})

const takeBack = personAct({
  path: '/people/:personId/take-back',
  access: 'person.move',
  summary: 'Take a person back who had left; assignments are given anew',
  summaryTh: 'รับบุคคลที่พ้นหน้าที่แล้วกลับเข้ามา โดยให้ตำแหน่งใหม่ภายหลัง',
  params: personParams,
  body: reasonBody,
  acts: ({ body }) => [{ type: 'takeBack', ...body }],
})

const leave = personAct({
  path: '/people/:personId/leave',
  access: 'person.leave',
  summary: 'A person leaves: from the day on nothing that they hold gives any rights',
  summaryTh: 'บุคคลพ้นจากหน้าที่: ตั้งแต่วันนั้นทุกตำแหน่งสิ้นสุดลง',
  params: personParams,
  body: leaveBody,
  acts: ({ body }) => [{ type: 'leave', ...body }],
})

const move = personAct({
  path: '/people/:personId/move',
  access: 'person.move',
  summary: 'Move a person: ends what they hold on the day from which the new assignment holds',
  summaryTh: 'ย้ายบุคคล: ตำแหน่งเดิมสิ้นสุดในวันที่ตำแหน่งใหม่เริ่มมีผล',
  params: personParams,
  body: assignmentBody,
  acts: async (call, tx) => [{ type: 'move', ...(await wishOf(tx, call, { ...call.params, ...call.body })) }],
})

/** People: finding, entering and changing them, leaving, moving, locking. */
export const PEOPLE_ROUTES = [list, create, read, record, change, leave, move, lock, unlock, takeBack]
