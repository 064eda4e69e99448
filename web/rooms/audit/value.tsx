import { Code, Text } from '@mantine/core'
import { isDay, isInstant } from '../../../domain/time.js'
import { useDates } from '../../words/dates.js'
import styles from './audit.module.css'
import { useStatusWord } from './status-words.js'
import { useAuditWords } from './words.js'

const HASH = /^[0-9a-f]{64}$/

type Props = { readonly value: unknown; readonly kind: string; readonly isStatus?: boolean }

/** What stands at one place of a case, as a person reads it; wholes open on demand. */
export function Value({ value, kind, isStatus = false }: Props) {
  const say = useAuditWords()
  const status = useStatusWord()
  const dates = useDates()
  if (value === null || value === undefined || value === '')
    return (
      <Text span c="dimmed">
        {say('nothing')}
      </Text>
    )
  if (typeof value === 'boolean') return <>{say(value ? 'yes' : 'no')}</>
  if (typeof value === 'object') return <Whole value={value} />
  const text = typeof value === 'number' ? String(value) : (value as string)
  if (isStatus) return <>{status(kind, text)}</>
  if (isInstant(text)) return <>{dates.moment(text)}</>
  if (isDay(text)) return <>{dates.shortDay(text)}</>
  return HASH.test(text) ? <Hash of={text} /> : <>{text}</>
}

/** A hash in full, in letters that can be told apart. */
export function Hash({ of }: { of: string }) {
  return <Code className={styles.hash}>{of}</Code>
}

/** A list or a whole with members: how much it is, and all of it when it is opened. */
export function Whole({ value, label }: { value: object; label?: string }) {
  const say = useAuditWords()
  const count = Array.isArray(value) ? value.length : Object.keys(value).length
  if (count === 0)
    return (
      <Text span c="dimmed">
        {say('nothing')}
      </Text>
    )
  const summary = label ?? (Array.isArray(value) ? say('items', { count }) : say('details'))
  return (
    <details className={styles.whole}>
      <summary>{summary}</summary>
      <pre>{JSON.stringify(value, null, 2)}</pre>
    </details>
  )
}
