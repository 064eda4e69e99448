import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { useRead } from '../../api/read.js'
import { ComingSelect } from '../../parts/coming-select.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { ReturnDialog } from '../../parts/return-dialog.js'
import { useCommonWords } from '../../words/common.js'
import { PlannedMeeting } from '../meetings/planned.js'
import { useProposalAct, type ProposalActName, type ProposalView } from './view.js'
import { useProposalWords } from './words.js'

/** Acts that need at most a sentence of why. */
const PLAIN = {
  sendForApproval: { path: 'send' },
  acceptComplete: { path: 'accept' },
  takeOffAgenda: { path: 'off-agenda', hasReason: true },
  withdraw: { path: 'withdraw', hasReason: true, isDangerous: true },
} as const satisfies Record<string, { path: ProposalActName; hasReason?: true; isDangerous?: true }>
type Plain = keyof typeof PLAIN

/** In the order in which they are offered. */
const ACTS = [
  ...(['sendForApproval', 'acceptComplete', 'putOnAgenda', 'revise', 'takeOffAgenda'] as const),
  ...(['sendBack', 'combine', 'withdraw'] as const),
]
type Act = (typeof ACTS)[number]
const MAIN: readonly Act[] = ['sendForApproval', 'acceptComplete', 'putOnAgenda']

/** Whether it came back and nothing of it was changed since. */
const isAsReturned = ({ state: { status, approval, contentSha256 } }: ProposalView): boolean =>
  status === 'returned' && approval?.contentSha256 === contentSha256

/** What the reader may do with the proposal now. */
export function ProposalActs({ view }: { view: ProposalView }) {
  const say = useProposalWords()
  const [open, setOpen] = useState<Act>()
  const isReady = view.missing.length === 0 && !isAsReturned(view)
  // What is not whole, or was returned and is still the same, is worked on first.
  const order: readonly Act[] = isReady ? ACTS : ['revise', ...ACTS.filter((act) => act !== 'revise')]
  const possible = order.filter((act) => view.possibleActs.includes(act))
  if (possible.length === 0) return null
  return (
    <Group gap="xs">
      {possible.map((act, index) =>
        act === 'revise' ? (
          <Button
            key={act}
            component={Link}
            href={`/proposal/${view.state.proposalId}/edit`}
            variant={isReady ? 'default' : 'filled'}
          >
            {say(act)}
          </Button>
        ) : (
          <Button
            key={act}
            variant={index === 0 && MAIN.includes(act) && isReady ? 'filled' : 'default'}
            onClick={() => setOpen(act)}
          >
            {say(act)}
          </Button>
        ),
      )}
      {open && <ActDialog view={view} act={open} onClose={() => setOpen(undefined)} />}
    </Group>
  )
}

type DialogProps = { readonly view: ProposalView; readonly onClose: () => void }

function ActDialog({ act, ...props }: DialogProps & { act: Act }) {
  if (act === 'revise') return null
  if (act === 'putOnAgenda') return <AgendaDialog {...props} />
  if (act === 'combine') return <CombineDialog {...props} />
  if (act === 'sendBack') return <SendBackDialog {...props} />
  return <PlainDialog {...props} act={act} />
}

function PlainDialog({ view, act: name, onClose }: DialogProps & { act: Plain }) {
  const say = useProposalWords()
  const common = useCommonWords()
  const { path, hasReason, isDangerous }: { path: ProposalActName; hasReason?: true; isDangerous?: true } =
    PLAIN[name]
  const act = useProposalAct(view.state.proposalId, path, onClose)
  return (
    <ReasonDialog
      title={say(name)}
      help={say(`${name}Help`)}
      confirm={say(name)}
      isDangerous={isDangerous ?? false}
      {...(hasReason ? { reasonLabel: common('reason') } : {})}
      act={act}
      onConfirm={(reason) => act.mutate(hasReason ? { reason } : {})}
      onClose={onClose}
    />
  )
}

function SendBackDialog({ view, onClose }: DialogProps) {
  const say = useProposalWords()
  const act = useProposalAct(view.state.proposalId, 'send-back', onClose)
  return <ReturnDialog title={say('sendBack')} help={say('sendBackHelp')} act={act} onClose={onClose} />
}

function AgendaDialog({ view: { state }, onClose }: DialogProps) {
  const say = useProposalWords()
  const [meetingId, setMeeting] = useState('')
  const act = useProposalAct(state.proposalId, 'agenda', onClose)
  return (
    <ReasonDialog
      title={say('putOnAgenda')}
      help={say('putOnAgendaHelp')}
      confirm={say('putOnAgenda')}
      act={act}
      onConfirm={() => act.mutate({ meetingId })}
      onClose={onClose}
    >
      <PlannedMeeting committeeId={state.committeeId} value={meetingId} onChange={setMeeting} />
    </ReasonDialog>
  )
}

function CombineDialog({ view: { state }, onClose }: DialogProps) {
  const say = useProposalWords()
  const common = useCommonWords()
  const [into, setInto] = useState<string | null>(null)
  const found = useRead('/api/v1/proposals', { query: { committeeId: state.committeeId, limit: 200 } })
  const others = found.data?.items.filter(
    (one) =>
      one.state.proposalId !== state.proposalId && ['submitted', 'complete'].includes(one.state.status),
  )
  const act = useProposalAct(state.proposalId, 'combine', onClose)
  return (
    <ReasonDialog
      title={say('combine')}
      help={say('combineHelp')}
      confirm={say('combine')}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={(reason) => act.mutate({ into: into ?? '', reason })}
      onClose={onClose}
    >
      {others?.length === 0 ? (
        <Text role="status">{say('noOther')}</Text>
      ) : (
        <ComingSelect
          label={say('into')}
          data={others?.map((one) => ({ value: one.state.proposalId, label: one.state.title }))}
          value={into}
          onChange={setInto}
          required
        />
      )}
    </ReasonDialog>
  )
}
