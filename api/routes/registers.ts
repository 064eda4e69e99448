import { z } from 'zod'
import { listRegister, loadLine } from '../../db/registers.js'
import { searchRegister } from '../../db/search/register.js'
import type { Circular } from '../../domain/circular/case.js'
import { isOfLetter } from '../../domain/number-cancellation.js'
import type { Submission } from '../../domain/submission/case.js'
import { refused } from '../refusals.js'
import { route } from '../route.js'
import { page, placeOf, reason, text } from '../schemas/common.js'
import { checkCase, noteReading, subjectOfBook } from '../scope.js'
import { givenNumberParams, registerParams } from '../schemas/register.js'
import { registerEntry, registerPage } from '../schemas/replies-directory.js'

const read = route({
  method: 'get',
  path: '/registers/:officeCode/:register/:year',
  access: 'register.read',
  summary:
    'A register of the own office for a calendar year (Gregorian), in the order of its numbers, or with sort=newest the newest first; with text, the lines that hold it, the newest first',
  summaryTh:
    'ทะเบียนของหน่วยงานตนในปีปฏิทินหนึ่ง (ค.ศ.) เรียงตามเลข หรือจากเลขล่าสุดเมื่อใช้ sort=newest และเมื่อค้นด้วยข้อความ',
  replies: { 200: registerPage },
  params: registerParams,
  query: z.strictObject({ ...page, text: text(100).optional(), sort: z.enum(['newest']).optional() }),
  async handle(call, { pool }) {
    const { actor, params: book, query } = call
    const subject = subjectOfBook(book)
    checkCase(call, subject)
    await noteReading(pool, call, subject)
    const { text, sort, ...place } = query
    const found = text
      ? searchRegister(pool, { ...book, text }, actor, placeOf(place))
      : listRegister(pool, book, actor, { ...placeOf(place), newestFirst: sort === 'newest' })
    return { body: await found }
  },
})

const cancel = route({
  method: 'post',
  path: '/registers/:officeCode/:register/:year/:number/cancel',
  access: 'register.cancelNumber',
  summary:
    'Cancel a number of the own register whose letter was recalled or came to the wrong office: it stays there, marked so',
  summaryTh: 'ยกเลิกเลขทะเบียนของหนังสือที่เรียกคืนหรือที่ส่งผิดหน่วยงาน เลขยังคงอยู่ในทะเบียนโดยหมายเหตุว่ายกเลิก',
  replies: { 200: registerEntry },
  params: givenNumberParams,
  body: z.strictObject({ reason }),
  async handle({ actor: by, params: number, body, at, key }, { pool, cases }) {
    const caseId = (await loadLine(pool, number, by))?.caseId
    // What is not known, or only that it is secret, cannot be acted on.
    if (!caseId) throw refused('NOT_FOUND')
    if (!isOfLetter(caseId)) throw refused('NUMBER_IN_FORCE', { number: number.number })
    await cases.act<Circular | Submission>({
      caseId,
      key,
      act: { type: 'cancelNumber', number, ...body, at, by },
    })
    return { body: await loadLine(pool, number, by) }
  },
})

/** The registers of the own office. */
export const REGISTER_ROUTES = [read, cancel]
