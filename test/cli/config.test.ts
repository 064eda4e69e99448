import { mkdtemp, readFile, rm, stat, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError, readConfig } from '../../config.js'

let home: string
beforeEach(async () => (home = await mkdtemp(join(tmpdir(), 'wian-config-'))))
afterEach(() => rm(home, { recursive: true, force: true }))

const problemsOf = (env: Record<string, string>): string[] => {
  try {
    readConfig({ WIAN_HOME: home, ...env })
    return []
  } catch (failure) {
    if (!(failure instanceof ConfigError)) throw failure
    for (const { th, en } of failure.problems) expect(th && en).toBeTruthy()
    return failure.problems.map(({ key }) => key)
  }
}

test('an empty environment gives a complete embedded configuration under the home folder', () => {
  const config = readConfig({ WIAN_HOME: home })
  expect(config).toMatchObject({
    mode: 'embedded',
    home,
    filesDir: join(home, 'files'),
    bindHost: '127.0.0.1',
  })
  expect(config.given).toEqual({ database: false, temporal: false, smtp: false, publicUrl: false })
})

test('a setting left blank counts as not set', () => {
  expect(readConfig({ WIAN_HOME: home, DATABASE_URL: ' ', WIAN_API_PORT: '' }).given.database).toBe(false)
})

test.each([
  ['WIAN_API_PORT', '70000'],
  ['WIAN_API_PORT', '80a'],
  ['WIAN_MAILBOX_SMTP_PORT', '0'],
  ['DATABASE_URL', 'mysql://x/y'],
  ['DATABASE_URL', 'not a url'],
  ['TEMPORAL_ADDRESS', 'http://temporal:7233'],
  ['SMTP_URL', 'http://mail'],
  ['PUBLIC_URL', 'ftp://x'],
  ['MAIL_FROM', 'nobody'],
  ['WIAN_MODE', 'test'],
  ['TEMPORAL_TLS', 'yes'],
  ['WIAN_TOKEN_SECRET', 'short'],
])('%s=%s is refused by name, in Thai and English', (key, value) => {
  expect(problemsOf({ [key]: value })).toEqual([key])
})

test('all bad settings are named at once', () => {
  expect(problemsOf({ WIAN_API_PORT: 'x', SMTP_URL: 'x' }).sort()).toEqual(['SMTP_URL', 'WIAN_API_PORT'])
})

test('production refuses to guess where its database, Temporal, mail and secrets are', () => {
  expect(problemsOf({ WIAN_MODE: 'production' })).toEqual([
    'DATABASE_URL',
    'TEMPORAL_ADDRESS',
    'SMTP_URL',
    'PUBLIC_URL',
    'WIAN_TOKEN_SECRET',
  ])
})

test('the secret of the embedded mode is made once, is the same afterwards, and only its owner can read it', async () => {
  const secret = readConfig({ WIAN_HOME: home }).tokenSecret
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  expect(readConfig({ WIAN_HOME: home }).tokenSecret).toBe(secret)
  expect((await stat(join(home, 'token-secret'))).mode & 0o077).toBe(0)
  expect(await readFile(join(home, 'token-secret'), 'utf8')).toBe(secret)
})

test('a command finds the running stack by itself, and what the environment names goes before it', async () => {
  await mkdir(join(home, 'run'))
  const running = { DATABASE_URL: 'postgres://a@127.0.0.1:5/wian', TEMPORAL_ADDRESS: '127.0.0.1:6' }
  await writeFile(join(home, 'run', 'env.json'), JSON.stringify(running))
  const config = readConfig({ WIAN_HOME: home, TEMPORAL_ADDRESS: 'other:7' })
  expect(config.databaseUrl).toBe(running.DATABASE_URL)
  expect(config.temporalAddress).toBe('other:7')
  expect(config.given).toMatchObject({ database: false, temporal: true })
})
