import { MultiSelect, Radio, Select, Stack } from '@mantine/core'
import type { AudienceRule } from '../../../domain/audience.js'
import { PROVINCES } from '../../../domain/provinces.js'
import { useRead } from '../../api/read.js'
import { OfficesField } from '../../parts/offices-field.js'
import { useLanguage } from '../../words/i18n.js'
import { useComposeWords } from './words.js'

type Props = { readonly value: AudienceRule; readonly onChange: (rule: AudienceRule) => void }

/** What a condition names: a type, provinces, codes, a group; nothing where it names nothing. */
export function Named({ value, onChange }: Props) {
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
  if ('codes' in value)
    return (
      <OfficesField label={say('codesLabel')} value={value.codes} onChange={(codes) => onChange({ codes })} />
    )
  return 'group' in value ? <Groups value={value.group} onChange={onChange} /> : null
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
