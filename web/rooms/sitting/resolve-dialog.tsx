import { Textarea } from '@mantine/core'
import { outcomesOf } from '../../../domain/meeting/decide-resolve.js'
import { useKeptText } from '../../parts/kept.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useStep } from '../meetings/data.js'
import { useMeetingWords } from '../meetings/words.js'
import type { OnItem } from './vote-dialog.js'
import { useSittingWords } from './words.js'

/** What the vote has decided, in the words of the resolution; the words lie on this device until they are recorded. */
export function ResolveDialog({ sitting, item, close }: OnItem) {
  const say = useSittingWords()
  const meeting = useMeetingWords()
  const [outcome] = outcomesOf(item)
  const text = useKeptText(`resolution.${item.itemId}`)
  const why = useKeptText(`resolution-reason.${item.itemId}`)
  const step = useStep(sitting.view.state.meetingId, () => {
    text.drop()
    why.drop()
    close()
  })
  if (!outcome) return null
  const needsReason = outcome === 'refused' || outcome === 'sentBack'
  return (
    <ReasonDialog
      title={`${say('resolve')}: ${meeting(outcome)}`}
      help={say('resolveHelp')}
      confirm={say('resolve')}
      act={step}
      typed={why}
      onConfirm={(reason) =>
        step.mutate({
          act: 'items/{itemId}/resolve',
          at: { itemId: item.itemId },
          body: { outcome, text: text.value, followUps: [], ...(needsReason ? { reason } : {}) },
        })
      }
      onClose={close}
      {...(needsReason ? { reasonLabel: say('reasonNeeded') } : {})}
    >
      <Textarea
        label={say('resolutionText')}
        value={text.value}
        onChange={(event) => text.onChange(event.currentTarget.value)}
        maxLength={20_000}
        data-autofocus
        required
      />
    </ReasonDialog>
  )
}

/** What was said on the item, for the minutes. */
export function DiscussDialog({ sitting, item: { itemId }, close }: OnItem) {
  const say = useSittingWords()
  const typed = useKeptText(`discussion.${itemId}`)
  const step = useStep(sitting.view.state.meetingId, () => {
    typed.drop()
    close()
  })
  return (
    <ReasonDialog
      title={say('discuss')}
      help={say('discussHelp')}
      confirm={say('discuss')}
      reasonLabel={say('text')}
      typed={typed}
      act={step}
      onConfirm={(text) => step.mutate({ act: 'items/{itemId}/notes', at: { itemId }, body: { text } })}
      onClose={close}
    />
  )
}
