import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino, type Logger } from 'pino'
import { createPressRoom } from '../../activities/press-room.js'
import { createOrderPaper } from '../../activities/papers/order.js'
import { createExemptionLetters } from '../../activities/papers/exemption.js'
import { createMeetingPapers } from '../../activities/papers/meeting.js'
import { createNudge } from '../../activities/nudge.js'
import { createAnswerCheck } from '../../api/answers.js'
import { createApp } from '../../api/app.js'
import { createCases } from '../../api/cases.js'
import type { Mailbox } from '../../api/mailbox.js'
import { createLanes } from '../../api/lanes.js'
import { createDesk, type SignInDesk } from '../../api/sign-in/desk.js'
import type { Issuer } from '../../api/sign-in/issuers.js'
import { withMachineTokens } from '../../api/sign-in/machines.js'
import type { Limits } from '../../api/limits.js'
import type { Operations } from '../../api/operations/run.js'
import { createHttpServer } from '../../api/server.js'
import { signInBySessions } from '../../api/sign-in/sessions.js'
import { fileLimits, type FileDesk, type FileLimits } from '../../api/uploads/desk.js'
import { watchFiles } from '../../api/uploads/watch.js'
import type { Scanner } from '../../files/scanner.js'
import { createKeyVault } from '../../db/key-vault.js'
import { createOfficeSigner } from '../../activities/office-signer.js'
import { KINDS } from '../../db/cases/kinds.js'
import { setClock, startRehearsal } from '../../db/clock.js'
import { openLibraryPool } from '../../db/pool.js'
import { storeProcedure } from '../../db/procedures.js'
import { HELD_KINDS, type Actor } from '../../domain/case.js'
import { loadProcedure } from '../../templates/procedures/load.js'
import { openTypesetter } from '../../typesetting/typesetter.js'
import { createWebhookDesk } from '../../api/webhook-desk.js'
import { startCases, type CasesUnderTest } from '../support/cases.js'
import { until } from '../support/circulars.js'
import { openSurroundings } from '../../api/surroundings.js'
import { createSignedIn } from '../support/sign-in.js'
import { central, SECRET } from './people.js'

/** The day on which the first circular was issued: Tuesday, 21 November 2566, 09:00 in Bangkok. */
export const START = '2023-11-21T02:00:00.000Z'

/** An answer of the API, read. */
export type Reply = {
  readonly status: number
  readonly headers: Headers
  // Tests look into answers of many shapes.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any
}

export type Ask = {
  readonly body?: unknown
  readonly key?: string | null
  readonly match?: string | number
  readonly headers?: Record<string, string>
}

/** The whole API on a real database and a real Temporal server, with workers and letters. */
export type Office = {
  readonly operations: Operations
  readonly cases: CasesUnderTest
  readonly url: string
  /** The same under the name that browsers take passkeys for. */
  readonly publicUrl: string
  readonly desk: SignInDesk
  /** What the person sends as `Authorization`, signed in at their first request. */
  readonly bearer: (who: Actor) => Promise<string>
  readonly ask: (who: Actor | undefined, method: string, path: string, ask?: Ask) => Promise<Reply>
  stepTo(instant: string): Promise<void>
  /** A circular of the seed's kind that has been signed: ready to launch. */
  signed(overrides?: object): Promise<string>
  /** One that has been launched to these offices, and its letters are out. */
  launched(codes: readonly string[], overrides?: object): Promise<string>
  readonly files: FileDesk
  /** Ends the API as a lost process does, with all that it held in memory, and starts it anew at the same address. */
  restart(meanwhile: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** What a test may choose: the scanner of files, none unless it says so, and how much may be sent. */
export type OfficeSetUp = {
  readonly scanner?: Scanner
  readonly limits?: FileLimits
  readonly mailbox?: Mailbox
  /** How many requests a minute; the product's own limits where a test sets none. */
  readonly requestLimits?: Limits
  readonly log?: Logger
  /** Where people reach it when a proxy stands before it, and the proxies that are believed. */
  readonly publicUrl?: string
  readonly trustedProxies?: readonly string[]
  /** Where a demo writes down its people. */
  readonly demoCast?: string
  /** By which providers people sign in; told where the product is reached. */
  readonly issuers?: (publicUrl: string) => Promise<readonly Issuer[]>
}

const LOG = pino({ level: process.env['TEST_LOG'] ?? 'silent' })

/** The limits that hold where a test sets none: the product's own. */
export const LIMITS = fileLimits({
  ...{ maxFileMb: 100, answerMb: 300, officeDailyMb: 1_000, officeQuotaMb: 5_000, uploadExpiresHours: 24 },
})

/** Opens it; `close` stops everything. */
export async function openOffice({
  scanner,
  limits = LIMITS,
  requestLimits,
  log = LOG,
  mailbox,
  issuers = () => Promise.resolve([]),
  publicUrl: publicUrlGiven,
  trustedProxies = [],
  demoCast,
}: OfficeSetUp = {}): Promise<Office> {
  const typesetter = await openTypesetter()
  const cases = await startCases({
    isSeeded: true,
    pressRoom: { open: (run) => pressRoom().open(run) },
    papers: (pool) => createMeetingPapers({ pool, typesetter, publicUrl: 'https://wian.example' }),
    letters: (pool) => createExemptionLetters({ pool, typesetter, publicUrl: 'https://wian.example' }),
    orders: (pool) => createOrderPaper({ pool, typesetter, publicUrl: 'https://wian.example' }),
  })
  const pressRoom = () =>
    createPressRoom({
      ...{ pool: cases.pool, typesetter },
      ...{ answerUrl: 'https://wian.example/inbox', verifyUrl: 'https://wian.example/v' },
      signerOf: createOfficeSigner({ pool: cases.pool, vault: createKeyVault(SECRET) }),
    })
  await startRehearsal(cases.pool, START, 0)
  await storeSeedProcedure(cases)
  let server = await listening(0)
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const { pool } = cases
  const authPool = openLibraryPool(cases.ownerUrl, 'auth')
  const publicUrl = publicUrlGiven ?? url.replace('127.0.0.1', 'localhost')
  const signing = { pool, secret: SECRET, publicUrl }
  const desk = createDesk({ ...signing, authPool, log, issuers: await issuers(publicUrl) })
  const folder = await mkdtemp(join(tmpdir(), 'wian-files-'))
  const files = watchFiles({ pool, log, folder, limits, scanner })
  const openApi = () => {
    const lanes = createLanes()
    const around = openSurroundings({
      ...{ pool, log, lanes },
      temporal: () => cases.client.connection.ensureConnected(),
      ...(requestLimits ? { limits: requestLimits } : {}),
    })
    const app = createApp({
      pool,
      log,
      trustedProxies,
      ...around,
      cases: createCases({ pool, temporal: cases.client, lanes }),
      checkAnswer: createAnswerCheck(),
      openPress: () => Promise.resolve({ typesetter, look: {} }),
      webhooks: createWebhookDesk({ secret: SECRET, policy: { inside: [], plain: true } }),
      desk,
      files,
      screens: join(process.cwd(), 'dist', 'web'),
      ...(mailbox ? { mailbox } : {}),
      ...(demoCast === undefined ? {} : { demoCast }),
      vault: createKeyVault(SECRET),
      signIn: withMachineTokens(signInBySessions(signing), pool),
    })
    server.on('request', app)
    return around
  }
  let around = openApi()
  const bearer = createSignedIn(pool, desk)
  const ask: Office['ask'] = (who, method, path, options = {}) =>
    who
      ? bearer(who).then((token) => send(url, token, method, path, options))
      : send(url, undefined, method, path, options)
  const signed = (overrides: object = {}) => sign(ask, overrides)
  return {
    get operations() {
      return around.operations
    },
    cases,
    url,
    publicUrl,
    desk,
    bearer,
    ask,
    files,
    signed,
    stepTo: (instant) => stepTo(cases, instant),
    async launched(codes, overrides = {}) {
      const id = await signed({ audience: { codes }, ...overrides })
      const reply = await ask(central('officer'), 'post', `/circulars/${id}/launch`)
      if (reply.status !== 202) throw new Error(JSON.stringify(reply.body))
      await idle(ask, id)
      return id
    },
    async restart(meanwhile) {
      await ended(server)
      await around.close(0)
      await meanwhile()
      server = await listening(port)
      around = openApi()
    },
    async close() {
      await around.close(5_000)
      await ended(server)
      await authPool.end()
      await files.close()
      await cases.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function listening(port: number): Promise<Server> {
  const server = createHttpServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return server
}

async function ended(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
}

/** Waits until a circular owes no work over its offices any more. */
export async function idle(ask: Office['ask'], circularId: string): Promise<void> {
  await until(async () => {
    const reply = await ask(central('officer'), 'get', `/circulars/${circularId}`)
    return (reply.body as { state: { jobs: unknown[] } }).state.jobs.length === 0
  })
}

async function storeSeedProcedure(cases: CasesUnderTest): Promise<void> {
  const text = await readFile('templates/procedures/host-and-name-officers.yaml', 'utf8')
  const { procedure } = loadProcedure(text, 'host-and-name-officers.yaml')
  if (!procedure) throw new Error('the procedure of the seed does not load')
  await storeProcedure(cases.pool, procedure.procedure, procedure)
}

async function sign(ask: Office['ask'], overrides: object): Promise<string> {
  const officer = central('officer')
  const draft = await ask(officer, 'post', '/circulars', {
    body: { procedureId: 'host-and-name-officers', overrides },
  })
  const { circularId, contentSha256 } = draft.body as { circularId: string; contentSha256: string }
  const isSecret = 'secrecy' in overrides && overrides.secrecy !== 'plain'
  const persons = [central('checker'), central('signer')].map(({ personId }) => personId)
  // People are put down at their first request: who is named must be known.
  if (isSecret) for (const role of ['checker', 'signer'] as const) await ask(central(role), 'get', '/me')
  const steps: [Actor, string, object][] = [
    ...(isSecret ? [[officer, 'named-persons', { persons }] as [Actor, string, object]] : []),
    [officer, 'send-for-approval', {}],
    [central('checker'), 'decide-stage', { stage: 'check', verdict: 'approved', contentSha256 }],
    [central('signer'), 'decide-stage', { stage: 'sign', verdict: 'approved', contentSha256 }],
  ]
  for (const [who, act, body] of steps) {
    const reply = await ask(who, 'post', `/circulars/${circularId}/${act}`, { body })
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
  }
  return circularId
}

async function stepTo(cases: CasesUnderTest, instant: string): Promise<void> {
  const refused = await setClock(cases.pool, { instant, rate: 0 })
  if (refused) throw new Error(refused.refused)
  const { rows } = await cases.pool.query<{ case_id: string }>(
    HELD_KINDS.map((kind) => `select case_id from ${KINDS[kind].table}`).join(' union all '),
  )
  await createNudge(cases.pool, cases.client)(rows.map((row) => row.case_id))
}

async function send(
  url: string,
  token: string | undefined,
  method: string,
  path: string,
  { body, key, match, headers = {} }: Ask,
): Promise<Reply> {
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body)
  const response = await fetch(`${url}/api/v1${path}`, {
    method: method.toUpperCase(),
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(method === 'post' && key !== null ? { 'idempotency-key': key ?? randomUUID() } : {}),
      ...(match === undefined ? {} : { 'if-match': typeof match === 'number' ? `"${match}"` : match }),
      ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isRaw ? (body as string) : JSON.stringify(body) }),
  })
  const type = response.headers.get('content-type') ?? ''
  const read: unknown = /[/+]json\b/.test(type)
    ? await response.json()
    : Buffer.from(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, body: read }
}
