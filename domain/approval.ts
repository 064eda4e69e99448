import type { Instant } from './time.js'
import { personsBehind, type Actor, type Role } from './case.js'
import { refuse, type Refusal } from './refusals.js'

/** One step of a route: who must say yes. Later kinds (n of m, committee, opinion) extend this union. */
export type Stage = { readonly id: string; readonly role: Role }

/** What an official said at a stage, and about which content. */
export type Decision = {
  readonly stage: string
  readonly verdict: 'approved' | 'returned'
  readonly by: Actor
  readonly at: Instant
  readonly contentSha256: string
  readonly reason?: string
}

/** A route under way: `next` is the index of the stage whose turn it is. */
export type Approval = {
  readonly route: readonly Stage[]
  readonly owner: Actor
  /** Who else has written the draft. */
  readonly authors?: readonly Actor[]
  readonly contentSha256: string
  readonly next: number
  readonly decisions: readonly Decision[]
}

/** An official's word on the content that carries this hash (lower-case hex SHA-256). */
export type Verdict = Decision

/** The route of a circular: checked, then signed, each by another person than its drafter. */
export const CHECK_AND_SIGN: readonly Stage[] = [
  { id: 'check', role: 'checker' },
  { id: 'sign', role: 'signer' },
]

/** Begins a route, or resumes one that was returned at the stage that returned it, for the content as it is now. */
export function begin(
  route: readonly Stage[],
  { owner, authors }: { readonly owner: Actor; readonly authors?: readonly Actor[] },
  contentSha256: string,
  before?: Approval,
): Approval {
  const unchanged = before?.contentSha256 === contentSha256
  return {
    route,
    owner,
    ...(authors ? { authors } : {}),
    contentSha256,
    // An approval binds to the content: what was edited is checked again from the first stage.
    next: unchanged ? before.next : 0,
    decisions: before?.decisions ?? [],
  }
}

/** Says why this verdict cannot be taken now, or nothing. */
export function refuseVerdict(approval: Approval, verdict: Verdict): Refusal | undefined {
  const stage = approval.route[approval.next]
  if (!stage || stage.id !== verdict.stage) return refuse('STAGE_NOT_NOW', { stage: verdict.stage })
  if (verdict.by.role !== stage.role) return refuse('NOT_YOURS')
  if (verdict.by.officeCode !== approval.owner.officeCode) return refuse('NOT_YOURS')
  if (verdict.contentSha256 !== approval.contentSha256) return refuse('CONTENT_CHANGED')
  if (authorsOf(approval).some((author) => isSamePerson(verdict.by, author))) return refuse('OWN_DRAFT')
  if (spokeAtAnotherStage(approval, verdict)) return refuse('SAME_PERSON_TWICE')
  if (verdict.verdict === 'returned' && !verdict.reason?.trim())
    return refuse('REASON_MISSING', {}, '/reason')
  return undefined
}

/** The route after a verdict that was taken. */
export function afterVerdict(approval: Approval, verdict: Verdict): Approval {
  const decisions = [...approval.decisions, verdict]
  return { ...approval, decisions, next: verdict.verdict === 'approved' ? approval.next + 1 : approval.next }
}

/** True when every stage has approved this content. */
export function isApproved(approval: Approval): boolean {
  return approval.next >= approval.route.length
}

/** The person who approved at a stage, for the letter's signature and the audit trail. */
export function approverAt(approval: Approval, stage: string): Actor | undefined {
  return approval.decisions.findLast(
    (decision) =>
      decision.stage === stage &&
      decision.verdict === 'approved' &&
      decision.contentSha256 === approval.contentSha256,
  )?.by
}

function authorsOf({ owner, authors = [] }: Approval): readonly Actor[] {
  return [owner, ...authors]
}

function spokeAtAnotherStage(approval: Approval, verdict: Verdict): boolean {
  return approval.decisions.some(
    (decision) =>
      isSamePerson(decision.by, verdict.by) &&
      decision.stage !== verdict.stage &&
      decision.verdict === 'approved' &&
      decision.contentSha256 === approval.contentSha256,
  )
}

/** Nobody gets round the separation of duties through a substitute: who stands behind an act counts as its author. */
function isSamePerson(a: Actor, b: Actor): boolean {
  const persons = personsBehind(b)
  return personsBehind(a).some((personId) => persons.includes(personId))
}
