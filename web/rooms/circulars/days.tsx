import { Group, Stack, Text } from '@mantine/core'
import { dayOf } from '../../../domain/time.js'
import type { Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { Loaded } from '../../parts/page.js'
import { Tag, type Tone } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import styles from './provinces.module.css'
import type { CircularView } from './tones.js'
import { useTrackWords } from './track-words.js'

type Tracked = Answered<'/api/v1/circulars/{circularId}/days'>['items'][number]
type Mark = 'dayIssued' | 'dayReminded' | 'dayDue' | 'dayToday'
/** A day on which something came in or was to be, and how many had answered by its end. */
type DayLine = Tracked & { readonly sofar: number; readonly marks: readonly Mark[] }

const TONES = {
  dayIssued: 'calm',
  dayReminded: 'calm',
  dayDue: 'attention',
  dayToday: 'waits',
} as const satisfies Record<Mark, Tone>

type Props = {
  readonly circular: CircularView
  /** How many offices are asked. */
  readonly counted: number
  readonly chosen: string | undefined
  readonly onChoose: (day: string | undefined) => void
}

/** The course of a circular, day by day from its issue: what came in, how far it has come, and the days that were set. */
export function Days({ circular, counted, chosen, onChoose }: Props) {
  const say = useTrackWords()
  const { now } = useDates()
  const { circularId, state } = circular
  const found = useRead('/api/v1/circulars/{circularId}/days', { path: { circularId } })
  return (
    <Loaded of={found}>
      {({ items }) =>
        items.length === 0 ? (
          <Text>{say('noDay')}</Text>
        ) : (
          <Stack component="ul" gap={2} m={0} p={0} className={styles.bars}>
            {linesOf(items, marksOf(state, now().toISOString())).map((line) => (
              <li key={line.day}>
                <DayRow
                  {...{ line, counted }}
                  isChosen={chosen === line.day}
                  onPress={() => onChoose(chosen === line.day ? undefined : line.day)}
                />
              </li>
            ))}
          </Stack>
        )
      }
    </Loaded>
  )
}

type DayRowProps = {
  readonly line: DayLine
  readonly counted: number
  readonly isChosen: boolean
  readonly onPress: () => void
}

function DayRow({ line, counted, isChosen, onPress }: DayRowProps) {
  const say = useTrackWords()
  const dates = useDates()
  const { day, answered, received, late, sofar, marks } = line
  const isToCome = day > dayOf(dates.now().toISOString())
  return (
    <button
      type="button"
      className={`${styles.row} ${styles.day}`}
      aria-pressed={isChosen}
      disabled={answered === 0}
      onClick={onPress}
    >
      <Group component="span" gap="xs">
        <b>{dates.shortDay(day)}</b>
        {marks.map((mark) => (
          <Tag key={mark} tone={TONES[mark]}>
            {say(mark)}
          </Tag>
        ))}
      </Group>
      {!isToCome && (
        <>
          <span className={styles.count}>
            {received > 0 && `${say('dayReceived', { received })}\u00a0· `}
            {say('daySum', { answered, sofar, counted })}
            {late > 0 && <span className={styles.overdue}>&nbsp;· {say('dayLate', { late })}</span>}
          </span>
          <svg
            className={styles.track}
            viewBox={`0 0 ${Math.max(counted, sofar, 1)} 1`}
            preserveAspectRatio="none"
            aria-hidden
          >
            <rect className={styles.before} width={sofar - answered} height={1} />
            <rect className={styles.done} x={sofar - answered} width={answered - late} height={1} />
            <rect className={styles.late} x={sofar - late} width={late} height={1} />
          </svg>
        </>
      )}
    </button>
  )
}

type Marked = readonly (readonly [mark: Mark, day: string])[]

/** The days that were set, and today while answers are awaited. */
function marksOf({ issuedAt, schedule, status }: CircularView['state'], now: string): Marked {
  const today = dayOf(now)
  return [
    ...(issuedAt ? [['dayIssued', dayOf(issuedAt)] as const] : []),
    ...(schedule?.reminders ?? [])
      .map((at) => ['dayReminded', dayOf(at)] as const)
      .filter(([, day]) => day <= today),
    ...(schedule ? [['dayDue', schedule.dueDay] as const] : []),
    ...(status === 'issued' ? [['dayToday', today] as const] : []),
  ]
}

/** One line for each day on which anything was, in order. */
function linesOf(items: readonly Tracked[], marked: Marked): DayLine[] {
  const days = [...new Set([...items.map(({ day }) => day), ...marked.map(([, day]) => day)])].sort()
  let sofar = 0
  return days.map((day) => {
    const tracked = items.find((item) => item.day === day) ?? { day, received: 0, answered: 0, late: 0 }
    sofar += tracked.answered
    return { ...tracked, sofar, marks: marked.filter(([, on]) => on === day).map(([mark]) => mark) }
  })
}
