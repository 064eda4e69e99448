import { MultiSelect, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { GROUPS, useEventName, type Group } from './event-words.js'
import type { WebhookType } from './webhook-state.js'
import { useOutWords } from './words.js'

const WHOLE = Object.keys(GROUPS) as Group[]
const EXACT = 'exact'
const isWhole = (type: string): boolean => WHOLE.some((one) => one === type)

type Props = {
  /** Everything that an address can be told of. */
  readonly known: readonly WebhookType[]
  readonly value: readonly WebhookType[]
  readonly onChange: (types: readonly WebhookType[]) => void
  /** Whether one has gone on: from then on it says that something is to be chosen. */
  readonly isAsked: boolean
}

/** What an address is told of: everything, all about one kind of case, or just what is chosen. */
export function TypesField({ known, value, onChange, isAsked }: Props) {
  const say = useOutWords()
  const nameOf = useEventName()
  const [kind, setKind] = useState<Group | typeof EXACT>('*')
  const choose = (one: Group | typeof EXACT) => {
    setKind(one)
    onChange(one === EXACT ? [] : [one])
  }
  return (
    <>
      <Radio.Group label={say('types')} value={kind} onChange={choose}>
        <Stack gap="xs" mt="xs">
          {WHOLE.map((one) => (
            <Radio key={one} value={one} label={nameOf(one)} />
          ))}
          <Radio value={EXACT} label={say('exactEvents')} />
        </Stack>
      </Radio.Group>
      {kind === EXACT && (
        <MultiSelect
          label={say('events')}
          data={known.filter((one) => !isWhole(one)).map((one) => ({ value: one, label: nameOf(one) }))}
          value={[...value]}
          onChange={onChange}
          error={isAsked && value.length === 0 && say('chooseOne')}
          size="md"
          searchable
          required
        />
      )}
    </>
  )
}
