import { SYSTEM } from '../../../domain/case.js'
import { applyMeeting } from '../../../domain/meeting/apply.js'
import { applyToItem } from '../../../domain/meeting/apply-item.js'
import { applyMinutes } from '../../../domain/meeting/apply-minutes.js'
import { applyVote } from '../../../domain/meeting/apply-vote.js'
import { decideItem } from '../../../domain/meeting/decide-item.js'
import { decideMinutes } from '../../../domain/meeting/decide-minutes.js'
import { decidePreparing } from '../../../domain/meeting/decide-preparing.js'
import { decideResolving } from '../../../domain/meeting/decide-resolve.js'
import { decideSitting } from '../../../domain/meeting/decide-sitting.js'
import { decideVote } from '../../../domain/meeting/decide-vote.js'
import type { Called } from '../../../domain/meeting/room.js'
import { propose, secretary, sitting } from './office.js'

// A process of an older release may be given what a newer one has written: it stops rather than keep half of it.
describe('what is on no list of the rules is a bug that is told, never a silent nothing', () => {
  const table = sitting(3, 3).openItem('i1').do(propose('i1', 'v1'))
  const meeting = table.state as Called
  const unheard = { type: 'unheard', itemId: 'i1', votingId: 'v1', at: table.now, by: secretary } as never
  const byFax = meeting.agenda.map((one) => ({
    ...one,
    votings: one.votings.map((voting) => ({ ...voting, method: 'fax' as never })),
  }))
  const close = { type: 'closeVote', itemId: 'i1', votingId: 'v1', at: table.now, by: secretary } as const

  test.each<readonly [string, () => unknown]>([
    ['an act of preparation', () => decidePreparing(meeting, unheard)],
    ['an act of who comes and goes', () => decideSitting(meeting, unheard)],
    ['an act on an item', () => decideItem(meeting, unheard)],
    ['an act of a vote', () => decideVote(meeting, unheard)],
    ['a way of voting', () => decideVote({ ...meeting, agenda: byFax }, close)],
    ['an act of resolving', () => decideResolving(meeting, unheard)],
    ['an act on the minutes', () => decideMinutes(meeting, unheard)],
    ['an event', () => applyMeeting(meeting, unheard)],
    ['an event of an item', () => applyToItem(meeting, unheard)],
    ['an event of a vote', () => applyVote(table.itemOf('i1'), unheard)],
    ['an event of the minutes', () => applyMinutes(meeting, unheard)],
  ])('%s', (_, put) => expect(put).toThrow('not of the closed list'))

  test('as is an event of an item that is not on the agenda', () => {
    const event = {
      type: 'itemOpened',
      itemId: 'i9',
      countsRecused: true,
      at: table.now,
      by: SYSTEM,
    } as const
    expect(() => applyMeeting(meeting, event)).toThrow('itemOpened of no item of the agenda')
  })
})
