import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { Voting } from '../../../domain/meeting/voting.js'
import { useSession } from '../../app/session.js'
import { useNameOf, type MeetingView } from '../meetings/data.js'
import { CountDialog } from './count-dialog.js'
import { factsOf } from '../../words/facts.js'
import { useSittingWords } from './words.js'

const CHOICES = ['for', 'against', 'abstain', 'invalid'] as const

/** Whether two tellers have counted alike: then the vote can be closed. */
export function isCounted({ counts }: Voting): boolean {
  return CHOICES.every(
    (choice) => counts.length > 1 && counts.every((one) => one.totals[choice] === counts[0]?.totals[choice]),
  )
}

/** What the tellers of a vote on paper have said so far, and the way to say it oneself. */
export function Tellers({ view, voting }: { view: MeetingView; voting: Voting }) {
  const say = useSittingWords()
  const nameOf = useNameOf(view)
  const { personId } = useSession().me.actor
  const [isCounting, setCounting] = useState(false)
  const hasCounted = voting.counts.some((one) => one.personId === personId)
  return (
    <>
      {voting.counts.map((one) => (
        <Text key={one.personId} size="sm">
          {say('countedBy', { name: nameOf(one.personId) })}{' '}
          {factsOf(CHOICES.map((choice) => `${say(choice)} ${one.totals[choice]}`))}
        </Text>
      ))}
      {voting.counts.length > 1 && !isCounted(voting) && <Text fw={600}>{say('countsDiffer')}</Text>}
      <div>
        <Button variant="default" onClick={() => setCounting(true)}>
          {say(hasCounted ? 'countAgain' : 'count')}
        </Button>
      </div>
      {isCounting && (
        <CountDialog meetingId={view.state.meetingId} voting={voting} close={() => setCounting(false)} />
      )}
    </>
  )
}
