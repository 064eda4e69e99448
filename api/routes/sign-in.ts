import { z } from 'zod'
import { secretText, text } from '../schemas/common.js'
import { LINK_MINUTES } from '../../db/links.js'
import { route } from '../route.js'
import { madeAdministrator, passwordSet, recoveryStarted } from '../schemas/replies-sign-in.js'
import { makeFirstAdministrator, setPasswordByLink } from '../sign-in/accounts.js'
import { startRecovery } from '../sign-in/recovery.js'

const linkToken = z.string().min(1).max(200)
const name = text(200)

const setUp = route({
  method: 'post',
  path: '/sign-in/set-up',
  access: 'public',
  effect: 'none',
  summary: 'Make the first administrator, by the link that the start of the product printed',
  summaryTh: 'สร้างผู้ดูแลระบบคนแรก ด้วยลิงก์ที่แสดงเมื่อเริ่มระบบ',
  replies: { 201: madeAdministrator },
  body: z.strictObject({
    token: linkToken,
    nameTh: name,
    nameEn: name.optional(),
    email: z.email().max(254),
    password: secretText,
  }),
  async handle({ body }, { desk }) {
    const made = await makeFirstAdministrator(desk, { ...body, nameEn: body.nameEn ?? '' })
    return { status: 201, body: made }
  },
})

const newPassword = route({
  method: 'post',
  path: '/sign-in/password',
  access: 'public',
  effect: 'none',
  summary: 'Set a password by the link of an invitation or a recovery; all other sessions of the person end',
  summaryTh: 'ตั้งรหัสผ่านด้วยลิงก์คำเชิญหรือลิงก์กู้คืน การลงชื่อเข้าใช้อื่นทั้งหมดจะสิ้นสุด',
  replies: { 200: passwordSet },
  body: z.strictObject({ token: linkToken, password: secretText }),
  async handle({ body }, { desk }) {
    return { body: await setPasswordByLink(desk, body) }
  },
})

const recovery = route({
  method: 'post',
  path: '/sign-in/recovery',
  access: 'public',
  effect: 'none',
  summary:
    'Ask for a link to a new password by mail; the answer is the same whether or not the address is known',
  summaryTh: 'ขอลิงก์ตั้งรหัสผ่านใหม่ทางอีเมล คำตอบเหมือนกันไม่ว่าจะมีอีเมลนี้หรือไม่',
  replies: { 202: recoveryStarted },
  body: z.strictObject({ email: z.email().max(254) }),
  async handle({ body, address }, { desk }) {
    await startRecovery(desk, body.email, address)
    return { status: 202, body: { minutes: LINK_MINUTES.recovery } }
  },
})

/** What needs no sign-in because it comes before it. */
export const SIGN_IN_ROUTES = [setUp, newPassword, recovery]
