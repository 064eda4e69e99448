import { randomBytes } from 'node:crypto'
import type { Actor } from '../../domain/case.js'
import type { Day } from '../../domain/time.js'
import { apiOf, reach, refusalOf, type PersonalApi } from '../api-client.js'
import { signIn } from '../sign-in/over-http.js'
import type { Stack } from '../up/stack.js'
import { CENTRAL_STAFF, emailOf, peopleCsv, staffOf, type CastMember } from './people.js'
import { ADMINISTRATOR } from './persons.js'

/** The API for each of the cast, signed in with the own password at the first request. */
export type Accounts = {
  readonly as: (actor: Actor) => PersonalApi
  readonly bearerOf: (actor: Actor) => Promise<string>
  /** With what a person signs in: secrets, which are in no file and no log. */
  readonly credentialsOf: (actor: Actor) => { readonly email: string; readonly password: string }
  /** Brings in these people at once, each with a password. */
  readonly welcome: (cast: readonly CastMember[]) => Promise<void>
  /** Brings in the staff of these offices at once; who is first asked for alone comes in alone. */
  readonly admit: (officeCodes: readonly string[]) => Promise<void>
}

type Made = { readonly items: readonly { readonly personId: string; readonly password?: string }[] }
type Looked = { readonly planSha256: string }
type Mine = {
  readonly assignments: readonly {
    readonly assignmentId: string
    readonly officeCode: string
    readonly role: string
  }[]
}

/**
 * Makes the first administrator by the link of the new stack, as whoever installs the product does. Everybody else is in
 * office since the day.
 */
export async function openAccounts(stack: Pick<Stack, 'setUpLink' | 'env'>, since?: Day): Promise<Accounts> {
  const url = stack.env['PUBLIC_URL'] ?? ''
  const passwords = new Map([[ADMINISTRATOR.personId, await makeAdministrator(url, stack.setUpLink)]])
  const here = new Map<string, Promise<void>>()
  const bearers = new Map<string, Promise<string>>()
  const bearerOf = (actor: Actor): Promise<string> => {
    const name = `${actor.personId}/${actor.officeCode}/${actor.role}`
    const enters = async () => {
      if (!passwords.has(actor.personId)) await admit([actor.officeCode])
      return enter(url, actor, passwords.get(actor.personId) ?? '')
    }
    return once(bearers, name, enters)
  }
  const as = (actor: Actor): PersonalApi => apiOf({ url, bearer: () => bearerOf(actor) })
  const welcome = async (cast: readonly CastMember[]): Promise<void> => {
    for (const { personId, password } of await bringIn(as(ADMINISTRATOR), cast, since))
      passwords.set(personId, password)
  }
  const admit = async (officeCodes: readonly string[]): Promise<void> => {
    const fresh = officeCodes.filter((code) => !here.has(code))
    const coming = fresh.length > 0 ? welcome(fresh.flatMap(staffOf)) : Promise.resolve()
    for (const code of fresh) here.set(code, coming)
    await Promise.all(officeCodes.map((code) => here.get(code) ?? coming))
  }
  await welcome(CENTRAL_STAFF)
  const credentialsOf = (actor: Actor) => ({
    email: emailOf(actor),
    password: passwords.get(actor.personId) ?? '',
  })
  return { as, bearerOf, credentialsOf, welcome, admit }
}

function once<T>(made: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> {
  const known = made.get(name) ?? make()
  made.set(name, known)
  return known
}

async function makeAdministrator(url: string, link: string | undefined): Promise<string> {
  const token = link && new URL(link).searchParams.get('token')
  if (!token) throw new Error('ไม่มีลิงก์ตั้งผู้ดูแลระบบ / the stack gave no link for the first administrator')
  const password = randomBytes(18).toString('base64url')
  const person = { nameTh: 'ผู้ดูแล สมมติ', nameEn: 'Invented Administrator', email: emailOf(ADMINISTRATOR) }
  const response = await reach(`${url}/api/v1/sign-in/set-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, ...person, password }),
  })
  if (!response.ok) throw await refusalOf(response)
  return password
}

async function bringIn(
  administrator: PersonalApi,
  cast: readonly CastMember[],
  since: Day | undefined,
): Promise<{ personId: string; password: string }[]> {
  const file = { bytes: Buffer.from(peopleCsv(cast, since)), mediaType: 'text/csv' }
  const { planSha256 } = await administrator.upload<Looked>('POST', '/people/imports?dryRun=true', file)
  await administrator.upload('POST', `/people/imports?dryRun=false&planSha256=${planSha256}`, file)
  const personIds = [...new Set(cast.map(({ personId }) => personId))]
  const { items } = await administrator.post<Made>('/people/accounts', { personIds, give: 'password' })
  return items.map(({ personId, password = '' }) => ({ personId, password }))
}

/** Signs in, and chooses among the person's assignments. */
async function enter(url: string, actor: Actor, password: string): Promise<string> {
  const bearer = await signIn(url, { email: emailOf(actor), password })
  const api = apiOf({ url, bearer: () => Promise.resolve(bearer) })
  const { assignments } = await api.get<Mine>('/me/assignments')
  const mine = assignments.find(
    ({ officeCode, role }) => officeCode === actor.officeCode && role === actor.role,
  )
  if (!mine) throw new Error(`${actor.personId}: ไม่มีหน้าที่นี้ / holds no such assignment`)
  if (assignments.length > 1)
    await api.call({ method: 'PUT', path: '/me/assignment', body: { assignmentId: mine.assignmentId } })
  return bearer
}
