import { NumberInput, SimpleGrid } from '@mantine/core'
import { useState } from 'react'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useStep } from '../meetings/data.js'
import type { Voting } from '../../../domain/meeting/voting.js'
import { useSittingWords } from './words.js'

const CHOICES = ['for', 'against', 'abstain', 'invalid'] as const
type Totals = Readonly<Record<(typeof CHOICES)[number], number>>
const NONE: Totals = { for: 0, against: 0, abstain: 0, invalid: 0 }

type Props = { readonly meetingId: string; readonly voting: Voting; readonly close: () => void }

/** A teller says what was counted of the papers; two tellers must agree before the vote can be closed. */
export function CountDialog({ meetingId, voting: { votingId, taken }, close }: Props) {
  const say = useSittingWords()
  const [totals, setTotals] = useState<Totals>(NONE)
  const step = useStep(meetingId, close)
  const sum = CHOICES.reduce((so, choice) => so + totals[choice], 0)
  return (
    <ReasonDialog
      title={say('count')}
      help={say('countHelp', { count: taken.length })}
      confirm={say('count')}
      act={step}
      onConfirm={() => step.mutate({ act: 'votes/{votingId}/counts', at: { votingId }, body: { totals } })}
      onClose={close}
    >
      <SimpleGrid cols={2}>
        {CHOICES.map((choice) => (
          <NumberInput
            key={choice}
            label={say(choice)}
            value={totals[choice]}
            onChange={(value) => setTotals({ ...totals, [choice]: Number(value) })}
            min={0}
            // Without a highest: what was counted is not changed below the finger because a screen is behind the room.
            allowDecimal={false}
            {...(choice === 'for' ? { 'data-autofocus': true } : {})}
          />
        ))}
      </SimpleGrid>
      <div role="status">{say('counted', { sum, count: taken.length })}</div>
    </ReasonDialog>
  )
}
