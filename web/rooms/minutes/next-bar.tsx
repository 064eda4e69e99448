import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { calledPersons } from '../../../domain/meeting/decide-preparing.js'
import { isCalled } from '../../../domain/meeting/room.js'
import { useSession } from '../../app/session.js'
import { Problem } from '../../parts/problem.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { can, stateOf, useStep, type MeetingView } from '../meetings/data.js'
import { isOutdated, stageOf, type Writing } from './data.js'
import styles from './minutes.module.css'
import { useMinutesWords } from './words.js'

type Props = { readonly view: MeetingView; readonly writing: Writing }
type Question = 'drafter' | 'checker' | 'circulate' | 'drop'

/** What the secretary does next, always in sight: save, sign, send round; and whether all is saved. */
export function NextBar({ view, writing }: Props) {
  const say = useMinutesWords()
  const [asked, setAsked] = useState<Question>()
  const { meetingId } = view.state
  const saving = useStep(meetingId, writing.drop)
  const close = () => setAsked(undefined)
  const save = () =>
    saving.mutate({
      act: can(view, 'amendMinutes') ? 'minutes/amend' : 'minutes',
      body: { texts: writing.texts },
    })
  return (
    <div className={`${styles.bar} no-print`}>
      <Stack gap="sm">
        <Behind writing={writing} takeTheirs={() => setAsked('drop')} />
        {isOutdated(view) && <Alert variant="outline">{say('outdated')}</Alert>}
        <Group justify="space-between" gap="sm">
          <Text size="sm" role="status">
            {say(writing.isTyped ? 'typed' : 'saved')}
          </Text>
          <Group gap="sm">
            <Ways {...{ view, writing, save, isSaving: saving.isPending, ask: setAsked }} />
          </Group>
        </Group>
        <Problem error={saving.error} />
      </Stack>
      {(asked === 'drafter' || asked === 'checker') && <SignDialog {...{ view, close }} as={asked} />}
      {asked === 'circulate' && <CirculateDialog {...{ view, close }} />}
      {asked === 'drop' && <DropDialog {...{ writing, close }} />}
    </div>
  )
}

type BehindProps = { readonly writing: Writing; readonly takeTheirs: () => void }

/** Two secretaries at one text: whose goes on is chosen, nothing is lost in silence. */
function Behind({ writing: { isBehind, keepMine }, takeTheirs }: BehindProps) {
  const say = useMinutesWords()
  if (!isBehind) return null
  return (
    <Alert variant="outline" role="alert" title={say('behind')}>
      <Text>{say('behindHelp')}</Text>
      <Group gap="sm" mt="xs">
        <Button size="xs" variant="default" onClick={keepMine}>
          {say('keepMine')}
        </Button>
        <Button size="xs" variant="default" onClick={takeTheirs}>
          {say('takeTheirs')}
        </Button>
      </Group>
    </Alert>
  )
}

type WaysProps = Props & {
  readonly save: () => void
  readonly isSaving: boolean
  readonly ask: (what: Question) => void
}

function Ways({ view, writing, save, isSaving, ask }: WaysProps) {
  const say = useMinutesWords()
  const { minutes } = view.state
  const stage = stageOf(view)
  const mayWrite = can(view, 'writeMinutes') || can(view, 'amendMinutes')
  const version = (minutes?.versions.length ?? 0) + 1
  const word = can(view, 'amendMinutes') ? say('amend') : say('save', { version })
  if (mayWrite && (writing.isTyped || stage === 'write'))
    return (
      <>
        {writing.isTyped && (
          <Button variant="subtle" onClick={() => ask('drop')}>
            {say('dropTyped')}
          </Button>
        )}
        <Button onClick={save} loading={isSaving} disabled={writing.isBehind}>
          {word}
        </Button>
      </>
    )
  if (stage === 'sign' && can(view, 'signMinutes')) return <SignWays view={view} ask={ask} />
  if (stage === 'circulate' && can(view, 'circulateMinutes'))
    return <Button onClick={() => ask('circulate')}>{say('circulate')}</Button>
  return stage === 'certify' ? <Text size="sm">{say('certifyHelp')}</Text> : null
}

function SignWays({ view, ask }: Pick<WaysProps, 'view' | 'ask'>) {
  const say = useMinutesWords()
  const { personId } = useSession().me.actor
  const signatures = view.state.minutes?.signatures ?? []
  if (signatures.some((one) => one.personId === personId)) return <Text size="sm">{say('signOther')}</Text>
  const open = (['drafter', 'checker'] as const).filter((as) => !signatures.some((one) => one.as === as))
  return open.map((as, place) => (
    <Button key={as} variant={place === 0 ? 'filled' : 'default'} onClick={() => ask(as)}>
      {say(`signAs_${as}`)}
    </Button>
  ))
}

type Dialog = { readonly view: MeetingView; readonly close: () => void }
const newestOf = ({ state: { minutes } }: MeetingView) => minutes?.versions.at(-1)

function SignDialog({ view, close, as }: Dialog & { as: 'drafter' | 'checker' }) {
  const say = useMinutesWords()
  const step = useStep(view.state.meetingId, close)
  const newest = newestOf(view)
  if (!newest) return null
  return (
    <ReasonDialog
      title={say('signTitle', { version: newest.version })}
      help={say('signHelp')}
      confirm={say(`signAs_${as}`)}
      act={step}
      onConfirm={() => step.mutate({ act: 'minutes/sign', body: { as, sha256: newest.sha256 } })}
      onClose={close}
    />
  )
}

function CirculateDialog({ view, close }: Dialog) {
  const say = useMinutesWords()
  const step = useStep(view.state.meetingId, close)
  const meeting = stateOf(view)
  const newest = newestOf(view)
  if (!newest) return null
  const count = isCalled(meeting) ? calledPersons(meeting).length : 0
  return (
    <ReasonDialog
      title={say('circulateTitle', { version: newest.version })}
      help={say('circulateHelp', { count })}
      confirm={say('circulate')}
      act={step}
      onConfirm={() => step.mutate({ act: 'minutes/circulate', body: { sha256: newest.sha256 } })}
      onClose={close}
    />
  )
}

function DropDialog({ writing, close }: { writing: Writing; close: () => void }) {
  const say = useMinutesWords()
  return (
    <ReasonDialog
      title={say('dropTitle')}
      help={say('dropHelp')}
      confirm={say('dropTyped')}
      act={{ error: undefined, isPending: false, reset: () => undefined }}
      onConfirm={() => {
        writing.drop()
        close()
      }}
      onClose={close}
      isDangerous
    />
  )
}
