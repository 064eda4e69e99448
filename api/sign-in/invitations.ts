import { loadPeople, noteInJournal, removeSecondFactor } from '../../db/accounts.js'
import { queueLinkMail } from '../../db/account-mails.js'
import type { Person } from '../../db/assignments.js'
import { isRehearsal } from '../../db/clock.js'
import { linkAddress, linkToken, putDownLink } from '../../db/links.js'
import { inTransaction } from '../../db/pool.js'
import { endSessions } from '../../db/sessions.js'
import { problem } from '../problems.js'
import { refused } from '../refusals.js'
import { giveRandomPasswords } from './accounts.js'
import type { SignInDesk } from './desk.js'

/** What opens an account: an invitation by mail, a link to hand over, or a random password. */
export type Opening = 'mail' | 'link' | 'password'

/** Whose account, on whose word. */
type Opener = { readonly personIds: readonly string[]; readonly by: string }

/**
 * Opens accounts of persons; a random password is given in a rehearsal only. Who has no mail address, is locked or gone
 * gets nothing, and the row says so.
 * @throws Problem REHEARSAL_ONLY
 */
export async function openAccounts(desk: SignInDesk, give: Opening, { personIds, by }: Opener) {
  const { pool } = desk
  if (give === 'password' && !(await isRehearsal(pool))) throw problem('REHEARSAL_ONLY')
  const people = await loadPeople(pool, personIds)
  const able = people.filter(canSignIn).map(({ personId }) => personId)
  const given = await OPENERS[give](desk, { personIds: able, by })
  return personIds.map((personId) => ({ personId, ...(given.get(personId) ?? REFUSED) }))
}

const canSignIn = ({ email, lockedAt, leftOn }: Person): boolean =>
  email !== null && lockedAt === null && leftOn === null

const { code, th: messageTh, en: messageEn } = problem('ACCOUNT_IMPOSSIBLE')
const REFUSED = { outcome: 'refused', problem: { code, messageTh, messageEn } } as const

type Given =
  | { readonly outcome: 'mailed' }
  | { readonly outcome: 'link'; readonly link: string }
  | { readonly outcome: 'password'; readonly password: string }
type Opens = (desk: SignInDesk, opener: Opener) => Promise<ReadonlyMap<string, Given>>

const OPENERS: Readonly<Record<Opening, Opens>> = {
  mail: (desk, opener) =>
    eachWithLink(desk, opener, async (personId, linkId) => {
      await queueLinkMail(desk.pool, { personId, linkId, purpose: 'invitation' })
      return { outcome: 'mailed' }
    }),
  link: (desk, opener) =>
    eachWithLink(desk, opener, (_personId, linkId) => {
      const token = linkToken(desk.secret, linkId)
      return Promise.resolve({ outcome: 'link', link: linkAddress(desk.publicUrl, 'invitation', token) })
    }),
  async password(desk, { personIds, by }) {
    const passwords = await giveRandomPasswords(desk, personIds, by)
    return new Map(
      [...passwords].map(([personId, password]) => [personId, { outcome: 'password', password }]),
    )
  },
}

async function eachWithLink(
  { pool, secret }: SignInDesk,
  { personIds, by }: Opener,
  work: (personId: string, linkId: string) => Promise<Given>,
): Promise<ReadonlyMap<string, Given>> {
  const given = await Promise.all(
    personIds.map(async (personId) => {
      const linkId = await putDownLink(pool, { secret, purpose: 'invitation', personId })
      return [personId, await work(personId, linkId)] as const
    }),
  )
  await noteInJournal(
    pool,
    personIds.map((personId) => ({ what: 'linkMade' as const, personId, byPerson: by })),
  )
  return new Map(given)
}

/**
 * Takes a lost second factor away on an administrator's word; every session of the person ends, and it is written down.
 * @throws Problem NOT_FOUND
 */
export async function resetSecondFactor(
  { pool }: SignInDesk,
  personId: string,
  by: string,
): Promise<boolean> {
  const [person] = await loadPeople(pool, [personId])
  if (!person) throw refused('NOT_FOUND')
  return inTransaction(pool, async (tx) => {
    const had = await removeSecondFactor(tx, personId)
    await endSessions(tx, personId)
    await noteInJournal(tx, [{ what: 'secondFactorReset', personId, byPerson: by }])
    return had
  })
}
