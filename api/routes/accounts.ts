import { z } from 'zod'
import { route } from '../route.js'
import { accountsGiven, secondFactorReset } from '../schemas/replies-sign-in.js'
import { openAccounts, resetSecondFactor } from '../sign-in/invitations.js'

const personId = z.string().regex(/^[A-Za-z0-9][\w.-]{0,79}$/)

const open = route({
  method: 'post',
  path: '/people/accounts',
  access: 'account.invite',
  // A link or a password is told once and kept nowhere: asking again gives new ones.
  effect: 'none',
  summary:
    'Open accounts of persons: an invitation by mail, a link to hand over, or (in a rehearsal) a random password; told once',
  summaryTh: 'เปิดบัญชีให้บุคคล: คำเชิญทางอีเมล ลิงก์ หรือรหัสผ่านสุ่ม (เฉพาะระบบซ้อม) แสดงครั้งเดียว',
  replies: { 200: accountsGiven },
  body: z.strictObject({
    personIds: z.array(personId).min(1).max(1_000),
    give: z.enum(['mail', 'link', 'password']),
  }),
  async handle({ actor, body }, { desk }) {
    const { personIds, give } = body
    const items = await openAccounts(desk, give, { personIds: [...new Set(personIds)], by: actor.personId })
    return { body: { items } }
  },
})

const resetFactor = route({
  method: 'post',
  path: '/people/:personId/second-factor/reset',
  access: 'account.resetSecondFactor',
  effect: 'none',
  summary: 'Take a lost second factor away; the person’s sessions end, and it is written down who did it',
  summaryTh: 'ยกเลิกปัจจัยที่สองที่สูญหาย การลงชื่อเข้าใช้ของผู้นั้นสิ้นสุด และมีบันทึกว่าใครทำ',
  replies: { 200: secondFactorReset },
  params: z.strictObject({ personId }),
  async handle({ actor, params }, { desk }) {
    const had = await resetSecondFactor(desk, params.personId, actor.personId)
    return { body: { personId: params.personId, had } }
  },
})

/** Accounts of persons, by the administrator. */
export const ACCOUNT_ROUTES = [open, resetFactor]
