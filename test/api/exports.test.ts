import { parse } from 'csv-parse/sync'
import readXlsxFile from 'read-excel-file/node'
import { openOffice, type Office, type Reply } from './office.js'
import { central, clerk } from './people.js'

let office: Office
let id: string
const officer = central('officer')
const CODES = ['P2101', 'P2102', 'S01']

beforeAll(async () => {
  office = await openOffice()
  id = await office.launched(CODES)
  await office.ask(clerk('P2101'), 'post', `/submissions/${id}/P2101/receive`, { body: {} })
  await office.ask(clerk('P2101'), 'post', `/submissions/${id}/P2101/nil-return`, {
    body: { reason: 'ไม่มีสถานศึกษานำร่อง' },
  })
}, 120_000)
afterAll(() => office.close(), 60_000)

const textOf = ({ body }: Reply) => (body as Buffer).toString('utf8')
const recordsOf = (reply: Reply) =>
  parse<Record<string, string>>(reply.body as Buffer, { columns: true, bom: true })
const get = (path: string, who = officer) => office.ask(who, 'get', path)

describe('the tracker as a file', () => {
  it('names every office and who has not answered, the same in all three kinds', async () => {
    const csv = await get(`/circulars/${id}/tracker/csv`)
    expect([csv.status, csv.headers.get('content-disposition')]).toEqual([
      200,
      expect.stringContaining('tracker-2023-1.csv'),
    ])
    const rows = recordsOf(csv)
    expect(rows.map((row) => [row['รหัส'], row['ยังไม่ตอบ']])).toEqual([
      ['P2101', 'ไม่ใช่'],
      ['P2102', 'ใช่'],
      ['S01', 'ใช่'],
    ])
    const [sheet] = await readXlsxFile((await get(`/circulars/${id}/tracker/xlsx`)).body as Buffer)
    expect(sheet!.data).toHaveLength(4)
    const lines = textOf(await get(`/circulars/${id}/tracker/jsonl`))
      .trimEnd()
      .split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { officeCode: string }).officeCode)).toEqual(CODES)
  })

  it('counts as the tracker does', async () => {
    const { body } = await get(`/circulars/${id}/progress`)
    const rows = recordsOf(await get(`/circulars/${id}/tracker/csv`))
    const { total, unanswered } = body as { total: number; unanswered: number }
    expect([rows.length, rows.filter((row) => row['ยังไม่ตอบ'] === 'ใช่').length]).toEqual([total, unanswered])
  })
})

describe('registers and mails as files', () => {
  it('hold every number and every mail, with Thai heads', async () => {
    const inward = await get('/registers/P2101/inward/2023/csv', clerk('P2101'))
    expect(recordsOf(inward).map((row) => row['เลขทะเบียน'])).toEqual(['1'])
    const circulars = recordsOf(await get('/registers/C0001/circular/2023/csv'))
    expect(circulars).toHaveLength(1)
    const mails = recordsOf(await get(`/circulars/${id}/mails/csv`))
    expect(new Set(mails.map((row) => row['รหัสหน่วยงาน']))).toEqual(new Set(CODES))
    expect(JSON.stringify(mails)).not.toContain('@')
  })
})

describe('an export', () => {
  it('is for the office concerned and nobody else', async () => {
    const paths = [`/circulars/${id}/tracker/csv`, `/circulars/${id}/mails/csv`]
    for (const path of paths) {
      expect((await get(path, { ...officer, officeCode: 'C0002' })).status).toBe(404)
      expect((await get(path, clerk('P2101'))).status).toBe(403)
      expect((await office.ask(undefined, 'get', path)).status).toBe(401)
    }
    expect((await get('/registers/P2102/inward/2023/csv', clerk('P2101'))).status).toBe(404)
  })

  it('that is broken off gives its connection back', async () => {
    for (let at = 0; at < 12; at += 1) {
      const abort = new AbortController()
      const asked = office.ask(officer, 'get', `/circulars/${id}/tracker/xlsx`)
      abort.abort()
      await asked
    }
    const { pool } = office.cases
    expect((await get(`/circulars/${id}/tracker/csv`)).status).toBe(200)
    expect(pool.waitingCount).toBe(0)
    const { rows } = await pool.query<{ open: number }>(
      "select count(*)::int as open from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
    )
    expect(rows[0]!.open).toBe(0)
  })
})
