import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { submissionCase } from '../../domain/case.js'
import { draftCircular, openRecords, sendTo, type Records } from '../support/records.js'

const wianCli = join(process.cwd(), 'dist', 'cli', 'main.js')
const LONG_MS = 60_000

let records: Records
let caseId: string

beforeAll(async () => {
  records = await openRecords()
  const circularId = await draftCircular(records.pool)
  caseId = submissionCase(circularId, 'P1001')
  await sendTo(records.pool, circularId, ['P1001', 'P1101'])
}, LONG_MS)
afterAll(() => records.close())

type Ended = { readonly code: number; readonly out: string; readonly err: string }

/** `wian verify` in a process of its own, as whoever holds the login of this database. */
const verify = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: records.url, NODE_OPTIONS: '' }
    execFile(process.execPath, [wianCli, 'verify', ...args], { env }, (failure, out, err) =>
      resolve({ code: failure ? Number(failure.code ?? -1) : 0, out, err }),
    )
  })

test(
  'a record that nobody touched is whole: the command ends with 0 and says how much it walked',
  async () => {
    const all = await verify('--json')
    expect([all.code, all.err]).toEqual([0, ''])
    expect(JSON.parse(all.out)).toEqual({ cases: 3, events: 3, breaches: [] })
    const words = await verify(caseId)
    expect(words.code).toBe(0)
    expect(words.out).toContain('the record is whole: 1 เรื่อง 1 เหตุการณ์')
  },
  LONG_MS,
)

test(
  'a case that is not on record ends with 3, neither whole nor broken',
  async () => {
    expect((await verify('submission/none/P1001')).code).toBe(3)
  },
  LONG_MS,
)

test(
  'after one changed byte the command ends with 1 and names the case, the step and why, in both languages',
  async () => {
    await records.owner.query('alter table event disable trigger all')
    await records.owner.query("update event set body = replace(body, 'P1001', 'P1002') where case_id = $1", [
      caseId,
    ])
    await records.owner.query('alter table event enable trigger all')
    const all = await verify('--json')
    expect([all.code, all.err]).toEqual([1, ''])
    expect(JSON.parse(all.out)).toMatchObject({ cases: 3, breaches: [{ caseId, version: 1, kind: 'link' }] })
    const words = await verify(caseId)
    expect([words.code, words.err]).toEqual([1, ''])
    expect(words.out).toMatch(/✗ .*[ก-๙]/)
    expect(words.out).toContain(caseId)
    expect((await verify(submissionCase(caseId.split('/')[1] ?? '', 'P1101'))).code).toBe(0)
  },
  LONG_MS,
)
