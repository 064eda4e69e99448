import { Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { FieldList } from './field-list.js'
import { NO_REFUSALS, type RefusedAt } from './refused.js'
import type { BuiltForm, Schema } from './model.js'
import { FormPreview } from './preview.js'
import { readForm } from './read.js'
import { useBuilderWords } from './words.js'
import { writeForm } from './write.js'

type Props = {
  /** The form that the page opens with; what is changed here is told by `onChange`. */
  readonly initial: Schema
  readonly onChange: (form: Schema) => void
  /** What was refused, by the pointer within the form. */
  readonly refusedAt?: RefusedAt
}

/** A form that is built on screen, beside what the office will see of it. */
export function FormBuilder({ initial, onChange, refusedAt = NO_REFUSALS }: Props) {
  const say = useBuilderWords()
  const [form, setForm] = useState(() => readForm(initial))
  const change = (next: BuiltForm) => {
    setForm(next)
    onChange(writeForm(next))
  }
  const written = useMemo(() => writeForm(form), [form])
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg" onKeyDown={keepEnter}>
      <Stack gap="sm">
        <Group grow align="flex-start" preventGrowOverflow={false}>
          <TextInput
            label={say('formTitleTh')}
            maxLength={500}
            value={form.titleTh}
            onChange={({ currentTarget: { value: titleTh } }) => change({ ...form, titleTh })}
          />
          <TextInput
            label={say('formTitleEn')}
            maxLength={500}
            value={form.titleEn}
            onChange={({ currentTarget: { value: titleEn } }) => change({ ...form, titleEn })}
          />
        </Group>
        <Refused text={refusedAt('')} />
        <FieldList form={form} onChange={change} pointer="" refusedAt={refusedAt} label={say('fields')} />
        <Kept form={form} />
      </Stack>
      <FormPreview form={written} />
    </SimpleGrid>
  )
}

/** The page around it is not saved by the key that ends a line. */
function keepEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}

function Refused({ text }: { text: string | undefined }) {
  if (text === undefined) return null
  return (
    <Text c="var(--wian-bad)" size="sm" role="alert">
      {text}
    </Text>
  )
}

/** What every form says of itself is no condition that somebody would miss. */
const USUAL: readonly string[] = ['$schema', 'additionalProperties']

function Kept({ form: { rest } }: { form: BuiltForm }) {
  const say = useBuilderWords()
  const names = Object.keys(rest).filter((name) => !USUAL.includes(name))
  if (names.length === 0) return null
  return (
    <Text size="sm" c="dimmed">
      {say('formKept', { names: names.join(', ') })}
    </Text>
  )
}
