import { z } from 'zod'
import { listRegister } from '../../db/registers.js'
import { refuse } from '../../domain/refusals.js'
import { refusalProblem } from '../problems.js'
import { route } from '../route.js'
import { page } from '../schemas/common.js'
import { registerPage } from '../schemas/replies-directory.js'

const params = z.strictObject({
  officeCode: z.string().max(80),
  register: z.enum(['circular', 'outgoing', 'inward']),
  year: z.coerce.number().int().min(1900).max(2400),
})

const read = route({
  method: 'get',
  path: '/registers/:officeCode/:register/:year',
  access: 'register.read',
  summary: 'A register of the own office for a calendar year (Gregorian), in the order of its numbers',
  summaryTh: 'ทะเบียนของหน่วยงานตนในปีปฏิทินหนึ่ง (ค.ศ.) เรียงตามเลข',
  replies: { 200: registerPage },
  params,
  query: z.strictObject(page),
  async handle({ actor, params: book, query }, { pool }) {
    if (book.officeCode !== actor.officeCode) throw refusalProblem(refuse('NOT_FOUND'))
    const { cursor, limit } = query
    return { body: await listRegister(pool, book, { limit, ...(cursor ? { after: cursor } : {}) }) }
  },
})

/** The registers of the own office. */
export const REGISTER_ROUTES = [read]
