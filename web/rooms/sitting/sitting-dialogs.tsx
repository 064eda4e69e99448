import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { assertNever } from '../../../domain/case.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useCommonWords } from '../../words/common.js'
import { useStep, type MeetingStep } from '../meetings/data.js'
import { InterestDialog } from './interest-dialog.js'
import type { Sitting } from './now.js'
import { ObjectionDialog } from './objection-dialog.js'
import { DiscussDialog, ResolveDialog } from './resolve-dialog.js'
import { ObjectionVoteDialog, VoteDialog } from './vote-dialog.js'
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
  | 'object'
  | { readonly openItem: string }
  /** Whether this member may stay, or that the objection was taken back. */
  | { readonly objection: string; readonly isDropped: boolean }

type Props = { readonly sitting: Sitting; readonly asked: SittingQuestion; readonly close: () => void }

/** The dialogs of the secretary's table. */
export function SittingDialogs({ sitting, asked, close }: Props) {
  const { item, voting, view } = sitting
  const say = useSittingWords()
  if (typeof asked === 'object' && 'openItem' in asked)
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
  if (typeof asked === 'object') {
    const { objection: personId, isDropped } = asked
    if (!isDropped) return <ObjectionVoteDialog {...on} personId={personId} />
    return plain({
      title: say('dropObjection'),
      help: say('dropObjectionHelp'),
      hasReason: true,
      step: (reason) => ({
        act: 'items/{itemId}/objections/{personId}/drop',
        at: { ...at, personId },
        body: { reason },
      }),
    })
  }
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
    case 'object':
      return <ObjectionDialog {...on} />
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
