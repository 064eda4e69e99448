import { z } from 'zod'
import { listCommittees, loadCommittee } from '../../db/committees.js'
import { findServing } from '../../db/people.js'
import { officeNames } from '../../db/directory.js'
import { dayOf } from '../../domain/time.js'
import { checkOffice, foundCommittee, publicPartsOf, showCommittee } from '../committees.js'
import { idFor } from '../ids.js'
import { refused } from '../refusals.js'
import { route } from '../route.js'
import {
  basisBody,
  candidates,
  committeeActed,
  committeePage,
  committeeParams,
  committeeRules,
  committeeStatus,
  committeeView,
  detailsBody,
  level,
} from '../schemas/committee.js'
import { flag, page, placeOf, text } from '../schemas/common.js'
import { ownCommittee } from '../scope.js'

const NAMELESS = { officeTh: '', officeEn: '' }

const list = route({
  method: 'get',
  path: '/committees',
  access: 'committee.list',
  summary: 'Committees by name: what is public of each',
  summaryTh: 'รายชื่อคณะกรรมการตามชื่อ เฉพาะส่วนที่เปิดเผย',
  replies: { 200: committeePage },
  query: z.strictObject({
    ...page,
    text: text(100).optional(),
    level: level.optional(),
    status: committeeStatus.optional(),
    secretariat: z.string().max(80).optional(),
    mine: flag.default(false),
  }),
  async handle({ actor: { personId }, at, query }, { pool }) {
    const { text, level: height, status, secretariat, mine } = query
    const seated = mine ? { personId, day: dayOf(at) } : undefined
    const which = { text, level: height, status, secretariat, seated }
    const found = await listCommittees(pool, which, placeOf(query))
    return { body: { ...found, items: await publicPartsOf(pool, found.items) } }
  },
})

const read = route({
  method: 'get',
  path: '/committees/:committeeId',
  access: 'committee.read',
  summary:
    'A committee: what is public of it, and its whole record for its secretariat, its members and auditors',
  summaryTh: 'คณะกรรมการ: ส่วนที่เปิดเผย และทั้งระเบียนสำหรับฝ่ายเลขานุการ กรรมการ และผู้ตรวจสอบ',
  replies: { 200: committeeView },
  params: committeeParams,
  async handle(call, { pool }) {
    const found = await loadCommittee(pool, call.params.committeeId)
    if (!found) throw refused('NOT_FOUND')
    return { etag: found.version, body: await showCommittee(pool, found, call, dayOf(call.at)) }
  },
})

const found = route({
  method: 'post',
  path: '/committees',
  access: 'committee.found',
  summary: 'Set up a committee with its rules and what it rests on; its secretariat does the rest',
  summaryTh: 'ตั้งคณะกรรมการพร้อมกติกาและฐานอำนาจ จากนั้นฝ่ายเลขานุการดำเนินการต่อ',
  replies: { 201: committeeActed },
  body: z.strictObject({
    details: detailsBody,
    rules: committeeRules,
    legalBasis: z.array(basisBody).max(50).default([]),
  }),
  async handle(call, { pool }) {
    const { details, rules, legalBasis } = call.body
    await checkOffice(pool, details.secretariat, '/secretariat')
    const cited = legalBasis.map((basis, i) => ({
      basisId: `b-${idFor(call.key, call.at, `basis ${i}`)}`,
      ...basis,
    }))
    const committeeId = idFor(call.key, call.at, 'committee')
    return foundCommittee(call, { pool }, { type: 'found', committeeId, details, rules, legalBasis: cited })
  },
})

/** How many people a search names: whoever wants another one types more of the name. */
const FOUND = 20

const candidatesOf = route({
  method: 'get',
  path: '/committees/:committeeId/candidates',
  access: 'committee.findPerson',
  summary:
    'People in service who have this in their name, with where they serve: for a seat, or to be invited',
  summaryTh: 'ค้นผู้ดำรงตำแหน่งจากชื่อ พร้อมหน่วยงาน สำหรับแต่งตั้งเป็นกรรมการหรือเชิญเข้าประชุม',
  replies: { 200: candidates },
  params: committeeParams,
  query: z.strictObject({ text: z.string().trim().min(2).max(100) }),
  async handle(call, { pool }) {
    await ownCommittee(pool, call, call.params.committeeId)
    const found = await findServing(pool, call.query.text, { day: dayOf(call.at), limit: FOUND })
    const offices = await officeNames(
      pool,
      found.flatMap(({ posts }) => posts.map((post) => post.officeCode)),
    )
    const items = found.map(({ posts, ...person }) => ({
      ...person,
      posts: posts.map((post) => ({ ...post, ...(offices.get(post.officeCode) ?? NAMELESS) })),
    }))
    return { body: { items } }
  },
})

/** Committees: finding, reading, setting up, and finding who might sit. */
export const COMMITTEE_ROUTES = [list, read, found, candidatesOf]
