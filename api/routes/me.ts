import { z } from 'zod'
import { secretText } from '../schemas/common.js'
import { noteInJournal } from '../../db/accounts.js'
import { loadPerson } from '../../db/assignments.js'
import { withOfficeNames } from '../../db/directory.js'
import type { Database } from '../../db/pool.js'
import { chooseAssignment, endSessions, listSessions } from '../../db/sessions.js'
import { isRefusal } from '../../domain/refusals.js'
import { refused } from '../refusals.js'
import { route, type Call } from '../route.js'
import { listOf } from '../schemas/replies-common.js'
import { confirmed, ended, ownAssignments, ownSession } from '../schemas/replies-sign-in.js'
import { SESSION_SECONDS } from '../sign-in/auth.js'
import { changePassword, confirm, type Proof } from '../sign-in/confirm.js'
import type { Person } from '../sign-in/contract.js'
import { endOfCookie } from '../sign-in/desk.js'

const sessionParams = z.strictObject({ sessionId: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/) })

/** Routes with `access: 'person'` have one. */
const personOf = ({ person }: Pick<Call<unknown, unknown, unknown>, 'person'>): Person => person as Person

async function describe(pool: Database, person: Person) {
  const { personId, assignments, chosen, isFresh } = person
  const { nameTh = '', nameEn = '', email = null } = (await loadPerson(pool, personId)) ?? {}
  return {
    ...{ personId, nameTh, nameEn, email, isFresh },
    assignments: await withOfficeNames(
      pool,
      assignments.map(({ assignmentId, officeCode, role, capacity, orderNo, validFrom, validTo }) => ({
        ...{ assignmentId, officeCode, role, capacity, orderNo, validFrom, validTo },
      })),
    ),
    chosenId: isRefusal(chosen) ? null : chosen.assignmentId,
  }
}

const assignments = route({
  method: 'get',
  path: '/me/assignments',
  access: 'person',
  summary: 'Who I am, my assignments of today, and under which of them I act in this session',
  summaryTh: 'ข้าพเจ้าคือใคร มีหน้าที่ใดบ้างในวันนี้ และกำลังทำในหน้าที่ใด',
  replies: { 200: ownAssignments },
  handle: async (call, { pool }) => ({ body: await describe(pool, personOf(call)) }),
})

const choose = route({
  method: 'put',
  path: '/me/assignment',
  access: 'person',
  summary: 'Choose the assignment under which I act in this session',
  summaryTh: 'เลือกหน้าที่ที่จะทำในการลงชื่อเข้าใช้ครั้งนี้',
  replies: { 200: ownAssignments },
  body: z.strictObject({ assignmentId: z.string().max(100) }),
  async handle(call, { pool }) {
    const person = personOf(call)
    const { assignmentId } = call.body
    const chosen = person.assignments.find((one) => one.assignmentId === assignmentId)
    if (!chosen) throw refused('NOT_FOUND')
    await chooseAssignment(pool, person.sessionId, assignmentId)
    return { body: await describe(pool, { ...person, chosen }) }
  },
})

const proof = z.union([
  z.strictObject({ password: secretText }),
  z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
  z.strictObject({ backupCode: z.string().min(4).max(40) }),
])

const confirmMe = route<unknown, unknown, Proof>({
  method: 'post',
  path: '/me/confirm',
  access: 'person',
  effect: 'none',
  summary:
    'Prove once more who I am, by password, one-time code or backup code, to sign, launch or vote in the next 15 minutes',
  summaryTh: 'ยืนยันตัวตนอีกครั้งด้วยรหัสผ่าน รหัสครั้งเดียว หรือรหัสสำรอง เพื่อลงนาม ส่งเวียน หรือลงมติภายใน 15 นาที',
  replies: { 200: confirmed },
  body: proof,
  handle: (call, { desk }) =>
    confirm(desk, { person: personOf(call), proof: call.body, address: call.address }),
})

const password = route({
  method: 'post',
  path: '/me/password',
  access: 'person',
  effect: 'none',
  summary: 'Change my password; my other sessions end',
  summaryTh: 'เปลี่ยนรหัสผ่าน การลงชื่อเข้าใช้อื่นจะสิ้นสุด',
  replies: { 200: confirmed },
  body: z.strictObject({ old: secretText, password: secretText }),
  handle: (call, { desk }) =>
    changePassword(desk, {
      ...{ person: personOf(call), old: call.body.old, wanted: call.body.password, address: call.address },
    }),
})

const sessions = route({
  method: 'get',
  path: '/me/sessions',
  access: 'person',
  summary: 'Where I am signed in',
  summaryTh: 'ข้าพเจ้าลงชื่อเข้าใช้อยู่ที่ใดบ้าง',
  replies: { 200: listOf(ownSession) },
  async handle(call, { pool }) {
    const { personId, sessionId } = personOf(call)
    const found = await listSessions(pool, personId, SESSION_SECONDS)
    return { body: { items: found.map((one) => ({ ...one, isThis: one.sessionId === sessionId })) } }
  },
})

const endOne = route({
  method: 'post',
  path: '/me/sessions/:sessionId/end',
  access: 'person',
  effect: 'none',
  summary: 'End one of my sessions',
  summaryTh: 'สิ้นสุดการลงชื่อเข้าใช้หนึ่งรายการ',
  replies: { 200: ended },
  params: sessionParams,
  async handle(call, { pool }) {
    const { personId } = personOf(call)
    const count = await endSessions(pool, personId, { only: call.params.sessionId })
    if (count === 0) throw refused('NOT_FOUND')
    return { body: { ended: count } }
  },
})

const signOut = route({
  method: 'post',
  path: '/me/sign-out',
  access: 'person',
  effect: 'none',
  summary: 'Sign out, here or everywhere',
  summaryTh: 'ออกจากระบบ เฉพาะที่นี่หรือทุกที่',
  replies: { 200: ended },
  body: z.strictObject({ everywhere: z.boolean().default(false) }),
  async handle(call, { pool, desk }) {
    const { personId, sessionId, by } = personOf(call)
    const count = await endSessions(pool, personId, call.body.everywhere ? {} : { only: sessionId })
    await noteInJournal(pool, [{ what: 'signedOut', personId, byPerson: personId, sessionId }])
    return {
      body: { ended: count },
      ...(by === 'cookie' ? { cookies: [endOfCookie(desk.publicUrl)] } : {}),
    }
  },
})

/** What every signed-in person does in their own matters, under no assignment yet. */
export const ME_ROUTES = [assignments, choose, confirmMe, password, sessions, endOne, signOut]
