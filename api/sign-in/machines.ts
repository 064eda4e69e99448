import { actorOfMachineToken } from '../../db/machine-tokens.js'
import type { Database } from '../../db/pool.js'
import { problem } from '../problems.js'
import type { SignIn } from './contract.js'

const MACHINE_TOKEN = /^Bearer (wian_\S+)$/

/** Lets programs in by their tokens (`Authorization: Bearer wian_…`); everybody else is asked as before. */
export function withMachineTokens(signIn: SignIn, db: Database): SignIn {
  return {
    whichPerson: (headers) => signIn.whichPerson(headers),
    async whoIs(headers) {
      const text = MACHINE_TOKEN.exec(headers.authorization ?? '')?.[1]
      if (text === undefined) return signIn.whoIs(headers)
      const holder = await actorOfMachineToken(db, text)
      if (!holder) throw problem('TOKEN_INVALID')
      return holder
    },
  }
}
