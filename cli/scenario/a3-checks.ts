import { parse } from 'csv-parse/sync'
import { shortInstant } from '../../templates/dates.js'
import { inventPersons, REVIEWER } from '../stage/persons.js'
import type { PlayOf } from '../stage/play.js'
import { issuedAs, submissionsOf } from '../stage/record.js'
import { check, type Notes } from './scenario.js'

/** สพป.ระยอง เขต 1 */
export const OFFICE = 'P2101'
/** Why its answer comes back. */
export const REASON = 'รายชื่อลำดับที่ 2 ไม่มีหมายเลขโทรศัพท์'

const COMMON_DATE = '28 พ.ย. 66 00.00 น.'
/** A stated minute includes all of it: the first instant that is too late. */
const OWN_DATE = '29 พ.ย. 66 16.31 น.'

/** The office has its own date now; the circular and the others keep theirs. */
export async function checkReturned(
  play: PlayOf,
  codes: readonly string[],
  { expect }: Notes,
): Promise<void> {
  const { dueAt } = await issuedAs(play)
  const rows = await submissionsOf(play)
  const dateOf = (code: string): string =>
    shortInstant(rows.find(({ officeCode }) => officeCode === code)?.dueAt ?? dueAt)
  const returned = rows.find(({ officeCode }) => officeCode === OFFICE)?.state
  expect(
    check('returned', 'ส่งคืนพร้อมเหตุผล', 'returned with a reason', REASON, returned?.returned?.reason ?? '–'),
  )
  expect(
    check('own date', 'กำหนดใหม่ของหน่วยงาน พ้นเมื่อ', "the office's own date ends", OWN_DATE, dateOf(OFFICE)),
  )
  expect(
    check(
      'date of the circular',
      'กำหนดของหนังสือเวียนคงเดิม',
      'the date of the circular stays',
      COMMON_DATE,
      shortInstant(dueAt),
    ),
  )
  const others = codes.filter((code) => code !== OFFICE).map(dateOf)
  expect(
    check(
      'others',
      'กำหนดของหน่วยงานอื่นคงเดิม',
      'the dates of the others stay',
      others.map(() => COMMON_DATE),
      others,
    ),
  )
}

type Step = {
  readonly at: string
  readonly event: { readonly type: string; readonly version?: number; readonly reason?: string }
}
type Version = {
  readonly version: number
  readonly body: { readonly persons: readonly { phone?: string }[] }
}

/** Both versions, the reason and both times stand in the audit trail. */
export async function checkTrail(play: PlayOf, { expect }: Notes): Promise<void> {
  const path = `/cases/submission/${play.circularId}/${OFFICE}`
  const { items } = await play.as(REVIEWER).get<{ items: readonly Step[] }>(`${path}/timeline?limit=200`)
  const told = items.filter(({ event }) => ['submitted', 'returned'].includes(event.type))
  expect(
    check(
      'trail',
      'ลำดับในเรื่อง: ส่ง ส่งคืน ส่ง',
      'the trail: sent, returned, sent again',
      [
        'submitted',
        '23 พ.ย. 66 10.00 น.,',
        'returned',
        '24 พ.ย. 66 14.00 น.,',
        'submitted',
        '28 พ.ย. 66 10.00 น.,',
      ],
      told.flatMap(({ at, event }) => [event.type, `${shortInstant(at)},`]),
    ),
  )
  const reason = told.find(({ event }) => event.type === 'returned')?.event.reason
  expect(check('reason in the trail', 'เหตุผลในลำดับเรื่อง', 'the reason in the trail', REASON, reason ?? '–'))
  const versions = await play.as(REVIEWER).get<{ items: readonly Version[] }>(`${path}/versions`)
  const phones = versions.items.map(
    ({ version, body }) => `v${version}: ${body.persons.filter(({ phone }) => phone).length}`,
  )
  expect(check('versions', 'โทรศัพท์ในแต่ละฉบับ', 'telephone numbers by version', ['v1: 1', 'v2: 2'], phones))
  const { state } = (await submissionsOf(play)).find(({ officeCode }) => officeCode === OFFICE) ?? {}
  expect(
    check(
      'in time',
      'ฉบับที่ 2 ทันกำหนดของตน',
      'version 2 is in time',
      'v2, in time',
      `v${state?.answer?.version}, ${state?.answer?.late ? 'late' : 'in time'}`,
    ),
  )
}

/** The final export shows version 2 only. */
export async function checkExport(play: PlayOf, { expect, keep }: Notes): Promise<void> {
  const path = `/circulars/${play.circularId}`
  const csv = await play.as(REVIEWER).file(`${path}/answers/csv?heads=machine`)
  const rows = parse<Record<string, string>>(csv, { bom: true, columns: true })
  const mine = rows.filter((row) => Object.values(row).includes(OFFICE))
  const versions = [...new Set(mine.map((row) => row['version'] ?? '?'))]
  expect(check('export', 'แฟ้มส่งออกมีเฉพาะฉบับที่ 2', 'the export shows version 2 only', ['2'], versions))
  const phones = inventPersons(OFFICE, 2).map(({ phone }) => phone)
  const shown = phones.filter((phone) => mine.some((row) => Object.values(row).includes(phone ?? '')))
  expect(
    check(
      'export rows',
      'จำนวนบุคคลและโทรศัพท์',
      'persons and telephones in it',
      '2, 2',
      `${mine.length}, ${shown.length}`,
    ),
  )
  const bytes = await play.as(REVIEWER).file(`${path}/report/pdf`)
  await keep({ kind: 'closingReport', name: 'report.pdf', bytes })
}
