import { personsBehind, type Actor } from '../case.js'
import type { CommitteeVerdict } from '../committee/verdict.js'
import { refuse, type Refusal } from '../refusals.js'
import {
  authorsOf,
  isSamePerson,
  needOf,
  officeOf,
  openStages,
  saidAt,
  VERDICTS,
  type Approval,
  type ApprovalEvent,
  type Decision,
  type Verdict,
  type VerdictKind,
} from './approval.js'
import { isOfficial, stagesIn, type OfficialStage, type Stage } from './route.js'

/** Says why this word cannot be taken now, or nothing. That `to` serves in the office in that role is checked outside. */
export function refuseVerdict(approval: Approval, verdict: Verdict): Refusal | undefined {
  const stage = openStages(approval).find(({ id }) => id === verdict.stage)
  if (!stage) return refuse('STAGE_NOT_NOW', { stage: verdict.stage })
  const right = rightAt(approval, stage, verdict)
  if (!right) return refuse('NOT_YOURS')
  if (verdict.contentSha256 !== approval.contentSha256) return refuse('CONTENT_CHANGED')
  const wrong =
    (right === 'committee' ? undefined : refuseSpeaker(approval, stage, verdict)) ??
    refuseKind(stage, verdict.verdict, right) ??
    (verdict.verdict === 'passedOn' ? refuseTarget(approval, stage, verdict) : undefined)
  if (wrong) return wrong
  const isReasonNeeded = !['approved', 'passedOn'].includes(verdict.verdict)
  return isReasonNeeded && !verdict.reason?.trim() ? refuse('REASON_MISSING', {}, '/reason') : undefined
}

/** What follows from a word at a stage, or why not. */
export function decideVerdict(approval: Approval, verdict: Verdict): Refusal | readonly ApprovalEvent[] {
  return refuseVerdict(approval, verdict) ?? [{ ...verdict, type: 'stageDecided' }]
}

/** Why a route cannot be begun: named persons of whom too few are no authors. */
export function refuseBegin(approval: Approval): Refusal | undefined {
  const authors = authorsOf(approval).flatMap(personsBehind)
  const unmanned = stagesIn(approval.route).find(
    (stage) =>
      isOfficial(stage) &&
      stage.persons !== undefined &&
      new Set(stage.persons.filter((person) => !authors.includes(person))).size < needOf(stage),
  )
  return unmanned && refuse('ROUTE_UNMANNED', { stage: unmanned.id })
}

/** A committee's resolution as its word at a stage: proposing upward lets the next stage decide, noting decides nothing. */
export function verdictOfCommittee(
  stage: Stage,
  resolution: CommitteeVerdict,
): Pick<Verdict, 'stage' | 'verdict' | 'advice' | 'reason' | 'resolution'> {
  const { outcome, text, reason } = resolution
  const said = { stage: stage.id, reason: reason || text, resolution }
  if (stage.opinion || outcome === 'noted') {
    const advice = outcome === 'refused' ? 'against' : outcome === 'approved' ? 'for' : 'neutral'
    return { ...said, verdict: 'advised', advice }
  }
  if (outcome === 'sentBack') return { ...said, verdict: 'returned' }
  return { ...said, verdict: outcome === 'refused' ? 'refused' : 'approved' }
}

/** Stages at which a person has the say, and what they may say. */
export type PossibleVerdicts = readonly {
  readonly stage: string
  readonly verdicts: readonly VerdictKind[]
}[]

/** What this person may say now, stage by stage. */
export function possibleVerdicts(approval: Approval, by: Actor): PossibleVerdicts {
  return openStages(approval).flatMap((stage) => {
    const verdicts = VERDICTS.filter((verdict) => {
      const asked = { stage: stage.id, verdict, by }
      const right = rightAt(approval, stage, asked)
      return (
        right !== undefined &&
        right !== 'committee' &&
        !refuseSpeaker(approval, stage, asked) &&
        !refuseKind(stage, verdict, right)
      )
    })
    return verdicts.length === 0 ? [] : [{ stage: stage.id, verdicts }]
  })
}

type Asked = Pick<Verdict, 'stage' | 'verdict' | 'by' | 'resolution'>

/** By what right somebody speaks: the own position, one above it after the time limit, a turn passed on, an emergency. */
type Right = 'own' | 'superior' | 'passed' | 'bypass' | 'committee'

function rightAt(approval: Approval, stage: Stage, { by, verdict, resolution }: Asked): Right | undefined {
  if (verdict === 'bypassed')
    return by.role === approval.bypass && by.officeCode === approval.owner.officeCode ? 'bypass' : undefined
  if (!isOfficial(stage)) return resolution?.committeeId === stage.committeeId ? 'committee' : undefined
  if (by.officeCode !== officeOf(approval, stage) || resolution) return undefined
  if (isParty(stage, by)) return 'own'
  if (approval.escalated?.includes(stage.id) && by.role === stage.limit?.escalateTo) return 'superior'
  const isPassed = turnsPassed(approval, stage.id).some(
    ({ to }) => to?.role === by.role && personsBehind(by).includes(to.personId),
  )
  return isPassed ? 'passed' : undefined
}

function isParty({ role, persons }: OfficialStage, by: Actor): boolean {
  if (by.role !== role) return false
  return persons === undefined || personsBehind(by).some((personId) => persons.includes(personId))
}

/** The turns passed on at a stage that hold: who passes again has taken the first one back. */
export function turnsPassed(approval: Approval, stage: string): Decision[] {
  const passed = saidAt(approval, stage).filter(({ verdict }) => verdict === 'passedOn')
  return passed.filter((one, i) => !passed.slice(i + 1).some((later) => isSamePerson(later.by, one.by)))
}

function refuseSpeaker(approval: Approval, { id }: Stage, { by, verdict }: Asked): Refusal | undefined {
  if (authorsOf(approval).some((author) => isSamePerson(by, author))) return refuse('OWN_DRAFT')
  if (spokeElsewhere(approval, id, by, verdict)) return refuse('SAME_PERSON_TWICE')
  const own = saidAt(approval, id).filter((said) => isSamePerson(said.by, by))
  if (own.some((said) => FINAL.includes(said.verdict))) return refuse('SPOKEN_ALREADY', { stage: id })
  const hasPassed = own.some((said) => said.verdict === 'passedOn')
  return hasPassed && verdict !== 'passedOn' ? refuse('TURN_PASSED_ON', { stage: id }) : undefined
}

/** Words after which a person has had the say at a stage; after a return the same person may speak again. */
const FINAL: readonly VerdictKind[] = ['approved', 'refused', 'advised']
/** Words by which a person has taken part in deciding: an opinion is none. */
const DECIDING: readonly VerdictKind[] = ['approved', 'refused', 'passedOn', 'bypassed']

function spokeElsewhere(
  { decisions, contentSha256 }: Approval,
  stage: string,
  by: Actor,
  verdict: VerdictKind,
): boolean {
  if (verdict === 'advised') return false
  return decisions.some(
    (said) =>
      said.stage !== stage &&
      said.contentSha256 === contentSha256 &&
      said.resolution === undefined &&
      DECIDING.includes(said.verdict) &&
      isSamePerson(said.by, by),
  )
}

function refuseKind(stage: Stage, verdict: VerdictKind, right: Right): Refusal | undefined {
  return isOfStage(stage, verdict, right)
    ? undefined
    : refuse('VERDICT_NOT_HERE', { stage: stage.id, verdict })
}

function isOfStage(stage: Stage, verdict: VerdictKind, right: Right): boolean {
  if (verdict === 'bypassed') return true
  // Who was given a turn cannot give it further.
  if (verdict === 'passedOn') return isOfficial(stage) && stage.passOnTo !== undefined && right !== 'passed'
  if (verdict === 'advised') return stage.opinion === true || right === 'committee'
  return !stage.opinion
}

function refuseTarget(approval: Approval, stage: Stage, { by, to }: Verdict): Refusal | undefined {
  if (!isOfficial(stage) || !to) return refuse('TURN_NOT_FOR', { stage: stage.id, personId: '–' }, '/to')
  const target: Actor = { ...to, officeCode: officeOf(approval, stage) }
  const hasTurn = turnsPassed(approval, stage.id).some(
    (turn) => turn.to?.personId === to.personId && !isSamePerson(turn.by, by),
  )
  const isWrong =
    !stage.passOnTo?.includes(to.role) ||
    isSamePerson(target, by) ||
    hasTurn ||
    // With two votes a person would still have one.
    (needOf(stage) > 1 && isParty(stage, target)) ||
    refuseSpeaker(approval, stage, { stage: stage.id, verdict: 'approved', by: target }) !== undefined
  return isWrong ? refuse('TURN_NOT_FOR', { stage: stage.id, personId: to.personId }, '/to') : undefined
}
