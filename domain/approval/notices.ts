import type { Approval } from './approval.js'
import { turnsOf, type Turn } from './turns.js'

/** What is told to those whose turn it is. */
export type TurnNotice = {
  readonly kind: 'approvalAwaiting' | 'approvalReminder' | 'approvalEscalated'
  readonly turn: Turn
}

/** Whom a step of a case concerns: whose turn has come, and who is reminded that it still is. */
export function turnNotices(before: Approval | undefined, after: Approval): TurnNotice[] {
  const known = new Set(before ? turnsOf(before).map(nameOf) : [])
  return turnsOf(after).flatMap((turn): TurnNotice[] => {
    const kind = turn.escalated ? 'approvalEscalated' : 'approvalAwaiting'
    if (!known.has(nameOf(turn))) return [{ kind, turn }]
    const isReminded = before?.reminded?.[turn.stage] !== after.reminded?.[turn.stage]
    return isReminded && turn.dueAt !== undefined ? [{ kind: 'approvalReminder', turn }] : []
  })
}

/** A turn is another one when its stage opens again. */
function nameOf({ stage, role, persons, escalated, since }: Turn): string {
  return JSON.stringify([stage, role, persons, escalated, since])
}
