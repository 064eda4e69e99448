import type { Change } from '../../db/changes.js'
import { caseKind, type Actor } from '../../domain/case.js'
import { mayAct } from '../../domain/policy/policy.js'
import type { EventHub } from './hub.js'
import type { ServerEvent } from './stream.js'

/** A reader that is further behind than this is told to read its lists anew. */
const FARTHEST_BEHIND = 20_000
const LOOK_EVERY_MS = 15_000

/** Whether the person may know that this case has changed: the rule by which it could be read. */
function mayHear(actor: Actor, { caseId, subject }: Change): boolean {
  const act = caseKind(caseId) === 'circular' ? 'circular.read' : 'submission.read'
  return !mayAct(actor, act, subject)
}

/**
 * The changes that a person may know of, behind `after`, then as they come. The first event is `ready` with the place
 * where the stream begins, or `reset` where what was missed is too much: the reader then reads its lists anew.
 */
export async function* changesFor(
  hub: EventHub,
  { actor, after }: { actor: Actor; after: number | undefined },
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  const newest = await hub.newest()
  const isKnown = after !== undefined && after <= newest && newest - after <= FARTHEST_BEHIND
  let place = isKnown ? after : newest
  yield { id: String(place), event: after === undefined || isKnown ? 'ready' : 'reset', data: { seq: place } }
  while (!signal.aborted) {
    const page = await hub.after(place)
    for (const change of page) if (mayHear(actor, change)) yield asEvent(change)
    place = page.at(-1)?.seq ?? place
    if (page.length === 0) await hub.next(LOOK_EVERY_MS, signal)
  }
}

function asEvent({ seq, type, caseId, version, at, status }: Change): ServerEvent {
  return { id: String(seq), event: 'change', data: { seq, type, caseId, version, at, status } }
}
