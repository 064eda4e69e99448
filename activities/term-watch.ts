import type pg from 'pg'
import { clockNow } from '../db/clock.js'
import { advanceCommittees, committeesWithEndingTerms, openCasesOf } from '../db/committees.js'
import { inTransaction } from '../db/pool.js'
import { SYSTEM } from '../domain/case.js'
import { decideCommittee } from '../domain/committee/decide.js'
import { endingTerms, TERM_NOTICE_DAYS } from '../domain/committee/terms.js'
import { dayOf } from '../domain/time.js'

/**
 * Puts on record which terms end soon, with the cases that are open meanwhile, and tells the secretariats: each end of a
 * term once, however often this is done. Returns how many committees had something to be told.
 */
export async function announceEndingTerms(pool: pg.Pool): Promise<number> {
  const at = await clockNow(pool)
  const day = dayOf(at)
  const committees = await committeesWithEndingTerms(pool, day, TERM_NOTICE_DAYS)
  const owing = committees.filter(({ state }) => endingTerms(state, day).length > 0)
  for (const { caseId, committeeId } of owing)
    await inTransaction(pool, async (tx) => {
      const openCases = await openCasesOf(tx, committeeId)
      const act = { type: 'announceTerms', openCases, at, by: SYSTEM } as const
      await advanceCommittees(tx, {
        ...{ caseIds: [caseId], cause: `terms/${at}` },
        decide: (state) => decideCommittee(state, act),
      })
    })
  return owing.length
}
