import { Button, Group, Paper, Select, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Problem } from '../../parts/problem.js'
import { Tag } from '../../parts/tag.js'
import { can, useNameOf, useStep } from '../meetings/data.js'
import { calledOf, votedIn, type Sitting } from './now.js'
import { DecideDialog } from './decide-dialog.js'
import styles from './sitting.module.css'
import { useSittingWords } from './words.js'

const CHOICES = ['for', 'against', 'abstain'] as const

/** Who is in the room: the secretary notes coming and going, raised hands, and who presides. */
export function Floor({ sitting }: { sitting: Sitting }) {
  const say = useSittingWords()
  const nameOf = useNameOf(sitting.view)
  const { view, presiding } = sitting
  const step = useStep(view.state.meetingId)
  const persons = [...calledOf(view), ...view.state.guests.map(({ personId }) => personId)]
  return (
    <Paper component="section" aria-labelledby="floor">
      <Stack gap="xs">
        <Title order={2} id="floor">
          {say('attendance')}
        </Title>
        <Text size="sm">
          {presiding ? say('presiding', { name: nameOf(presiding) }) : say('nobodyPresides')}
        </Text>
        <Problem error={step.error} />
        <ul className={styles.persons}>
          {persons.map((personId) => (
            <Person key={personId} {...{ personId, sitting, step }} />
          ))}
        </ul>
        {!presiding && can(view, 'elect') && <Election sitting={sitting} step={step} />}
      </Stack>
    </Paper>
  )
}

type Part = { readonly sitting: Sitting; readonly step: ReturnType<typeof useStep> }

function Person({ personId, sitting, step }: Part & { readonly personId: string }) {
  const say = useSittingWords()
  const { view, room, item, voting } = sitting
  const name = useNameOf(view)(personId)
  const [isDeciding, setDeciding] = useState(false)
  const isHere = room?.present.includes(personId) === true
  const interest = item?.interests.findLast((one) => one.personId === personId)
  const isNoted = can(view, isHere ? 'leave' : 'arrive')
  const note = (what: 'arrived' | 'left') => step.mutate({ act: 'attendance', body: { personId, what } })
  const word = isHere ? say('leaves') : say('arrives')
  return (
    <li className={styles.person}>
      <Text flex="1 1 9rem">{name}</Text>
      {voting && votedIn(voting).includes(personId) && (
        <Tag tone="done">{say(voting.method === 'paper' ? 'hasPaper' : 'hasVoted')}</Tag>
      )}
      {interest && (
        <Tag tone="attention">
          {say(interest.consequence === 'recused' ? 'recused' : interest.consequence)}
        </Tag>
      )}
      {item && interest?.consequence === 'undecided' && (
        <Button size="xs" variant="default" onClick={() => setDeciding(true)}>
          {say('decideInterest', { name })}
        </Button>
      )}
      {isNoted && (
        <Button
          size="xs"
          variant={isHere ? 'subtle' : 'default'}
          aria-label={`${word} ${name}`}
          onClick={() => note(isHere ? 'left' : 'arrived')}
        >
          {word}
        </Button>
      )}
      {voting?.status === 'open' && voting.method === 'hands' && <Hand {...{ personId, sitting, step }} />}
      {voting?.status === 'open' && voting.method === 'paper' && (
        <GivePaper {...{ personId, sitting, step }} />
      )}
      {isDeciding && item && (
        <DecideDialog view={view} item={item} personId={personId} close={() => setDeciding(false)} />
      )}
    </li>
  )
}

/** The vote of a member who raised a hand. */
function Hand({ personId, sitting, step }: Part & { readonly personId: string }) {
  const say = useSittingWords()
  const { view, voting, voters } = sitting
  const name = useNameOf(view)(personId)
  if (!voting || !voters.includes(personId) || votedIn(voting).includes(personId)) return null
  const at = { votingId: voting.votingId }
  return (
    <Group gap={4}>
      {CHOICES.map((choice) => (
        <Button
          key={choice}
          size="xs"
          variant="default"
          aria-label={`${say(choice)} ${name}`}
          onClick={() => step.mutate({ act: 'votes/{votingId}/hands', at, body: { personId, choice } })}
        >
          {say(choice)}
        </Button>
      ))}
    </Group>
  )
}

/** A paper is given to a member who may vote, once. */
function GivePaper({ personId, sitting, step }: Part & { readonly personId: string }) {
  const say = useSittingWords()
  const { view, voting, voters } = sitting
  const name = useNameOf(view)(personId)
  if (!voting || !voters.includes(personId) || votedIn(voting).includes(personId)) return null
  const at = { votingId: voting.votingId }
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={`${say('givePaper')} ${name}`}
      onClick={() => step.mutate({ act: 'votes/{votingId}/paper-ballots', at, body: { personId } })}
    >
      {say('givePaper')}
    </Button>
  )
}

function Election({ sitting: { view, voters }, step }: Part) {
  const say = useSittingWords()
  const nameOf = useNameOf(view)
  if (voters.length === 0) return null
  return (
    <Select
      label={say('elect')}
      data={voters.map((personId) => ({ value: personId, label: nameOf(personId) }))}
      value={null}
      onChange={(personId) => personId && step.mutate({ act: 'elect', body: { personId } })}
    />
  )
}
