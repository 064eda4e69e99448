/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-argument -- answers of many shapes are looked into */
import { createHash, randomBytes } from 'node:crypto'
import { copyFile, readdir, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { pino } from 'pino'
import { tidyFiles, tidyStore } from '../../api/uploads/housekeeping.js'
import { scanWaiting } from '../../api/uploads/scanning.js'
import type { FileLimits } from '../../api/uploads/desk.js'
import { createClamd } from '../../files/scanner.js'
import { MARK, startClamd, type ClamdDouble } from '../files/clamd.js'
import { docx, eicar, pdf, program, xlsx, zip } from '../files/corpus.js'
import { LIMITS, openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'
import { sendFile, sentAndSettled, settled, signedInAs } from './uploads.js'

const MEGABYTE = 2 ** 20
/** The long way is tried with TEST_UPLOAD_MB=100. */
const UPLOAD_MB = Number(process.env['TEST_UPLOAD_MB'] ?? 20)
const limits: FileLimits = {
  ...LIMITS,
  fileBytes: Math.max(30, UPLOAD_MB) * MEGABYTE,
  quotaBytes: 200 * MEGABYTE,
}

let office: Office
let clamd: ClamdDouble
beforeAll(async () => {
  clamd = await startClamd()
  office = await openOffice({ limits, scanner: createClamd(clamd) })
}, 120_000)
afterAll(async () => {
  await office.close()
  await clamd.close()
})

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const text = (lines = 100) => Buffer.from('ข้อความของสำนักงาน\r\n'.repeat(lines))
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code
const me = clerk('P2101')
const get = (path: string, who = me, headers: Record<string, string> = {}) =>
  office.ask(who, 'get', path, { headers })

describe('a file that an office sends', () => {
  it('is kept under its hash and served as an attachment to its own office only', async () => {
    const { body, fileId } = await sentAndSettled(office, me, 'รายงาน.txt', text())
    expect(body).toMatchObject({
      ...{ state: 'clean', name: 'รายงาน.txt', extension: 'txt', mediaType: 'text/plain' },
      ...{ bytes: text().length, sha256: sha256(text()), reason: null },
    })
    const types = body.history.map(({ type }: { type: string }) => type)
    expect(types).toEqual(['begun', 'received', 'clean'])
    const reply = await get(`/files/${fileId}/content`)
    expect([reply.status, reply.body]).toEqual([200, text()])
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': expect.stringMatching(/^attachment; .*filename\*=UTF-8''%E0%B8%A3/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      etag: `"${sha256(text())}"`,
    })
    for (const stranger of [clerk('P2102'), central('officer')])
      for (const path of [`/files/${fileId}`, `/files/${fileId}/content`])
        expect((await get(path, stranger)).status).toBe(404)
  })

  it('is served in ranges, and not again to who has it', async () => {
    const bytes = randomBytes(3_000).toString('hex')
    const { fileId } = await sentAndSettled(office, me, 'a.txt', Buffer.from(bytes))
    const part = await get(`/files/${fileId}/content`, me, { range: 'bytes=10-19' })
    expect([part.status, String(part.body)]).toEqual([206, bytes.slice(10, 20)])
    const beyond = await get(`/files/${fileId}/content`, me, { range: 'bytes=9000-' })
    expect([beyond.status, beyond.body.code]).toEqual([416, 'RANGE_INVALID'])
    const headers = { ...(await signedInAs(office, me)), 'if-none-match': `"${sha256(Buffer.from(bytes))}"` }
    const status = await new Promise((resolve) => {
      httpRequest(`${office.url}/api/v1/files/${fileId}/content`, { headers }, (response) => {
        response.resume()
        resolve(response.statusCode)
      }).end()
    })
    expect(status).toBe(304)
  })

  it('arrives whole through a line that is cut three times', async () => {
    const bytes = randomBytes(UPLOAD_MB * MEGABYTE)
    const line = await cuttingProxy(
      office.url,
      [0.2, 0.45, 0.8].map((part) => part * UPLOAD_MB * MEGABYTE),
    )
    const fileId = await sendFile(
      office,
      me,
      'a.pdf',
      bytes,
      {},
      { endpoint: `http://127.0.0.1:${line.port}/api/v1/uploads` },
    )
    await line.close()
    expect(line.cuts()).toBe(3)
    const { body } = await settled(office, me, fileId)
    // Random bytes are no PDF: refused, but every byte was there.
    expect(body).toMatchObject({ state: 'refused', bytes: bytes.length, sha256: sha256(bytes) })
  })

  it.each([
    ['the EICAR test file', 'a.txt', eicar, 'VIRUS'],
    ['what the scanner finds', 'a.txt', () => Buffer.from(MARK), 'VIRUS'],
    ['a renamed program', 'ใบเสร็จ.pdf', program, 'PROGRAM'],
    ['a workbook with macros', 'a.xlsm', () => xlsx({ 'xl/vbaProject.bin': 'x' }), 'MACROS'],
    ['a bomb', 'a.zip', () => zip({ 'a.txt': Buffer.alloc(40 * MEGABYTE) }), 'ARCHIVE_BOMB'],
  ] as const)(
    'that is %s is refused with the reason, and its bytes are gone',
    async (_, name, content, code) => {
      const { body, fileId } = await sentAndSettled(office, me, name, await content())
      expect(body).toMatchObject({
        state: 'refused',
        reason: { code, messageTh: expect.stringMatching(/[ก-๙]/) },
      })
      expect((await get(`/files/${fileId}/content`)).body.code).toBe('FILE_NOT_CLEAN')
      expect(await readdir(office.files.quarantine)).not.toContain(fileId)
      expect(await office.files.store.has(body.sha256)).toBe(false)
    },
  )

  it('and is removed goes from the store with its last owner', async () => {
    const bytes = randomBytes(500).toString('hex')
    const [mine, theirs] = await Promise.all(
      [me, clerk('P2102')].map((who) => sentAndSettled(office, who, 'a.txt', Buffer.from(bytes))),
    )
    expect((await office.ask(clerk('P2102'), 'delete', `/files/${mine!.fileId}`)).status).toBe(404)
    expect((await office.ask(me, 'delete', `/files/${mine!.fileId}`)).status).toBe(200)
    expect((await get(`/files/${mine!.fileId}`)).status).toBe(404)
    expect(await office.files.store.has(theirs!.body.sha256)).toBe(true)
    await office.ask(clerk('P2102'), 'delete', `/files/${theirs!.fileId}`)
    expect(await office.files.store.has(theirs!.body.sha256)).toBe(false)
  })
})

describe('a held file', () => {
  const admin = central('administrator')
  const hold = async () =>
    sentAndSettled(office, me, 'a.pdf', pdf('<</S /JavaScript>>', randomBytes(9).toString('hex')))
  const decide = (fileId: string, who: Parameters<Office['ask']>[0], verdict: string, reason: string) =>
    office.ask(who, 'post', `/files/${fileId}/decision`, { body: { verdict, reason } })

  it('leaves quarantine only when an administrator releases it with a reason', async () => {
    const { fileId, body } = await hold()
    expect(body).toMatchObject({ state: 'held', reason: { code: 'PDF_ACTIVE' } })
    expect((await get(`/files/${fileId}/content`)).status).toBe(409)
    const { body: waiting } = await get('/files/held', admin)
    expect(waiting.items.map((one: { fileId: string }) => one.fileId)).toContain(fileId)
    expect((await decide(fileId, me, 'released', 'ก')).status).toBe(403)
    expect((await decide(fileId, admin, 'released', ' ')).body.code).toBe('REASON_MISSING')
    const { body: released } = await decide(fileId, admin, 'released', 'แบบฟอร์มของกรม')
    expect(released).toMatchObject({ state: 'clean', reason: { code: 'PDF_ACTIVE' } })
    expect(released.history.at(-1)).toMatchObject({
      ...{ type: 'released', by: admin.personId, reason: { text: 'แบบฟอร์มของกรม' } },
    })
    expect((await get(`/files/${fileId}/content`)).status).toBe(200)
    expect((await decide(fileId, admin, 'refused', 'ก')).body.code).toBe('FILE_NOT_HELD')
  })

  it('is gone when it is refused', async () => {
    const { fileId, body } = await hold()
    const { body: refused } = await decide(fileId, admin, 'refused', 'ไม่ใช่แบบของเรา')
    expect(refused).toMatchObject({ state: 'refused', reason: { messageTh: 'ผู้ดูแลระบบไม่รับ: ไม่ใช่แบบของเรา' } })
    expect(await office.files.store.has(body.sha256)).toBe(false)
    expect(await readdir(office.files.quarantine)).not.toContain(fileId)
  })
})

describe('an upload', () => {
  const post = async (length: number, metadata = `filename ${btoa('a.txt')}`, who = me) =>
    fetch(`${office.url}/api/v1/uploads`, {
      method: 'POST',
      headers: {
        ...(await signedInAs(office, who)),
        ...{ 'tus-resumable': '1.0.0', 'upload-length': String(length), 'upload-metadata': metadata },
      },
    })
  const on = async (place: string, method: string, headers = {}, who = me, body?: string) =>
    fetch(new URL(place, office.url), {
      method,
      headers: { ...(await signedInAs(office, who)), 'tus-resumable': '1.0.0', ...headers },
      ...(body === undefined ? {} : { body }),
    })
  const bytesType = { 'content-type': 'application/offset+octet-stream' }

  it('that is too large, or for a case of others, is refused before a byte is sent', async () => {
    const large = await post(limits.fileBytes + 1)
    expect([large.status, await codeOf(large)]).toEqual([413, 'FILE_TOO_LARGE'])
    const foreign = await post(1, `filename ${btoa('a.txt')},caseId ${btoa('submission/x/P2102')}`)
    expect(foreign.status).toBe(404)
    for (const [metadata, code] of [
      ['', 'UPLOAD_UNREADABLE'],
      ['filename %%%', 'UPLOAD_UNREADABLE'],
      [`filename ${btoa('a')},extra ${btoa('b')}`, 'INPUT_INVALID'],
    ] as const)
      expect(await codeOf(await post(1, metadata))).toBe(code)
  })

  it('is for signed-in persons, each for the own', async () => {
    expect((await fetch(`${office.url}/api/v1/uploads`, { method: 'POST' })).status).toBe(401)
    const place = (await post(4)).headers.get('location') as string
    expect(place).toMatch(/^\/api\/v1\/uploads\/[0-9a-f-]{36}$/)
    for (const stranger of [clerk('P2102'), clerk('P2101', 'registrar')])
      for (const method of ['HEAD', 'PATCH', 'DELETE'])
        expect([
          method,
          (await on(place, method, { 'upload-offset': '0', ...bytesType }, stranger)).status,
        ]).toEqual([method, 404])
    expect((await on(place, 'DELETE')).status).toBe(204)
    expect((await on(place, 'HEAD')).status).toBe(404)
  })

  it('goes on where it stopped and nowhere else, and never beyond its length', async () => {
    const place = (await post(4)).headers.get('location') as string
    const patch = async (offset: number, body: string) =>
      (await on(place, 'PATCH', { 'upload-offset': String(offset), ...bytesType }, me, body)).status
    expect(await patch(2, 'cd')).toBe(409)
    expect(await patch(0, 'abcdefgh')).toBe(413)
    expect(await patch(0, 'ab')).toBe(204)
    expect((await on(place, 'HEAD')).headers.get('upload-offset')).toBe('2')
    expect(await patch(2, 'cd')).toBe(204)
    await settled(office, me, place.split('/').at(-1)!)
    const after = await on(place, 'HEAD')
    expect([after.status, after.headers.get('upload-offset')]).toEqual([200, '4'])
    expect(await patch(4, '')).toBe(410)
    expect((await on(place, 'DELETE')).status).toBe(410)
  })

  it('holds its place in the room of the office, and only so many may be open', async () => {
    const who = clerk('P2103')
    const replies = await Promise.all(Array.from({ length: 9 }, () => post(25 * MEGABYTE, undefined, who)))
    const codes = await Promise.all(
      replies.map(async (one) => (one.status === 201 ? 201 : await codeOf(one))),
    )
    expect(codes.sort()).toEqual([...Array(8).fill(201), 'QUOTA_SPENT'])
    const many: number[] = []
    for (let n = 0; n < 21; n += 1) many.push((await post(1, undefined, clerk('P2104'))).status)
    expect(many).toEqual([...Array(20).fill(201), 429])
  })

  it('counts for a day, also where what was sent is refused', async () => {
    const who = clerk('P2105')
    const fileId = (await post(1, undefined, who)).headers.get('location')?.split('/').at(-1)
    const refusedAfter = (age: string) =>
      office.cases.pool.query(
        `update file set state = 'refused', reason = '{"code":"VIRUS"}', bytes = $2, begun_at = now() - $3::interval
         where file_id = $1`,
        [fileId, limits.dayBytes, age],
      )
    await refusedAfter('23 hours')
    expect(await codeOf(await post(1, undefined, who))).toBe('DAY_SPENT')
    await refusedAfter('25 hours')
    expect((await post(1, undefined, who)).status).toBe(201)
  })

  it('that stopped for good is cleared, and one that is whole is not lost', async () => {
    const [half, whole] = await Promise.all([post(4), post(4)]).then((all) =>
      all.map((one) => one.headers.get('location') as string),
    )
    const ids = [half, whole].map((place) => place!.split('/').at(-1)!)
    await on(half!, 'PATCH', { 'upload-offset': '0', ...bytesType }, me, 'ab')
    await on(whole!, 'PATCH', { 'upload-offset': '0', ...bytesType }, me, 'abcd')
    await settled(office, me, ids[1]!)
    await office.cases.pool.query(
      `update file set begun_at = begun_at - interval '25 hours' where file_id = any($1)`,
      [ids],
    )
    await tidyFiles(office.cases.pool, office.files)
    await tidyStore(office.cases.pool, office.files)
    expect((await get(`/files/${ids[0]}`)).status).toBe(404)
    expect(await readdir(office.files.quarantine)).not.toContain(ids[0])
    expect((await get(`/files/${ids[1]}/content`)).status).toBe(200)
  })
})

describe('a process that dies while it looks through a file', () => {
  it('is followed by another, and the file is settled once', async () => {
    const { pool } = office.cases
    const log = pino({ level: 'silent' })
    const { fileId } = await sentAndSettled(office, me, 'a.docx', await docx())
    const { store } = office.files
    // Killed after the bytes were stored and before the row said so: both are as they were when it began, but for the store.
    const { rows } = await pool.query<{ sha256: string }>('select sha256 from file where file_id = $1', [
      fileId,
    ])
    await copyFile(store.pathOf(rows[0]!.sha256), `${office.files.quarantine}/${fileId}`)
    await pool.query(
      `update file set state = 'scanning', attempts = 0, next_attempt_at = now() where file_id = $1`,
      [fileId],
    )
    const settledBy = await Promise.all([1, 2, 3].map(() => scanWaiting({ pool, desk: office.files, log })))
    expect(settledBy.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(1)
    const { body } = await settled(office, me, fileId)
    expect(body.state).toBe('clean')
    expect(body.history.filter(({ type }: { type: string }) => type === 'clean')).toHaveLength(2)
  })

  it('leaves the file in quarantine while the scanner is away', async () => {
    const log = pino({ level: 'silent' })
    const away = createClamd({ host: '127.0.0.1', port: 1 })
    const { pool } = office.cases
    await pool.query(
      `insert into file (file_id, office_code, purpose, name, extension, bytes, state, uploaded_by, next_attempt_at)
       values ('00000000-0000-7000-8000-000000000001', 'P2101', 'other', 'a.txt', 'txt', 1, 'scanning', 'x', 'infinity')`,
    )
    await writeFile(`${office.files.quarantine}/00000000-0000-7000-8000-000000000001`, 'x')
    await pool.query(`update file set next_attempt_at = now() where next_attempt_at = 'infinity'`)
    expect(await scanWaiting({ pool, desk: { ...office.files, scanner: away }, log })).toBe(0)
    const { body } = await get('/files/00000000-0000-7000-8000-000000000001')
    expect(body.state).toBe('scanning')
    expect((await get('/files/00000000-0000-7000-8000-000000000001/content')).status).toBe(409)
  })
})

describe('an answer with files', () => {
  const field = { type: 'string', title: 'แผนผัง', 'x-title-en': 'Plan' }
  const form = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    required: ['plan'],
    additionalProperties: false,
    properties: {
      plan: { ...field, 'x-file': { kinds: ['pdf', 'docx'], maxMb: 1 } },
      more: {
        type: 'array',
        title: 'อื่น ๆ',
        'x-title-en': 'More',
        maxItems: 3,
        items: { type: 'string', 'x-file': {} },
      },
    },
  }
  let circularId: string
  beforeAll(async () => {
    circularId = await office.launched(['P2101', 'P2102'], { form })
    await office.ask(me, 'post', `/submissions/${circularId}/P2101/receive`, { body: {} })
  }, 60_000)
  const path = (end: string) => `/submissions/${circularId}/P2101/${end}`
  const submit = (answer: object) => office.ask(me, 'post', path('submit'), { body: { answer } })
  const sent = async (name: string, bytes: Buffer, who = me) =>
    (await sentAndSettled(office, who, name, bytes)).fileId

  it('is refused at the field while a file is not the office’s own, not clean, of another kind or too large', async () => {
    const foreign = await sent('a.docx', await docx(), clerk('P2102'))
    const held = await sent('a.pdf', pdf('<</S /JavaScript>>'))
    const other = await sent('a.txt', text())
    const large = await sent('b.pdf', pdf(`(${'x'.repeat(2 * MEGABYTE)})`))
    for (const [plan, code] of [
      ['00000000-0000-7000-8000-00000000000f', 'fileUnknown'],
      ['no id at all', 'fileUnknown'],
      [foreign, 'fileUnknown'],
      [held, 'fileNotClean'],
      [other, 'fileKind'],
      [large, 'fileSize'],
    ]) {
      const { status, body } = await submit({ plan })
      expect([status, body.code, body.errors]).toMatchObject([
        422,
        'ANSWER_INVALID',
        [{ pointer: '/plan', code }],
      ])
    }
    const { body: own } = await get(path('').replace(/\/$/, ''))
    expect(own.draft.body).toEqual({ plan: '00000000-0000-7000-8000-00000000000f' })
  })

  it('binds their bytes, shows them to both sides and to nobody else, and keeps them', async () => {
    const bytes = await docx({ 'word/x.xml': randomBytes(9).toString('hex') })
    const [plan, more] = [await sent('แผน.docx', bytes), await sent('b.txt', text())]
    expect((await get(`/files/${plan}`, central('officer'))).status).toBe(404)
    const done = await submit({ plan, more: [more] })
    expect([done.status, done.body]).toMatchObject([200, {}])
    const { rows } = await office.cases.pool.query<{ body: object }>(
      `select body from answer order by answer_id desc limit 1`,
    )
    expect(rows[0]!.body).toMatchObject({
      plan: { fileId: plan, name: 'แผน.docx', bytes: bytes.length, sha256: sha256(bytes) },
      more: [{ fileId: more, sha256: sha256(text()) }],
    })
    expect((await get(`/files/${plan}/content`, central('officer'))).body).toEqual(bytes)
    expect((await get(`/files/${plan}`, clerk('P2102'))).status).toBe(404)
    expect((await office.ask(me, 'delete', `/files/${plan}`)).body.code).toBe('FILE_IN_USE')
    expect((await office.ask(central('officer'), 'delete', `/files/${plan}`)).status).toBe(404)
    const { body: csv } = await get(`/circulars/${circularId}/answers/csv`, central('officer'))
    expect(String(csv)).toContain(`แผน.docx (${bytes.length} bytes, SHA-256 ${sha256(bytes)})`)
  })
})

/** A line to the API that breaks each time so many bytes have gone through. */
async function cuttingProxy(url: string, cutAt: number[]) {
  const target = Number(new URL(url).port)
  let [through, cuts] = [0, 0]
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    for (const socket of [near, far]) open.add(socket.on('error', () => undefined))
    near
      .on('close', () => far.destroy())
      .on('data', (bytes) => {
        through += bytes.length
        if (cutAt[cuts] !== undefined && through > cutAt[cuts]!) {
          cuts += 1
          near.destroy()
          far.destroy()
        } else if (!far.write(bytes)) near.pause()
      })
    far
      .on('drain', () => near.resume())
      .on('data', (bytes) => near.write(bytes))
      .on('close', () => near.end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    cuts: () => cuts,
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
