import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openApiDocument } from '../../api/openapi/document.js'
import { UPLOAD_OPERATIONS } from '../../api/openapi/uploads.js'
import { STATUS_OF_KIND } from '../../api/problems.js'
import type { Deps } from '../../api/route.js'
import { ROUTES } from '../../api/routes/index.js'
import { createUploads } from '../../api/uploads/router.js'
import { loadCircular } from '../../db/circulars.js'
import { loadSubmission } from '../../db/submissions.js'
import { submissionCase, type Actor } from '../../domain/case.js'
import { mayAct, mayUse } from '../../domain/policy/policy.js'
import type { Subject } from '../../domain/policy/rule.js'
import { subjectOfSubmission } from '../../domain/policy/subjects.js'
import { refusalKind, type Refusal } from '../../domain/refusals.js'
import { holdAgainst } from '../support/as-written.js'
import { ADDRESSED, EVERYBODY } from './everybody.js'
import { openOffice, type Office } from './office.js'
import { clerk } from './people.js'

const owner = clerk(ADDRESSED)
const CONTENT = Buffer.from('ข้อความของสำนักงาน')
const LENGTH = String(CONTENT.length)
const PART = { 'content-type': 'application/offset+octet-stream' }
const holds = holdAgainst(openApiDocument(ROUTES))

let office: Office
let plain: { readonly caseId: string; readonly subject: Subject }
let secret: typeof plain
beforeAll(async () => {
  office = await openOffice()
  plain = await launch('plain')
  secret = await launch('secret')
}, 120_000)

async function launch(secrecy: 'plain' | 'secret'): Promise<typeof plain> {
  const circularId = await office.launched([ADDRESSED], { secrecy })
  const caseId = submissionCase(circularId, ADDRESSED)
  const { pool } = office.cases
  const circular = (await loadCircular(pool, circularId))?.state
  const answer = (await loadSubmission(pool, caseId))?.state
  if (!circular || !answer) throw new Error('the circular was not launched')
  return { caseId, subject: subjectOfSubmission(answer, circular) }
}
afterAll(() => office.close(), 60_000)

/** What was answered, once read. */
const answers = new WeakMap<Response, unknown>()

type Sent = { readonly headers?: Record<string, string>; readonly body?: Buffer }

/** Asks the tus endpoint, and holds whatever it answers against the document. */
async function ask(who: Actor | undefined, asked: string, { headers = {}, body }: Sent = {}) {
  const [method = '', path = ''] = asked.split(' ')
  const response = await fetch(`${office.url}/api/v1${path}`, {
    method: method.toUpperCase(),
    headers: {
      ...(who ? { authorization: `Bearer ${await office.bearer(who)}` } : {}),
      ...(method === 'options' ? {} : { 'tus-resumable': '1.0.0' }),
      ...headers,
    },
    ...(body ? { body } : {}),
  })
  const read = await response.text()
  const isEmpty = read === ''
  if (isEmpty && response.ok) expect([asked, response.headers.get('content-type')]).toEqual([asked, null])
  // A refusal of HEAD has no body to look at.
  const answered = {
    status: response.status,
    headers: response.headers,
    body: isEmpty ? undefined : (JSON.parse(read) as unknown),
  }
  answers.set(response, answered.body)
  const documented = `/api/v1${path === '/uploads' ? path : '/uploads/{fileId}'}`
  const fault = method === 'head' && !response.ok ? undefined : holds(method, documented, answered)
  expect([asked, fault]).toEqual([asked, undefined])
  return response
}

type Refused = { readonly status: number; readonly code: string; messageTh: string; messageEn: string }

async function read(...asked: Parameters<typeof ask>): Promise<Refused> {
  const response = await ask(...asked)
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  return answers.get(response) as Refused
}

const metadata = (sent: Record<string, string>) =>
  Object.entries(sent)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',')

async function begin(who: Actor, sent: Record<string, string> = {}): Promise<Response> {
  const headers = { 'upload-length': LENGTH, 'upload-metadata': metadata({ filename: 'a.txt', ...sent }) }
  return ask(who, 'post /uploads', { headers })
}

const statusOf = (refusal: Refusal | undefined) => refusal && STATUS_OF_KIND[refusalKind(refusal.refused)]
const nameOf = ({ role, officeCode, personId }: Actor) => `${role} of ${officeCode} (${personId})`

test('the document names what the tus endpoint takes, and nothing else', async () => {
  const quarantine = await mkdtemp(join(tmpdir(), 'wian-uploads-'))
  try {
    const files = { quarantine, limits: { expiresHours: 1 } }
    const { stack } = createUploads({ files } as Deps)
    const mounted = stack.flatMap(({ route }) =>
      route ? route.stack.slice(0, 1).map(({ method }) => `${method} /uploads${route.path}`) : [],
    )
    const documented = UPLOAD_OPERATIONS.map(({ method, path }) => `${method} ${path}`)
    expect(mounted.map((one) => one.replace(/\/$/, '')).sort()).toEqual(documented.sort())
  } finally {
    await rm(quarantine, { recursive: true, force: true })
  }
})

test('a stranger is asked to sign in by every operation of uploads', async () => {
  for (const { method, path } of UPLOAD_OPERATIONS) {
    const asked = `${method} ${path.replace(':fileId', 'none')}`
    expect([asked, (await ask(undefined, asked)).status]).toEqual([asked, 401])
  }
})

test('an upload is begun by whom the policy lets, for a case that is theirs', async () => {
  for (const who of EVERYBODY) {
    const refused = statusOf(mayUse(who, 'file.upload'))
    expect([nameOf(who), (await ask(who, 'options /uploads')).status]).toEqual([nameOf(who), refused ?? 204])
    expect([nameOf(who), (await ask(who, 'post /uploads')).status]).toEqual([nameOf(who), refused ?? 400])
    for (const { caseId, subject } of [plain, secret]) {
      const ofCase = refused ?? statusOf(mayAct(who, 'submission.saveDraft', subject)) ?? 201
      expect([nameOf(who), caseId, (await begin(who, { caseId })).status]).toEqual([
        nameOf(who),
        caseId,
        ofCase,
      ])
    }
  }
}, 60_000)

test('a secret case is sent files by its named persons alone: for a clerk who may all else it does not exist', async () => {
  expect((await begin(owner, { caseId: plain.caseId })).status).toBe(201)
  expect((await begin(owner, { caseId: secret.caseId })).status).toBe(404)
  expect((await begin(clerk(ADDRESSED, 'director'), { caseId: secret.caseId })).status).toBe(201)
})

test('a header that the protocol does not know is refused as everything is, in Thai and English', async () => {
  const at = (await begin(owner)).headers.get('location') ?? ''
  const path = `/uploads/${at.split('/').at(-1)}`
  const good = { 'upload-length': LENGTH, 'upload-metadata': metadata({ filename: 'a.txt' }) }
  for (const [name, value] of [
    ['upload-concat', 'whole'],
    ['upload-defer-length', '2'],
    ['x-forwarded-proto', 'gopher'],
    ['tus-version', '9'],
  ] as const) {
    const odd = { [name]: value }
    const begun = await read(owner, 'post /uploads', { headers: { ...good, ...odd } })
    const part = { headers: { ...PART, 'upload-offset': '0', ...odd }, body: CONTENT }
    for (const body of [begun, await read(owner, `patch ${path}`, part)]) {
      expect([name, body]).toMatchObject([name, { status: 400, code: 'UPLOAD_UNREADABLE' }])
      expect([name, body.messageTh]).toEqual([name, expect.stringContaining(name)])
      expect([name, body.messageEn]).toEqual([name, expect.stringContaining(name)])
    }
  }
})

test('an upload exists for the person who began it alone, in their office and in others', async () => {
  const at = (await begin(owner)).headers.get('location') ?? ''
  const path = `/uploads/${at.split('/').at(-1)}`
  for (const who of EVERYBODY.filter(({ personId }) => personId !== owner.personId)) {
    const expected = statusOf(mayUse(who, 'file.upload')) ?? 404
    const part = { headers: { ...PART, 'upload-offset': '0' }, body: CONTENT }
    const statuses = [
      (await ask(who, `head ${path}`)).status,
      (await ask(who, `patch ${path}`, part)).status,
      (await ask(who, `delete ${path}`)).status,
    ]
    expect([nameOf(who), ...statuses]).toEqual([nameOf(who), expected, expected, expected])
  }
  const known = await ask(owner, `head ${path}`)
  const told = ['upload-offset', 'upload-length'].map((name) => known.headers.get(name))
  expect([known.status, ...told]).toEqual([200, '0', LENGTH])
  const wrong = await ask(owner, `patch ${path}`, {
    headers: { ...PART, 'upload-offset': '7' },
    body: CONTENT,
  })
  expect(wrong.status).toBe(409)
  expect((await ask(owner, `delete ${path}`)).status).toBe(204)
  expect((await ask(owner, `head ${path}`)).status).toBe(404)
}, 60_000)
