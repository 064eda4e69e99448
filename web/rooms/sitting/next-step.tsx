import { Alert, Button, Group, Kbd, Stack, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { numberOfItem } from '../../../domain/meeting/agenda.js'
import { outcomesOf } from '../../../domain/meeting/decide-resolve.js'
import { isCirculation } from '../../../domain/meeting/room.js'
import { Problem } from '../../parts/problem.js'
import { can, stateOf, useNameOf, useStep } from '../meetings/data.js'
import type { Sitting } from './now.js'
import { isCounted } from './paper-vote.js'
import type { SittingQuestion } from './sitting-dialogs.js'
import styles from './sitting.module.css'
import { useSittingWords } from './words.js'

type Way = { readonly label: string; readonly go: () => void }
/** The one next step, or for what one waits; what else may be done; and what is only noted beside it, or put off. */
type Ways = {
  readonly next?: Way
  readonly waits?: string
  readonly others: readonly Way[]
  readonly beside?: readonly Way[]
}
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
  const { next, waits, others, beside = [] } = useWays(sitting, ask, step)
  const say = useSittingWords()
  useHotkeys([['alt+Enter', () => !step.isPending && !isAsked && next?.go()]])
  return (
    <Stack gap="sm" className={styles.ways}>
      {waits && (
        <Alert variant="outline" role="status">
          {waits}
        </Alert>
      )}
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
      {beside.length > 0 && (
        <Group gap={4}>
          {beside.map(({ label, go }) => (
            <Button key={label} variant="subtle" size="compact-sm" onClick={go} disabled={step.isPending}>
              {label}
            </Button>
          ))}
        </Group>
      )}
      <Problem error={step.error} />
      {next && (
        <Text size="sm" c="dimmed" visibleFrom="md">
          <Kbd>Alt</Kbd> + <Kbd>Enter</Kbd>&nbsp;· {say('shortcut')}
        </Text>
      )}
    </Stack>
  )
}

function useWays(sitting: Sitting, ask: Props['ask'], step: ReturnType<typeof useStep>): Ways {
  const say = useSittingWords()
  const { view, item, voting, presiding } = sitting
  const nameOf = useNameOf(view)
  const { status, agenda } = view.state
  const way = (label: Parameters<typeof say>[0], what: SittingQuestion): Way => ({
    label: say(label),
    go: () => ask(what),
  })
  if (status === 'called' && can(view, 'open')) return beforeOpening()
  if (status === 'inquorate' && can(view, 'adjourn'))
    return { waits: say('inquorate'), others: [way('adjourn', 'adjourn')] }
  if (status !== 'inSession' || !can(view, 'close')) return { others: [] }
  if (item && voting) {
    const annul = way('annulVote', 'annul')
    const at = { votingId: voting.votingId }
    const close = { label: say('closeVote'), go: () => step.mutate({ act: 'votes/{votingId}/close', at }) }
    const mayClose = voting.status === 'open' && (voting.method !== 'paper' || isCounted(voting))
    if (mayClose) return { next: close, others: [annul] }
    const name = presiding ? nameOf(presiding) : ''
    return {
      waits: voting.status === 'tied' ? say('tiedHelp', { name }) : say('waitsCount'),
      others: [annul],
    }
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
    if (outcomesOf(item).length === 0) return { next: vote, others: [adopt], beside }
    return { next: way('resolve', 'resolve'), others: [vote, adopt], beside }
  }
  const coming = agenda.find((one) => one.status === 'planned')
  if (!coming) return { next: way('close', 'close'), others: [] }
  const label = say('openItem', { number: numberOfItem(agenda, coming.itemId) })
  return { next: { label, go: () => open(coming) }, others: [] }

  function beforeOpening(): Ways {
    const adjourn = way('adjourn', 'adjourn')
    const isQuorate = sitting.room?.quorum.isMet === true
    if (isCirculation(stateOf(view)) || (isQuorate && presiding))
      return { next: { label: say('open'), go: () => step.mutate({ act: 'open' }) }, others: [] }
    if (isQuorate) return { waits: say('electFirst'), others: [adjourn] }
    const wall = `/meeting/${view.state.meetingId}/projector`
    return { next: { label: say('showDoors'), go: () => window.open(wall, '_blank') }, others: [adjourn] }
  }

  function open({ itemId, interests }: typeof coming & object) {
    const isSomebodyOut = interests.some(({ consequence }) => consequence === 'recused')
    if (isSomebodyOut) ask({ openItem: itemId })
    else step.mutate({ act: 'items/{itemId}/open', at: { itemId }, body: { countsRecused: false } })
  }
}
