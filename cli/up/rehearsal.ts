import { isRehearsal, startRehearsal } from '../../db/clock.js'
import { openPool } from '../../db/pool.js'
import { refusalText } from '../../domain/refusals.js'
import type { Instant } from '../../domain/time.js'

/**
 * Makes an empty database a rehearsal whose clock is held at the instant, before anybody can act in it.
 * @throws Error in Thai and English when the database holds real cases
 */
export async function beginRehearsal(url: string, instant: Instant): Promise<void> {
  const pool = openPool(url, { max: 1 })
  try {
    if (await isRehearsal(pool)) return
    const refusal = await startRehearsal(pool, instant, 0)
    if (!refusal) return
    const { th, en } = refusalText(refusal)
    throw new Error(`${th} / ${en}`)
  } finally {
    await pool.end()
  }
}
