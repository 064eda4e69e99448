import fc from 'fast-check'
import { CLOSED_ITEM, numberOfItem } from '../../../domain/meeting/agenda.js'
import { OVER } from '../../../domain/meeting/case.js'
import { meetingActsIn, type MeetingActName } from '../../../domain/meeting/decide.js'
import type { EventNamed, MeetingEvent } from '../../../domain/meeting/events.js'
import type { Choice } from '../../../domain/committee/tally.js'
import { item, member, propose, resolved, sitting, STARTS_AT, Table, committeeOf } from './office.js'
import { actOf, finish, Watcher, type Command, type Move } from './model.js'

const SIZE = 5
const NEEDED = 3

/** Puts one drawn act to the rules and lets the watcher check what came of it. */
class Put implements Command {
  constructor(readonly move: Move) {}

  check(): boolean {
    return true
  }

  run(watcher: Watcher, table: Table): void {
    const { act, by } = actOf(table, this.move, SIZE)
    const before = table.state
    const isPossible = meetingActsIn(before).includes(act.type as MeetingActName)
    const from = table.events.length
    const refused = table.put(act, by)
    if (refused !== undefined) {
      expect(table.state).toBe(before)
      return
    }
    expect(isPossible).toBe(true)
    for (const event of table.events.slice(from)) note(watcher, event)
    checkQuorum(watcher, table)
    checkClosed(watcher, table)
  }

  toString(): string {
    return JSON.stringify(this.move)
  }
}

/** What somebody at the door and with a pencil writes down of an event. */
const NOTES: { readonly [T in MeetingEvent['type']]?: (watcher: Watcher, event: EventNamed<T>) => void } = {
  attended: (watcher, { line }) => pass(watcher, line),
  attendedAfterwards: (watcher, { line }) => pass(watcher, line),
  interestDeclared: (watcher, { itemId, interest }) => {
    if (interest.consequence === 'recused') out(watcher, itemId, interest.personId)
  },
  interestDecided: (watcher, { itemId, personId, recused }) => {
    if (recused) out(watcher, itemId, personId)
  },
  objectionDecided: (watcher, { itemId, personId, stays }) => {
    if (!stays) out(watcher, itemId, personId)
  },
  voteCast: (watcher, { itemId, votingId, vote }) => {
    mayVote(watcher, itemId, vote.personId)
    const hands = watcher.hands.get(votingId) ?? new Map<string, Choice>()
    expect(hands.has(vote.personId)).toBe(false)
    watcher.hands.set(votingId, hands.set(vote.personId, vote.choice))
  },
  ballotTaken: (watcher, { itemId, votingId, voter }) => {
    mayVote(watcher, itemId, voter.personId)
    const taken = watcher.ballots.get(votingId) ?? new Set<string>()
    expect(taken.has(voter.personId)).toBe(false)
    watcher.ballots.set(votingId, taken.add(voter.personId))
  },
  voteClosed: checkCount,
  voteTied: checkCount,
}

function pass({ there }: Watcher, { personId, what }: EventNamed<'attended'>['line']): void {
  if (what === 'arrived') there.add(personId)
  else there.delete(personId)
}

function note(watcher: Watcher, event: MeetingEvent): void {
  const write = NOTES[event.type] as ((watcher: Watcher, event: MeetingEvent) => void) | undefined
  write?.(watcher, event)
}

function out(watcher: Watcher, itemId: string, personId: string): void {
  watcher.recused.set(itemId, watcher.outOf(itemId).add(personId))
}

function mayVote(watcher: Watcher, itemId: string, personId: string): void {
  expect(watcher.there.has(personId)).toBe(true)
  expect(watcher.outOf(itemId).has(personId)).toBe(false)
}

function checkCount(watcher: Watcher, event: EventNamed<'voteClosed' | 'voteTied'>): void {
  const { totals, result, votingId } = event
  const hands = [...(watcher.hands.get(votingId)?.values() ?? [])]
  const ballots = watcher.ballots.get(votingId)?.size ?? 0
  expect(totals.for + totals.against + totals.abstain + totals.invalid).toBe(hands.length + ballots)
  if (ballots > 0) return
  for (const choice of ['for', 'against', 'abstain'] as const)
    expect(totals[choice]).toBe(hands.filter((hand) => hand === choice).length)
  if (votingId.startsWith('o')) return
  const isTie = totals.for === totals.against && totals.for > 0
  expect(result.outcome).toBe(isTie ? 'tied' : totals.for > totals.against ? 'carried' : 'lost')
}

/** Open means quorate, by heads counted at the door. */
function checkQuorum(watcher: Watcher, { state }: Table): void {
  if (state.status !== 'inSession' && state.status !== 'inquorate') return
  const atHand = state.agenda.find(({ status }) => status === 'open' || status === 'stopped')
  const heads = [...watcher.there].filter((personId) => personId !== `m${SIZE}`)
  const counted = heads.filter(
    (one) => !atHand || atHand.countsRecused || !watcher.outOf(atHand.itemId).has(one),
  )
  expect(state.status).toBe(counted.length >= NEEDED ? 'inSession' : 'inquorate')
  if (state.status === 'inSession') return
  expect(state.agenda.some(({ status }) => status === 'open')).toBe(false)
  expect(state.agenda.flatMap(({ votings }) => votings).some(({ status }) => status === 'open')).toBe(false)
}

/** What is closed keeps its number, its votes and its resolution. */
function checkClosed(watcher: Watcher, { state }: Table): void {
  for (const one of state.agenda) {
    if (!CLOSED_ITEM.includes(one.status)) continue
    const { votings, resolution, status, interests } = one
    const seen = JSON.stringify([
      numberOfItem(state.agenda, one.itemId),
      status,
      votings,
      resolution,
      interests,
    ])
    expect(seen).toBe(watcher.closed.get(one.itemId) ?? seen)
    watcher.closed.set(one.itemId, seen)
  }
}

/** What the minutes print is the state: its figures, counted again from what happened. */
function checkFigures({ state, events }: Table): void {
  const of = <T extends MeetingEvent['type']>(type: T) =>
    events.filter((event): event is EventNamed<T> => event.type === type)
  const lines = events.flatMap((event) =>
    event.type === 'attended' || event.type === 'attendedAfterwards' ? [event.line] : [],
  )
  expect(state.attendance).toEqual(lines)
  expect(state.chairing).toEqual(of('chaired').map(({ chairing }) => chairing))
  for (const voting of state.agenda.flatMap(({ votings }) => votings)) {
    const cast = of('voteCast').filter(({ votingId }) => votingId === voting.votingId)
    const taken = of('ballotTaken').filter(({ votingId }) => votingId === voting.votingId)
    expect([voting.votes.length, voting.taken.length]).toEqual([cast.length, taken.length])
    if (voting.status !== 'closed' || voting.method === 'noObjection' || !voting.totals) continue
    const { totals } = voting
    expect(totals.for + totals.against + totals.abstain + totals.invalid).toBe(cast.length + taken.length)
  }
  const resolutions = state.agenda.flatMap(({ resolution }) => (resolution ? [resolution] : []))
  expect(resolutions).toHaveLength(of('resolved').length)
  expect(state.resolutions).toBe(resolutions.length)
  const numbers = resolutions.map(({ numberInMeeting }) => numberInMeeting).sort((a, b) => a - b)
  expect(numbers).toEqual(resolutions.map((_, i) => i + 1))
}

const move = fc.record({ what: fc.nat(35), who: fc.nat(SIZE), which: fc.nat(5), how: fc.nat(11) })
const commands = fc.commands([move.map((one) => new Put(one))], { maxCommands: 120, size: 'max' })

/** A meeting that has been called: five members, two items, one guest (whose seat is none). */
function begin(there: number): { model: Watcher; real: Table } {
  const table = new Table().convene([item('i0'), item('i1', { ballot: 'device' })]).call(committeeOf(SIZE))
  table.do({ type: 'inviteGuest', guest: { personId: `m${SIZE}`, as: 'invited' } })
  const watcher = new Watcher(SIZE)
  table.at(STARTS_AT)
  const from = table.events.length
  table.come(there)
  if (there >= NEEDED) table.do({ type: 'open' }).openItem('i0')
  for (const event of table.events.slice(from)) note(watcher, event)
  return { model: watcher, real: table }
}

test('whatever is done at a meeting, it is quorate while open, counts every vote once, and can be brought to an end', () => {
  fc.assert(
    fc.property(fc.nat(SIZE), commands, (there, cmds) => {
      const { model, real } = begin(there)
      fc.modelRun(() => ({ model, real }), cmds)
      checkFigures(real)
      finish(real)
      expect(OVER).toContain(real.state.status)
      checkFigures(real)
    }),
    { numRuns: 200 },
  )
})

test('the drawn meetings reach every kind of event', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(fc.integer({ min: 3, max: SIZE }), commands, (there, cmds) => {
      const { model, real } = begin(there)
      fc.modelRun(() => ({ model, real }), cmds)
      for (const { type } of real.events) seen.add(type)
    }),
    { numRuns: 300, seed: 2563 },
  )
  expect(REACHED.filter((type) => !seen.has(type))).toEqual([])
})

const REACHED: readonly MeetingEvent['type'][] = [
  'attendedAfterwards',
  'quorumLost',
  'quorumRegained',
  'adjourned',
  'elected',
  'interestDecided',
  'objectionDecided',
  'objectionDropped',
  'adopted',
  'voteTied',
  'voteClosed',
  'voteAnnulled',
  'ballotTaken',
  'ballotsCounted',
  'castingVoteCast',
  'resolved',
  'dissented',
]

test('the order of votes changes nothing', () => {
  const choice = fc.constantFrom<Choice>('for', 'against', 'abstain')
  fc.assert(
    fc.property(
      fc.array(choice, { minLength: 1, maxLength: 9 }),
      fc.infiniteStream(fc.nat()),
      (choices, keys) => {
        const votes = choices.map((one, n) => ({ one, n, key: keys.next().value as number }))
        const outcome = (order: typeof votes) => {
          const table = sitting(9, 9)
            .openItem('i1')
            .do(propose('i1', 'v1', 'device'))
          for (const { one, n } of order) {
            const vote = {
              type: 'castVote',
              itemId: 'i1',
              votingId: 'v1',
              personId: `m${n}`,
              choice: one,
            } as const
            table.do(vote, member(n))
          }
          table.do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' })
          const { totals, result, status } = table.itemOf('i1').votings[0] ?? {}
          return { totals, result, status }
        }
        expect(outcome([...votes].sort((a, b) => a.key - b.key))).toEqual(outcome(votes))
      },
    ),
  )
})

test('a vote on a device and the same vote by raised hands have one result', () => {
  const choices: readonly Choice[] = ['for', 'for', 'against', 'abstain']
  const byHand = sitting(5, 5).openItem('i1').do(propose('i1', 'v1')).vote('i1', 'v1', choices)
  byHand.do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' }).do(resolved('i1'))
  const byDevice = sitting(5, 5)
    .openItem('i1')
    .do(propose('i1', 'v1', 'device'))
  choices.forEach((choice, n) =>
    byDevice.do({ type: 'castVote', itemId: 'i1', votingId: 'v1', personId: `m${n}`, choice }, member(n)),
  )
  byDevice.do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' }).do(resolved('i1'))
  expect(byDevice.itemOf('i1').votings[0]?.result).toEqual(byHand.itemOf('i1').votings[0]?.result)
})
