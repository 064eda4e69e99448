import { openStages } from '../../../domain/approval/approval.js'
import { dueWall } from '../../../domain/time.js'
import type { ExemptionState } from './view.js'

/** By when whoever has the turn must act, and which rule says so. */
export type Limit = { readonly due: ReturnType<typeof dueWall>; readonly why: Why }
type Why =
  | { readonly rule: 'whyReturned' }
  | { readonly rule: 'whyWorking'; readonly days: number }
  | { readonly rule: 'whyAppeal' | 'whyDecide'; readonly days: number; readonly from: string }
  | {
      readonly rule: 'whyExtended'
      readonly days: number
      readonly from: string
      readonly more: number
      readonly reason: string
    }

const DAYS_OF = {
  district: 'opinionDays',
  parent: 'opinionDays',
  sub: 'subCommitteeDays',
  area: 'areaCommitteeDays',
  national: 'nationalCommitteeDays',
} as const

/** The limit that runs now; nothing where none does, or where the calendar does not know the days yet. */
export function limitOf(state: ExemptionState): Limit | undefined {
  const { status, terms, limit, notice, appeal, returned } = state
  if (status === 'noticed' && notice?.appealUntil && !state.appealWaived)
    return {
      due: dueWall(notice.appealUntil),
      why: { rule: 'whyAppeal', days: terms.appealDays, from: notice.at },
    }
  if (status === 'appealed' && appeal) return { due: dueWall(appeal.decideBy), why: whyDecide(state) }
  if (status === 'returned' && returned?.completeBy)
    return { due: dueWall(returned.completeBy), why: { rule: 'whyReturned' } }
  if (status === 'inApproval') return ofStage(state)
  const days = { filed: terms.examineDays, proposedUpward: terms.ruleOwnerDays, decided: terms.noticeDays }
  if (limit && (status === 'filed' || status === 'proposedUpward' || status === 'decided'))
    return { due: dueWall(limit.dueAt), why: { rule: 'whyWorking', days: days[status] } }
  return undefined
}

function whyDecide({ terms, appeal }: ExemptionState): Why {
  const said = { days: terms.appealDecisionDays, from: appeal?.at ?? '' }
  return appeal?.extended === undefined
    ? { rule: 'whyDecide', ...said }
    : { rule: 'whyExtended', ...said, more: terms.appealExtensionDays, reason: appeal.extended }
}

/** The stage that is due first, where several are open. */
function ofStage({ approval, terms }: ExemptionState): Limit | undefined {
  if (!approval) return undefined
  const open = openStages(approval).flatMap(({ id }) => {
    const dueAt = approval.times?.[id]?.dueAt
    return dueAt ? [{ id, dueAt }] : []
  })
  const [first] = open.sort((one, other) => one.dueAt.localeCompare(other.dueAt))
  if (!first) return undefined
  const days = terms[DAYS_OF[first.id as keyof typeof DAYS_OF] ?? 'opinionDays']
  return { due: dueWall(first.dueAt), why: { rule: 'whyWorking', days } }
}
