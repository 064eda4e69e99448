import { Fieldset, MultiSelect, Radio, Select, Stack, Text, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { describeAudience, type AudienceRule } from '../../../domain/audience.js'
import { PROVINCES } from '../../../domain/provinces.js'
import { api } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { Problem } from '../../parts/problem.js'
import { useLanguage } from '../../words/i18n.js'
import { Recipients } from '../circulars/plan.js'
import { asked } from '../circulars/rule.js'
import { useComposeWords } from './words.js'

type Props = { readonly value: AudienceRule; readonly onChange: (rule: AudienceRule) => void }

const KINDS = ['innovationArea', 'everyone', 'type', 'province', 'codes', 'group'] as const
type Kind = (typeof KINDS)[number]

/** What a kind begins with; those that name something begin with nothing named. */
const FIRST: Readonly<Record<Kind, AudienceRule>> = {
  innovationArea: { innovationArea: {} },
  everyone: { everyone: true },
  type: { type: 'primary' },
  province: { province: [] },
  codes: { codes: [] },
  group: { group: '' },
}

/** To whom a circular goes, by rule, with how many that are and who. */
export function AudienceField({ value, onChange }: Props) {
  const say = useComposeWords()
  const { of } = useLanguage()
  // What was there before may be a rule that this page does not compose: it can be kept as it is.
  const [before] = useState(value)
  const known = KINDS.find((one) => one in value)
  const [kind, setKind] = useState<Kind | 'kept'>(known ?? 'kept')
  const choose = (next: string) => {
    setKind(next as Kind | 'kept')
    onChange(next === 'kept' ? before : FIRST[next as Kind])
  }
  const isOther = !KINDS.some((one) => one in before)
  return (
    <Fieldset legend={say('audience')}>
      <Stack>
        <Radio.Group label={say('audienceBy')} value={kind} onChange={choose}>
          <Stack gap="xs" mt="xs">
            {isOther && <Radio value="kept" label={say('kept', { rule: of(describeAudience(before)) })} />}
            {KINDS.map((one) => (
              <Radio key={one} value={one} label={say(one)} />
            ))}
          </Stack>
        </Radio.Group>
        <Named value={value} onChange={onChange} />
        <Whom rule={value} />
      </Stack>
    </Fieldset>
  )
}

function Named({ value, onChange }: Props) {
  const say = useComposeWords()
  const { of } = useLanguage()
  if ('type' in value)
    return (
      <Radio.Group
        aria-label={say('type')}
        value={value.type}
        onChange={(type) => onChange({ type: type as 'primary' | 'secondary' })}
      >
        <Stack gap="xs">
          <Radio value="primary" label={say('primary')} />
          <Radio value="secondary" label={say('secondary')} />
        </Stack>
      </Radio.Group>
    )
  if ('province' in value)
    return (
      <MultiSelect
        label={say('provinces')}
        searchable
        data={PROVINCES.map(({ nameTh, nameEn }) => ({
          value: nameTh,
          label: of({ th: nameTh, en: nameEn }),
        }))}
        value={typeof value.province === 'string' ? [value.province] : [...value.province]}
        onChange={(province) => onChange({ province })}
      />
    )
  if ('codes' in value) return <Codes codes={value.codes} onChange={onChange} />
  return 'group' in value ? <Groups value={value.group} onChange={onChange} /> : null
}

function Codes({ codes, onChange }: { codes: readonly string[]; onChange: Props['onChange'] }) {
  const say = useComposeWords()
  const [typed, setTyped] = useState(codes.join(' '))
  return (
    <Textarea
      label={say('codesLabel')}
      description={say('codesHelp')}
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value)
        onChange({
          codes: value
            .toUpperCase()
            .split(/[\s,;]+/)
            .filter(Boolean),
        })
      }}
    />
  )
}

function Groups({ value, onChange }: { value: string; onChange: Props['onChange'] }) {
  const say = useComposeWords()
  const { of } = useLanguage()
  const groups = useRead('/api/v1/groups')
  const data = (groups.data?.items ?? []).map(({ groupId, nameTh, nameEn }) => ({
    value: groupId,
    label: of({ th: nameTh, en: nameEn }),
  }))
  return (
    <Select
      label={say('groups')}
      searchable
      data={data}
      value={value || null}
      onChange={(group) => onChange({ group: group ?? '' })}
    />
  )
}

/** Whether a rule names anybody yet. */
export const isNamed = (rule: AudienceRule): boolean =>
  !('codes' in rule && rule.codes.length === 0) &&
  !('province' in rule && rule.province.length === 0) &&
  !('group' in rule && rule.group === '')

function Whom({ rule }: { rule: AudienceRule }) {
  const { of } = useLanguage()
  const [settled] = useDebouncedValue(rule, 300)
  const found = useQuery({
    queryKey: ['audiences/preview', settled],
    queryFn: () => api.post('/api/v1/audiences/preview', { body: { rule: asked(settled) } }),
    enabled: isNamed(settled),
  })
  if (found.error) return <Problem error={found.error} />
  if (!found.data || !isNamed(rule)) return null
  return (
    <div>
      <Text size="sm" c="dimmed">
        {of(found.data.rule)}
      </Text>
      <Recipients of={found.data} />
    </div>
  )
}
