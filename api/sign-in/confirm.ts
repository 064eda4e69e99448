import { noteInJournal, passwordOf, setPasswords } from '../../db/accounts.js'
import { loadPerson } from '../../db/assignments.js'
import { inTransaction } from '../../db/pool.js'
import { endSessions, renewSession } from '../../db/sessions.js'
import { problem } from '../problems.js'
import type { Answer } from '../route.js'
import { refuseWeak } from './accounts.js'
import type { Person } from './contract.js'
import type { SignInDesk } from './desk.js'
import { guessedWrong } from './knock.js'
import { isFirstUse } from './one-time.js'
import { hashPassword, isPassword } from './passwords.js'

/** How a person proves once more who they are. A passkey does it by signing in anew. */
export type Proof =
  { readonly password: string } | { readonly code: string } | { readonly backupCode: string }

/**
 * Has the person prove who they are, and gives the session a new token that is fresh again.
 * @throws Problem SIGN_IN_REFUSED, CODE_REFUSED, TOO_MANY_TRIES
 */
export async function confirm(
  desk: SignInDesk,
  { person, proof, address }: { readonly person: Person; readonly proof: Proof; readonly address: string },
): Promise<Answer> {
  await prove(desk, person, proof, address)
  return renew(desk, person)
}

/**
 * Sets a new password, knowing the old one; all other sessions of the person end.
 * @throws Problem SIGN_IN_REFUSED, PASSWORD_WEAK, TOO_MANY_TRIES
 */
export async function changePassword(
  desk: SignInDesk,
  asked: { readonly person: Person; readonly old: string; readonly wanted: string; readonly address: string },
): Promise<Answer> {
  const { person, old, wanted, address } = asked
  const { personId, sessionId } = person
  await prove(desk, person, { password: old }, address)
  refuseWeak(wanted, (await loadPerson(desk.pool, personId))?.email ?? '')
  const hashed = await hashPassword(wanted)
  await inTransaction(desk.pool, async (tx) => {
    await setPasswords(tx, [{ personId, hashed }])
    await endSessions(tx, personId, { except: sessionId })
    await noteInJournal(tx, [{ what: 'passwordSet', personId, byPerson: personId, sessionId }])
  })
  return renew(desk, person)
}

async function prove(desk: SignInDesk, person: Person, proof: Proof, address: string): Promise<void> {
  const account = (await loadPerson(desk.pool, person.personId))?.email ?? person.personId
  await desk.throttle.admit({ account, address })
  if (await isProved(desk, person, proof)) return desk.throttle.right({ account, address })
  await guessedWrong(desk, { account, address }, person.personId)
  throw problem('password' in proof ? 'SIGN_IN_REFUSED' : 'CODE_REFUSED')
}

async function isProved(desk: SignInDesk, { personId, bearer }: Person, proof: Proof): Promise<boolean> {
  if ('password' in proof) {
    const hashed = await passwordOf(desk.pool, personId)
    return hashed !== undefined && isPassword(proof.password, hashed)
  }
  const { api } = desk.auth
  const headers = { authorization: `Bearer ${bearer}` }
  const asked =
    'code' in proof
      ? api.verifyTOTP({ headers, body: { code: proof.code }, asResponse: true })
      : api.verifyBackupCode({
          headers,
          body: { code: proof.backupCode, disableSession: true },
          asResponse: true,
        })
  const { ok } = await asked
  return ok && (!('code' in proof) || isFirstUse(desk, personId, proof.code))
}

async function renew(desk: SignInDesk, { sessionId, by }: Person): Promise<Answer> {
  const { token, bearer, cookie } = desk.mintToken()
  const confirmedAt = await renewSession(desk.pool, sessionId, token)
  if (confirmedAt === undefined) throw problem('TOKEN_INVALID')
  return by === 'bearer'
    ? { body: { confirmedAt, token: bearer } }
    : { body: { confirmedAt }, cookies: [cookie] }
}
