import { Checkbox, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { assertNever } from '../../../domain/case.js'
import { outcomesOf } from '../../../domain/meeting/decide-resolve.js'
import type { ResolutionOutcome } from '../../../domain/meeting/voting.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useCommonWords } from '../../words/common.js'
import { useStep, type Item, type MeetingStep } from '../meetings/data.js'
import { useMeetingWords } from '../meetings/words.js'
import { InterestDialog } from './interest-dialog.js'
import type { Sitting } from './now.js'
import { useSittingWords } from './words.js'

/** What the secretary is asked before it is done. */
export type SittingQuestion =
  | 'adjourn'
  | 'close'
  | 'annul'
  | 'discuss'
  | 'interest'
  | 'postpone'
  | 'sendBack'
  | 'openVote'
  | 'adopt'
  | 'resolve'
  | { readonly openItem: string }

type Props = { readonly sitting: Sitting; readonly asked: SittingQuestion; readonly close: () => void }
type OnItem = { readonly sitting: Sitting; readonly item: Item; readonly close: () => void }

/** The dialogs of the secretary's table. */
export function SittingDialogs({ sitting, asked, close }: Props) {
  const { item, voting, view } = sitting
  const say = useSittingWords()
  if (typeof asked === 'object')
    return <OpenItemDialog sitting={sitting} itemId={asked.openItem} close={close} />
  const plain = (props: Omit<PlainProps, 'sitting' | 'close'>) => (
    <PlainDialog {...{ sitting, close }} {...props} />
  )
  if (asked === 'adjourn')
    return plain({ title: say('adjourn'), help: say('adjournHelp'), step: () => ({ act: 'adjourn' }) })
  if (asked === 'close')
    return plain({ title: say('close'), help: say('closeHelp'), step: () => ({ act: 'close' }) })
  if (!item) return null
  const at = { itemId: item.itemId }
  const on = { sitting, item, close }
  switch (asked) {
    case 'annul': {
      const votingId = voting?.votingId ?? ''
      return plain({
        title: say('annulVote'),
        help: say('annulHelp'),
        hasReason: true,
        step: (reason) => ({ act: 'votes/{votingId}/annul', at: { votingId }, body: { reason } }),
      })
    }
    case 'postpone':
      return plain({
        title: say('postpone'),
        help: say('postponeHelp'),
        hasReason: true,
        step: (reason) => ({ act: 'items/{itemId}/postpone', at, body: { reason } }),
      })
    case 'sendBack':
      return plain({
        title: say('sendBack'),
        help: say('sendBackHelp'),
        hasReason: true,
        step: (reason) => ({ act: 'items/{itemId}/send-back', at, body: { reason } }),
      })
    case 'interest':
      return <InterestDialog view={view} item={item} isOwn={false} close={close} />
    case 'discuss':
      return <DiscussDialog {...on} />
    case 'openVote':
    case 'adopt':
      return <VoteDialog {...on} kind={asked} />
    case 'resolve':
      return <ResolveDialog {...on} />
    default:
      return assertNever(asked)
  }
}

type PlainProps = {
  readonly sitting: Sitting
  readonly close: () => void
  readonly title: string
  readonly help: string
  readonly hasReason?: boolean
  readonly step: (reason: string) => MeetingStep
}

function PlainDialog({ sitting, close, title, help, hasReason = false, step: stepOf }: PlainProps) {
  const common = useCommonWords()
  const step = useStep(sitting.view.state.meetingId, close)
  return (
    <ReasonDialog
      {...{ title, help, confirm: title, act: step, onClose: close }}
      onConfirm={(reason) => step.mutate(stepOf(reason))}
      {...(hasReason ? { reasonLabel: common('reason') } : {})}
    />
  )
}

type OpenItemProps = { sitting: Sitting; itemId: string; close: () => void }

/** Where somebody is recused already, whether they count for the quorum is settled with the opening. */
function OpenItemDialog({ sitting, itemId, close }: OpenItemProps) {
  const say = useSittingWords()
  const common = useCommonWords()
  const [countsRecused, setCounts] = useState(false)
  const step = useStep(sitting.view.state.meetingId, close)
  return (
    <ReasonDialog
      title={say('itemNow')}
      confirm={common('confirm')}
      act={step}
      onConfirm={() => step.mutate({ act: 'items/{itemId}/open', at: { itemId }, body: { countsRecused } })}
      onClose={close}
    >
      <Checkbox
        label={say('countsRecused')}
        checked={countsRecused}
        onChange={(event) => setCounts(event.currentTarget.checked)}
      />
    </ReasonDialog>
  )
}

function DiscussDialog({ sitting, item: { itemId }, close }: OnItem) {
  const say = useSittingWords()
  const step = useStep(sitting.view.state.meetingId, close)
  return (
    <ReasonDialog
      title={say('discuss')}
      help={say('discussHelp')}
      confirm={say('discuss')}
      reasonLabel={say('text')}
      act={step}
      onConfirm={(text) => step.mutate({ act: 'items/{itemId}/notes', at: { itemId }, body: { text } })}
      onClose={close}
    />
  )
}

const PROPOSALS: Readonly<Record<Item['kind'], readonly ResolutionOutcome[]>> = {
  information: ['noted'],
  minutesApproval: ['approved', 'postponed'],
  consideration: ['approved', 'proposedUpward', 'noted', 'sentBack', 'postponed', 'refused'],
}
const METHODS = ['device', 'secret', 'hands'] as const

/** What is proposed; for a vote also how it is taken. */
function VoteDialog({ sitting, item, close, kind }: OnItem & { kind: 'openVote' | 'adopt' }) {
  const say = useSittingWords()
  const meeting = useMeetingWords()
  const usual = METHODS.find((one) => one === item.ballot) ?? 'device'
  const [proposes, setProposes] = useState<ResolutionOutcome>(PROPOSALS[item.kind][0] ?? 'approved')
  const [method, setMethod] = useState<(typeof METHODS)[number]>(usual)
  const step = useStep(sitting.view.state.meetingId, close)
  const at = { itemId: item.itemId }
  const send = () => {
    if (kind === 'adopt') step.mutate({ act: 'items/{itemId}/adopt', at, body: { proposes } })
    else
      step.mutate({
        act: 'items/{itemId}/votes',
        at,
        body: { question: { kind: 'item', proposes }, method },
      })
  }
  return (
    <ReasonDialog
      title={say(kind)}
      help={say(kind === 'adopt' ? 'adoptHelp' : 'openVoteHelp')}
      confirm={say(kind)}
      act={step}
      onConfirm={send}
      onClose={close}
    >
      <Select
        label={say('proposes')}
        data={PROPOSALS[item.kind].map((one) => ({ value: one, label: meeting(one) }))}
        value={proposes}
        onChange={(one) => setProposes(one as ResolutionOutcome)}
        allowDeselect={false}
      />
      {kind === 'openVote' && (
        <Select
          label={say('method')}
          data={METHODS.map((one) => ({ value: one, label: say(one) }))}
          value={method}
          onChange={(one) => setMethod(one as typeof method)}
          allowDeselect={false}
        />
      )}
    </ReasonDialog>
  )
}

/** What the vote has decided, in the words of the resolution. */
function ResolveDialog({ sitting, item, close }: OnItem) {
  const say = useSittingWords()
  const meeting = useMeetingWords()
  const [outcome] = outcomesOf(item)
  const [text, setText] = useState('')
  const step = useStep(sitting.view.state.meetingId, close)
  if (!outcome) return null
  const needsReason = outcome === 'refused' || outcome === 'sentBack'
  return (
    <ReasonDialog
      title={`${say('resolve')}: ${meeting(outcome)}`}
      help={say('resolveHelp')}
      confirm={say('resolve')}
      act={step}
      onConfirm={(reason) =>
        step.mutate({
          act: 'items/{itemId}/resolve',
          at: { itemId: item.itemId },
          body: { outcome, text, followUps: [], ...(needsReason ? { reason } : {}) },
        })
      }
      onClose={close}
      {...(needsReason ? { reasonLabel: say('reasonNeeded') } : {})}
    >
      <Textarea
        label={say('resolutionText')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={20_000}
        data-autofocus
        required
      />
    </ReasonDialog>
  )
}
