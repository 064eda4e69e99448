import { Anchor, List, Stack, Text } from '@mantine/core'
import { AsWritten } from '../../parts/as-written.js'
import { useLanguage } from '../../words/i18n.js'
import { useFieldName, type Field } from '../circulars/questions.js'
import styles from './shown.module.css'
import { useReviewWords } from './words.js'

type Answer = Readonly<Record<string, unknown>>

/** An answer in readable form: its fields in the order of the form, lists entry by entry. */
export function ShownAnswer({ form, answer }: { form: Field; answer: Answer }) {
  const nameOf = useFieldName()
  const { properties = {} } = form
  const unknown = Object.keys(answer).filter((key) => !(key in properties))
  return (
    <Stack component="dl" gap="xs" m={0}>
      {[...Object.keys(properties), ...unknown].map((key) => (
        <div key={key}>
          <Text component="dt" size="sm" c="dimmed">
            {nameOf(properties[key], key)}
          </Text>
          <dd className={styles.value}>
            <Value field={properties[key] ?? {}} value={answer[key]} />
          </dd>
        </div>
      ))}
    </Stack>
  )
}

/** One value of an answer, as its field asks for it. */
export function Value({ field, value }: { field: Field; value: unknown }) {
  const say = useReviewWords()
  if (value === undefined || value === null || value === '') return <Text c="dimmed">{say('empty')}</Text>
  if (Array.isArray(value)) return <Entries field={field.items ?? {}} values={value} />
  if (typeof value === 'object') return <ShownAnswer form={field} answer={value as Answer} />
  return <Plain field={field} value={value as string | number | boolean} />
}

function Plain({ field, value }: { field: Field; value: string | number | boolean }) {
  const say = useReviewWords()
  const { of } = useLanguage()
  if (typeof value === 'boolean') return <Text>{say(value ? 'yes' : 'no')}</Text>
  if ('x-file' in field)
    return (
      <Anchor href={`/api/v1/files/${encodeURIComponent(String(value))}/content`} download>
        {say('file')}
      </Anchor>
    )
  const th = String(value)
  const en = field['x-enum-en']?.[field.enum?.indexOf(value) ?? -1] ?? th
  return (
    <Text className={styles.text}>
      <AsWritten>{of({ th, en })}</AsWritten>
    </Text>
  )
}

function Entries({ field, values }: { field: Field; values: readonly unknown[] }) {
  const say = useReviewWords()
  return (
    <List listStyleType="none" spacing="sm">
      {values.map((value, index) => (
        <List.Item key={index}>
          {values.length > 1 && <Text fw={600}>{say('entry', { number: index + 1 })}</Text>}
          <Value field={field} value={value} />
        </List.Item>
      ))}
    </List>
  )
}
