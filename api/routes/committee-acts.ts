import { z } from 'zod'
import { actsOn } from '../case-act-route.js'
import { checkPerson, checkOffice, decideOnCommittee, type UnstampedCommitteeAct } from '../committees.js'
import { idFor } from '../ids.js'
import {
  basisBody,
  basisParams,
  committeeActed,
  committeeParams,
  committeeRules,
  detailsBody,
  memberBody,
  memberParams,
  substituteOfMember,
} from '../schemas/committee.js'
import { empty, reason, typedDay } from '../schemas/common.js'
import { ownCommittee } from '../scope.js'

type Prepared = { readonly act: UnstampedCommitteeAct; readonly madeId?: string }

const actRoute = actsOn({
  path: '/committees/:committeeId',
  params: committeeParams,
  reply: committeeActed,
  load: (call, { pool }) => ownCommittee(pool, call, call.params.committeeId),
  act: (call, deps, { act, madeId }: Prepared) => decideOnCommittee(call, deps, act, madeId),
})

const change = actRoute({
  name: 'details',
  access: 'committee.change',
  summary: 'Change name, level or secretariat, with the reason',
  summaryTh: 'แก้ไขชื่อ ระดับ หรือหน่วยงานฝ่ายเลขานุการ พร้อมเหตุผล',
  body: z.strictObject({ details: detailsBody, reason }),
  async prepare({ body }, { pool }) {
    await checkOffice(pool, body.details.secretariat, '/details/secretariat')
    return { act: { type: 'changeDetails', ...body } }
  },
})

const changeRules = actRoute({
  name: 'rules',
  access: 'committee.changeRules',
  summary: 'Change how the committee meets and decides, with the reason',
  summaryTh: 'แก้ไขกติกาการประชุมและการลงมติ พร้อมเหตุผล',
  body: z.strictObject({ rules: committeeRules, reason }),
  prepare: ({ body }) => ({ act: { type: 'changeRules', ...body } }),
})

const appoint = actRoute({
  name: 'members',
  access: 'committee.appoint',
  summary: 'Give a seat in the committee to a person, for a term',
  summaryTh: 'แต่งตั้งกรรมการ ตามวาระ',
  body: memberBody,
  async prepare({ body, key, at }, { pool }) {
    await checkPerson(pool, body.personId)
    const memberId = `m-${idFor(key, at, 'member')}`
    return { act: { type: 'appoint', member: { memberId, ...body } }, madeId: memberId }
  },
})

const endMembership = actRoute({
  name: 'members/:memberId/end',
  access: 'committee.endMembership',
  summary: 'End a membership: the day given is the first on which it no longer holds',
  summaryTh: 'ให้กรรมการพ้นจากตำแหน่ง: validTo คือวันแรกที่ไม่มีผลแล้ว',
  params: memberParams,
  body: z.strictObject({ validTo: typedDay, reason }),
  prepare: ({ body, params: { memberId } }) => ({ act: { type: 'endMembership', memberId, ...body } }),
})

const nameSubstitute = actRoute({
  name: 'members/:memberId/substitutes',
  access: 'committee.nameSubstitute',
  summary: 'Name who comes in the place of a member, by an order and for a time',
  summaryTh: 'ตั้งผู้เข้าประชุมแทนกรรมการ ตามคำสั่งและช่วงเวลา',
  params: memberParams,
  body: substituteOfMember,
  async prepare({ body, params: { memberId } }, { pool }) {
    await checkPerson(pool, body.personId)
    return { act: { type: 'nameSubstitute', memberId, substitute: body } }
  },
})

const cite = actRoute({
  name: 'legal-basis',
  access: 'committee.citeBasis',
  summary: 'Cite a law, rule or order on which the committee rests; it counts as not verified yet',
  summaryTh: 'อ้างกฎหมาย ระเบียบ หรือคำสั่งที่เป็นฐานอำนาจ โดยถือว่ายังไม่ตรวจสอบ',
  body: basisBody,
  prepare({ body, key, at }) {
    const basisId = `b-${idFor(key, at, 'basis')}`
    return { act: { type: 'citeLegalBasis', basis: { basisId, ...body } }, madeId: basisId }
  },
})

const verify = actRoute({
  name: 'legal-basis/:basisId/verify',
  access: 'committee.verifyBasis',
  summary: 'Say that the basis was compared with the published law',
  summaryTh: 'ยืนยันว่าได้ตรวจฐานอำนาจกับกฎหมายที่ประกาศแล้ว',
  params: basisParams,
  body: empty,
  prepare: ({ params: { basisId } }) => ({ act: { type: 'verifyLegalBasis', basisId } }),
})

const dissolve = actRoute({
  name: 'dissolve',
  access: 'committee.dissolve',
  summary: 'Dissolve the committee: the day given is the first on which it no longer exists',
  summaryTh: 'ยุบคณะกรรมการ: on คือวันแรกที่ไม่มีคณะกรรมการนี้แล้ว',
  body: z.strictObject({ on: typedDay, reason }),
  prepare: ({ body }) => ({ act: { type: 'dissolve', ...body } }),
})

/** What is decided about a committee. */
export const COMMITTEE_ACT_ROUTES = [
  ...[change, changeRules, appoint, endMembership, nameSubstitute, cite, verify, dissolve],
]
