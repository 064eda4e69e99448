import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useCommonWords } from '../../words/common.js'
import { useNameOf, useStep, type Item, type MeetingView } from '../meetings/data.js'
import { useSittingWords } from './words.js'

type Props = {
  readonly view: MeetingView
  readonly item: Item
  readonly personId: string
  readonly close: () => void
}

/** Whether a member with a ground of section 16 leaves the room, with the reason. */
export function DecideDialog({ view, item: { itemId }, personId, close }: Props) {
  const say = useSittingWords()
  const common = useCommonWords()
  const [recused, setRecused] = useState(true)
  const step = useStep(view.state.meetingId, close)
  return (
    <ReasonDialog
      title={say('decideInterest', { name: useNameOf(view)(personId) })}
      confirm={common('save')}
      reasonLabel={common('reason')}
      act={step}
      onConfirm={(reason) =>
        step.mutate({
          act: 'items/{itemId}/interests/{personId}/decide',
          at: { itemId, personId },
          body: { recused, reason },
        })
      }
      onClose={close}
    >
      <Checkbox
        label={say('mustLeave')}
        checked={recused}
        onChange={(event) => setRecused(event.currentTarget.checked)}
      />
    </ReasonDialog>
  )
}
