import { z } from 'zod'
import { readMails } from '../../db/circular-mails.js'
import { readRegister, readTracker } from '../../db/exports.js'
import { inSnapshot } from '../../db/snapshot.js'
import { mailTable, registerTable, trackerTable } from '../../templates/reports/lists.js'
import { exportFile, FORMATS, MEDIA_TYPES, piecesOf } from '../export-file.js'
import { route } from '../route.js'
import { circularParams } from '../schemas/common.js'
import { registerParams } from '../schemas/register.js'
import { checkCase, ownCircular, subjectOfBook } from '../scope.js'

const replies = { 200: { mediaTypes: Object.values(MEDIA_TYPES) } }
const format = z.enum(FORMATS)

const tracker = route({
  method: 'get',
  path: '/circulars/:circularId/tracker/:format',
  access: 'circular.read',
  limit: 'exports',
  summary: 'The tracker as a file: every office of the circular, who has not answered and how each stands',
  summaryTh: 'ตารางติดตามเป็นแฟ้ม: ทุกหน่วยงานของหนังสือเวียน ใครยังไม่ตอบ อยู่ในสถานะใด',
  replies,
  params: circularParams.extend({ format }),
  async handle({ at, params: { circularId, format }, ...call }, { pool }) {
    const { number, year } = await ownCircular(pool, call, circularId)
    const pieces = inSnapshot(pool, (tx) =>
      piecesOf(format, {
        table: () => trackerTable(readTracker(tx, circularId), at),
        lines: () => readTracker(tx, circularId),
      }),
    )
    return { file: exportFile({ name: `tracker-${year ?? ''}-${number ?? circularId}`, format }, pieces) }
  },
})

const mails = route({
  method: 'get',
  path: '/circulars/:circularId/mails/:format',
  access: 'circular.read',
  limit: 'exports',
  summary: 'The mails of a circular as a file, and what became of each',
  summaryTh: 'อีเมลของหนังสือเวียนเป็นแฟ้ม พร้อมผลของแต่ละฉบับ',
  replies,
  params: circularParams.extend({ format }),
  async handle({ params: { circularId, format }, ...call }, { pool }) {
    const { number, year } = await ownCircular(pool, call, circularId)
    const pieces = inSnapshot(pool, (tx) =>
      piecesOf(format, {
        table: () => mailTable(readMails(tx, circularId)),
        lines: () => readMails(tx, circularId),
      }),
    )
    return { file: exportFile({ name: `mails-${year ?? ''}-${number ?? circularId}`, format }, pieces) }
  },
})

const register = route({
  method: 'get',
  path: '/registers/:officeCode/:register/:year/:format',
  access: 'register.read',
  limit: 'exports',
  summary: 'A register of the own office for a calendar year (Gregorian) as a file',
  summaryTh: 'ทะเบียนของหน่วยงานตนในปีปฏิทินหนึ่ง (ค.ศ.) เป็นแฟ้ม',
  replies,
  params: registerParams.extend({ format }),
  handle({ actor, act, params: { format, ...book } }, { pool }) {
    checkCase({ actor, act }, subjectOfBook(book))
    const pieces = inSnapshot(pool, (tx) =>
      piecesOf(format, {
        table: () => registerTable(readRegister(tx, book, actor)),
        lines: () => readRegister(tx, book, actor),
      }),
    )
    const name = `register-${book.register}-${book.officeCode}-${book.year}`
    return Promise.resolve({ file: exportFile({ name, format }, pieces) })
  },
})

/** Lists as files. */
export const EXPORT_ROUTES = [tracker, mails, register]
