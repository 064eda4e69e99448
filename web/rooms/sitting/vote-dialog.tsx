import { Select } from '@mantine/core'
import { useState } from 'react'
import type { BallotMethod, ResolutionOutcome } from '../../../domain/meeting/voting.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useNameOf, useStep, type Item } from '../meetings/data.js'
import { useMeetingWords } from '../meetings/words.js'
import type { Sitting } from './now.js'
import { useSittingWords } from './words.js'

/** A dialog about the item at hand. */
export type OnItem = { readonly sitting: Sitting; readonly item: Item; readonly close: () => void }

const PROPOSALS: Readonly<Record<Item['kind'], readonly ResolutionOutcome[]>> = {
  information: ['noted'],
  minutesApproval: ['approved', 'postponed'],
  consideration: ['approved', 'proposedUpward', 'noted', 'sentBack', 'postponed', 'refused'],
}
const METHODS: readonly BallotMethod[] = ['device', 'secret', 'hands', 'paper']
/** An objection is decided in secret (s.15). */
const SECRET: readonly BallotMethod[] = ['secret', 'paper']

/** What is proposed; for a vote also how it is taken. */
export function VoteDialog({ sitting, item, close, kind }: OnItem & { kind: 'openVote' | 'adopt' }) {
  const say = useSittingWords()
  const meeting = useMeetingWords()
  const [proposes, setProposes] = useState<ResolutionOutcome>(PROPOSALS[item.kind][0] ?? 'approved')
  const [method, setMethod] = useState<BallotMethod>(item.ballot)
  const step = useStep(sitting.view.state.meetingId, close)
  const at = { itemId: item.itemId }
  const send = () => {
    if (kind === 'adopt') return step.mutate({ act: 'items/{itemId}/adopt', at, body: { proposes } })
    const question = { kind: 'item', proposes } as const
    step.mutate({ act: 'items/{itemId}/votes', at, body: { question, method } })
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
      {kind === 'openVote' && <MethodChoice among={METHODS} value={method} onChange={setMethod} />}
    </ReasonDialog>
  )
}

/** The others decide in secret whether a member to whom somebody objects may stay. */
export function ObjectionVoteDialog({ sitting, item, close, personId }: OnItem & { personId: string }) {
  const say = useSittingWords()
  const name = useNameOf(sitting.view)(personId)
  const [method, setMethod] = useState<BallotMethod>('secret')
  const step = useStep(sitting.view.state.meetingId, close)
  return (
    <ReasonDialog
      title={say('mayStayQuestion', { name })}
      help={say('objectionVoteHelp')}
      confirm={say('openVote')}
      act={step}
      onConfirm={() =>
        step.mutate({
          act: 'items/{itemId}/votes',
          at: { itemId: item.itemId },
          body: { question: { kind: 'objection', personId }, method },
        })
      }
      onClose={close}
    >
      <MethodChoice among={SECRET} value={method} onChange={setMethod} />
    </ReasonDialog>
  )
}

type MethodProps = {
  readonly among: readonly BallotMethod[]
  readonly value: BallotMethod
  readonly onChange: (method: BallotMethod) => void
}

function MethodChoice({ among, value, onChange }: MethodProps) {
  const say = useSittingWords()
  return (
    <Select
      label={say('method')}
      data={among.map((one) => ({ value: one, label: say(one) }))}
      value={value}
      onChange={(one) => onChange(one as BallotMethod)}
      allowDeselect={false}
    />
  )
}
