import { Checkbox, List, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { assertNever } from '../../../domain/case.js'
import { useAct } from '../../api/act.js'
import { api, type Answered } from '../../api/client.js'
import { keyOf } from '../../api/read.js'
import { useQuery } from '@tanstack/react-query'
import { Loaded } from '../../parts/page.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { Tag } from '../../parts/tag.js'
import { useCommonWords } from '../../words/common.js'
import { useLanguage } from '../../words/i18n.js'
import { can, useStep, type MeetingView } from './data.js'
import type { MeetingQuestion } from './meeting.js'
import { SessionFields, sessionOf, typedOf } from './session-fields.js'
import { useMeetingWords } from './words.js'

type Props = { readonly view: MeetingView; readonly close: () => void }

/** The dialogs of a meeting's page. */
export function MeetingDialogs({ asked, ...props }: Props & { readonly asked: MeetingQuestion }) {
  switch (asked) {
    case 'call':
      return <CallDialog {...props} />
    case 'change':
      return <ChangeDialog {...props} />
    case 'cancel':
      return <CancelDialog {...props} />
    case 'apologise':
      return <ApologyDialog {...props} />
    default:
      return assertNever(asked)
  }
}

const CALL = '/api/v1/meetings/{meetingId}/call'
type Plan = Extract<Awaited<ReturnType<typeof planOf>>, { notices: unknown }>

const planOf = (meetingId: string) =>
  api.post(CALL, { path: { meetingId }, query: { dryRun: 'true' }, body: {} })

/** Calls the meeting: first what that would do, and whether the days of the notice are kept. */
function CallDialog({ view, close }: Props) {
  const say = useMeetingWords()
  const { meetingId, occasion } = view.state
  const [saysLowerQuorum, setLower] = useState(occasion.kind === 'secondCall')
  const plan = useQuery({
    queryKey: [...keyOf(CALL, { path: { meetingId } }), view.version],
    queryFn: async () => (await planOf(meetingId)) as Plan,
    retry: false,
  })
  const isShort = plan.data?.days.isInTime === false
  const act = useAct(
    (urgentReason: string, idempotencyKey) =>
      api.post(CALL, {
        path: { meetingId },
        body: { saysLowerQuorum, ...(urgentReason ? { urgentReason } : {}) },
        idempotencyKey,
      }) as Promise<Answered<'/api/v1/meetings/{meetingId}'>>,
    close,
  )
  return (
    <ReasonDialog
      title={say('callTitle')}
      help={say('callHelp')}
      confirm={say('callNow')}
      act={act}
      onConfirm={act.mutate}
      onClose={close}
      {...(isShort ? { reasonLabel: say('urgentReason') } : {})}
    >
      <Loaded of={plan} lines={2}>
        {(told) => <PlanText plan={told} />}
      </Loaded>
      {occasion.kind === 'secondCall' && (
        <Checkbox
          label={say('saysLower')}
          checked={saysLowerQuorum}
          onChange={(event) => setLower(event.currentTarget.checked)}
        />
      )}
    </ReasonDialog>
  )
}

function PlanText({ plan: { days, notices } }: { plan: Plan }) {
  const say = useMeetingWords()
  const { of } = useLanguage()
  return (
    <Stack gap="xs">
      <div>
        <Tag tone={days.isInTime ? 'done' : 'late'}>{say(days.isInTime ? 'inTime' : 'notInTime')}</Tag>
      </div>
      {days.arithmetic.map((step) => (
        <Text key={step.en} size="sm">
          {of(step)}
        </Text>
      ))}
      <Text fw={600}>{say('callTo', { count: notices.length })}</Text>
      <List size="sm">
        {notices.map(({ personId, nameTh }) => (
          <List.Item key={personId}>{nameTh}</List.Item>
        ))}
      </List>
    </Stack>
  )
}

/** Before the call the session is changed; after it, everybody gets a new notice and the reason. */
function ChangeDialog({ view, close }: Props) {
  const say = useMeetingWords()
  const common = useCommonWords()
  const { meetingId } = view.state
  const [typed, setTyped] = useState(typedOf(view.state.session))
  const [urgent, setUrgent] = useState('')
  const step = useStep(meetingId, close)
  const isCalled = can(view, 'changeDate')
  const send = (reason: string) => {
    const session = sessionOf(typed)
    if (!session) return
    const urgentReason = urgent.trim() ? { urgentReason: urgent.trim() } : {}
    if (isCalled) step.mutate({ act: 'date', body: { session, reason, ...urgentReason } })
    else step.mutate({ act: 'session', body: { session } })
  }
  return (
    <ReasonDialog
      title={say('changeTitle')}
      confirm={say('save')}
      act={step}
      onConfirm={send}
      onClose={close}
      {...(isCalled ? { help: say('changeHelp'), reasonLabel: common('reason') } : {})}
    >
      <SessionFields value={typed} onChange={setTyped} />
      {isCalled && (
        <Textarea
          label={say('urgentReason')}
          value={urgent}
          onChange={(event) => setUrgent(event.currentTarget.value)}
        />
      )}
    </ReasonDialog>
  )
}

function CancelDialog({ view, close }: Props) {
  const say = useMeetingWords()
  const common = useCommonWords()
  const step = useStep(view.state.meetingId, close)
  return (
    <ReasonDialog
      title={say('cancelTitle')}
      help={say('cancelHelp')}
      confirm={say('cancelMeeting')}
      reasonLabel={common('reason')}
      act={step}
      onConfirm={(reason) => step.mutate({ act: 'cancel', body: { reason } })}
      onClose={close}
      isDangerous
    />
  )
}

function ApologyDialog({ view, close }: Props) {
  const say = useMeetingWords()
  const common = useCommonWords()
  const step = useStep(view.state.meetingId, close)
  return (
    <ReasonDialog
      title={say('apologiseTitle')}
      help={say('apologiseHelp')}
      confirm={say('apologise')}
      reasonLabel={common('reason')}
      act={step}
      onConfirm={(reason) => step.mutate({ act: 'apology', body: { reason } })}
      onClose={close}
    />
  )
}
