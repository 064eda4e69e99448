import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import pg from 'pg'
import readXlsxFile from 'read-excel-file/node'
import { bindFiles } from '../../db/files.js'
import { until } from '../support/circulars.js'
import { partsOf } from '../support/unpack.js'
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

describe('people as a file', () => {
  const own = clerk('P2101', 'director')
  const path = '/people/list'

  it('are those of the own office for its head, all for administrators, the same in all three kinds, and put on record', async () => {
    for (const who of [own, clerk('P2101'), clerk('P2102', 'director'), central('administrator')])
      await office.ask(who, 'get', '/me')
    const csv = await get(`${path}/csv`, own)
    expect([csv.status, csv.headers.get('content-disposition')]).toEqual([
      200,
      expect.stringContaining('people-P2101-2023-11-21.csv'),
    ])
    const rows = recordsOf(csv)
    expect(new Set(rows.map((row) => row['รหัสหน่วยงาน']))).toEqual(new Set(['P2101']))
    expect(rows.map((row) => [row['รหัสบุคคล'], row['บทบาท'], row['สถานะ']])).toContainEqual([
      ...[own.personId, 'ผู้อำนวยการ', 'ปฏิบัติงาน'],
    ])
    const [sheet] = await readXlsxFile((await get(`${path}/xlsx`, own)).body as Buffer)
    expect(sheet!.data).toHaveLength(rows.length + 1)
    const all = textOf(await get(`${path}/jsonl`, central('administrator')))
      .trimEnd()
      .split('\n')
    const ids = all.map((line) => (JSON.parse(line) as { personId: string }).personId)
    expect(ids).toEqual(expect.arrayContaining([own.personId, 'director-P2102', 'person-administrator']))
    const asked = textOf(await get(`${path}/jsonl?officeCode=P2102&role=director`, central('administrator')))
    expect(asked.trimEnd().split('\n')).toHaveLength(1)
    const { items } = (await get('/readings?caseId=people%2FP2101', own)).body as {
      items: { what: string }[]
    }
    expect(items.map(({ what }) => what)).toEqual(['person.export', 'person.export'])
  })

  it('are for who keeps their records, and of the own office whatever is asked', async () => {
    for (const who of [officer, clerk('P2101'), central('auditor')])
      expect((await get(`${path}/csv`, who)).status).toBe(403)
    const rows = recordsOf(await get(`${path}/csv?officeCode=P2102`, own))
    expect(new Set(rows.map((row) => row['รหัสหน่วยงาน']))).toEqual(new Set(['P2101']))
  })
})

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
    const reply = await get(`/circulars/${id}/progress`)
    const rows = recordsOf(await get(`/circulars/${id}/tracker/csv`))
    const { total, unanswered } = reply.body as { total: number; unanswered: number }
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

describe('all letters in one archive', () => {
  it('are named by office, with a manifest whose hashes are those of the files', async () => {
    const reply = await get(`/circulars/${id}/letters/circular/all.zip`)
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/zip'])
    const parts = await partsOf(reply.body as Buffer)
    expect([...parts.keys()]).toEqual([
      ...CODES.map((code) => `${code}_circular.pdf`),
      'manifest.csv',
      'manifest.json',
    ])
    const manifest = parts.get('manifest.json')!.toString()
    const { files } = JSON.parse(manifest) as { files: { name: string; sha256: string; bytes: number }[] }
    for (const { name, sha256, bytes } of files) {
      const part = parts.get(name)!
      expect([createHash('sha256').update(part).digest('hex'), part.length]).toEqual([sha256, bytes])
    }
    expect(recordsOf({ body: parts.get('manifest.csv')! } as unknown as Reply)).toHaveLength(CODES.length)
  })

  it('break off rather than hand out a letter that is not the one on record', async () => {
    const owner = new pg.Client({ connectionString: office.cases.ownerUrl })
    await owner.connect()
    await owner.query("update letter set sha256 = decode(repeat('00', 32), 'hex') where office_code = 'S01'")
    await owner.end()
    await expect(get(`/circulars/${id}/letters/circular/all.zip`)).rejects.toThrow()
  })
})

describe('all files of the answers in one archive', () => {
  it('are those that are clean, by office and number, with their hashes', async () => {
    const { pool } = office.cases
    const bytes = Buffer.from('เอกสารแนบ')
    const { sha256 } = await office.files.store.put(Readable.from([bytes]))
    const { rows } = await pool.query<{ answerId: string }>(
      "select state -> 'answer' ->> 'answerId' as \"answerId\" from submission where office_code = 'P2101'",
    )
    for (const [fileId, state] of [
      ['00000000-0000-7000-8000-000000000001', 'clean'],
      ['00000000-0000-7000-8000-000000000002', 'held'],
    ] as const) {
      await pool.query(
        `insert into file (file_id, office_code, purpose, name, extension, media_type, bytes, sha256, state, uploaded_by)
         values ($1, 'P2101', 'answer', '=คำสั่ง/1.pdf', 'pdf', 'application/pdf', $2, $3, $4, 'x')`,
        [fileId, bytes.length, sha256, state],
      )
      await bindFiles(pool, rows[0]!.answerId, [fileId])
    }
    const parts = await partsOf((await get(`/circulars/${id}/files.zip`)).body as Buffer)
    expect([...parts.keys()]).toEqual(['P2101_01__คำสั่ง_1.pdf', 'manifest.csv', 'manifest.json'])
    expect(parts.get('P2101_01__คำสั่ง_1.pdf')).toEqual(bytes)
    expect(parts.get('manifest.json')!.toString()).toContain(sha256)
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
    const headers = { authorization: `Bearer ${await office.bearer(officer)}` }
    for (let at = 0; at < 12; at += 1) {
      const leaving = new AbortController()
      const asked = fetch(`${office.url}/api/v1/circulars/${id}/tracker/xlsx`, {
        headers,
        signal: leaving.signal,
      })
      // Each time a little further on.
      for (let turn = 0; turn < at; turn += 1) await new Promise(setImmediate)
      leaving.abort()
      await asked.then((answer) => answer.arrayBuffer()).catch(() => undefined)
    }
    const { pool } = office.cases
    // Too many are under way only until the server has heard of it.
    await until(async () => (await get(`/circulars/${id}/tracker/csv`)).status === 200)
    await until(async () => {
      const { rows } = await pool.query<{ open: number }>(
        "select count(*)::int as open from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
      )
      return rows[0]!.open === 0 && pool.waitingCount === 0
    })
  })
})
