import type fc from 'fast-check'
import type { Actor } from '../../../domain/case.js'
import type { Choice } from '../../../domain/committee/tally.js'
import { runningVote } from '../../../domain/meeting/room.js'
import { plusMilliseconds } from '../../../domain/time.js'
import { assistant, item, member, resolved, secretary, SYSTEM, type Act, type Table } from './office.js'

/** What an outsider notes who watches the door and the hands, and knows nothing of the rules' own records. */
export class Watcher {
  readonly there = new Set<string>()
  readonly recused = new Map<string, Set<string>>()
  readonly hands = new Map<string, Map<string, Choice>>()
  readonly ballots = new Map<string, Set<string>>()
  readonly closed = new Map<string, string>()

  constructor(readonly size: number) {}

  outOf(itemId: string): Set<string> {
    return this.recused.get(itemId) ?? new Set()
  }
}

export type Move = {
  readonly what: number
  readonly who: number
  readonly which: number
  readonly how: number
}
type Put = { readonly act: Act; readonly by: Actor }

const CHOICES: readonly Choice[] = ['for', 'against', 'abstain']

/** Makes an act of four numbers, half of the time one that fits the moment: who and what are drawn, not chosen. */
export function actOf(table: Table, { what, who, which, how }: Move, size: number): Put {
  const { state } = table
  const open = state.agenda.find(({ status }) => status === 'open')
  const running = open ? runningVote(open) : undefined
  const drawn = state.agenda[which % Math.max(1, state.agenda.length)]
  const itemId = (how % 6 === 0 ? drawn : (open ?? drawn))?.itemId ?? 'i0'
  const raised = open?.objections.find(({ status }) => status === 'raised')
  const votingId = running?.votingId ?? `v${which}`
  const person = member(who % (size + 1))
  const { personId } = person
  const objectedTo = raised?.personId ?? personId
  const hand = running?.method === 'hands' ? secretary : person
  const presiding = how % 4 ? (state.chairing.at(-1)?.personId ?? 'm0') : personId
  const choice = CHOICES[how % 5 ? who % 2 : 2] as Choice
  const own = how % 3 === 0 ? secretary : person
  const reason = 'เหตุผล'
  const afterwards: Act = {
    type: 'attendAfterwards',
    ...{ personId, what: which % 2 ? 'arrived' : 'left', reason },
    happenedAt: plusMilliseconds(table.now, -how * 500),
  }
  const puts: readonly Put[] = [
    { act: { type: 'arrive', personId, via: 'list' }, by: secretary },
    { act: { type: 'arrive', personId, via: 'code' }, by: person },
    { act: { type: 'leave', personId, via: 'list' }, by: secretary },
    { act: { type: 'open' }, by: secretary },
    { act: { type: 'openItem', itemId: drawn?.itemId ?? 'i0', countsRecused: how % 2 === 0 }, by: secretary },
    { act: { type: 'openItem', itemId: drawn?.itemId ?? 'i0', countsRecused: true }, by: secretary },
    {
      act: {
        type: 'declareInterest',
        itemId,
        declaration: { personId, ground: GROUNDS[how % 3] as 'party', reason },
      },
      by: own,
    },
    { act: { type: 'decideInterest', itemId, personId, recused: how % 2 === 0, reason }, by: secretary },
    { act: { type: 'objectTo', itemId, personId, reason }, by: own },
    { act: { type: 'dropObjection', itemId, personId, reason }, by: secretary },
    {
      act: {
        type: 'openVote',
        itemId,
        votingId: `o${table.events.length}`,
        question: { kind: 'objection', personId: objectedTo },
      },
      by: secretary,
    },
    {
      act: {
        type: 'openVote',
        itemId,
        votingId: `v${table.events.length}`,
        question: { kind: 'item', proposes: 'approved' },
        method: METHODS[how % 4] as 'hands',
      },
      by: secretary,
    },
    { act: { type: 'castVote', itemId, votingId, personId, choice }, by: own },
    { act: { type: 'castVote', itemId, votingId, personId, choice }, by: hand },
    { act: { type: 'castVote', itemId, votingId, personId, choice }, by: hand },
    { act: { type: 'castVote', itemId, votingId, personId, choice }, by: hand },
    {
      act: { type: 'takeBallot', itemId, votingId, personId },
      by: running?.method === 'paper' ? secretary : person,
    },
    { act: how % 2 ? { type: 'arrive', personId, via: 'list' } : afterwards, by: secretary },
    { act: { type: 'takeBallot', itemId, votingId, personId }, by: how % 2 ? person : secretary },
    {
      act: { type: 'countBallots', itemId, votingId, totals: tallyOf(running?.taken.length ?? 0) },
      by: how % 2 ? assistant : secretary,
    },
    {
      act: { type: 'closeVote', itemId, votingId, tally: tallyOf(running?.taken.length ?? 0) },
      by: secretary,
    },
    {
      act: { type: 'closeVote', itemId, votingId, tally: tallyOf(running?.taken.length ?? 0) },
      by: secretary,
    },
    {
      act: {
        type: 'castCasting',
        itemId,
        votingId,
        personId: presiding,
        choice: how % 2 ? 'for' : 'against',
      },
      by: how % 2 ? secretary : { ...member(0), personId: presiding },
    },
    {
      act: {
        type: 'castCasting',
        itemId,
        votingId,
        personId: presiding,
        choice: how % 2 ? 'for' : 'against',
      },
      by: { ...member(0), personId: presiding },
    },
    {
      act: {
        type: 'castCasting',
        itemId,
        votingId,
        personId: presiding,
        choice: how % 2 ? 'for' : 'against',
      },
      by: { ...member(0), personId: presiding },
    },
    { act: { type: 'annulVote', itemId, votingId, reason }, by: secretary },
    {
      act: { type: 'adopt', itemId, votingId: `a${table.events.length}`, proposes: 'approved' },
      by: secretary,
    },
    { act: resolved(itemId, how % 2 ? 'approved' : 'refused'), by: secretary },
    { act: { type: 'postponeItem', itemId, reason }, by: secretary },
    { act: { type: 'withdrawItem', itemId: drawn?.itemId ?? 'i0', reason }, by: secretary },
    {
      act: { type: 'moveItem', itemId: drawn?.itemId ?? 'i0', part: how % 2 ? 4 : 5, place: (which % 4) + 1 },
      by: secretary,
    },
    {
      act: {
        type: 'addItem',
        item: item(`n${table.events.length}`, { ballot: METHODS[how % 4] as 'hands' }),
      },
      by: secretary,
    },
    { act: { type: 'elect', personId }, by: secretary },
    { act: { type: 'dissent', itemId, personId, reason }, by: person },
    { act: { type: how % 5 === 0 ? 'close' : 'adjourn' }, by: secretary },
    {
      act: { type: 'noteDiscussion', itemId, noteId: `d${table.events.length}`, sha256: 'x' },
      by: secretary,
    },
  ]
  return puts[what % puts.length] as Put
}

const GROUNDS = ['party', 'serious', 'ownOffice'] as const
const METHODS = ['hands', 'device', 'secret', 'paper'] as const

/** Some way in which so many ballots may have been marked. */
function tallyOf(ballots: number) {
  const yes = Math.ceil(ballots / 2)
  return { for: yes, against: ballots - yes, abstain: 0, invalid: 0 }
}

/** The way out that there must always be, whatever has happened: by the acts of the secretary and the next meeting. */
export function finish(table: Table): void {
  const { state } = table
  if (state.status === 'planned' || state.status === 'called') {
    table.do({ type: 'cancel', reason: 'x' })
    return
  }
  if (state.status === 'inSession') {
    for (const one of state.agenda) {
      const running = runningVote(one)
      if (running)
        table.do({ type: 'annulVote', itemId: one.itemId, votingId: running.votingId, reason: 'x' })
      if (['planned', 'open', 'stopped'].includes(one.status))
        table.do({ type: 'postponeItem', itemId: one.itemId, reason: 'x' })
    }
    table.do({ type: 'close' })
  }
  if (table.state.status === 'inquorate') table.do({ type: 'adjourn' })
  if (table.state.status !== 'ended') return
  table.do({ type: 'writeMinutes', sha256: 'z', revision: table.state.revision })
  table.do({ type: 'signMinutes', as: 'drafter', sha256: 'z' })
  table.do({ type: 'signMinutes', as: 'checker', sha256: 'z' }, assistant)
  table.do({ type: 'circulateMinutes', sha256: 'z' })
  table.do({ type: 'certifyMinutes', resolvedAt: { meetingId: 'v2', itemId: 'j1' } }, SYSTEM)
}

export type Real = Table
export type Command = fc.Command<Watcher, Real>
