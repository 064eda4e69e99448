import { parse } from 'csv-parse/sync'
import type { Progress } from '../../db/tracking.js'
import { REVIEWER } from '../stage/persons.js'
import type { PlayOf } from '../stage/play.js'
import { submissionsOf } from '../stage/record.js'
import { check, missingIn, type Notes } from './scenario.js'

type Line = { readonly answer: { readonly persons: readonly unknown[] } | null }

/** Everybody has answered with one to three persons; nobody and four were refused in Thai. */
export async function checkAnswers(play: PlayOf, { expect }: Notes): Promise<void> {
  const { answered, counted, late } = await play
    .as(REVIEWER)
    .get<Progress>(`/circulars/${play.circularId}/progress`)
  expect(
    check(
      'dashboard',
      'ตารางติดตาม',
      'the dashboard',
      '67/67, 0 late',
      `${answered}/${counted}, ${late} late`,
    ),
  )
  const lines = (await play.as(REVIEWER).file(`/circulars/${play.circularId}/answers/jsonl`)).toString()
  const counts = lines
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as Line).answer?.persons.length ?? 0)
  expect(
    check(
      'one to three',
      'รับคำตอบ 1 2 และ 3 คน',
      'answers with 1, 2 and 3 persons',
      [1, 2, 3],
      [...new Set(counts)].sort(),
    ),
  )
  for (const count of [0, 4]) {
    const refusal = play.refusals.find(({ act }) => act === `submit ${count}`)
    const isThai = /[ก-๙]/.test(refusal?.th ?? '')
    expect(
      check(
        `${count} persons`,
        `ปฏิเสธ ${count} คน เป็นภาษาไทย`,
        `${count} persons refused in Thai`,
        true,
        isThai,
      ),
    )
  }
}

/** One closing report, made at the closing, that counts all. */
export async function checkReport(play: PlayOf, { expect, keep }: Notes): Promise<void> {
  const path = `/circulars/${play.circularId}/report`
  const early = play.refusals.filter(({ act }) => act === 'report before closing').length
  expect(check('no report yet', 'ก่อนปิดเรื่องไม่มีรายงาน', 'no report before closing', 1, early))
  const bytes = await play.as(REVIEWER).file(`${path}/pdf`)
  const text = await keep({ kind: 'closingReport', name: 'report.pdf', bytes })
  const wanted = ['รายงานสรุปผลหนังสือเวียน', 'ที่ ศธ ๐๔๙๙๙/ว๑', 'ตอบแล้ว ๖๗', 'ไม่ตอบ ๐']
  expect(check('report', 'รายงานสรุปนับครบ', 'the closing report counts all', [], missingIn(text, wanted)))
  const csv = await play.as(REVIEWER).file(`${path}/csv`)
  const rows = parse<Record<string, string>>(csv, { bom: true, columns: true })
  const inTime = rows.filter(({ ผล }) => ผล === 'ส่งตรงเวลา').length
  expect(
    check(
      'in time',
      'รายงาน: ส่งตรงเวลา',
      'in time, by the report',
      '67 of 67',
      `${inTime} of ${rows.length}`,
    ),
  )
  const states = (await submissionsOf(play)).map(({ status }) => status)
  expect(
    check(
      'accepted',
      'ตรวจรับแล้ว',
      'answers accepted',
      67,
      states.filter((status) => status === 'accepted').length,
    ),
  )
}
