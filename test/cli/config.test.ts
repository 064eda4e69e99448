import { mkdtemp, readFile, rm, stat, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { UPLOAD_OPERATIONS } from '../../api/openapi/uploads.js'
import { ConfigError, readConfig, SETTINGS } from '../../config.js'

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

type Compose = {
  readonly services: Readonly<
    Record<
      string,
      {
        environment?: Record<string, string>
        env_file?: string
        depends_on?: object
        configs?: readonly { source: string; target: string }[]
      }
    >
  >
  readonly configs: Readonly<Record<string, { content: string }>>
}
const GIVEN = {
  ...{ WIAN_DB_PASSWORD: 'x', PUBLIC_URL: 'https://wian.example', SMTP_URL: 'smtps://mail.example:465' },
  ...{ MAIL_FROM: 'Wian <no-reply@wian.example>', WIAN_TOKEN_SECRET: 's'.repeat(32) },
}
const PRODUCT = ['migrate', 'api', 'worker']

describe('docker-compose.yml', () => {
  let text: string
  let compose: Compose
  let example: string[]
  beforeAll(async () => {
    text = await readFile('docker-compose.yml', 'utf8')
    compose = parse(text, { merge: true }) as Compose
    const lines = (await readFile('.env.example', 'utf8')).split('\n')
    example = lines.flatMap((line) => /^#?([A-Z_]+)=/.exec(line)?.[1] ?? [])
  })
  /** As Compose fills in `${NAME:?}` and `${NAME:-usual}`. */
  const filled = (value: string) =>
    value.replace(/\$\{(\w+):(?:\?|-([^}]*))\}/g, (_, name: keyof typeof GIVEN, usual = '') =>
      String(GIVEN[name] ?? usual),
    )

  test('gives the parts what production needs, from what .env.example asks for', () => {
    for (const name of PRODUCT) {
      const { environment = {}, env_file: file } = compose.services[name]!
      const env = Object.fromEntries(
        Object.entries(environment).map(([key, value]) => [key, filled(String(value))]),
      )
      const config = readConfig({ ...env, WIAN_HOME: home })
      expect([name, file, config.mode, config.given.publicUrl]).toEqual([name, '.env', 'production', true])
      expect(config.trustedProxies).toEqual(['172.30.83.2'])
    }
    const asked = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name!)
    expect(example).toEqual(expect.arrayContaining([...new Set(asked)]))
    for (const name of example) expect([...asked, ...SETTINGS]).toContain(name)
  })

  test('has its proxy send all pieces of an upload to one copy of the api', () => {
    const [{ source = '', target = '' } = {}] = compose.services['proxy']?.configs ?? []
    const file = filled(compose.configs[source]!.content)
    expect([target, file.split(' ')[0]]).toEqual(['/etc/caddy/Caddyfile', GIVEN.PUBLIC_URL])
    const [, path = ''] = /@upload path (\S+)\*\s/.exec(file) ?? []
    expect(UPLOAD_OPERATIONS.filter((one) => `/api/v1${one.path}`.startsWith(path))).not.toEqual([])
    expect(file).toMatch(/reverse_proxy @upload \{[^}]*lb_policy uri_hash/)
  })

  test('names no setting that the product does not read, and depends on no service that is not there', () => {
    for (const [name, { environment = {}, depends_on: others = {} }] of Object.entries(compose.services)) {
      if (PRODUCT.includes(name)) expect(SETTINGS).toEqual(expect.arrayContaining(Object.keys(environment)))
      expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(Object.keys(others)))
    }
  })
})

test('the image is built like the product here, and keeps the native halves of its packages', async () => {
  const [image, built] = await Promise.all(
    ['Dockerfile', 'scripts/lib/build.mjs'].map((file) => readFile(file, 'utf8')),
  )
  const programs = [...built!.matchAll(/await node\('([^']+)'/g)].map(([, program]) => program!)
  expect(programs).toHaveLength(3)
  for (const program of programs) expect(image).toContain(`node ${program}`)
  expect(image).not.toContain('--omit=optional')
})

test('every setting stands in docs/operations.md', async () => {
  const page = await readFile('docs/operations.md', 'utf8')
  expect(SETTINGS.filter((name) => !page.includes(`\`${name}\``) && !page.includes(`\`${name}=`))).toEqual([])
})
