import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { pino } from 'pino'
import { setPasswords } from '../../db/accounts.js'
import { linkToken, putDownLink } from '../../db/links.js'
import { hashPassword } from '../../api/sign-in/passwords.js'
import { openApiDocument } from '../../api/openapi/document.js'
import { ROUTES } from '../../api/routes/index.js'
import { openOffice, type Office } from '../api/office.js'
import { central, SECRET } from '../api/people.js'
import { addAssignment, addPerson } from '../support/sign-in.js'

const PASSWORD = 'รหัสผ่านที่ไม่มีใครควรเห็น 7'
const NEW_PASSWORD = 'รหัสผ่านใหม่ที่ไม่มีใครควรเห็น 8'

const lines: string[] = []
let office: Office
beforeAll(async () => {
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  office = await openOffice({ log })
}, 90_000)
afterAll(() => office.close(), 60_000)

const answers: string[] = []
const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(`${office.url}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: office.url, ...headers },
    body: JSON.stringify(body),
  })
  answers.push(await response.text())
  return response
}

test('neither logs nor answers hold the secret of the product, a password, or a token of somebody else', async () => {
  const { pool } = office.cases
  const { email } = await addPerson(pool, 'person-secrets')
  await addAssignment(pool, central('administrator', 'person-secrets'))
  await setPasswords(pool, [{ personId: 'person-secrets', hashed: await hashPassword(PASSWORD) }])
  await post('/auth/sign-in/email', { email, password: `${PASSWORD} wrong` })
  const signedIn = await post('/auth/sign-in/email', { email, password: PASSWORD })
  expect(signedIn.status).toBe(200)
  const authorization = `Bearer ${signedIn.headers.get('set-auth-token') ?? ''}`
  const linkId = await putDownLink(pool, { secret: SECRET, purpose: 'recovery', personId: 'person-secrets' })
  const token = linkToken(SECRET, linkId)
  expect((await post('/v1/sign-in/password', { token, password: NEW_PASSWORD })).status).toBe(200)
  await post('/v1/sign-in/password', { token, password: 'short' })
  await post('/v1/sign-in/set-up', { token, password: PASSWORD, nameTh: 'ก', email: `\0${email}` })
  await post('/v1/me/confirm', { password: PASSWORD, more: NEW_PASSWORD }, { authorization })
  for (const path of [
    '/people',
    '/tokens',
    '/webhooks',
    '/feeds',
    '/me/sessions',
    '/me',
    '/operations',
    '/readings',
  ])
    answers.push(JSON.stringify((await office.ask(central('administrator'), 'get', path)).body))

  // The caller's own session token is answered to the caller once, at signing in: it is looked for in the log alone.
  const bearer = authorization.replace('Bearer ', '')
  const hashed = await pool.query<{ password: string }>(
    'select password from auth.account where password is not null',
  )
  const never = [SECRET, PASSWORD, NEW_PASSWORD, ...hashed.rows.map(({ password }) => password)]
  const found = (texts: readonly string[], secrets: readonly string[]) =>
    texts.filter((text) =>
      secrets.some((secret) => text.includes(secret) || text.includes(encodeURIComponent(secret))),
    )
  expect(lines.length).toBeGreaterThan(10)
  expect(found(lines, [...never, bearer, bearer.split('.')[0] ?? '', token, email])).toEqual([])
  expect(found(answers, [...never, token])).toEqual([])
})

/** What is shown once, to the person for whom it was made; and whether a reading was of a secret case. */
const SHOWN = [
  ...[
    'postPeopleAccounts: password',
    'postTokens: token',
    'postFeeds: token',
    'postWebhooks: secret',
    'postWebhooksRotate: secret',
  ],
  ...['postMeConfirm: token', 'postMePassword: token', 'getReadings: secret', 'getReadingsOwn: secret'],
]

test('the document names no answer that would hold a password, a secret or a token, but those shown once', () => {
  const { paths, components } = openApiDocument(ROUTES)
  const schemas = components['schemas'] as Record<string, object>
  const told = Object.entries(paths).flatMap(([, methods]) =>
    Object.values(methods).flatMap((operation) => {
      const { operationId, responses } = operation as { operationId: string; responses: object }
      const names = namesIn(responses, schemas).filter((name) =>
        /(password|secret|token|bearer|credential)$/i.test(name),
      )
      return names.map((name) => `${operationId}: ${name}`)
    }),
  )
  expect(told.filter((one) => !SHOWN.includes(one))).toEqual([])
})

function namesIn(
  value: unknown,
  schemas: Readonly<Record<string, object>>,
  seen = new Set<string>(),
): string[] {
  if (typeof value !== 'object' || value === null) return []
  const { $ref, properties = {} } = value as { $ref?: string; properties?: object }
  const name = $ref?.startsWith('#/components/schemas/') ? ($ref.split('/').at(-1) ?? '') : undefined
  const referred =
    name !== undefined && !seen.has(name) ? namesIn(schemas[name], schemas, seen.add(name)) : []
  return [
    ...Object.keys(properties),
    ...referred,
    ...Object.values(value).flatMap((part) => namesIn(part, schemas, seen)),
  ]
}

test('no file of the repository holds a private key, a key of a cloud, or the secret of this clone', async () => {
  const own = await readFile('.wian/token-secret', 'utf8').catch(() => undefined)
  const { stdout } = await promisify(execFile)('git', ['ls-files', '-z'], { maxBuffer: 2 ** 24 })
  const found: string[] = []
  for (const file of stdout.split('\0').filter(Boolean)) {
    if (((await stat(file).catch(() => undefined))?.size ?? Infinity) > 2 ** 22) continue
    const text = await readFile(file, 'latin1')
    if (
      /-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{40}|AKIA[0-9A-Z]{16}|gh[pousr]_\w{30,}/.test(text)
    )
      found.push(file)
    if (own && text.includes(own.trim())) found.push(file)
  }
  expect(found).toEqual([])
})
