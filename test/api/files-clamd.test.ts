/* eslint-disable @typescript-eslint/no-unsafe-assignment -- answers of many shapes are looked into */
import { spawn, type ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { scanWaiting } from '../../api/uploads/scanning.js'
import { createClamd, type Scanner } from '../../files/scanner.js'
import { until } from '../support/circulars.js'
import { zip } from '../files/corpus.js'
import { openOffice, type Office } from './office.js'
import { clerk } from './people.js'
import { sendFile, sentAndSettled } from './uploads.js'

/** The real ClamAV (Debian: clamav-daemon) with two signatures of our own: one by bytes, one by hash. */

const CLAMD = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/usr/bin/clamd'].find((path) => existsSync(path))
// Put together here, so that no scanner finds this file infected.
const BYTES = ['wian-invented-', 'malware-bytes'].join('')
const HASHED = Buffer.from(['the whole of this file ', 'is known by its hash'].join(''))
const me = clerk('P2101')

const withClamd = CLAMD ? describe : describe.skip
withClamd(CLAMD ? 'the real clamd' : 'the real clamd (skipped: clamd is not installed)', () => {
  let folder: string
  let port: number
  let daemon: ChildProcess
  let scanner: Scanner
  let office: Office

  async function freePort(): Promise<number> {
    const server = createServer()
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port: free } = server.address() as AddressInfo
    await new Promise((done) => server.close(done))
    return free
  }
  async function start(): Promise<void> {
    daemon = spawn(CLAMD as string, ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' })
    await until(() =>
      scanner.version().then(
        () => true,
        () => false,
      ),
    )
  }
  async function stop(): Promise<void> {
    if (daemon.exitCode !== null) return
    const ended = new Promise((done) => daemon.once('exit', done))
    daemon.kill('SIGKILL')
    await ended
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wian-clamd-'))
    port = await freePort()
    const hex = Buffer.from(BYTES).toString('hex')
    const md5 = createHash('md5').update(HASHED).digest('hex')
    await writeFile(join(folder, 'wian.ndb'), `Wian.Test.Invented:0:*:${hex}\n`)
    await writeFile(join(folder, 'wian.hdb'), `${md5}:${HASHED.length}:Wian.Test.Hashed\n`)
    const settings = [
      ...[`DatabaseDirectory ${folder}`, `TCPSocket ${port}`, 'TCPAddr 127.0.0.1', 'Foreground yes'],
      ...['StreamMaxLength 1M', 'MaxFileSize 1M', 'MaxScanSize 1M', 'ConcurrentDatabaseReload no'],
      'AlertExceedsMax yes',
    ]
    await writeFile(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`)
    scanner = createClamd({ host: '127.0.0.1', port })
    await start()
    office = await openOffice({ scanner })
  }, 120_000)
  afterAll(async () => {
    await stop()
    await office.close()
    await rm(folder, { recursive: true })
  }, 60_000)

  it('says its name, and finds a clean file and a clean archive clean', async () => {
    expect(await scanner.version()).toMatch(/^ClamAV \d/)
    const plain = await sentAndSettled(office, me, 'รายงาน.txt', Buffer.from('ข้อความของสำนักงาน'))
    expect(plain.body).toMatchObject({ state: 'clean', reason: null })
    const packed = await sentAndSettled(office, me, 'รวม.zip', await zip({ 'a.txt': 'ก' }))
    expect(packed.body).toMatchObject({ state: 'clean', reason: null })
  }, 60_000)

  it.each([
    ['by its bytes', 'a.txt', () => Buffer.from(`ก่อน ${BYTES} หลัง`), 'Wian.Test.Invented'],
    ['by its hash', 'b.txt', () => HASHED, 'Wian.Test.Hashed'],
    ['inside an archive', 'c.zip', () => zip({ 'a.txt': `x ${BYTES}` }), 'Wian.Test.Invented'],
  ])(
    'finds malware %s, and the file is refused',
    async (_how, name, bytes, found) => {
      const { body } = await sentAndSettled(office, me, name, await bytes())
      expect(body).toMatchObject({ state: 'refused', reason: { code: 'VIRUS' } })
      const path = join(folder, 'sample')
      await writeFile(path, await bytes())
      expect(await scanner.scan(path)).toMatchObject({
        result: 'infected',
        found: expect.stringContaining(found) as string,
      })
    },
    60_000,
  )

  it('holds for a person what is larger than it takes, also inside an archive', async () => {
    const inside = randomBytes(800_000).toString('hex') // twice as long as it is packed
    const packed = await sentAndSettled(office, me, 'ใหญ่.zip', await zip({ 'a.txt': inside }))
    expect(packed.body).toMatchObject({ state: 'held', reason: { code: 'SCANNER_LIMIT' } })
    const { body } = await sentAndSettled(office, me, 'ใหญ่.txt', Buffer.alloc(3 * 2 ** 20, 'ก'))
    expect(body).toMatchObject({ state: 'held', reason: { code: 'SCANNER_LIMIT' } })
  }, 60_000)

  it('that is away leaves files in quarantine; they go on when it is back', async () => {
    const { pool } = office.cases
    const stateOf = async (fileId: string): Promise<unknown> =>
      ((await office.ask(me, 'get', `/files/${fileId}`)).body as { state: unknown }).state
    await stop()
    const clean = await sendFile(office, me, 'd.txt', Buffer.from('รอการตรวจ'))
    const infected = await sendFile(office, me, 'e.txt', Buffer.from(BYTES))
    await until(async () => {
      const { rows } = await pool.query('select from file where file_id = any($1) and attempts > 0', [
        [clean, infected],
      ])
      return rows.length === 2
    })
    expect([await stateOf(clean), await stateOf(infected)]).toEqual(['scanning', 'scanning'])
    expect((await office.ask(me, 'get', `/files/${clean}/content`)).status).toBe(409)
    await start()
    await pool.query("update file set next_attempt_at = now() where state = 'scanning'") // as after the pause
    await scanWaiting({ pool, desk: office.files, log: pino({ level: 'silent' }) })
    await until(async () => (await stateOf(infected)) !== 'scanning' && (await stateOf(clean)) !== 'scanning')
    expect([await stateOf(clean), await stateOf(infected)]).toEqual(['clean', 'refused'])
  }, 60_000)
})
