import {
  isDone,
  needOf,
  partiesOf,
  saidAt,
  type Approval,
  type ApprovalEvent,
  type Verdict,
} from './approval.js'
import { stagesIn, stagesOf } from './route.js'

/** The route after a word that was taken. */
export function afterVerdict(approval: Approval, { times, ...decision }: Verdict): Approval {
  const said = { ...approval, decisions: [...approval.decisions, decision] }
  switch (decision.verdict) {
    case 'bypassed':
      return { ...said, next: approval.route.length }
    case 'returned':
      // Returned before `closed` was kept: the case itself went back to its draft.
      return isOfBefore(approval) ? said : { ...said, closed: 'returned' }
    case 'refused':
      return isOutOfReach(said, decision.stage) ? { ...said, closed: 'refused' } : said
    case 'approved':
      return isOfBefore(approval) ? { ...said, next: said.next + 1 } : onward(said, decision.at, times)
    case 'advised':
    case 'passedOn':
      return onward(said, decision.at, times)
  }
}

function isOfBefore({ countedFrom }: Approval): boolean {
  return countedFrom === undefined
}

/** To the next step when all of this one is done. */
function onward(approval: Approval, at: string, times: Verdict['times'] = {}): Approval {
  const step = approval.route[approval.next]
  if (!step || !stagesOf(step).every((stage) => isDone(approval, stage))) return approval
  return { ...approval, next: approval.next + 1, openedAt: at, times: { ...approval.times, ...times } }
}

/** So many have refused that those who are left are too few. */
function isOutOfReach(approval: Approval, id: string): boolean {
  const stage = stagesIn(approval.route).find((one) => one.id === id)
  if (!stage || isOfBefore(approval)) return true
  const refused = saidAt(approval, id).filter(({ verdict }) => verdict === 'refused')
  return refused.length > partiesOf(stage) - needOf(stage)
}

/** The route after one of its events. */
export function applyApproval(approval: Approval, event: ApprovalEvent): Approval {
  switch (event.type) {
    case 'stageDecided': {
      const { type: _, ...verdict } = event
      return afterVerdict(approval, verdict)
    }
    case 'stageReminded':
      return { ...approval, reminded: { ...approval.reminded, [event.stage]: event.planned } }
    case 'stageEscalated':
      return { ...approval, escalated: [...(approval.escalated ?? []), event.stage] }
    case 'stagePassedOver': {
      const passedOver = [...(approval.passedOver ?? []), event.stage]
      return onward({ ...approval, passedOver }, event.at)
    }
  }
}
