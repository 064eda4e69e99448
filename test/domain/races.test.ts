import fc from 'fast-check'
import type { Actor } from '../../domain/case.js'
import { isRefusal } from '../../domain/refusals.js'
import { applySubmission } from '../../domain/submission/apply.js'
import { UNANSWERED, type Submission, type SubmissionAct } from '../../domain/submission/case.js'
import { decideSubmission, nextSubmissionWake } from '../../domain/submission/decide.js'
import { isBefore, plusMilliseconds } from '../../domain/time.js'

const FROM = '2023-11-21T02:00:00.000Z'
const HOUR = 3_600_000
const after = (hours: number) => plusMilliseconds(FROM, hours * HOUR)
const SYSTEM: Actor = { personId: 'system', officeCode: 'system', role: 'system' }
const clerk: Actor = { personId: 'clerk', officeCode: 'P2101', role: 'districtOfficer' }
const director: Actor = { personId: 'director', officeCode: 'P2101', role: 'director' }
const officer: Actor = { personId: 'officer', officeCode: 'C0001', role: 'officer' }

/** What races: docs/races.md names each, in the same words. */
type Move =
  | { readonly kind: 'answer'; readonly asksDirector: boolean }
  | { readonly kind: 'approve' | 'expiry' | 'exemption' | 'recall' | 'accept' | 'grant' }
  | { readonly kind: 'extension' | 'request'; readonly hours: number }

const hours = fc.integer({ min: 1, max: 60 })
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constant('answer' as const), asksDirector: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('approve', 'expiry', 'exemption', 'recall', 'accept', 'grant') }),
  fc.record({ kind: fc.constantFrom('extension', 'request'), hours }),
)
/** Moves an hour or more apart, so that some come before, some at and some after each date. */
const race = fc.array(fc.tuple(move, fc.integer({ min: 0, max: 12 })), { minLength: 1, maxLength: 12 })
type Race = readonly (readonly [Move, number])[]

function actOf(move: Move, at: string, n: number, { pending }: Submission): SubmissionAct {
  const answer = { answerId: `a${n}`, answerSha256: `h${n}` }
  switch (move.kind) {
    case 'answer':
      return {
        ...{ type: 'submit', at, by: clerk, ...answer },
        ...(move.asksDirector ? { officeApproval: 'director' as const } : {}),
      }
    case 'approve': {
      const contentSha256 = pending?.answerSha256 ?? 'none'
      return { type: 'decideAnswer', at, by: director, stage: 'office', verdict: 'approved', contentSha256 }
    }
    case 'expiry':
      return { type: 'wake', at, by: SYSTEM }
    case 'exemption':
      return { type: 'exempt', at, by: SYSTEM, exemption: { exemptionId: 'e', number: 1, year: 2023 } }
    case 'recall':
      return { type: 'withdraw', at, by: SYSTEM, reason: 'r' }
    case 'accept':
      return { type: 'accept', at, by: officer }
    case 'extension':
      return { type: 'extend', at, by: SYSTEM, dueAt: after(move.hours), ownReminders: [], reason: 'r' }
    case 'request': {
      const wish = { dueAt: after(move.hours), reminders: [], reason: 'r', policy: { maxRequests: 9 } }
      return { type: 'askMoreTime', at, by: clerk, ...wish }
    }
    case 'grant':
      return { type: 'decideMoreTime', at, by: officer, granted: true, reason: 'r' }
  }
}

const start: Submission = {
  ...{ circularId: 'c', officeCode: 'P2101', issuerCode: 'C0001', status: 'received' },
  ...{ dueAt: after(24), ownReminders: [], timeRequests: 0 },
}

/** Plays a race; what is refused changes nothing. Gives back every state on the way. */
function run(moves: Race): Submission[] {
  let at = FROM
  let state = start
  return moves.map(([one, pause], n) => {
    at = plusMilliseconds(at, pause * HOUR)
    const decided = decideSubmission(state, actOf(one, at, n, state))
    if (!isRefusal(decided)) state = decided.reduce(applySubmission, state)
    return state
  })
}

/** The table of docs/races.md, read as a machine: written down again here without the deciders. */
function byTable(moves: Race) {
  let at = FROM
  let now = {
    where: 'open' as 'open' | 'waiting' | 'answered' | 'accepted' | 'exempt' | 'withdrawn',
    ...{ dueAt: start.dueAt, late: undefined as boolean | undefined },
    ...{ replacing: false, wish: undefined as string | undefined },
  }
  for (const [one, pause] of moves) {
    at = plusMilliseconds(at, pause * HOUR)
    const isOpen = now.where === 'open' || now.where === 'waiting'
    const leaves = { ...now, where: 'answered' as const, late: !isBefore(at, now.dueAt), replacing: false }
    if (one.kind === 'answer' && one.asksDirector && isOpen) now = { ...now, where: 'waiting' }
    else if (one.kind === 'answer' && one.asksDirector && now.where === 'answered')
      now = { ...now, replacing: true }
    else if (one.kind === 'answer' && !one.asksDirector && (isOpen || now.where === 'answered'))
      now = { ...leaves, wish: undefined }
    else if (one.kind === 'approve' && (now.where === 'waiting' || now.replacing))
      now = { ...leaves, wish: undefined }
    else if (one.kind === 'accept' && now.where === 'answered')
      now = { ...now, where: 'accepted', replacing: false }
    else if (one.kind === 'exemption' && isOpen) now = { ...now, where: 'exempt', wish: undefined }
    else if (one.kind === 'recall' && now.where !== 'accepted')
      now = { ...now, where: 'withdrawn', replacing: false }
    else if (one.kind === 'extension' && isOpen && isBefore(now.dueAt, after(one.hours)))
      now = { ...now, dueAt: after(one.hours) }
    else if (
      one.kind === 'request' &&
      isOpen &&
      !now.wish &&
      isBefore(at, now.dueAt) &&
      isBefore(now.dueAt, after(one.hours))
    )
      now = { ...now, wish: after(one.hours) }
    else if (one.kind === 'grant' && isOpen && now.wish) now = { ...now, dueAt: now.wish, wish: undefined }
  }
  return now
}

const WHERE = {
  ...{ received: 'open', awaitingApproval: 'waiting', submitted: 'answered', accepted: 'accepted' },
  ...{ exempted: 'exempt', withdrawn: 'withdrawn' },
} as Record<string, string>

test('whatever races ends as the table of precedence says, by the order of record alone', () => {
  fc.assert(
    fc.property(race, (moves) => {
      const { status, dueAt, answer } = run(moves).at(-1) as Submission
      const { where, late, ...table } = byTable(moves)
      expect([WHERE[status], dueAt, answer?.late]).toEqual([where, table.dueAt, late])
    }),
    { numRuns: 2_000 },
  )
})

test('when the clock is looked at changes nothing: an answer is late by its instant, not by a timer', () => {
  fc.assert(
    fc.property(race, (moves) => {
      const told = ({ status, dueAt, answer, pending }: Submission) => [
        status,
        dueAt,
        answer,
        pending?.answerId,
      ]
      // The pauses of the moves that are left out are waited all the same.
      const still = moves.map(([one, pause]): [Move, number] => [
        one.kind === 'expiry' ? { kind: 'grant' } : one,
        pause,
      ])
      const quiet = moves.map(([one, pause]): [Move, number] => [
        one.kind === 'grant' ? { kind: 'expiry' } : one,
        pause,
      ])
      fc.pre(!moves.some(([one]) => one.kind === 'request'))
      // Without a wish there is nothing to grant: it stands for doing nothing.
      expect(told(run(still).at(-1) as Submission)).toEqual(told(run(quiet).at(-1) as Submission))
    }),
    { numRuns: 1_000 },
  )
})

test('whoever still owes an answer is woken at the deadline, and what is over is never woken', () => {
  fc.assert(
    fc.property(race, (moves) => {
      for (const state of run(moves)) {
        const wake = nextSubmissionWake(state)
        if (UNANSWERED.includes(state.status) && !state.fellDueAt) expect(wake).toBe(state.dueAt)
        if (['accepted', 'withdrawn', 'exempted'].includes(state.status)) expect(wake).toBeUndefined()
      }
    }),
    { numRuns: 1_000 },
  )
})
