import { Writable } from 'node:stream'
import { pino } from 'pino'
import { createMailRenderer } from '../../activities/mail-renderer.js'
import { createMailRoom } from '../../activities/mailroom.js'
import { openMailTransport } from '../../activities/mail-transport.js'
import { createReports } from '../../activities/reports.js'
import { FORMATS } from '../../api/export-file.js'
import type { Route } from '../../api/route.js'
import { ROUTES } from '../../api/routes/index.js'
import { listLetters } from '../../db/letters.js'
import type { Actor } from '../../domain/case.js'
import { openTypesetter } from '../../typesetting/typesetter.js'
import { until } from '../support/circulars.js'
import { startSmtp, type Smtp } from '../support/smtp.js'
import { wordsIn } from '../support/unpack.js'
import { ADDRESSED, addressOf, EVERYBODY } from './everybody.js'
import { secretary } from './committees.js'
import { convened } from './meetings.js'
import { idle, openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'

/**
 * Stands in everything that persons write about the case: wherever it is seen, the case has been told. Without digits,
 * which papers write as Thai ones.
 */
const CANARY = 'KanariQxzQ'
const UNANSWERED = 'P2102'
/** The same of a meeting, of which others know. */
const WORD = 'TukanQxzQ'
/** The product makes five exports at once; whoever asks for a sixth is told to come again. */
const AT_ONCE = 4
const [officer, signer, director, assignee] = [
  central('officer'),
  central('signer'),
  clerk(ADDRESSED, 'director'),
  clerk(ADDRESSED),
]
const NAMED = [officer, central('checker'), signer, director, clerk(UNANSWERED, 'director'), assignee]
const isNamed = (who: Actor) => NAMED.some(({ personId }) => personId === who.personId)
const STRANGERS = EVERYBODY.filter((who) => !isNamed(who))

let office: Office
let smtp: Smtp
let circularId: string
const logged: string[] = []

beforeAll(async () => {
  const sink = new Writable({ write: (line, _, done) => (logged.push(String(line)), done()) })
  office = await openOffice({ log: pino({ level: 'debug' }, sink) })
  smtp = await startSmtp()
  await live()
}, 180_000)
afterAll(async () => {
  await smtp.close()
  await office.close()
}, 60_000)

/** The whole life of a secret circular: issued, answered, returned, corrected, extended, overdue, closed; mails sent. */
async function live(): Promise<void> {
  const body = [{ kind: 'paragraph', text: `ข้อความ ${CANARY} ตอบภายใน {due} ทาง {answerUrl}` }]
  const overrides = { secrecy: 'confidential', subject: `เรื่อง ${CANARY}`, letter: { body } }
  circularId = await office.launched([ADDRESSED, UNANSWERED], overrides)
  const reason = `เพราะ ${CANARY}`
  const deadline = { kind: 'fixed', day: '2023-11-29', time: '16:30' }
  const persons = [
    { name: CANARY, position: CANARY, phone: '0810000000', email: 'person@office.example', role: 'คณะทำงาน' },
  ]
  await office.bearer(assignee)
  await onAnswer(director, 'receive', {})
  await onAnswer(director, 'named-persons', { persons: [assignee.personId] })
  await onAnswer(director, 'assign', { assignee: assignee.personId, instruction: CANARY })
  await onAnswer(assignee, 'submit', { answer: { persons } })
  await onAnswer(officer, 'return', { reason, deadline })
  await onAnswer(assignee, 'submit', { answer: { persons } })
  await onAnswer(officer, 'accept', {})
  await onCircular(officer, 'errata', { wrong: CANARY, right: `${CANARY} ๒`, reason })
  await onCircular(officer, 'remind', {})
  await onCircular(officer, 'extend', { deadline, reason })
  await office.stepTo('2023-11-30T02:00:00.000Z')
  await until(async () => {
    const reply = await office.ask(officer, 'get', `/circulars/${circularId}`)
    return 'fellDueAt' in (reply.body as { state: object }).state
  })
  await onCircular(signer, 'seal-overdue', {})
  await onCircular(officer, 'close', {})
  const typesetter = await openTypesetter()
  await createReports({ pool: office.cases.pool, typesetter }).makeClosingReport(circularId)
  await sendMails()
}

const onAnswer = (who: Actor, act: string, body: object) =>
  done(who, `/submissions/${circularId}/${ADDRESSED}/${act}`, body)
const onCircular = async (who: Actor, act: string, body: object) => {
  await done(who, `/circulars/${circularId}/${act}`, body)
  await idle(office.ask, circularId)
}
async function done(who: Actor, path: string, body: object): Promise<void> {
  const reply = await office.ask(who, 'post', path, { body })
  if (reply.status >= 300) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
}

async function sendMails(): Promise<void> {
  const { pool } = office.cases
  await pool.query(
    "update mail set to_address = 'office@wian.example', state = 'queued', only_if_unanswered = false",
  )
  const transport = openMailTransport(smtp.url)
  const render = createMailRenderer({ pool, publicUrl: office.url, secret: 'no link is written here' })
  const log = pino(
    { level: 'debug' },
    new Writable({ write: (line, _, next) => (logged.push(String(line)), next()) }),
  )
  const sender = { from: 'wian@wian.example', domain: 'wian.example' }
  await createMailRoom({ pool, transport, render, log, ...sender }).drain()
  transport.close()
}

/** What somebody gets at an address, files unpacked; a stream of events is left at once. */
async function read(who: Actor | string, path: string) {
  const bearer = typeof who === 'string' ? who : await office.bearer(who)
  const response = await fetch(`${office.url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${bearer}` },
  })
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
  if (isStream) await response.body?.cancel()
  const text = isStream ? '' : await wordsIn(Buffer.from(await response.arrayBuffer()))
  return { status: response.status, said: text + JSON.stringify([...response.headers]) }
}

/** What the names in addresses stand for one by one: every book, every format, every letter of the case. */
async function namesOfParts(): Promise<Readonly<Record<string, readonly string[]>>> {
  const kinds = [...new Set((await listLetters(office.cases.pool, circularId)).map(({ kind }) => kind))]
  return {
    register: ['circular', 'outgoing', 'inward'],
    format: [...FORMATS, 'pdf'],
    kind: kinds,
    file: kinds.map((kind) => `${kind}.pdf`),
  }
}

/** Every address that can be read: of the case, of lists and books, in each format, and searches for the word itself. */
async function addresses(): Promise<string[]> {
  const gets = (ROUTES as unknown as readonly Route[]).filter(
    ({ method, access }) => method === 'get' && access !== 'public',
  )
  const parts = await namesOfParts()
  return gets.flatMap(({ path, query }) => {
    const books = path.includes(':register') ? { officeCode: [ADDRESSED, 'C0001'] } : {}
    const filled = Object.entries({ ...parts, ...books })
      .filter(([name]) => path.split(/[/.]/).includes(`:${name}`))
      .reduce<Record<string, string>[]>(
        (all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
        [{}],
      )
    const found = filled.map((names) => addressOf(path, circularId, names))
    const isSearched = query?.safeParse({ text: CANARY }).success
    return isSearched ? [...found, ...found.map((address) => `${address}?text=${CANARY}`)] : found
  })
}

test('whoever is not named finds neither the words nor the id of a secret circular anywhere', async () => {
  const told: string[] = []
  const paths = await addresses()
  // Every format has been asked, and letters that there are.
  for (const part of ['/csv', '/xlsx', '/jsonl', '/pdf', '/erratum-1.pdf', '/circular/all.zip'])
    expect(paths.filter((path) => path.endsWith(part))).not.toEqual([])
  const asked = paths.flatMap((path) => STRANGERS.map((who) => ({ path, who })))
  const next = asked[Symbol.iterator]()
  const work = async () => {
    for (const { path, who } of next) {
      const { status, said } = await read(who, path)
      const isTold = said.includes(CANARY) || (status < 300 && said.includes(circularId))
      // Whoever is made to wait has not been answered.
      if (isTold || status === 429 || status >= 500)
        told.push(`${path} as ${who.role} of ${who.officeCode} ${who.personId}: ${status}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  expect(told).toEqual([])
}, 600_000)

test('the named read it: the issuer its content, the addressed office its letter and its own answers', async () => {
  for (const [who, path] of [
    [officer, `/circulars/${circularId}`],
    ...FORMATS.map((format) => [officer, `/circulars/${circularId}/answers/${format}`] as const),
    [officer, `/circulars/${circularId}/report/pdf`],
    [officer, `/circulars/${circularId}/report/xlsx`],
    [officer, `/circulars/${circularId}/letters/circular/all.zip`],
    [director, `/letters/${circularId}/${ADDRESSED}/circular.pdf`],
    [officer, '/circulars'],
    [director, `/submissions/${circularId}/${ADDRESSED}`],
    [assignee, '/inbox'],
    [assignee, `/registers/${ADDRESSED}/inward/2023`],
  ] as const) {
    const { status, said } = await read(who, path)
    expect([path, status, said.includes(CANARY)]).toEqual([path, 200, true])
  }
})

test('a register keeps its line and number for those who may not know what it says', async () => {
  const reply = await office.ask(clerk(ADDRESSED, 'registrar'), 'get', `/registers/${ADDRESSED}/inward/2023`)
  expect((reply.body as { items: object[] }).items).toMatchObject([
    { number: 1, subject: 'ลับ', caseId: null, counterpart: '' },
  ])
})

test('its mails say only that there is one', () => {
  expect(smtp.taken.length).toBeGreaterThanOrEqual(8)
  for (const { email } of smtp.taken) {
    // To the office, or to the person whose turn it is to check or sign.
    expect(email.subject).toMatch(/มีหนังสือลับถึงหน่วยงานของท่าน|มีเรื่องลับถึงท่าน/)
    expect(JSON.stringify(email)).not.toContain(CANARY)
    expect(email.attachments).toEqual([])
  }
})

test('nothing of it stands in the logs, at whatever level', () => {
  expect(logged.filter((line) => line.includes(CANARY))).toEqual([])
})

test('a substitute of the director, and a token of the director, do not see it', async () => {
  const substitute = EVERYBODY.find(({ inPlaceOf }) => inPlaceOf !== undefined) as Actor
  expect((await read(substitute, `/submissions/${circularId}/${ADDRESSED}`)).status).toBe(404)
  const made = await office.ask(director, 'post', '/tokens', {
    body: { name: 'ระบบของสำนักงาน', scopes: ['read'], days: 1 },
  })
  const { token } = made.body as { token: string }
  expect((await read(token, '/me')).status).toBe(200)
  expect((await read(token, `/submissions/${circularId}/${ADDRESSED}`)).status).toBe(404)
  expect((await read(token, '/inbox')).said).not.toContain(circularId)
})

test('only persons of the own office, or auditors, are named', async () => {
  const path = `/submissions/${circularId}/${ADDRESSED}/named-persons`
  const name = async (who: Actor) => {
    await office.bearer(who)
    const reply = await office.ask(director, 'post', path, { body: { persons: [who.personId] } })
    return [reply.status, (reply.body as { code?: string }).code]
  }
  expect(await name(clerk('S01'))).toEqual([422, 'PERSON_NOT_OF_OFFICE'])
  const auditor = central('auditor', 'auditor-of-secrets')
  expect((await read(auditor, `/submissions/${circularId}/${ADDRESSED}`)).status).toBe(404)
  expect((await name(auditor))[0]).toBe(200)
  expect((await read(auditor, `/submissions/${circularId}/${ADDRESSED}`)).status).toBe(200)
})

test('top secret is refused: it never travels electronically', async () => {
  const reply = await office.ask(officer, 'post', '/circulars', {
    body: { procedureId: 'host-and-name-officers', overrides: { secrecy: 'topSecret' } },
  })
  expect([reply.status, (reply.body as { code: string }).code]).toEqual([422, 'TOP_SECRET_ON_PAPER'])
})

test('whoever does not sit in a secret meeting finds neither its words nor its id, in no list and by no search', async () => {
  const startsAt = '2023-12-12T02:00:00.000Z'
  await office.bearer(secretary)
  const meeting = await convened(office, [director, secretary], { secrecy: 'secret', startsAt })
  const itemId = await meeting.item({ title: `วาระ ${WORD}`, kind: 'information' })
  await meeting.does('call')
  await office.stepTo(startsAt)
  for (const { personId } of [director, secretary])
    await meeting.does('attendance', { personId, what: 'arrived' })
  await meeting.does('open')
  await meeting.does(`items/${itemId}/open`)
  await meeting.does(`items/${itemId}/resolve`, { outcome: 'noted', text: `รับทราบ ${WORD}` })
  const own = (await addresses()).filter((path) =>
    /^\/(search|meetings|resolutions|committees|registers\/P2101\/resolution|tasks)\b/.test(path),
  )
  const paths = [
    ...new Set(own.map((path) => path.replace('/none', `/${meeting.meetingId}`).replace(CANARY, WORD))),
  ]
  const told: string[] = []
  for (const who of EVERYBODY.filter(
    ({ personId }) => ![director, secretary].some((one) => one.personId === personId),
  ))
    for (const path of paths) {
      const { status, said } = await read(who, path)
      if (said.includes(WORD) || (status < 300 && said.includes(meeting.meetingId)))
        told.push(`${path} as ${who.role} of ${who.officeCode}`)
    }
  expect(told).toEqual([])
  const seen = (await read(director, `/search?text=${WORD}`)).said
  for (const kind of ['meeting', 'resolution']) expect(seen).toContain(`"kind":"${kind}"`)
}, 120_000)
