import { Select } from '@mantine/core'
import { useState } from 'react'
import { dayOf, instantAt, isClock } from '../../../domain/time.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useKeptText } from '../../parts/kept.js'
import { minuteOf, TimeField } from '../../parts/time-field.js'
import { useCommonWords } from '../../words/common.js'
import { useDates } from '../../words/dates.js'
import { useNameOf, useStep, type MeetingView } from './data.js'
import { useMeetingPeopleWords } from './people-words.js'

type Props = { readonly view: MeetingView; readonly persons: readonly string[]; readonly close: () => void }

/** Somebody came or went and nobody pressed the button: put on record with the time and the reason. */
export function AfterwardsDialog({ view, persons, close }: Props) {
  const say = useMeetingPeopleWords()
  const common = useCommonWords()
  const dates = useDates()
  const nameOf = useNameOf(view)
  const { meetingId, session, openedAt = session.startsAt } = view.state
  const [personId, setPerson] = useState<string | null>(null)
  const [what, setWhat] = useState<'arrived' | 'left'>('arrived')
  const [clock, setClock] = useState(minuteOf(openedAt))
  const typed = useKeptText(`afterwards.${meetingId}`)
  const step = useStep(meetingId, () => {
    typed.drop()
    close()
  })
  const send = (reason: string) => {
    if (!personId || !isClock(clock)) return
    // A minute is all that is typed: that of the opening begins with it.
    const happenedAt = clock === minuteOf(openedAt) ? openedAt : instantAt(dayOf(openedAt), clock)
    step.mutate({ act: 'attendance/afterwards', body: { personId, what, happenedAt, reason } })
  }
  return (
    <ReasonDialog
      title={say('afterwards')}
      help={say('afterwardsHelp')}
      confirm={say('putOnRecord')}
      reasonLabel={common('reason')}
      typed={typed}
      act={step}
      onConfirm={send}
      onClose={close}
    >
      <Select
        label={say('who')}
        data={persons.map((one) => ({ value: one, label: nameOf(one) }))}
        value={personId}
        onChange={setPerson}
        required
      />
      <Select
        label={say('cameOrWent')}
        data={(['arrived', 'left'] as const).map((one) => ({ value: one, label: say(`${one}At`) }))}
        value={what}
        onChange={(one) => setWhat(one as typeof what)}
        allowDeselect={false}
      />
      <TimeField
        label={say('atClock')}
        help={dates.day(openedAt)}
        value={clock}
        onChange={setClock}
        required
      />
    </ReasonDialog>
  )
}
