import { Select } from '@mantine/core'
import { useState } from 'react'
import { numberOfItem } from '../../../domain/meeting/agenda.js'
import type { Answered } from '../../api/client.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { PersonChoice } from '../committees/person-choice.js'
import { useStep, type MeetingView } from './data.js'
import { useMeetingPeopleWords } from './people-words.js'

type Candidate = Answered<'/api/v1/committees/{committeeId}/candidates'>['items'][number]
type As = 'invited' | 'attending'
const WHOLE = ''

/** Invites somebody who is no member: to explain an item, or to attend. */
export function GuestDialog({ view, close }: { view: MeetingView; close: () => void }) {
  const say = useMeetingPeopleWords()
  const { meetingId, committeeId, agenda } = view.state
  const [person, setPerson] = useState<Candidate>()
  const [as, setAs] = useState<As>('invited')
  const [itemId, setItem] = useState(WHOLE)
  const step = useStep(meetingId, close)
  const about = itemId === WHOLE ? {} : { itemId }
  return (
    <ReasonDialog
      title={say('invite')}
      help={say('inviteHelp')}
      confirm={say('invite')}
      act={step}
      onConfirm={() =>
        step.mutate({ act: 'guests', body: { personId: person?.personId ?? '', as, ...about } })
      }
      onClose={close}
    >
      <PersonChoice committeeId={committeeId} label={say('guest')} value={person} onChange={setPerson} />
      <Select
        label={say('guestAs')}
        data={(['invited', 'attending'] as const).map((one) => ({ value: one, label: say(one) }))}
        value={as}
        onChange={(one) => setAs(one as As)}
        allowDeselect={false}
      />
      <Select
        label={say('guestFor')}
        data={[
          { value: WHOLE, label: say('wholeMeeting') },
          ...agenda.map((item) => ({
            value: item.itemId,
            label: `${numberOfItem(agenda, item.itemId)} ${item.title}`,
          })),
        ]}
        value={itemId}
        onChange={(one) => setItem(one ?? WHOLE)}
        allowDeselect={false}
      />
    </ReasonDialog>
  )
}
