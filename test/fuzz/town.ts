import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Role } from '../../domain/case.js'
import { PERSONS } from '../../domain/policy/rule.js'

const CENTRAL_OFFICE = 'C0001'
const ADDRESSED = ['P2101', 'P2102']
/** Who works in an addressed office; the others are of the central one. */
export const AT_DISTRICTS: readonly Role[] = ['districtOfficer', 'director']
const PROCEDURE = 'host-and-name-officers'

/** A person of the town: the role, and what they send as `Authorization`. */
export type Townsman = { readonly role: Role; readonly authorization: string }

/** A stack with somebody in every role and circulars in several states. */
export type Town = {
  readonly people: ReadonlyMap<Role, Townsman>
  /** What addresses may be filled with, by the names of their parameters. */
  readonly known: Readonly<Record<string, readonly string[]>>
  /** A new session: fresh for a quarter of an hour, as signing and launching ask. */
  signIn(role: Role): Promise<Townsman>
}

/** Fills an empty rehearsal as a person would: the first administrator by the link, everybody else by import. */
export async function buildTown(url: string, setUpLink: string): Promise<Town> {
  const post = poster(url)
  const administrator = await makeAdministrator(post, setUpLink)
  await importPeople(url, administrator)
  const roles = PERSONS.map((role) => ({ role, personId: idOf(role) }))
  const given = await post('/api/v1/people/accounts', {
    authorization: administrator,
    body: { personIds: roles.map(({ personId }) => personId), give: 'password' },
  })
  const { items } = given as { items: { personId: string; password: string }[] }
  const signIn = async (role: Role): Promise<Townsman> => {
    const password = items.find(({ personId }) => personId === idOf(role))?.password ?? ''
    return { role, authorization: await post.signIn(emailOf(role), password) }
  }
  const people = new Map<Role, Townsman>()
  for (const { role } of roles) people.set(role, await signIn(role))
  return { people, signIn, known: await makeCases(url, people) }
}

const idOf = (role: Role): string => `fuzz-${role}`
const emailOf = (role: Role): string => `${role}@fuzz.example`.toLowerCase()

type Asked = { readonly authorization?: string; readonly body?: unknown; readonly raw?: string }

function poster(url: string) {
  const send = async (path: string, { authorization, body, raw }: Asked): Promise<Response> => {
    const response = await fetch(url + path, {
      method: raw !== undefined && path.includes('/procedures') ? 'PUT' : 'POST',
      headers: {
        'idempotency-key': randomUUID(),
        // Read by the one PUT among these alone: the kind of circular is new.
        'if-match': '"0"',
        // Signing in asks a program, too, from where it comes.
        origin: new URL(url).origin,
        'content-type':
          raw === undefined ? 'application/json' : path.includes('/people') ? 'text/csv' : 'text/yaml',
        ...(authorization === undefined ? {} : { authorization }),
      },
      body: raw ?? JSON.stringify(body ?? {}),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response
  }
  const post = async (path: string, asked: Asked): Promise<unknown> => (await send(path, asked)).json()
  return Object.assign(post, {
    async signIn(email: string, password: string): Promise<string> {
      const response = await send('/api/auth/sign-in/email', { body: { email, password } })
      return `Bearer ${response.headers.get('set-auth-token') ?? ''}`
    },
  })
}

type Poster = ReturnType<typeof poster>

async function makeAdministrator(post: Poster, setUpLink: string): Promise<string> {
  const [email, password] = ['first@fuzz.example', randomUUID()]
  const token = new URL(setUpLink).searchParams.get('token')
  await post('/api/v1/sign-in/set-up', { body: { token, nameTh: 'ผู้ดูแลสมมติ', email, password } })
  return post.signIn(email, password)
}

async function importPeople(url: string, authorization: string): Promise<void> {
  const post = poster(url)
  const lines = PERSONS.map((role) => {
    const office = AT_DISTRICTS.includes(role) ? ADDRESSED[0] : CENTRAL_OFFICE
    // An auditor's assignment has an end.
    const until = role === 'auditor' ? '2030-01-01' : ''
    return [idOf(role), `บุคคลสมมติ ${role}`, emailOf(role), office, role, '2020-01-01', until].join(',')
  })
  const raw = ['person_id,name_th,email,office_id,role,valid_from,valid_to', ...lines].join('\n')
  const path = '/api/v1/people/imports'
  const { planSha256 } = (await post(path, { authorization, raw })) as { planSha256: string }
  await post(`${path}?dryRun=false&planSha256=${planSha256}`, { authorization, raw })
}

type People = ReadonlyMap<Role, Townsman>

/** A draft, a circular that waits for its signature, and two that were launched. */
async function makeCases(url: string, people: People): Promise<Town['known']> {
  const post = poster(url)
  const as = (role: Role) => people.get(role)?.authorization ?? ''
  const raw = await readFile(`templates/procedures/${PROCEDURE}.yaml`, 'utf8')
  await post(`/api/v1/procedures?file=${PROCEDURE}.yaml`, { authorization: as('officer'), raw })
  const circulars: string[] = []
  for (const steps of [0, 2, 4, 4]) circulars.push(await bringTo(post, as, steps))
  return {
    circularId: circulars,
    officeCode: [...ADDRESSED, CENTRAL_OFFICE],
    procedureId: [PROCEDURE],
    personId: PERSONS.filter((role) => role !== 'administrator').map(idOf),
    year: ['2023', '2566'],
  }
}

async function bringTo(post: Poster, as: (role: Role) => string, steps: number): Promise<string> {
  const overrides = { audience: { codes: ADDRESSED } }
  const draft = (await post('/api/v1/circulars', {
    authorization: as('officer'),
    body: { procedureId: PROCEDURE, overrides },
  })) as { circularId: string; contentSha256: string }
  const decision = { verdict: 'approved', contentSha256: draft.contentSha256 }
  const way = [
    ['officer', 'send-for-approval', {}],
    ['checker', 'decide-stage', { ...decision, stage: 'check' }],
    ['signer', 'decide-stage', { ...decision, stage: 'sign' }],
    ['officer', 'launch', {}],
  ] as const
  for (const [role, act, body] of way.slice(0, steps))
    await post(`/api/v1/circulars/${draft.circularId}/${act}`, { authorization: as(role), body })
  return draft.circularId
}
