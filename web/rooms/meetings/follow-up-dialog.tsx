import { Select } from '@mantine/core'
import { useLocation } from 'wouter'
import { isCentralCode } from '../../../domain/office.js'
import { useKept } from '../../parts/kept.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useStep, type Item, type MeetingView } from './data.js'
import { FollowUpFields } from './follow-up-fields.js'
import { FOLLOW_UP_KINDS, NO_FOLLOW_UP, wishOf, type TypedFollowUp } from './follow-up-typed.js'
import { useFollowUpWords } from './follow-up-words.js'

type Props = { readonly view: MeetingView; readonly item: Item; readonly close: () => void }

/** What an office has to do because of a resolution, the letter that tells it, or the case that follows. */
export function FollowUpDialog({ view, item: { itemId }, close }: Props) {
  const say = useFollowUpWords()
  const [, go] = useLocation()
  const { meetingId, secretariat } = view.state
  const { kept, keep, drop } = useKept<Partial<TypedFollowUp>>(`follow-up.${meetingId}.${itemId}`)
  const typed = { ...NO_FOLLOW_UP, ...kept }
  const step = useStep(meetingId, () => {
    drop()
    close()
  })
  const { kind } = typed
  const send = () =>
    kind === 'exemption'
      ? go(`/exemptions/new?from=${encodeURIComponent(`meeting/${meetingId}`)}&item=${itemId}`)
      : step.mutate({
          ...{ act: 'items/{itemId}/follow-ups', at: { itemId } },
          body: { followUps: [wishOf({ ...typed, kind })] },
        })
  // Only central offices issue circulars.
  const kinds = FOLLOW_UP_KINDS.filter((one) => one !== 'circular' || isCentralCode(secretariat))
  return (
    <ReasonDialog
      title={say('addFollowUp')}
      help={say(`help_${typed.kind}`)}
      confirm={say(`confirm_${typed.kind}`)}
      act={step}
      onConfirm={send}
      onClose={close}
    >
      <Select
        label={say('followUpKind')}
        data={kinds.map((one) => ({ value: one, label: say(`kind_${one}`) }))}
        value={typed.kind}
        onChange={(one) => keep({ ...NO_FOLLOW_UP, title: typed.title, kind: one as TypedFollowUp['kind'] })}
        allowDeselect={false}
      />
      <FollowUpFields typed={typed} set={(some) => keep({ ...typed, ...some })} />
    </ReasonDialog>
  )
}
