import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible'
import { problem, type Problem } from '../problems.js'

/** Whose tries are counted: an account by its mail address (or whatever names it), and the address they come from. */
export type Tries = { readonly account?: string; readonly address: string }

/** Counts wrong passwords and codes, for all processes together, and makes those who guess wait longer and longer. */
export type Throttle = {
  /** @throws Problem TOO_MANY_TRIES with the seconds to wait */
  admit(tries: Tries): Promise<void>
  /** One more wrong try. */
  wrong(tries: Tries): Promise<void>
  /** The account was opened: its count begins anew. That of the address stays, or one own account would clear it. */
  right(tries: Tries): Promise<void>
}

/** So many wrong tries are free of waiting; then it is 30 seconds, a minute, two … up to a quarter of an hour. */
export const FREE_TRIES = 10
const FIRST_WAIT_SECONDS = 30
const LONGEST_WAIT_SECONDS = 15 * 60
// An account is watched for a day. Many people share an office's address, so that one forgets sooner.
const REMEMBERED_SECONDS = { account: 24 * 3600, address: 15 * 60 } as const

type Kind = keyof typeof REMEMBERED_SECONDS
const KINDS: readonly Kind[] = ['account', 'address']

/** Makes the counters; their keys are hashes, so that the table names nobody. */
export function createThrottle(pool: pg.Pool, secret: string): Throttle {
  const limiter = (keyPrefix: string, duration: number) =>
    new RateLimiterPostgres({
      ...{ storeClient: pool, storeType: 'pool', schemaName: 'auth', tableName: 'wrong_try' },
      ...{ tableCreated: true, clearExpiredByTimeout: false, keyPrefix, points: FREE_TRIES, duration },
    })
  const counts = {
    account: limiter('account', REMEMBERED_SECONDS.account),
    address: limiter('address', REMEMBERED_SECONDS.address),
  }
  const waits = {
    account: limiter('account-waits', LONGEST_WAIT_SECONDS),
    address: limiter('address-waits', LONGEST_WAIT_SECONDS),
  }
  const keyOf = (name: string) =>
    createHmac('sha256', secret).update(`wian/tries/${name.toLowerCase()}`).digest('base64url')
  const each = (tries: Tries, work: (kind: Kind, key: string) => Promise<unknown>) =>
    Promise.all(
      KINDS.flatMap((kind) => {
        const name = tries[kind]
        return name === undefined ? [] : [work(kind, keyOf(name))]
      }),
    )
  return {
    async admit(tries) {
      const waiting = await each(tries, (kind, key) => waits[kind].get(key))
      const ms = Math.max(0, ...waiting.map((one) => (one as RateLimiterRes | null)?.msBeforeNext ?? 0))
      if (ms > 0) throw tooMany(Math.ceil(ms / 1000))
    },
    async wrong(tries) {
      await each(tries, async (kind, key) => {
        const { consumedPoints } = await counts[kind].penalty(key)
        if (consumedPoints >= FREE_TRIES) await waits[kind].block(key, waitAfter(consumedPoints))
      })
    },
    async right({ account }) {
      if (account !== undefined) await counts.account.delete(keyOf(account))
    },
  }
}

/** Seconds to wait after so many wrong tries: twice as long each time. */
export function waitAfter(wrong: number): number {
  if (wrong < FREE_TRIES) return 0
  return Math.min(FIRST_WAIT_SECONDS * 2 ** (wrong - FREE_TRIES), LONGEST_WAIT_SECONDS)
}

/** TOO_MANY_TRIES, with its Retry-After. */
function tooMany(seconds: number): Problem {
  return problem('TOO_MANY_TRIES', [], { seconds }).after(seconds)
}
