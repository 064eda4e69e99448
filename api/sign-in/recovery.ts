import { queueLinkMail } from '../../db/account-mails.js'
import { personByEmail } from '../../db/assignments.js'
import { putDownLink } from '../../db/links.js'
import { maySignIn } from '../../db/sessions.js'
import type { SignInDesk } from './desk.js'

/**
 * Sends a link for a new password to the address, if a person who may sign in has it. What the caller hears is the same in
 * any case, and it comes before the work: neither words nor time tell whether the address is known.
 * @throws Problem TOO_MANY_TRIES when one address asks too often
 */
export async function startRecovery(desk: SignInDesk, email: string, address: string): Promise<void> {
  const asked = { account: `recovery/${email}`, address: `recovery/${address}` }
  await desk.throttle.admit(asked)
  await desk.throttle.wrong(asked)
  void sendLink(desk, email).catch((failure: unknown) => {
    desk.log.error({ err: failure }, 'a recovery mail could not be put down')
  })
}

async function sendLink({ pool, secret }: SignInDesk, email: string): Promise<void> {
  const person = await personByEmail(pool, email)
  if (!person || !(await maySignIn(pool, person.personId))) return
  const { personId } = person
  const linkId = await putDownLink(pool, { secret, purpose: 'recovery', personId })
  await queueLinkMail(pool, { personId, linkId, purpose: 'recovery' })
}
