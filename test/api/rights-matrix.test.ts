import { randomUUID } from 'node:crypto'
import type { Actor } from '../../domain/case.js'
import { loadCircular } from '../../db/circulars.js'
import { loadSubmission } from '../../db/submissions.js'
import { submissionCase } from '../../domain/case.js'
import { mayAct, mayUse, POLICY, type ActName } from '../../domain/policy/policy.js'
import type { Subject } from '../../domain/policy/rule.js'
import { subjectOfCircular, subjectOfSubmission } from '../../domain/policy/subjects.js'
import { refusalKind } from '../../domain/refusals.js'
import { STATUS_OF_KIND } from '../../api/problems.js'
import type { Route } from '../../api/route.js'
import { ROUTES } from '../../api/routes/index.js'
import { ADDRESSED, addressOf, EVERYBODY } from './everybody.js'
import { openOffice, type Office } from './office.js'
import { clerk } from './people.js'

const AT_ONCE = 12

/** A circular as the policy sees it, and the answer of the addressed office to it. */
type Case = {
  readonly name: 'plain' | 'secret'
  readonly circularId: string
  readonly circular: Subject
  readonly submission: Subject
}
type Cell = { readonly who: Actor; readonly one: Route; readonly about: Case; readonly path: string }

/** Addresses of parts of a case that these cases do not have: whoever may ask is told so. */
const ABSENT = /report\/|answers\/:answer|versions|\/draft$|jobs/

let office: Office
let cases: readonly Case[]

beforeAll(async () => {
  office = await openOffice()
  cases = [await launch('plain'), await launch('secret')]
}, 120_000)
afterAll(() => office.close())

async function launch(name: Case['name']): Promise<Case> {
  const { pool } = office.cases
  const circularId = await office.launched([ADDRESSED], { secrecy: name })
  if (name === 'secret') {
    const persons = [clerk(ADDRESSED).personId]
    await office.bearer(clerk(ADDRESSED))
    await office.ask(
      clerk(ADDRESSED, 'director'),
      'post',
      `/submissions/${circularId}/${ADDRESSED}/named-persons`,
      { body: { persons } },
    )
  }
  const circular = (await loadCircular(pool, circularId))?.state
  const submission = (await loadSubmission(pool, submissionCase(circularId, ADDRESSED)))?.state
  if (!circular || !submission) throw new Error('the circular was not launched')
  return {
    name,
    circularId,
    circular: subjectOfCircular(circular),
    submission: subjectOfSubmission(submission, circular),
  }
}

const guarded = (ROUTES as unknown as readonly Route[]).filter(
  ({ access }) => access !== 'public' && access !== 'person',
)
const actOf = ({ access }: Route) => access as ActName

/** Whom the route is about: a case of the two, a book of the addressed office, or nothing that the policy looks at. */
function subjectOf({ path }: Route, about: Case): Subject | undefined {
  if (path.includes(':circularId')) return path.includes(':officeCode') ? about.submission : about.circular
  return path.startsWith('/registers/') ? { ownerOffice: ADDRESSED } : undefined
}

/** The status with which the policy refuses; nothing where it lets the person pass. */
function refusedBy({ who, one, about }: Cell): number | undefined {
  const subject = subjectOf(one, about)
  const refusal = mayUse(who, actOf(one)) ?? (subject && mayAct(who, actOf(one), subject))
  return refusal && STATUS_OF_KIND[refusalKind(refusal.refused)]
}

function cells(): Cell[] {
  return guarded.flatMap((one) =>
    EVERYBODY.flatMap((who) => {
      // Whom the gate turns away it turns away whatever the case.
      const isSame = mayUse(who, actOf(one)) !== undefined || !one.path.includes(':circularId')
      return (isSame ? cases.slice(0, 1) : cases).map((about) => ({
        who,
        one,
        about,
        path: addressOf(one.path, about.circularId),
      }))
    }),
  )
}

/** Asks with a body that no route takes: only what comes before it can answer, and nothing is changed. */
async function ask({ who, one, path }: Cell): Promise<number> {
  const stop = new AbortController()
  const isWrite = one.method !== 'get'
  const response = await fetch(`${office.url}/api/v1${path}`, {
    method: one.method.toUpperCase(),
    signal: stop.signal,
    headers: {
      authorization: `Bearer ${await office.bearer(who)}`,
      ...(isWrite
        ? { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'if-match': '"1"' }
        : {}),
    },
    ...(isWrite ? { body: JSON.stringify({ noRouteTakesThis: true }) } : {}),
  })
  // A stream of events has no end of its own.
  stop.abort()
  return response.status
}

function isAsExpected(cell: Cell, status: number): boolean {
  const expected = refusedBy(cell)
  if (expected !== undefined) return status === expected
  const isAboutCase = subjectOf(cell.one, cell.about) !== undefined
  return status !== 401 && status !== 403 && (status !== 404 || !isAboutCase || ABSENT.test(cell.one.path))
}

/** A write without a body would be done where it is allowed: there only the refusals are asked for. */
const canBeAsked = (cell: Cell) =>
  cell.one.method === 'get' || cell.one.body !== undefined || refusedBy(cell) !== undefined

const nameOf = ({ who, one, about }: Cell) =>
  `${one.method} ${one.path} (${one.access}) as ${who.role} of ${who.officeCode} ${who.personId}, ${about.name}`

test('every route answers everybody as the policy says, for plain and for secret cases', async () => {
  const all = cells().filter(canBeAsked)
  const wrong: string[] = []
  const next = all[Symbol.iterator]()
  const work = async () => {
    for (const cell of next) {
      const status = await ask(cell)
      if (!isAsExpected(cell, status))
        wrong.push(`${nameOf(cell)}: ${status}, the policy says ${refusedBy(cell) ?? 'pass'}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  expect(wrong).toEqual([])
  expect(all.length).toBeGreaterThan(guarded.length * EVERYBODY.length)
}, 600_000)

/** What is recorded of cases and what lies in wait: where nothing was done, it stays as it was. */
async function onRecord(): Promise<unknown> {
  const { rows } = await office.cases.pool.query(
    `select (select count(*) from event) as events, (select count(*) from mail) as mails, (select count(*) from letter) as letters,
       (select count(*) from answer) as answers, (select count(*) from draft) as drafts, (select count(*) from person) as people,
       (select count(*) from assignment) as assignments, (select count(*) from register_entry) as numbers`,
  )
  return rows
}

/** A write that takes something, asked with nothing at all. */
async function askEmpty({ who, one, path }: Cell): Promise<number> {
  const headers = { authorization: `Bearer ${await office.bearer(who)}`, 'if-match': '"1"' }
  const response = await fetch(`${office.url}/api/v1${path}`, {
    method: one.method.toUpperCase(),
    headers: { ...headers, 'idempotency-key': randomUUID() },
  })
  return response.status
}

/** Whether the route can be done with a body that says nothing: there an empty body is no mistake. */
const takesNothing = ({ body }: Route) =>
  body === undefined || ('safeParse' in body && body.safeParse({}).success)

test('a write without its body is refused for that, with no effect, where the policy lets the person pass', async () => {
  await Promise.all(EVERYBODY.map((who) => office.bearer(who)))
  const before = await onRecord()
  const all = cells().filter(
    (cell) => cell.one.method !== 'get' && !takesNothing(cell.one) && refusedBy(cell) === undefined,
  )
  const wrong: string[] = []
  const next = all[Symbol.iterator]()
  const work = async () => {
    for (const cell of next) {
      const status = await askEmpty(cell)
      const isAboutCase = subjectOf(cell.one, cell.about) !== undefined
      const isBodyRefused = status >= 400 && status < 500 && ![401, 403].includes(status)
      if (!isBodyRefused || (status === 404 && isAboutCase && !ABSENT.test(cell.one.path)))
        wrong.push(`${nameOf(cell)}: ${status}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  expect(wrong).toEqual([])
  expect(all.length).toBeGreaterThan(100)
  expect(await onRecord()).toEqual(before)
}, 600_000)

test('every route names an act of the policy, and what it is about is looked at', () => {
  for (const { access, path } of ROUTES as unknown as readonly Route[]) {
    if (access === 'public' || access === 'person') continue
    expect([path, access in POLICY]).toEqual([path, true])
    const isAboutCase = path.includes(':circularId')
    if (isAboutCase) expect([path, POLICY[access].standing]).not.toEqual([path, []])
  }
})
