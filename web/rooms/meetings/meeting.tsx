import { Alert, Button, Paper, Stack, Text, Title } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'wouter'
import { isSecret } from '../../../domain/secrecy.js'
import { AsWritten } from '../../parts/as-written.js'
import { useCommitteeOf } from '../../parts/committee-name.js'
import { Loaded, Page } from '../../parts/page.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { Agenda } from './agenda.js'
import { Attendance } from './attendance.js'
import { CommitteeChanges } from './committee-changes.js'
import { can, useMeeting, useSits, type MeetingView } from './data.js'
import { MadePapers } from './made-papers.js'
import { MEETING_TONE, useMeetingNumber } from './head.js'
import { Resolutions } from './resolutions.js'
import { useMeetingWords } from './words.js'

const Dialogs = lazy(() => import('./meeting-dialogs.js').then((room) => ({ default: room.MeetingDialogs })))

/** What is asked about in a dialog. */
export type MeetingQuestion = 'call' | 'change' | 'cancel' | 'apologise'

/** One meeting: what is to come, what was decided, and what one may do about it. */
export function MeetingPage({ params: { meetingId = '' } }: { params: { meetingId?: string } }) {
  return <Loaded of={useMeeting(meetingId)}>{(view) => <Shown view={view} />}</Loaded>
}

function Shown({ view }: { view: MeetingView }) {
  const say = useMeetingWords()
  const dates = useDates()
  const number = useMeetingNumber()
  const committeeOf = useCommitteeOf()
  const [asked, setAsked] = useState<MeetingQuestion>()
  const { state, lacksRecording } = view
  const { startsAt, mode, place } = state.session
  return (
    <Page
      title={`${committeeOf(view)} ${number(state)}`}
      back={{ href: '/meetings', label: say('title') }}
      actions={<Actions view={view} ask={setAsked} />}
      lead={
        <>
          {dates.day(startsAt)}&nbsp;· {dates.clock(startsAt)}&nbsp;· {say(mode)}&nbsp;·{' '}
          <AsWritten>{place}</AsWritten> <Tag tone={MEETING_TONE[state.status]}>{say(state.status)}</Tag>{' '}
          {isSecret(state.secrecy) && <Tag tone="late">{say('secret')}</Tag>}
        </>
      }
    >
      {state.reason && (
        <Text>
          <AsWritten>{state.reason}</AsWritten>
        </Text>
      )}
      {lacksRecording && <Alert variant="outline">{say('lacksRecording')}</Alert>}
      <CommitteeChanges view={view} />
      <Agenda view={view} />
      <Resolutions view={view} />
      {(state.status !== 'planned' || can(view, 'inviteGuest')) && <Attendance view={view} />}
      <Notices view={view} />
      <MadePapers meetingId={state.meetingId} />
      {asked && (
        <Suspense>
          <Dialogs view={view} asked={asked} close={() => setAsked(undefined)} />
        </Suspense>
      )}
    </Page>
  )
}

type ActionsProps = { readonly view: MeetingView; readonly ask: (what: MeetingQuestion) => void }

function Actions({ view, ask }: ActionsProps) {
  const say = useMeetingWords()
  const sits = useSits(view)
  const { meetingId, status } = view.state
  const address = `/meeting/${meetingId}`
  const isOn = ON.includes(status)
  const holds = HOLDING.some((act) => can(view, act))
  return (
    <>
      {can(view, 'call') && <Button onClick={() => ask('call')}>{say('call')}</Button>}
      {holds && (
        <Button component={Link} href={`${address}/sitting`}>
          {say('toSitting')}
        </Button>
      )}
      {(status === 'ended' || status === 'certified') && (
        <Button component={Link} href={`${address}/minutes`}>
          {say('toMinutes')}
        </Button>
      )}
      {isOn && sits && (
        <Button component={Link} href={`${address}/seat`} variant={holds ? 'default' : 'filled'}>
          {say('toSeat')}
        </Button>
      )}
      {(can(view, 'changeSession') || can(view, 'changeDate')) && (
        <Button variant="default" onClick={() => ask('change')}>
          {say('change')}
        </Button>
      )}
      {can(view, 'cancel') && (
        <Button variant="subtle" color="red" onClick={() => ask('cancel')}>
          {say('cancelMeeting')}
        </Button>
      )}
      {can(view, 'apologise') && sits && (
        <Button variant="default" onClick={() => ask('apologise')}>
          {say('apologise')}
        </Button>
      )}
    </>
  )
}

const ON: readonly MeetingView['state']['status'][] = ['called', 'inSession', 'inquorate']
const HOLDING = ['open', 'adjourn', 'close'] as const

function Notices({ view }: { view: MeetingView }) {
  const say = useMeetingWords()
  const dates = useDates()
  const { notices } = view.state
  if (notices.length === 0) return null
  return (
    <Paper component="section" aria-labelledby="notices">
      <Stack gap={4}>
        <Title order={2} id="notices">
          {say('notices')}
        </Title>
        {notices.map(({ calledAt, wholeDays, urgentReason, saysLowerQuorum }) => (
          <Text key={calledAt}>
            {say('noticeLine', { day: dates.day(calledAt), days: wholeDays })}
            {urgentReason && `\u00a0· ${say('urgent', { reason: urgentReason })}`}
            {saysLowerQuorum && `\u00a0· ${say('saysLower')}`}
          </Text>
        ))}
      </Stack>
    </Paper>
  )
}
