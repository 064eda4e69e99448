import type pg from 'pg'
import { actOnRow } from '../db/cases/record.js'
import { clockNow } from '../db/clock.js'
import type { MeetingEntry } from '../db/meetings.js'
import { meetingCase, SYSTEM, type Stamp } from '../domain/case.js'
import type { CommitteeVerdict } from '../domain/committee/verdict.js'
import type { HeldAct } from '../domain/held.js'
import type { AgendaItem, Resolution } from '../domain/meeting/agenda.js'
import type { Meeting } from '../domain/meeting/case.js'
import { buddhistYear, dayOf } from '../domain/time.js'
import { beginningOf } from './follow-ups.js'
import { makeMemos, sendLetters } from './meeting-letters.js'
import type { Nudge } from './nudge.js'
import type { MeetingPapers } from './papers/meeting.js'

type DeliveryDeps = {
  readonly pool: pg.Pool
  readonly nudge: Nudge
  readonly papers: Partial<MeetingPapers>
}
type Delivery = { readonly caseId: string; readonly cause: string; readonly act: HeldAct }
type Resolved = { readonly meeting: Meeting; readonly item: AgendaItem; readonly resolution: Resolution }

/** Cases that wait for a committee's word, by the kind in their id. */
const TAKES_VERDICT = /^(proposal|exemption)\//

/**
 * Hands the verdict to the case that waits, certifies the minutes that were resolved on, and begins what follows: each once,
 * however often it is tried. Returns how many cases took it.
 */
export async function deliver(
  { pool, nudge, papers }: DeliveryDeps,
  entry: MeetingEntry,
  itemId: string,
): Promise<number> {
  const { state: meeting } = entry
  const item = meeting.agenda.find((one) => one.itemId === itemId)
  if (!item?.resolution) return 0
  const stamp = { at: await clockNow(pool), by: SYSTEM }
  const resolved = { meeting, item, resolution: item.resolution }
  const { followUps } = item.resolution
  await makeMemos({ pool, papers }, meeting, { itemId, followUps })
  await sendLetters({ pool, papers }, entry, { itemId, followUps, cause: causeOf(resolved) })
  const deliveries = [...(await begunBy(pool, resolved, stamp)), ...deliveriesOf(resolved, stamp)]
  let taken = 0
  for (const delivery of deliveries) {
    const done = await actOnRow(pool, delivery)
    // A refusal is an answer too: the case has gone another way meanwhile, and its own record says which.
    if (done && done.outcome !== 'refused') taken += 1
  }
  await nudge(deliveries.map(({ caseId }) => caseId))
  return taken
}

const causeOf = ({ meeting: { meetingId }, item: { itemId } }: Resolved): string =>
  `resolution/${meetingId}/${itemId}`

async function begunBy(pool: pg.Pool, resolved: Resolved, stamp: Stamp): Promise<Delivery[]> {
  const { meeting, item, resolution } = resolved
  const cause = causeOf(resolved)
  const begun = await Promise.all(
    resolution.followUps.map((one) => beginningOf(pool, one, { meeting, itemId: item.itemId, stamp })),
  )
  return begun.flatMap((one) => (one ? [{ ...one, cause }] : []))
}

function deliveriesOf(resolved: Resolved, stamp: Stamp): Delivery[] {
  const { meeting, item, resolution } = resolved
  const { meetingId } = meeting
  const { itemId, kind, minutesOf, subject } = item
  const cause = causeOf(resolved)
  const verdict = verdictOf(resolved)
  const resolvedAt = { meetingId, itemId }
  return [
    ...(verdict && subject && TAKES_VERDICT.test(subject.caseId)
      ? [{ caseId: subject.caseId, cause, act: { type: 'takeVerdict', verdict, ...stamp } as const }]
      : []),
    ...(kind === 'minutesApproval' && minutesOf && resolution.outcome === 'approved'
      ? [
          {
            caseId: meetingCase(minutesOf),
            cause,
            act: { type: 'certifyMinutes', resolvedAt, ...stamp } as const,
          },
        ]
      : []),
  ]
}

/** The committee's word, as the waiting case takes it; nothing where the matter goes on waiting. */
function verdictOf({ meeting, item, resolution }: Resolved): CommitteeVerdict | undefined {
  const { outcome, text, reason = '', number = 0, at } = resolution
  if (outcome === 'postponed') return undefined
  return {
    ...{ committeeId: meeting.committeeId, meetingId: meeting.meetingId, itemId: item.itemId },
    ...{ resolution: { number, year: buddhistYear(dayOf(at)) }, outcome, text, reason },
  }
}
