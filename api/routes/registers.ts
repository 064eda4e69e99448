import { z } from 'zod'
import { listRegister } from '../../db/registers.js'
import { route } from '../route.js'
import { page } from '../schemas/common.js'
import { checkCase } from '../scope.js'
import { registerParams } from '../schemas/register.js'
import { registerPage } from '../schemas/replies-directory.js'

const read = route({
  method: 'get',
  path: '/registers/:officeCode/:register/:year',
  access: 'register.read',
  summary: 'A register of the own office for a calendar year (Gregorian), in the order of its numbers',
  summaryTh: 'ทะเบียนของหน่วยงานตนในปีปฏิทินหนึ่ง (ค.ศ.) เรียงตามเลข',
  replies: { 200: registerPage },
  params: registerParams,
  query: z.strictObject(page),
  async handle({ actor, act, params: book, query }, { pool }) {
    checkCase({ actor, act }, { ownerOffice: book.officeCode })
    const { cursor, limit } = query
    return { body: await listRegister(pool, book, actor, { limit, ...(cursor ? { after: cursor } : {}) }) }
  },
})

/** The registers of the own office. */
export const REGISTER_ROUTES = [read]
