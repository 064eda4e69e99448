import { Checkbox, Group, MultiSelect, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { FILE_KINDS } from '../../../domain/file.js'
import { Choices } from './choices.js'
import {
  asKind,
  KINDS,
  sourcesOf,
  type BuiltField,
  type BuiltForm,
  type FieldKind,
  type When,
} from './model.js'
import { useWhenWords } from './when.js'
import { useBuilderWords } from './words.js'

type Props = {
  readonly form: BuiltForm
  readonly field: BuiltField
  readonly isInside: boolean
  /** The fields of each entry, where it is a repeating group. */
  readonly inside: ReactNode
  readonly onChange: (field: BuiltField) => void
}
type Part = Pick<Props, 'field' | 'onChange'>

/** Everything that can be said of a field. */
export function FieldEditor(props: Props) {
  const { form, field, isInside, inside, onChange } = props
  const say = useBuilderWords()
  if (field.kind === 'kept') return <Text size="sm">{say('keptHelp')}</Text>
  return (
    <Stack gap="sm" mt="sm">
      <Select
        label={say('kind')}
        allowDeselect={false}
        data={KINDS.filter((kind) => !isInside || kind !== 'group').map((kind) => ({
          value: kind,
          label: say(kind),
        }))}
        value={field.kind}
        onChange={(kind) => onChange(asKind(field, kind as FieldKind))}
      />
      <Names field={field} onChange={onChange} />
      {(field.kind === 'choice' || field.kind === 'choices') && (
        <Choices value={field.choices} onChange={(choices) => onChange({ ...field, choices })} />
      )}
      {field.kind === 'file' && <FileLimits field={field} onChange={onChange} />}
      {inside}
      <Limits field={field} onChange={onChange} />
      <Checkbox
        label={say('isRequired')}
        checked={field.isRequired}
        onChange={({ currentTarget: { checked: isRequired } }) => onChange({ ...field, isRequired })}
      />
      <Condition form={form} field={field} onChange={onChange} />
      {Object.keys(field.rest).length > 0 && (
        <Text size="sm" c="dimmed">
          {say('alsoKept', { names: Object.keys(field.rest).join(', ') })}
        </Text>
      )}
    </Stack>
  )
}

const NAMES = [
  ['titleTh', 'titleEn'],
  ['helpTh', 'helpEn'],
] as const

function Names({ field, onChange }: Part) {
  const say = useBuilderWords()
  return NAMES.map((pair) => (
    <Group key={pair[0]} grow align="flex-end" preventGrowOverflow={false}>
      {pair.map((name) => (
        <TextInput
          key={name}
          label={say(name)}
          required={name.startsWith('title')}
          maxLength={1_000}
          miw="12rem"
          // A field that was just added has no name yet: that is what one types first.
          autoFocus={name === 'titleTh' && field.titleTh === ''}
          value={field[name]}
          onChange={({ currentTarget: { value } }) => onChange({ ...field, [name]: value })}
        />
      ))}
    </Group>
  ))
}

const LIMITS: Readonly<Partial<Record<FieldKind, 'Characters' | 'Number' | 'Items'>>> = {
  ...{ text: 'Characters', longText: 'Characters' },
  ...{ number: 'Number', whole: 'Number', choices: 'Items', group: 'Items' },
}

function Limits({ field, onChange }: Part) {
  const say = useBuilderWords()
  const what = LIMITS[field.kind]
  if (!what) return null
  const set = (name: 'least' | 'most', value: string | number) => {
    const { [name]: _, ...rest } = field
    onChange(value === '' ? rest : { ...rest, [name]: Number(value) })
  }
  return (
    <Group grow align="flex-end" preventGrowOverflow={false}>
      {(['least', 'most'] as const).map((name) => (
        <NumberInput
          key={name}
          label={say(`${name}${what}`)}
          allowDecimal={field.kind === 'number'}
          {...(what === 'Number' ? {} : { min: 0 })}
          value={field[name] ?? ''}
          onChange={(value) => set(name, value)}
        />
      ))}
    </Group>
  )
}

function FileLimits({ field, onChange }: Part) {
  const say = useBuilderWords()
  const setMb = (value: string | number) => {
    const { maxMb: _, ...rest } = field
    onChange(value === '' ? rest : { ...rest, maxMb: Number(value) })
  }
  return (
    <>
      <MultiSelect
        label={say('fileKinds')}
        description={say('fileKindsHelp')}
        data={[...FILE_KINDS]}
        value={[...field.fileKinds]}
        onChange={(fileKinds) => onChange({ ...field, fileKinds })}
      />
      <NumberInput
        label={say('maxMb')}
        min={1}
        max={100}
        allowDecimal={false}
        value={field.maxMb ?? ''}
        onChange={setMb}
      />
    </>
  )
}

const valueOf = ({ key, is }: When) => JSON.stringify([key, is])

function Condition({ form, field, onChange }: Pick<Props, 'form' | 'field' | 'onChange'>) {
  const say = useBuilderWords()
  const wordsOf = useWhenWords(form)
  const possible = sourcesOf(form, field.key).flatMap(({ key, kind, choices }): When[] =>
    kind === 'yesNo'
      ? [true, false].map((is) => ({ key, is }))
      : choices.filter(({ th }) => th !== '').map(({ th }) => ({ key, is: th })),
  )
  // What is set already stays to be seen, also where the other field has moved below.
  const all =
    field.when && !possible.some((one) => valueOf(one) === valueOf(field.when!))
      ? [...possible, field.when]
      : possible
  if (all.length === 0) return null
  const choose = (value: string | null) => {
    const { when: _, ...rest } = field
    const when = all.find((one) => valueOf(one) === value)
    onChange(when ? { ...rest, when } : rest)
  }
  return (
    <Select
      label={say('when')}
      placeholder={say('always')}
      clearable
      data={all.map((one) => ({ value: valueOf(one), label: say('whenOf', wordsOf(one)) }))}
      value={field.when ? valueOf(field.when) : null}
      onChange={choose}
    />
  )
}
