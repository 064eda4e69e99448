import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { DayField } from '../../parts/day-field.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useStaff } from '../../parts/staff.js'
import { useCommonWords } from '../../words/common.js'
import type { TaskView } from './task.js'
import { useTaskWords } from './words.js'

const ACTS = ['finish', 'assign', 'changeDue', 'cancel'] as const
type Act = (typeof ACTS)[number]

/** What may be done with the task now; the first is what the page is for. */
export function TaskActs({ view }: { view: TaskView }) {
  const say = useTaskWords()
  const [act, setAct] = useState<Act>()
  const possible = ACTS.filter((one) => view.possibleActs.includes(one))
  const close = () => setAct(undefined)
  return (
    <>
      {possible.map((one, index) => (
        <Button key={one} variant={index === 0 ? 'filled' : 'default'} onClick={() => setAct(one)}>
          {say(one)}
        </Button>
      ))}
      {act === 'assign' && <Assign view={view} onClose={close} />}
      {act === 'changeDue' && <ChangeDue view={view} onClose={close} />}
      {(act === 'finish' || act === 'cancel') && <End view={view} act={act} onClose={close} />}
    </>
  )
}

type Dialog = { readonly view: TaskView; readonly onClose: () => void }

function End({ view, act, onClose }: Dialog & { act: 'finish' | 'cancel' }) {
  const say = useTaskWords()
  const common = useCommonWords()
  const path = { taskId: view.state.taskId }
  const end = useAct<string>(
    (text, idempotencyKey) =>
      act === 'finish'
        ? api.post('/api/v1/tasks/{taskId}/finish', { path, body: { note: text }, idempotencyKey })
        : api.post('/api/v1/tasks/{taskId}/cancel', { path, body: { reason: text }, idempotencyKey }),
    onClose,
  )
  return (
    <ReasonDialog
      title={say(act)}
      help={say(act === 'finish' ? 'finishHelp' : 'cancelHelp')}
      confirm={say(act)}
      isDangerous={act === 'cancel'}
      reasonLabel={act === 'finish' ? say('report') : common('reason')}
      act={end}
      onConfirm={(text) => end.mutate(text)}
      onClose={onClose}
    />
  )
}

function Assign({ view, onClose }: Dialog) {
  const say = useTaskWords()
  const { staff, labelOf } = useStaff()
  const [assignee, setAssignee] = useState('')
  const act = useAct(
    (_: void, idempotencyKey) =>
      api.post('/api/v1/tasks/{taskId}/assign', {
        ...{ path: { taskId: view.state.taskId }, body: { assignee }, idempotencyKey },
      }),
    onClose,
  )
  return (
    <ReasonDialog
      title={say('assign')}
      help={say('assignHelp')}
      confirm={say('assign')}
      act={act}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    >
      <NativeSelect
        label={say('who')}
        size="md"
        required
        value={assignee}
        onChange={(event) => setAssignee(event.currentTarget.value)}
        data={[
          { value: '', label: say('choose') },
          ...staff.map((one) => ({ value: one.personId, label: labelOf(one) })),
        ]}
      />
    </ReasonDialog>
  )
}

function ChangeDue({ view, onClose }: Dialog) {
  const say = useTaskWords()
  const common = useCommonWords()
  const [day, setDay] = useState('')
  const act = useAct<string>(
    (reason, idempotencyKey) =>
      api.post('/api/v1/tasks/{taskId}/due', {
        path: { taskId: view.state.taskId },
        body: { dueAt: endOf(day), reason },
        idempotencyKey,
      }),
    onClose,
  )
  return (
    <ReasonDialog
      title={say('changeDue')}
      help={say('changeDueHelp')}
      confirm={say('changeDue')}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={(reason) => act.mutate(reason)}
      onClose={onClose}
    >
      <DayField label={say('newDay')} required value={day} onChange={setDay} />
    </ReasonDialog>
  )
}

/** The whole day is in time: the first instant too late is its midnight in Bangkok. */
function endOf(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00+07:00`) + 24 * 60 * 60 * 1000).toISOString()
}
