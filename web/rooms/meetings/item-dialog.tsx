import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useRead } from '../../api/read.js'
import { Attached } from '../../parts/attached.js'
import { ComingSelect } from '../../parts/coming-select.js'
import { useFocusBack } from '../../parts/focus-back.js'
import { Problem } from '../../parts/problem.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useCommonWords } from '../../words/common.js'
import type { AgendaPart, ItemKind } from '../../../domain/meeting/agenda.js'
import type { BallotMethod } from '../../../domain/meeting/voting.js'
import { PARTS } from './item.js'
import { useStep, type Item, type MeetingView } from './data.js'
import { useMeetingNumber } from './head.js'
import { useMeetingWords } from './words.js'

const KINDS: readonly ItemKind[] = ['consideration', 'information', 'minutesApproval']
const BALLOTS: readonly BallotMethod[] = ['device', 'secret', 'hands', 'paper']
/** What kind of item usually stands in a part. */
const KIND_OF: Readonly<Record<AgendaPart, ItemKind>> = {
  ...{ 1: 'information', 2: 'minutesApproval', 3: 'information', 4: 'consideration', 5: 'consideration' },
}

type Typed = {
  readonly title: string
  readonly part: AgendaPart
  readonly kind: ItemKind
  readonly ballot: BallotMethod
  readonly minutesOf?: string
  readonly papers: readonly { readonly paperId: string; readonly name: string }[]
}

const NEW: Typed = { title: '', part: 4, kind: 'consideration', ballot: 'device', papers: [] }

type Props = { readonly view: MeetingView; readonly item?: Item; readonly close: () => void }

/** Puts an item on the agenda, or changes one that nobody has dealt with yet. */
export function ItemDialog({ view, item, close }: Props) {
  useFocusBack()
  const say = useMeetingWords()
  const common = useCommonWords()
  const [typed, setTyped] = useState<Typed>(item ?? NEW)
  const [isLeaving, setLeaving] = useState(false)
  const step = useStep(view.state.meetingId, close)
  const set = (some: Partial<Typed>) => setTyped({ ...typed, ...some })
  const send = (event: FormEvent) => {
    event.preventDefault()
    const { part, minutesOf, papers, title, kind, ballot } = typed
    const about = kind === 'minutesApproval' && minutesOf ? { minutesOf } : {}
    const kept = item
      ? {
          ...(item.subject ? { subject: item.subject } : {}),
          ...(item.threshold ? { threshold: item.threshold } : {}),
        }
      : {}
    const details = { title, kind, ballot, papers: papers.map((one) => one.paperId), ...about, ...kept }
    if (item) step.mutate({ act: 'items/{itemId}/details', at: { itemId: item.itemId }, body: details })
    else step.mutate({ act: 'items', body: { ...details, part } })
  }
  if (isLeaving && item) return <WithdrawDialog {...{ view, item, close }} />
  return (
    <Modal
      opened
      onClose={close}
      title={say(item ? 'editItem' : 'addItem')}
      size="lg"
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form onSubmit={send}>
        <Stack>
          <Fields typed={typed} set={set} committeeId={view.state.committeeId} isNew={!item} />
          <Attached papers={typed.papers} onChange={(papers) => set({ papers })} />
          <Problem error={step.error} />
          <Group justify="space-between">
            {item ? (
              <Button variant="subtle" color="red" onClick={() => setLeaving(true)}>
                {say('withdraw')}
              </Button>
            ) : (
              <span />
            )}
            <Group>
              <Button variant="default" onClick={close}>
                {common('cancel')}
              </Button>
              <Button type="submit" loading={step.isPending}>
                {say('save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

type FieldsProps = {
  readonly typed: Typed
  readonly set: (some: Partial<Typed>) => void
  readonly committeeId: string
  readonly isNew: boolean
}

function Fields({ typed, set, committeeId, isNew }: FieldsProps) {
  const say = useMeetingWords()
  const { title, part, kind, ballot, minutesOf } = typed
  const words = { device: 'device', secret: 'secretBallot', hands: 'hands', paper: 'paperBallot' } as const
  return (
    <>
      <Textarea
        label={say('itemTitle')}
        value={title}
        onChange={(event) => set({ title: event.currentTarget.value })}
        maxLength={1_000}
        data-autofocus
        required
      />
      {isNew && (
        <Select
          label={say('itemPart')}
          data={PARTS.map((one) => ({ value: String(one), label: say(`part${one}`) }))}
          value={String(part)}
          onChange={(one) => {
            const chosen = Number(one) as AgendaPart
            set({ part: chosen, kind: KIND_OF[chosen] })
          }}
          allowDeselect={false}
        />
      )}
      <Select
        label={say('itemKind')}
        data={KINDS.map((one) => ({ value: one, label: say(one) }))}
        value={kind}
        onChange={(one) => set({ kind: one as ItemKind })}
        allowDeselect={false}
      />
      {kind === 'minutesApproval' && (
        <MeetingChoice committeeId={committeeId} value={minutesOf} choose={(id) => set({ minutesOf: id })} />
      )}
      {kind === 'consideration' && (
        <Select
          label={say('ballot')}
          data={BALLOTS.map((one) => ({ value: one, label: say(words[one]) }))}
          value={ballot}
          onChange={(one) => set({ ballot: one as BallotMethod })}
          allowDeselect={false}
        />
      )}
    </>
  )
}

type ChoiceProps = {
  readonly committeeId: string
  readonly value: string | undefined
  readonly choose: (meetingId: string) => void
}

function MeetingChoice({ committeeId, value, choose }: ChoiceProps) {
  const say = useMeetingWords()
  const number = useMeetingNumber()
  const found = useRead('/api/v1/meetings', { query: { committeeId, limit: 50 } })
  const held = found.data?.items.filter(({ status }) => status === 'ended' || status === 'certified')
  return (
    <ComingSelect
      label={say('minutesOf')}
      placeholder={held?.length === 0 ? say('noMinutes') : ''}
      data={held?.map((one) => ({ value: one.meetingId, label: number(one) }))}
      value={value ?? null}
      onChange={(id) => id && choose(id)}
      allowDeselect={false}
      required
    />
  )
}

function WithdrawDialog({ view, item, close }: Required<Props>) {
  const say = useMeetingWords()
  const common = useCommonWords()
  const step = useStep(view.state.meetingId, close)
  const { itemId, title } = item
  return (
    <ReasonDialog
      title={say('withdrawTitle', { title })}
      help={say('withdrawHelp')}
      confirm={say('withdraw')}
      reasonLabel={common('reason')}
      act={step}
      onConfirm={(reason) =>
        step.mutate({ act: 'items/{itemId}/withdraw', at: { itemId }, body: { reason } })
      }
      onClose={close}
      isDangerous
    />
  )
}
