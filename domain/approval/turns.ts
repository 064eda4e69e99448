import { personsBehind, type Role } from '../case.js'
import type { Instant } from '../time.js'
import { authorsOf, officeOf, openStages, saidAt, type Approval } from './approval.js'
import { turnsPassed } from './decide.js'
import { isOfficial, type Stage } from './route.js'

/** A decision or an opinion that is awaited, from whoever holds the role in the office, or from one person. */
export type Turn = {
  readonly stage: string
  readonly title?: { readonly th: string; readonly en: string }
  /** False for an opinion. */
  readonly decides: boolean
  readonly office: string
  readonly role?: Role
  readonly persons?: readonly string[]
  readonly committeeId?: string
  readonly since?: Instant
  readonly dueAt?: Instant
  /** Set once the turn went to a superior. */
  readonly escalated?: true
  /** Who of them may not speak here: authors, and who has spoken or passed the turn on. */
  readonly barred: readonly string[]
}

/** Everybody whose word is awaited now: the parties of the open stages, those above them after the limit, and who was given a turn. */
export function turnsOf(approval: Approval): Turn[] {
  return openStages(approval).flatMap((stage) => {
    const { limit, id } = stage
    const shared = sharedOf(approval, stage)
    if (!isOfficial(stage)) return [{ ...shared, committeeId: stage.committeeId }]
    const { role, persons } = stage
    const own: Turn = { ...shared, role, ...(persons ? { persons } : {}) }
    const above: Turn[] =
      limit?.escalateTo && approval.escalated?.includes(id)
        ? [{ ...shared, role: limit.escalateTo, escalated: true }]
        : []
    const passed = turnsPassed(approval, id).flatMap(({ to }): Turn[] =>
      to ? [{ ...shared, role: to.role, persons: [to.personId] }] : [],
    )
    return [own, ...above, ...passed]
  })
}

function sharedOf(approval: Approval, stage: Stage) {
  const dueAt = approval.times?.[stage.id]?.dueAt
  const { openedAt } = approval
  return {
    stage: stage.id,
    ...(stage.title ? { title: stage.title } : {}),
    decides: !stage.opinion,
    office: officeOf(approval, stage),
    barred: barredAt(approval, stage),
    ...(openedAt === undefined ? {} : { since: openedAt }),
    ...(dueAt === undefined ? {} : { dueAt }),
  }
}

function barredAt(approval: Approval, { id, opinion }: Stage): string[] {
  const here = saidAt(approval, id).filter(({ verdict }) => verdict !== 'returned')
  const elsewhere = approval.decisions.filter(
    ({ stage, contentSha256, verdict, resolution }) =>
      stage !== id &&
      contentSha256 === approval.contentSha256 &&
      resolution === undefined &&
      !['returned', 'advised'].includes(verdict),
  )
  const spoken = [...here, ...(opinion ? [] : elsewhere)].map(({ by }) => by)
  return [...new Set([...authorsOf(approval), ...spoken].flatMap(personsBehind))]
}
