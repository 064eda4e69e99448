import { personsBehind, type Actor, type Role, type Stamp } from '../case.js'
import type { CommitteeVerdict } from '../committee/verdict.js'
import type { Instant } from '../time.js'
import {
  chosenSteps,
  isOfficial,
  stagesIn,
  stagesOf,
  type Facts,
  type Route,
  type Stage,
  type Step,
} from './route.js'

/**
 * What is said at a stage. `advised` is an opinion, `passedOn` hands the turn to another person of the office, `bypassed`
 * approves in an emergency in place of everybody whose turn is still to come.
 */
export type VerdictKind = (typeof VERDICTS)[number]

/** All that can be said, in the order in which people are offered it. */
export const VERDICTS = ['approved', 'returned', 'refused', 'advised', 'passedOn', 'bypassed'] as const

/** What an opinion comes to. */
export const ADVICE = ['for', 'against', 'neutral'] as const

/** When a stage is due: `dueAt` is the first instant that is too late. Worked out by the calendar, outside. */
export type StageTimes = { readonly dueAt: Instant; readonly reminders: readonly Instant[] }

/** The times of stages by their ids. */
export type Times = Readonly<Record<string, StageTimes>>

/** What was said at a stage, by whom, and about which content (lower-case hex SHA-256). */
export type Decision = {
  readonly stage: string
  readonly verdict: VerdictKind
  readonly by: Actor
  readonly at: Instant
  readonly contentSha256: string
  readonly reason?: string
  /** With `advised`. */
  readonly advice?: (typeof ADVICE)[number]
  /** With `passedOn`: whose turn it is now, in the same office. */
  readonly to?: { readonly personId: string; readonly role: Role }
  /** With the verdict of a committee. */
  readonly resolution?: CommitteeVerdict
}

/** A word that is put to the rules; `times` are those of the stages whose turn would come after it. */
export type Verdict = Decision & { readonly times?: Times }

/** What happens to a route under way. Cases take these among their own events. */
export type ApprovalEvent =
  | ({ readonly type: 'stageDecided' } & Verdict)
  | (Stamp & {
      readonly type: 'stageReminded' | 'stagePassedOver'
      readonly stage: string
      readonly planned: Instant
    })
  | (Stamp & {
      readonly type: 'stageEscalated'
      readonly stage: string
      readonly planned: Instant
      readonly role: Role
    })

/**
 * A route under way, kept in the state of the case that needs it. `next` is the index of the step whose turn it is.
 * Approvals begun before `countedFrom` was kept have none of what stands below it.
 */
export type Approval = {
  readonly route: readonly Step[]
  readonly owner: Actor
  /** Who else has written the draft. */
  readonly authors?: readonly Actor[]
  readonly contentSha256: string
  readonly next: number
  /** All that was ever said, also of contents that were edited since: a bypass stays visible for ever. */
  readonly decisions: readonly Decision[]
  /** Decisions before this index were said in an earlier walk of the route and count for nothing now. */
  readonly countedFrom?: number
  /** When the step whose turn it is was reached. */
  readonly openedAt?: Instant
  readonly bypass?: Role
  readonly facts?: Facts
  /** Stages that the conditions left out. */
  readonly leftOut?: readonly string[]
  readonly times?: Times
  /** The latest planned reminder of a stage that was sent. */
  readonly reminded?: Readonly<Record<string, Instant>>
  readonly escalated?: readonly string[]
  /** Opinions that did not come in time. */
  readonly passedOver?: readonly string[]
  readonly closed?: 'returned' | 'refused'
}

/** How a route stands. `void`: the content was edited since. `proposedUpward`: it ended with a committee that asks the body above. */
export type ApprovalOutcome = 'open' | 'approved' | 'proposedUpward' | 'returned' | 'refused' | 'void'

/** What a route begins with. `before` is the approval of the same case that was returned or voided, if any. */
export type Beginning = {
  readonly route: Route
  readonly owner: Actor
  readonly authors?: readonly Actor[]
  readonly contentSha256: string
  readonly at: Instant
  readonly facts?: Facts
  readonly times?: Times
  readonly before?: Approval | undefined
}

/**
 * Begins a route. What was returned goes on at the stage that returned it when the content is as it was; an edited or
 * refused one is decided anew from the first stage. @see resumesAt for the steps whose `times` are wanted
 */
export function beginApproval(beginning: Beginning): Approval {
  const { route, owner, authors, contentSha256, at, facts = {}, times = {}, before } = beginning
  const { steps, leftOut } = chosenSteps(route, facts)
  const decisions = before?.decisions ?? []
  const fresh = { route: steps, leftOut, facts, next: 0, countedFrom: decisions.length }
  const { bypass } = route
  return {
    ...fresh,
    ...(bypass === undefined ? {} : { bypass }),
    ...(isResumable(before, contentSha256) ? walkOf(before) : {}),
    owner,
    ...(authors ? { authors } : {}),
    contentSha256,
    decisions,
    openedAt: at,
    times,
  }
}

/** The steps that are still to be walked when a case is sent with this content: the first is the one that opens. */
export function stepsAhead({ route, facts = {}, contentSha256, before }: Omit<Beginning, 'owner' | 'at'>) {
  return isResumable(before, contentSha256)
    ? before.route.slice(before.next)
    : chosenSteps(route, facts).steps
}

/** An approval binds to the content: what was edited is decided again from the first stage. */
function isResumable(before: Approval | undefined, contentSha256: string): before is Approval {
  return before?.contentSha256 === contentSha256 && before.closed !== 'refused'
}

function walkOf(before: Approval) {
  const { route, leftOut = [], facts = {}, bypass, next, countedFrom, decisions } = before
  const walk = { route, leftOut, facts, next, countedFrom: countedFrom ?? decisions.length }
  const gone = passedOverBefore(before)
  return {
    ...walk,
    ...(bypass === undefined ? {} : { bypass }),
    ...(gone.length === 0 ? {} : { passedOver: gone }),
  }
}

/** Opinions that did not come in steps that are behind; one of the step that opens again is asked for again. */
function passedOverBefore({ passedOver = [], route, next }: Approval): string[] {
  const walked = stagesIn(route.slice(0, next)).map(({ id }) => id)
  return passedOver.filter((id) => walked.includes(id))
}

/** How the route stands, for the content as it is now. */
export function approvalOutcome(approval: Approval, contentSha256: string): ApprovalOutcome {
  if (approval.contentSha256 !== contentSha256) return 'void'
  if (approval.closed) return approval.closed
  if (approval.next < approval.route.length) return 'open'
  return approval.decisions.at(-1)?.resolution?.outcome === 'proposedUpward' ? 'proposedUpward' : 'approved'
}

/** The person who approved at a stage, or bypassed it: for the letter's signature and the audit trail. */
export function approverAt(approval: Approval, stage: string): Actor | undefined {
  const counts = approval.decisions.filter(({ contentSha256 }) => contentSha256 === approval.contentSha256)
  const approved = counts.findLast((one) => one.stage === stage && one.verdict === 'approved')
  return (approved ?? counts.findLast(({ verdict }) => verdict === 'bypassed'))?.by
}

/** The stages whose turn it is. */
export function openStages(approval: Approval): Stage[] {
  const step = approval.route[approval.next]
  if (!step || approval.closed) return []
  return stagesOf(step).filter((stage) => !isDone(approval, stage))
}

/** The office whose officials speak at the stage. */
export function officeOf({ owner }: Approval, stage: Stage): string {
  return (isOfficial(stage) ? stage.office : undefined) ?? owner.officeCode
}

/** What was said in this walk of the route at the stage. */
export function saidAt(approval: Approval, stage: string): Decision[] {
  const { decisions, countedFrom = decisions.length } = approval
  return decisions.slice(countedFrom).filter((decision) => decision.stage === stage)
}

/** Whether the stage has all that it needs. */
export function isDone(approval: Approval, stage: Stage): boolean {
  if (approval.passedOver?.includes(stage.id)) return true
  const wanted = stage.opinion ? 'advised' : 'approved'
  const yes = saidAt(approval, stage.id).filter(({ verdict }) => verdict === wanted)
  return yes.length >= needOf(stage)
}

/** How many must say yes. */
export function needOf(stage: Stage): number {
  return isOfficial(stage) ? (stage.need ?? 1) : 1
}

/** How many may speak: the persons named, else no more than are needed, so that one refusal ends it. */
export function partiesOf(stage: Stage): number {
  return isOfficial(stage) && stage.persons ? new Set(stage.persons).size : needOf(stage)
}

/** Nobody gets round the separation of duties through a substitute: who stands behind an act counts as its author. */
export function isSamePerson(a: Actor, b: Actor): boolean {
  const persons = personsBehind(b)
  return personsBehind(a).some((personId) => persons.includes(personId))
}

/** Who wrote the draft. */
export function authorsOf({ owner, authors = [] }: Approval): readonly Actor[] {
  return [owner, ...authors]
}
