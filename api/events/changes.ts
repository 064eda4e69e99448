import type { Change } from '../../db/changes.js'
import { caseKind, type Actor, type CaseKind } from '../../domain/case.js'
import { mayAct, type ActName } from '../../domain/policy/policy.js'
import type { EventHub } from './hub.js'
import type { ServerEvent } from './stream.js'

/** A reader that is further behind than this is told to read its lists anew. */
const FARTHEST_BEHIND = 20_000
const LOOK_EVERY_MS = 15_000

/** The rule by which each kind of case is read. Nobody hears of people's records. */
const HEARD_AS: Readonly<Partial<Record<CaseKind, ActName>>> = {
  circular: 'circular.read',
  submission: 'submission.read',
  committee: 'committeeRecord.read',
  meeting: 'meeting.read',
  exemption: 'exemption.read',
  proposal: 'proposal.read',
  order: 'order.read',
  task: 'task.read',
  consultation: 'consultation.read',
}

/** Whether the person may know that this case has changed: the rule by which it could be read. */
function mayHear(actor: Actor, { caseId, subject }: Change): boolean {
  const act = HEARD_AS[caseKind(caseId)]
  return act !== undefined && !mayAct(actor, act, subject)
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
