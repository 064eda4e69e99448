import { NumberInput, Select, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { GROUNDS, type Ground, type Kinship } from '../../../domain/committee/recusal.js'
import { useKeptText } from '../../parts/kept.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useLanguage } from '../../words/i18n.js'
import { useNameOf, useStep, type Item, type MeetingView } from '../meetings/data.js'
import { calledOf } from './now.js'
import { useSittingWords } from './words.js'

const KINSHIPS: readonly Kinship[] = ['ascendant', 'descendant', 'sibling', 'cousin', 'inLaw']

type Props = {
  readonly view: MeetingView
  readonly item: Item
  /** A member declares the own interest; the secretary notes that of another. */
  readonly isOwn: boolean
  readonly close: () => void
}

/** Somebody has an interest in the item: who, on what ground. */
export function InterestDialog({ view, item: { itemId }, isOwn, close }: Props) {
  const say = useSittingWords()
  const { of } = useLanguage()
  const nameOf = useNameOf(view)
  const [personId, setPerson] = useState<string | null>(null)
  const [ground, setGround] = useState<Ground>('party')
  const [kinship, setKinship] = useState<Kinship>('ascendant')
  const [degree, setDegree] = useState<number>(1)
  const why = useKeptText(`interest.${itemId}`)
  const step = useStep(view.state.meetingId, () => {
    why.drop()
    close()
  })
  const words = GROUNDS.find((one) => one.ground === ground)
  const send = () => {
    const related = ground === 'relative' ? { kinship, degree } : {}
    const declared = { ground, ...related, reason: why.value.trim() }
    const at = { itemId }
    if (isOwn) step.mutate({ act: 'items/{itemId}/interest', at, body: declared })
    else step.mutate({ act: 'items/{itemId}/interests', at, body: { personId: personId ?? '', ...declared } })
  }
  return (
    <ReasonDialog
      title={say(isOwn ? 'ownInterest' : 'interest')}
      help={say('interestHelp')}
      confirm={say(isOwn ? 'ownInterest' : 'interest')}
      act={step}
      onConfirm={send}
      onClose={close}
    >
      {!isOwn && (
        <Select
          label={say('member')}
          data={calledOf(view).map((one) => ({ value: one, label: nameOf(one) }))}
          value={personId}
          onChange={setPerson}
          required
        />
      )}
      <Select
        label={say('ground')}
        data={GROUNDS.map((one) => ({ value: one.ground, label: `${one.section ?? ''} ${of(one)}`.trim() }))}
        value={ground}
        onChange={(one) => setGround(one as Ground)}
        allowDeselect={false}
      />
      {words && <Text size="sm">{of(words)}</Text>}
      {ground === 'relative' && (
        <>
          <Select
            label={say('kinship')}
            data={KINSHIPS.map((one) => ({ value: one, label: say(one) }))}
            value={kinship}
            onChange={(one) => setKinship(one as Kinship)}
            allowDeselect={false}
          />
          <NumberInput
            label={say('degree')}
            value={degree}
            onChange={(value) => setDegree(Number(value))}
            min={1}
            max={20}
          />
        </>
      )}
      <Textarea
        label={say('why')}
        value={why.value}
        onChange={(event) => why.onChange(event.currentTarget.value)}
        required
      />
    </ReasonDialog>
  )
}
