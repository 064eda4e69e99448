import { z } from 'zod'
import { adoptCalendar, listCalendars, loadCalendar, loadEdition } from '../../db/calendars.js'
import { inTransaction } from '../../db/pool.js'
import { calendarVersion } from '../../db/seed.js'
import { calendarFor, type Holiday } from '../../domain/calendar.js'
import { readHolidaysCsv } from '../../imports/holidays.js'
import { sha256Of } from '../../ledger/chain.js'
import { CSV, importQuery, runImport } from '../imports.js'
import { refused } from '../refusals.js'
import { route } from '../route.js'
import { text } from '../schemas/common.js'
import { calendarDays, calendarList } from '../schemas/replies-directory.js'
import { calendarImport } from '../schemas/replies-imports.js'

const list = route({
  method: 'get',
  path: '/calendars',
  access: 'calendar.read',
  summary: 'The versions of the working-day calendar, the newest first',
  summaryTh: 'ปฏิทินวันทำการทุกฉบับ ฉบับใหม่สุดอยู่ก่อน',
  replies: { 200: calendarList },
  async handle(_call, { pool }) {
    return { body: { items: await listCalendars(pool) } }
  },
})

const days = route({
  method: 'get',
  path: '/calendars/days',
  access: 'calendar.read',
  summary: 'The holidays of a year in the calendar that is in force, national and of single provinces',
  summaryTh: 'วันหยุดของปีหนึ่งตามปฏิทินที่ใช้อยู่ ทั้งของทั้งประเทศและเฉพาะจังหวัด',
  replies: { 200: calendarDays },
  query: z.strictObject({ year: z.coerce.number().int().min(1900).max(2500) }),
  async handle({ query: { year } }, { pool }) {
    const edition = await loadEdition(pool)
    if (!edition) throw refused('NOT_FOUND')
    const { version, coverage, holidays } = edition
    const items = holidays.filter(({ day }) => Number(day.slice(0, 4)) === year)
    return { body: { version, ...coverage, items } }
  },
})

const holidaysQuery = importQuery.extend({ source: text(300).default('csv') })

const importHolidays = route<Record<string, string>, z.infer<typeof holidaysQuery>, Buffer>({
  method: 'post',
  path: '/calendars/imports',
  access: 'calendar.import',
  summary:
    'Adopt a CSV file of holidays: a dry run tells every problem and what changes, the real run needs its hash',
  summaryTh: 'ใช้แฟ้ม CSV วันหยุด: การทดลองแจ้งทุกข้อผิดพลาดและสิ่งที่เปลี่ยน การนำเข้าจริงต้องระบุแฮชของแผน',
  replies: { 200: calendarImport, 201: calendarImport },
  query: holidaysQuery,
  body: { mediaTypes: CSV },
  async handle({ body, query }, { pool }) {
    const { problems, encoding, rows, holidays, coverage, sha256: fileSha256 } = readHolidaysCsv(body)
    const version = calendarVersion(coverage.coversTo, fileSha256)
    const before = await loadCalendar(pool)
    const plan = {
      version,
      replaces: before?.version ?? null,
      ...coverage,
      ...changes(before?.holidays ?? [], calendarFor(holidays, version, [], coverage).holidays),
    }
    return runImport({
      dryRun: query.dryRun,
      confirmed: query.planSha256,
      problems,
      planSha256: sha256Of(plan),
      report: { encoding, rows, plan },
      apply: async () => {
        const { source } = query
        const isNew = await inTransaction(pool, (tx) =>
          adoptCalendar(tx, { version, source, holidays, coverage }),
        )
        return { version, isNew }
      },
    })
  },
})

/** National closed days that come and go. */
function changes(before: readonly Holiday[], after: readonly Holiday[]) {
  const days = (holidays: readonly Holiday[]) => new Set(holidays.map(({ day }) => day))
  const [old, next] = [days(before), days(after)]
  return {
    added: after.filter(({ day }) => !old.has(day)).map(({ day, nameTh }) => ({ day, nameTh })),
    removed: before.filter(({ day }) => !next.has(day)).map(({ day, nameTh }) => ({ day, nameTh })),
  }
}

/** The working-day calendar: its versions, and bringing in a new one. */
export const CALENDAR_ROUTES = [list, days, importHolidays]
