import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { addDays, startOfDay } from '../../../domain/time.js'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { useSession } from '../../app/session.js'
import { DayField } from '../../parts/day-field.js'
import { OfficeChoice } from '../../parts/office-choice.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { PlannedMeeting } from '../meetings/planned.js'
import type { ConsultationView } from './consultation.js'
import { useConsultationWords } from './words.js'

type Act = 'addTask' | 'addItem' | 'close'
type Props = { readonly view: ConsultationView }
type DialogProps = Props & { readonly onClose: () => void }

const DIALOGS = { addTask: TaskDialog, addItem: ItemDialog, close: CloseDialog } as const

/** What the reader may do with the consultation now. */
export function ConsultationActs({ view }: Props) {
  const say = useConsultationWords()
  const [open, setOpen] = useState<Act>()
  const can = (act: string) => view.possibleActs.includes(act)
  const acts: Act[] = [
    ...(can('seed') ? (['addTask', 'addItem'] as const) : []),
    ...(can('close') ? (['close'] as const) : []),
  ]
  const Dialog = open && DIALOGS[open]
  return (
    <>
      {acts.map((act) => (
        <Button key={act} variant={act === 'addTask' ? 'filled' : 'default'} onClick={() => setOpen(act)}>
          {say(act)}
        </Button>
      ))}
      {can('revise') && (
        <Button component={Link} href={`/consultation/${view.state.consultationId}/edit`} variant="default">
          {say('revise')}
        </Button>
      )}
      {Dialog && <Dialog view={view} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function TaskDialog({ view, onClose }: DialogProps) {
  const say = useConsultationWords()
  const { officeCode: own } = useSession().me.actor
  const [title, setTitle] = useState('')
  const [officeCode, setOffice] = useState(own)
  const [day, setDay] = useState('')
  const act = useAct((_: void, idempotencyKey) => {
    // The whole day is in time.
    const due = day ? { dueAt: startOfDay(addDays(day, 1)) } : {}
    return api.post('/api/v1/consultations/{consultationId}/tasks', {
      path: { consultationId: view.state.consultationId },
      body: { title, officeCode, ...due },
      idempotencyKey,
    })
  }, onClose)
  return (
    <ReasonDialog
      title={say('addTask')}
      help={say('addTaskHelp')}
      confirm={say('addTask')}
      act={act}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    >
      <TextInput
        label={say('taskTitle')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        maxLength={500}
        required
        data-autofocus
      />
      <OfficeChoice label={say('office')} value={officeCode} onChange={setOffice} required />
      <DayField label={say('due')} value={day} onChange={setDay} />
    </ReasonDialog>
  )
}

function ItemDialog({ view, onClose }: DialogProps) {
  const say = useConsultationWords()
  const [meetingId, setMeeting] = useState('')
  const [title, setTitle] = useState(view.state.topic)
  const act = useAct(
    (_: void, idempotencyKey) =>
      api.post('/api/v1/consultations/{consultationId}/agenda-items', {
        path: { consultationId: view.state.consultationId },
        body: { meetingId, title },
        idempotencyKey,
      }),
    onClose,
  )
  const { committeeId } = view.state
  return (
    <ReasonDialog
      title={say('addItem')}
      help={say('addItemHelp')}
      confirm={say('addItem')}
      act={act}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    >
      <PlannedMeeting
        {...(committeeId === null ? {} : { committeeId })}
        value={meetingId}
        onChange={setMeeting}
      />
      <TextInput
        label={say('topic')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        maxLength={500}
        required
      />
    </ReasonDialog>
  )
}

function CloseDialog({ view, onClose }: DialogProps) {
  const say = useConsultationWords()
  const act = useAct(
    (_: void, idempotencyKey) =>
      api.post('/api/v1/consultations/{consultationId}/close', {
        ...{ path: { consultationId: view.state.consultationId }, body: {}, idempotencyKey },
      }),
    onClose,
  )
  return (
    <ReasonDialog
      title={say('close')}
      help={say('closeHelp')}
      confirm={say('close')}
      act={act}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    />
  )
}
