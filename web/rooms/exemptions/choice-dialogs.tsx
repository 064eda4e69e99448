import { Radio, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '../../api/read.js'
import { DayField } from '../../parts/day-field.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useCommonWords } from '../../words/common.js'
import { useLanguage } from '../../words/i18n.js'
import type { DialogProps } from './acts.js'
import { useExemptionActWords } from './act-words.js'
import { useExemptionAct } from './view.js'

/** Refuses a request for a duty that nobody can be freed from. */
export function NotWaivableDialog({ view, onClose }: DialogProps) {
  const say = useExemptionActWords()
  const common = useCommonWords()
  const { of } = useLanguage()
  const [duty, setDuty] = useState<string | null>(null)
  const duties = useRead('/api/v1/exemption-duties').data?.items ?? []
  const act = useExemptionAct(view.exemptionId, 'not-waivable', onClose)
  return (
    <ReasonDialog
      title={say('findNotWaivable')}
      help={say('findNotWaivableHelp')}
      confirm={say('findNotWaivable')}
      isDangerous
      reasonLabel={common('reason')}
      act={act}
      onConfirm={(reason) => act.mutate({ duty: duty ?? '', reason })}
      onClose={onClose}
    >
      <Select
        label={say('duty')}
        data={duties.map(({ id, nameTh, nameEn }) => ({ value: id, label: of({ th: nameTh, en: nameEn }) }))}
        value={duty}
        onChange={setDuty}
        required
      />
    </ReasonDialog>
  )
}

type OutcomeProps = {
  readonly value: boolean | undefined
  readonly onChange: (value: boolean) => void
  readonly words: readonly [yes: string, no: string]
}

/** Yes or no, with nothing chosen beforehand. */
function OutcomeField({ value, onChange, words: [yes, no] }: OutcomeProps) {
  const say = useExemptionActWords()
  return (
    <Radio.Group
      label={say('outcome')}
      value={value === undefined ? '' : String(value)}
      onChange={(chosen) => onChange(chosen === 'true')}
      required
    >
      <Stack gap="xs" mt={4}>
        <Radio value="true" label={yes} required />
        <Radio value="false" label={no} required />
      </Stack>
    </Radio.Group>
  )
}

/** Records what the owner of the rule, or the cabinet, has answered. */
export function AnswerAboveDialog({ view, onClose }: DialogProps) {
  const say = useExemptionActWords()
  const common = useCommonWords()
  const [granted, setGranted] = useState<boolean>()
  const [reference, setReference] = useState('')
  const act = useExemptionAct(view.exemptionId, 'answer-above', onClose)
  return (
    <ReasonDialog
      title={say('recordAnswerAbove')}
      help={say('recordAnswerAboveHelp')}
      confirm={say('recordAnswerAbove')}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={(reason) => act.mutate({ granted: granted ?? false, reference, reason })}
      onClose={onClose}
    >
      <OutcomeField value={granted} onChange={setGranted} words={[say('granted'), say('notGranted')]} />
      <TextInput
        label={say('reference')}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
        maxLength={300}
        required
      />
    </ReasonDialog>
  )
}

/** Decides on an appeal. */
export function AppealDialog({ view, onClose }: DialogProps) {
  const say = useExemptionActWords()
  const common = useCommonWords()
  const [changed, setChanged] = useState<boolean>()
  const act = useExemptionAct(view.exemptionId, 'decide-appeal', onClose)
  return (
    <ReasonDialog
      title={say('decideAppeal')}
      help={say('decideAppealHelp')}
      confirm={say('decideAppeal')}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={(reason) => act.mutate({ changed: changed ?? false, reason })}
      onClose={onClose}
    >
      <OutcomeField value={changed} onChange={setChanged} words={[say('changed'), say('unchanged')]} />
    </ReasonDialog>
  )
}

/** Announces a revocation, and until when the applicant may be heard. */
export function AnnounceDialog({ view, onClose }: DialogProps) {
  const say = useExemptionActWords()
  const common = useCommonWords()
  const [hearUntil, setDay] = useState('')
  const act = useExemptionAct(view.exemptionId, 'announce-revocation', onClose)
  return (
    <ReasonDialog
      title={say('announceRevocation')}
      help={say('announceRevocationHelp')}
      confirm={say('announceRevocation')}
      isDangerous
      reasonLabel={common('reason')}
      act={act}
      onConfirm={(reason) => act.mutate({ reason, hearUntil })}
      onClose={onClose}
    >
      <DayField label={say('hearUntil')} value={hearUntil} onChange={setDay} required />
    </ReasonDialog>
  )
}
