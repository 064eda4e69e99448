import { Checkbox, Fieldset, NumberInput, Radio, Select, SimpleGrid, Stack } from '@mantine/core'
import { SECRECIES, type Secrecy } from '../../../domain/secrecy.js'
import type { Terms } from './draft.js'
import { useTermsWords } from './terms-words.js'

type Props = {
  readonly value: Terms
  readonly onChange: (terms: Terms) => void
  /** Whose approval an answer needs is of a kind of circular. */
  readonly isOfKind?: boolean
}

/** What is asked of the answers: how they are looked at, how much more time may be had, who may know of them. */
export function TermsFields({ value, onChange, isOfKind = false }: Props) {
  const say = useTermsWords()
  return (
    <Fieldset legend={say('terms')}>
      <Stack>
        <Radio.Group
          label={say('review')}
          value={value.review}
          onChange={(review) => onChange({ ...value, review: review })}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="automatic" label={say('automatic')} />
            <Radio value="manual" label={say('manual')} />
          </Stack>
        </Radio.Group>
        <Checkbox
          label={say('nilReturn')}
          checked={value.nilReturn}
          onChange={({ currentTarget: { checked: nilReturn } }) => onChange({ ...value, nilReturn })}
        />
        {isOfKind && <Director value={value} onChange={onChange} />}
        <Amounts value={value} onChange={onChange} />
      </Stack>
    </Fieldset>
  )
}

function Director({ value, onChange }: Props) {
  const say = useTermsWords()
  const { officeApproval, ...rest } = value
  return (
    <Checkbox
      label={say('director')}
      checked={officeApproval === 'director'}
      onChange={({ currentTarget: { checked } }) =>
        onChange(checked ? { ...rest, officeApproval: 'director' } : rest)
      }
    />
  )
}

function Amounts({ value, onChange }: Props) {
  const say = useTermsWords()
  const { moreTime, estimatedMinutes } = value
  const setMinutes = (minutes: string | number) => {
    const { estimatedMinutes: _, ...rest } = value
    onChange(Number(minutes) > 0 ? { ...rest, estimatedMinutes: Number(minutes) } : rest)
  }
  const setSecrecy = (chosen: Secrecy) => {
    const { secrecy: _, ...rest } = value
    onChange(chosen === 'plain' ? rest : { ...rest, secrecy: chosen })
  }
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {(['automaticWorkingDays', 'maxRequests'] as const).map((name) => (
        <NumberInput
          key={name}
          label={say(name)}
          min={0}
          max={name === 'maxRequests' ? 20 : 60}
          allowDecimal={false}
          value={moreTime[name]}
          onChange={(count) => onChange({ ...value, moreTime: { ...moreTime, [name]: Number(count) || 0 } })}
        />
      ))}
      <NumberInput
        label={say('estimatedMinutes')}
        min={1}
        max={100_000}
        allowDecimal={false}
        value={estimatedMinutes ?? ''}
        onChange={setMinutes}
      />
      <Select
        label={say('secrecy')}
        allowDeselect={false}
        data={SECRECIES.map((one) => ({ value: one, label: say(one) }))}
        value={value.secrecy ?? 'plain'}
        onChange={(secrecy) => setSecrecy(secrecy as Secrecy)}
      />
    </SimpleGrid>
  )
}
