import type { Change } from '../db/changes.js'
import type { NewDelivery, Reader } from '../db/webhook-queue.js'
import { caseKind, type Actor } from '../domain/case.js'
import { mayKnow, standingsOf } from '../domain/policy/policy.js'

/**
 * The changes that an office is told of: those of its own cases, of the types it asked for. A machine is nobody's name:
 * of secret cases it hears nothing.
 */
export function deliveriesFor(
  { webhookId, officeCode, types, afterSeq }: Reader,
  changes: readonly Change[],
  source: string,
): NewDelivery[] {
  const machine: Actor = { personId: `webhook/${webhookId}`, officeCode, role: 'officer', via: webhookId }
  return changes.flatMap((change) => {
    const type = `${caseKind(change.caseId)}.${change.type}`
    if (change.seq <= afterSeq || !isWanted(type, types)) return []
    if (!mayKnow(machine, change.subject) || standingsOf(machine, change.subject).length === 0) return []
    const deliveryId = `${webhookId}.${change.seq}`
    return [
      { deliveryId, type, caseId: change.caseId, body: cloudEvent(deliveryId, type, { change, source }) },
    ]
  })
}

/** Whether an address asked for a type. */
export function isWanted(type: string, types: readonly string[]): boolean {
  return types.some((one) => one === '*' || one === type || one === `${type.slice(0, type.indexOf('.'))}.*`)
}

/** A CloudEvent 1.0: ids and states. Who wants to know more asks the API, and so is asked who they are. */
function cloudEvent(
  id: string,
  type: string,
  { change, source }: { change: Change; source: string },
): string {
  const { caseId, seq, version, at, status } = change
  const [, circularId, officeCode] = caseId.split('/')
  return JSON.stringify({
    specversion: '1.0',
    id,
    source,
    type: `wian.${type}`,
    subject: caseId,
    time: at,
    datacontenttype: 'application/json',
    // Events of one case are in the order of this number, also where a later one arrives first.
    sequence: String(version).padStart(9, '0'),
    data: { seq, caseId, version, status, circularId, ...(officeCode ? { officeCode } : {}) },
  })
}
