import { Button, Group, Stack } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { numberOfItem } from '../../../domain/meeting/agenda.js'
import { outcomesOf } from '../../../domain/meeting/decide-resolve.js'
import { Problem } from '../../parts/problem.js'
import { can, useNameOf, useStep } from '../meetings/data.js'
import type { Sitting } from './now.js'
import { isCounted } from './paper-vote.js'
import type { SittingQuestion } from './sitting-dialogs.js'
import { useSittingWords } from './words.js'

type Way = { readonly label: string; readonly go: () => void }
/** The one next step, where there is one, and what else may be done. */
type Ways = { readonly next?: Way; readonly others: readonly Way[] }
type Props = {
  readonly sitting: Sitting
  readonly ask: (what: SittingQuestion) => void
  /** While a dialog asks, its own buttons count. */
  readonly isAsked: boolean
}

/** What comes next, as one button (Alt + Enter), and what else may be done now. */
export function NextStep({ sitting, ask, isAsked }: Props) {
  const { view } = sitting
  const step = useStep(view.state.meetingId)
  const { next, others } = useWays(sitting, ask, step)
  useHotkeys([['alt+Enter', () => !step.isPending && !isAsked && next?.go()]])
  return (
    <Stack gap="sm">
      <Group gap="sm">
        {next && (
          <Button onClick={next.go} loading={step.isPending} size="lg" aria-keyshortcuts="Alt+Enter">
            {next.label}
          </Button>
        )}
        {others.map(({ label, go }) => (
          <Button key={label} variant="default" onClick={go} disabled={step.isPending}>
            {label}
          </Button>
        ))}
      </Group>
      <Problem error={step.error} />
    </Stack>
  )
}

function useWays(sitting: Sitting, ask: Props['ask'], step: ReturnType<typeof useStep>): Ways {
  const say = useSittingWords()
  const { view, item, voting } = sitting
  const nameOf = useNameOf(view)
  const { status, agenda } = view.state
  const way = (label: Parameters<typeof say>[0], what: SittingQuestion): Way => ({
    label: say(label),
    go: () => ask(what),
  })
  if (status === 'called' && can(view, 'open'))
    return {
      next: { label: say('open'), go: () => step.mutate({ act: 'open' }) },
      others: [way('adjourn', 'adjourn')],
    }
  if (status === 'inquorate' && can(view, 'adjourn')) return { others: [way('adjourn', 'adjourn')] }
  if (status !== 'inSession' || !can(view, 'close')) return { others: [] }
  if (item && voting) {
    const annul = way('annulVote', 'annul')
    const at = { votingId: voting.votingId }
    const close = { label: say('closeVote'), go: () => step.mutate({ act: 'votes/{votingId}/close', at }) }
    const mayClose = voting.status === 'open' && (voting.method !== 'paper' || isCounted(voting))
    return mayClose ? { next: close, others: [annul] } : { others: [annul] }
  }
  const raised = item?.objections.find((one) => one.status === 'raised')
  if (raised) {
    const about = (isDropped: boolean) => () => ask({ objection: raised.personId, isDropped })
    const name = nameOf(raised.personId)
    return {
      next: { label: say('voteOnMember', { name }), go: about(false) },
      others: [{ label: say('dropObjection'), go: about(true) }],
    }
  }
  if (item) {
    const beside = [
      way('discuss', 'discuss'),
      way('interest', 'interest'),
      way('object', 'object'),
      way('postpone', 'postpone'),
      way('sendBack', 'sendBack'),
    ]
    const vote = way('openVote', 'openVote')
    const adopt = way('adopt', 'adopt')
    if (outcomesOf(item).length === 0) return { next: vote, others: [adopt, ...beside] }
    return { next: way('resolve', 'resolve'), others: [vote, adopt, ...beside] }
  }
  const coming = agenda.find((one) => one.status === 'planned')
  if (!coming) return { next: way('close', 'close'), others: [] }
  const label = say('openItem', { number: numberOfItem(agenda, coming.itemId) })
  return { next: { label, go: () => open(coming) }, others: [] }

  function open({ itemId, interests }: typeof coming & object) {
    const isSomebodyOut = interests.some(({ consequence }) => consequence === 'recused')
    if (isSomebodyOut) ask({ openItem: itemId })
    else step.mutate({ act: 'items/{itemId}/open', at: { itemId }, body: { countsRecused: false } })
  }
}
