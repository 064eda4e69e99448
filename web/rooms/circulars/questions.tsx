import { List, Paper, Text, Title } from '@mantine/core'
import { useLanguage } from '../../words/i18n.js'
import { useContentWords } from './content-words.js'

/** A part of a form as procedures write it: JSON Schema with a title in both languages. */
export type Field = {
  readonly type?: string | readonly string[]
  readonly title?: string
  readonly 'x-title-en'?: string
  readonly description?: string
  readonly 'x-description-en'?: string
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Field>>
  readonly items?: Field
  readonly minItems?: number
  readonly maxItems?: number
  readonly enum?: readonly unknown[]
  readonly 'x-enum-en'?: readonly string[]
}

/** What a field is called, in the reader's language. */
export function useFieldName(): (field: Field | undefined, key: string) => string {
  const { of } = useLanguage()
  return (field, key) => {
    const th = field?.title ?? key
    return of({ th, en: field?.['x-title-en'] ?? th })
  }
}

/** The questions of a form, to be read. */
export function Questions({ form }: { form: Field }) {
  const say = useContentWords()
  return (
    <Paper component="section" aria-label={say('questions')}>
      <Title order={2} size="h3">
        {say('questions')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {say('questionsHelp')}
      </Text>
      <Fields of={form} />
    </Paper>
  )
}

function Fields({ of: { properties = {}, required = [] } }: { of: Field }) {
  return (
    <List withPadding>
      {Object.entries(properties).map(([key, field]) => (
        <Question key={key} name={key} field={field} isRequired={required.includes(key)} />
      ))}
    </List>
  )
}

function Question({ name, field, isRequired }: { name: string; field: Field; isRequired: boolean }) {
  const say = useContentWords()
  const nameOf = useFieldName()
  const { of } = useLanguage()
  const { description: th, minItems: least = 0, maxItems: most } = field
  const inner = field.items?.properties ? field.items : field
  return (
    <List.Item>
      <Text component="span" fw={600}>
        {nameOf(field, name)}
      </Text>
      <Text component="span" size="sm" c="dimmed">
        {isRequired && `\u00a0· ${say('required')}`}
        {most !== undefined && `\u00a0· ${say('many', { least, most })}`}
        {th && `\u00a0· ${of({ th, en: field['x-description-en'] ?? th })}`}
        {field.enum &&
          `\u00a0· ${of({ th: field.enum.join(', '), en: (field['x-enum-en'] ?? field.enum).join(', ') })}`}
      </Text>
      {inner.properties && <Fields of={inner} />}
    </List.Item>
  )
}
