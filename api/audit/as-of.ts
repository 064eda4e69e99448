import { caseHistory } from '../../db/history.js'
import { loadCaused } from '../../db/story.js'
import type { Database } from '../../db/pool.js'
import type { Instant } from '../../domain/time.js'
import type { AuditedKind } from './kinds.js'

const GENESIS_HEX = '0'.repeat(64)

/** The case as it stood at the instant: its events up to then, folded; the letters that were out by then. */
export async function asOf(db: Database, kind: AuditedKind, caseId: string, at: Instant) {
  const links = await caseHistory<{ letterId?: string }>(db, caseId, { upTo: at })
  const state = links.reduce<unknown>((before, { event }) => kind.teller.apply(before, event), undefined)
  const last = links.at(-1)
  const letterIds = links.flatMap(({ event }) => event.letterId ?? [])
  const { letters } = await loadCaused(db, caseId, { letterIds, versions: [] })
  return {
    at,
    version: last?.version ?? 0,
    head: last?.hash ?? GENESIS_HEX,
    recordedAt: last?.at ?? null,
    state: state ?? null,
    answerVersion: (state as { answer?: { version: number } } | undefined)?.answer?.version ?? null,
    letters: [...letters.values()],
  }
}
