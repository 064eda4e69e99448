import { Text } from '@mantine/core'
import { useCommonWords } from '../words/common.js'
import { useDates } from '../words/dates.js'
import styles from './due.module.css'
import { Tag } from './tag.js'

/** A deadline as the API tells it: the day and minute that people are told, and the first instant that is too late. */
export type Due = { readonly at: string; readonly day: string; readonly time: string }

type Props = {
  readonly due: Due | null | undefined
  readonly overdue?: boolean
  /** In a column of a table, where the year of the reader has to do. */
  readonly isInRow?: boolean
}

/** A deadline: weekday, day and both years, the clock, and how far it is. */
export function DueTime({ due, overdue, isInRow = false }: Props) {
  const say = useCommonWords()
  const dates = useDates()
  if (!due) return <Text c="dimmed">{say('noDue')}</Text>
  return (
    <span className={styles.due}>
      <time dateTime={due.at}>
        {isInRow ? dates.shortDay(due.day) : dates.dueDay(due.day)}{' '}
        {say('time', { clock: due.time.slice(0, 5) })}
      </time>{' '}
      {overdue ? <Tag tone="late">{say('overdue')}</Tag> : <small>{dates.distance(due.at)}</small>}
    </span>
  )
}
