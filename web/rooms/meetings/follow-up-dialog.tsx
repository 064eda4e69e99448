import { Select, Textarea, TextInput } from '@mantine/core'
import { instantAt } from '../../../domain/time.js'
import { DayField } from '../../parts/day-field.js'
import { useKept } from '../../parts/kept.js'
import { OfficeChoice } from '../../parts/office-choice.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useStep, type Item, type MeetingView } from './data.js'
import { useFollowUpWords } from './follow-up-words.js'

const KINDS = ['task', 'external', 'memo'] as const
type Kind = (typeof KINDS)[number]

type Typed = {
  readonly kind: Kind
  readonly title: string
  readonly officeCode: string
  readonly day: string
  readonly body: string
}

const NEW: Typed = { kind: 'task', title: '', officeCode: '', day: '', body: '' }
/** A day that is given includes its evening. */
const END_OF_WORK = '16:30'

type Props = { readonly view: MeetingView; readonly item: Item; readonly close: () => void }

/** What an office has to do because of a resolution, or the letter that tells it. */
export function FollowUpDialog({ view, item: { itemId }, close }: Props) {
  const say = useFollowUpWords()
  const { meetingId } = view.state
  const { kept: typed = NEW, keep, drop } = useKept<Typed>(`follow-up.${meetingId}.${itemId}`)
  const set = (some: Partial<Typed>) => keep({ ...typed, ...some })
  const step = useStep(meetingId, () => {
    drop()
    close()
  })
  const send = () =>
    step.mutate({
      act: 'items/{itemId}/follow-ups',
      at: { itemId },
      body: { followUps: [wishOf(typed)] },
    })
  const isTask = typed.kind === 'task'
  return (
    <ReasonDialog
      title={say('addFollowUp')}
      help={say(isTask ? 'taskHelp' : 'letterHelp')}
      confirm={say(isTask ? 'giveTask' : 'sendLetter')}
      act={step}
      onConfirm={send}
      onClose={close}
    >
      <Select
        label={say('followUpKind')}
        data={KINDS.map((one) => ({ value: one, label: say(`kind_${one}`) }))}
        value={typed.kind}
        onChange={(one) => set({ kind: one as Kind })}
        allowDeselect={false}
      />
      <OfficeChoice
        label={say(isTask ? 'taskOffice' : 'letterOffice')}
        value={typed.officeCode}
        onChange={(officeCode) => set({ officeCode })}
      />
      <TextInput
        label={say(isTask ? 'taskTitle' : 'letterTitle')}
        value={typed.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
        maxLength={500}
        required
      />
      {isTask ? (
        <DayField
          label={say('taskDue')}
          value={typed.day}
          onChange={(day) => set({ day })}
          help={say('taskDueHelp')}
        />
      ) : (
        <Textarea
          label={say('letterBody')}
          description={say('letterBodyHelp')}
          value={typed.body}
          onChange={(event) => set({ body: event.currentTarget.value })}
          maxLength={4_000}
          minRows={4}
        />
      )}
    </ReasonDialog>
  )
}

/** As the API takes it; an empty line begins another paragraph of the letter. */
function wishOf({ kind, title, officeCode, day, body }: Typed) {
  if (kind === 'task') {
    const due = day === '' ? {} : { dueAt: instantAt(day, END_OF_WORK) }
    return { kind: 'task' as const, title: title.trim(), officeCode, ...due }
  }
  const paragraphs = body
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  return { kind: 'sendLetter' as const, form: kind, title: title.trim(), officeCode, body: paragraphs }
}
