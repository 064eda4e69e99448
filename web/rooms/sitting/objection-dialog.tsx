import { Select } from '@mantine/core'
import { useState } from 'react'
import { useKeptText } from '../../parts/kept.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useNameOf, useStep } from '../meetings/data.js'
import type { OnItem } from './vote-dialog.js'
import { useSittingWords } from './words.js'

/** A party or a member objects to a member (s.15): whom, and why. */
export function ObjectionDialog({ sitting: { view, voters }, item: { itemId }, close }: OnItem) {
  const say = useSittingWords()
  const nameOf = useNameOf(view)
  const [personId, setPerson] = useState<string | null>(null)
  const typed = useKeptText(`objection.${itemId}`)
  const step = useStep(view.state.meetingId, () => {
    typed.drop()
    close()
  })
  return (
    <ReasonDialog
      title={say('object')}
      help={say('objectHelp')}
      confirm={say('object')}
      reasonLabel={say('why')}
      typed={typed}
      act={step}
      onConfirm={(reason) =>
        step.mutate({
          act: 'items/{itemId}/objections',
          at: { itemId },
          body: { personId: personId ?? '', reason },
        })
      }
      onClose={close}
    >
      <Select
        label={say('member')}
        data={voters.map((one) => ({ value: one, label: nameOf(one) }))}
        value={personId}
        onChange={setPerson}
        required
      />
    </ReasonDialog>
  )
}
