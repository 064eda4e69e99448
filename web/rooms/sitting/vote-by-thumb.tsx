import { Button, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Problem } from '../../parts/problem.js'
import { useStep, type MeetingView } from '../meetings/data.js'
import type { Voting } from '../../../domain/meeting/voting.js'
import { useQuestion } from './question.js'
import styles from './sitting.module.css'
import { useSittingWords } from './words.js'

type Choice = 'for' | 'against' | 'abstain'
type Props = { readonly meetingId: string; readonly voting: Voting }

/** A member votes: one large button for each choice, then one to confirm, so that a slip of the thumb is no vote. */
export function VoteByThumb({ view, voting }: { view: MeetingView; voting: Voting }) {
  const say = useSittingWords()
  const question = useQuestion(view)
  const { votingId, method } = voting
  const step = useStep(view.state.meetingId)
  const isSecret = method === 'secret'
  const send = (choice: Choice) => {
    const at = { votingId }
    if (!isSecret) return step.mutate({ act: 'votes/{votingId}/vote', at, body: { choice } })
    // The three words of a secret ballot are of one length (docs/secret-ballots.md).
    const word = choice === 'for' ? 'approve' : choice
    step.mutate({ act: 'votes/{votingId}/ballot', at, body: { choice: word } })
  }
  return (
    <Paper component="section" aria-labelledby="vote" className={styles.atHand}>
      <Stack gap="xs">
        <Title order={2} id="vote">
          {question(voting)}
        </Title>
        <Text c="dimmed">{say(isSecret ? 'secretNote' : 'nameNote')}</Text>
        <Thumbs choices={['for', 'against', 'abstain']} isPending={step.isPending} send={send} />
        <Problem error={step.error} />
      </Stack>
    </Paper>
  )
}

/** Who presides gives the casting vote at a tie. */
export function CastingByThumb({ meetingId, voting: { votingId } }: Props) {
  const say = useSittingWords()
  const step = useStep(meetingId)
  return (
    <Paper component="section" aria-labelledby="casting" className={styles.atHand}>
      <Stack gap="xs">
        <Title order={2} id="casting">
          {say('castingVote')}
        </Title>
        <Thumbs
          choices={['for', 'against']}
          isPending={step.isPending}
          send={(choice) =>
            choice !== 'abstain' &&
            step.mutate({ act: 'votes/{votingId}/casting-vote', at: { votingId }, body: { choice } })
          }
        />
        <Problem error={step.error} />
      </Stack>
    </Paper>
  )
}

type ThumbsProps = {
  readonly choices: readonly Choice[]
  readonly isPending: boolean
  readonly send: (choice: Choice) => void
}

function Thumbs({ choices, isPending, send }: ThumbsProps) {
  const say = useSittingWords()
  const [chosen, setChosen] = useState<Choice>()
  if (chosen)
    return (
      <div className={styles.thumbs}>
        <Button loading={isPending} onClick={() => send(chosen)} data-autofocus autoFocus>
          {say('confirmVote', { choice: say(chosen) })}
        </Button>
        <Button variant="default" disabled={isPending} onClick={() => setChosen(undefined)}>
          {say('changeChoice')}
        </Button>
      </div>
    )
  return (
    <>
      <Text>{say('choose')}</Text>
      <div className={styles.thumbs}>
        {choices.map((choice) => (
          <Button key={choice} variant="default" onClick={() => setChosen(choice)}>
            {say(choice)}
          </Button>
        ))}
      </div>
    </>
  )
}
