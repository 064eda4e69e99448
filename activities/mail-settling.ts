import type pg from 'pg'
import { advanceSubmissions } from '../db/cases/steps.js'
import { clockNow } from '../db/clock.js'
import { settleMails, type MailReply, type QueuedMail } from '../db/outbox.js'
import { inTransaction } from '../db/pool.js'
import { SYSTEM } from '../domain/case.js'
import { isRefusal } from '../domain/refusals.js'
import { decideSubmission } from '../domain/submission/decide.js'

/** Collects what was sent and settles it in batches: one statement for many mails. */
export type SentBatch = {
  add(reply: MailReply): void
  /** Settles what is collected; what could not be settled is kept for the next time. */
  flush(): Promise<void>
}

const MOST = 100
const AFTER_MS = 25
const AGAIN_AFTER_MS = 1_000

/** Makes the batch; `report` hears of a batch that could not be settled now. */
export function createSentBatch(pool: pg.Pool, report: (failure: unknown) => void): SentBatch {
  let waiting: MailReply[] = []
  let timer: NodeJS.Timeout | undefined
  let settling = Promise.resolve()
  const settle = async (): Promise<void> => {
    const batch = waiting
    waiting = []
    if (batch.length === 0) return
    try {
      await settleMails(pool, 'sent', batch)
    } catch (failure) {
      waiting = [...batch, ...waiting]
      timer ??= setTimeout(() => void flush(), AGAIN_AFTER_MS)
      report(failure)
    }
  }
  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    settling = settling.then(settle)
    return settling
  }
  return {
    add(reply) {
      waiting.push(reply)
      if (waiting.length >= MOST) void flush()
      else timer ??= setTimeout(() => void flush(), AFTER_MS)
    },
    flush,
  }
}

/** Settles a mail that did not arrive, and records that on the office's case, if it went to an office: the issuer sees it there. */
export async function recordUndelivered(
  pool: pg.Pool,
  { mailId, caseId, circularId }: QueuedMail,
  { state, response }: { state: 'bounced' | 'failed'; response: string },
): Promise<void> {
  const at = await clockNow(pool)
  await inTransaction(pool, async (tx) => {
    const open = await settleMails(tx, state, [{ mailId, response }])
    if (open.length === 0 || circularId === null) return
    await advanceSubmissions(tx, {
      caseIds: [caseId],
      cause: `mail/${mailId}`,
      decide: (submission) => {
        const decided = decideSubmission(submission, { type: 'bounce', at, by: SYSTEM, mailId, response })
        return isRefusal(decided) ? [] : decided
      },
    })
  })
}
