import { Text } from '@mantine/core'
import { useCommonWords } from '../words/common.js'
import { useDates } from '../words/dates.js'
import styles from './due.module.css'
import { Tag } from './tag.js'

/** A deadline as the API tells it: the day and minute that people are told, and the first instant that is too late. */
export type Due = { readonly at: string; readonly day: string; readonly time: string }

/** A deadline: weekday, day and year, the clock, and how far it is. */
export function DueTime({ due, overdue }: { due: Due | null | undefined; overdue?: boolean }) {
  const say = useCommonWords()
  const dates = useDates()
  if (!due) return <Text c="dimmed">{say('noDue')}</Text>
  return (
    <span className={styles.due}>
      <time dateTime={due.at}>
        {dates.shortDay(due.day)} {say('time', { clock: due.time.slice(0, 5) })}
      </time>{' '}
      {overdue ? <Tag tone="late">{say('overdue')}</Tag> : <small>{dates.distance(due.at)}</small>}
    </span>
  )
}
