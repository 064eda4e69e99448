import { z } from 'zod'
import { listRegister } from '../../db/registers.js'
import { searchRegister } from '../../db/search/register.js'
import { route } from '../route.js'
import { page, placeOf } from '../schemas/common.js'
import { checkCase, noteReading } from '../scope.js'
import { registerParams } from '../schemas/register.js'
import { registerPage } from '../schemas/replies-directory.js'

const read = route({
  method: 'get',
  path: '/registers/:officeCode/:register/:year',
  access: 'register.read',
  summary:
    'A register of the own office for a calendar year (Gregorian), in the order of its numbers; with text, the lines that hold it, the newest first',
  summaryTh: 'ทะเบียนของหน่วยงานตนในปีปฏิทินหนึ่ง (ค.ศ.) เรียงตามเลข เมื่อค้นด้วยข้อความจะเรียงจากเลขล่าสุด',
  replies: { 200: registerPage },
  params: registerParams,
  query: z.strictObject({ ...page, text: z.string().trim().min(1).max(100).optional() }),
  async handle(call, { pool }) {
    const { actor, params: book, query } = call
    const { officeCode: ownerOffice, register, year } = book
    const subject = { caseId: `register/${ownerOffice}/${register}/${year}`, ownerOffice }
    checkCase(call, subject)
    await noteReading(pool, call, subject)
    const { text } = query
    const found = text
      ? searchRegister(pool, { ...book, text }, actor, placeOf(query))
      : listRegister(pool, book, actor, placeOf(query))
    return { body: await found }
  },
})

/** The registers of the own office. */
export const REGISTER_ROUTES = [read]
