import { pino } from 'pino'
import { createDesk } from '../../api/sign-in/desk.js'
import { apiOf, type PersonalApi } from '../../cli/api-client.js'
import { openLibraryPool, openPool } from '../../db/pool.js'
import type { Actor } from '../../domain/case.js'
import { createSignedIn } from './sign-in.js'

/** Where a running product is, and what its sessions are made with. */
export type Running = { readonly databaseUrl: string; readonly secret: string; readonly url: string }

/** Signs people in to a product that runs elsewhere, past its pages: person, assignment and session are made in its database. */
export function openSessions({ databaseUrl, secret, url }: Running): {
  readonly as: (actor: Actor) => PersonalApi
  close(): Promise<void>
} {
  const pool = openPool(databaseUrl, { max: 2 })
  const authPool = openLibraryPool(databaseUrl, 'auth')
  const desk = createDesk({ pool, authPool, secret, publicUrl: url, log: pino({ level: 'silent' }) })
  const bearerOf = createSignedIn(pool, desk)
  return {
    as: (actor) => apiOf({ url, bearer: () => bearerOf(actor) }),
    async close() {
      await pool.end()
      await authPool.end()
    },
  }
}
