import { SYSTEM } from '../case.js'
import { isBefore, type Instant } from '../time.js'
import { openStages, type Approval, type ApprovalEvent, type StageTimes } from './approval.js'
import type { Stage } from './route.js'

/** The instant at which a route must next look at the clock, if any. A case wakes for the earlier of this and its own. */
export function nextApprovalWake(approval: Approval | undefined): Instant | undefined {
  if (!approval) return undefined
  return openStages(approval)
    .flatMap((stage) => wakesOf(approval, stage).slice(0, 1))
    .sort()[0]
}

/**
 * What has come due by this instant: of several reminders of a stage that were slept through only the latest, and none
 * once its time is over. Then the stage goes to a superior, or to the next if it was only an opinion.
 */
export function wakeApproval(approval: Approval | undefined, at: Instant): readonly ApprovalEvent[] {
  if (!approval) return []
  return openStages(approval).flatMap((stage): ApprovalEvent[] => {
    const planned = wakesOf(approval, stage).findLast((wake) => !isBefore(at, wake))
    return planned === undefined ? [] : [whenDue(stage, timesOf(approval, stage), { at, planned })]
  })
}

function whenDue(
  stage: Stage,
  times: StageTimes | undefined,
  { at, planned }: { at: Instant; planned: Instant },
): ApprovalEvent {
  const said = { at, by: SYSTEM, stage: stage.id, planned }
  if (planned !== times?.dueAt) return { ...said, type: 'stageReminded' }
  if (stage.opinion) return { ...said, type: 'stagePassedOver' }
  const role = stage.limit?.escalateTo
  return role === undefined ? { ...said, type: 'stageReminded' } : { ...said, type: 'stageEscalated', role }
}

/** What is still to come at an open stage: its reminders, then its end. */
function wakesOf(approval: Approval, stage: Stage): Instant[] {
  const times = timesOf(approval, stage)
  if (!times || approval.escalated?.includes(stage.id)) return []
  const last = approval.reminded?.[stage.id]
  const before = times.reminders.filter((planned) => isBefore(planned, times.dueAt))
  return [...before, times.dueAt].filter((planned) => last === undefined || isBefore(last, planned))
}

function timesOf({ times }: Approval, { id }: Stage): StageTimes | undefined {
  return times?.[id]
}
