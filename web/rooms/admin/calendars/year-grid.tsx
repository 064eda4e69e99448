import { Group, Text, VisuallyHidden } from '@mantine/core'
import { addDays, weekdayOf } from '../../../../domain/time.js'
import type { Answered } from '../../../api/client.js'
import { useLanguage } from '../../../words/i18n.js'
import { useCalendarWords } from './words.js'
import styles from './year.module.css'

/** A day that is a holiday, somewhere or everywhere. */
export type Holiday = Answered<'/api/v1/calendars/days'>['items'][number]

const WEEK = 7
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)
const iso = (year: number, month: number, day = 1) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** The days of a month by weeks, Monday first; nothing where the week belongs to another month. */
function weeksOf(year: number, month: number): (string | undefined)[][] {
  const first = iso(year, month)
  const lead = (weekdayOf(first) + 6) % WEEK
  const days = Array.from({ length: 31 }, (_, index) => addDays(first, index)).filter(
    (day) => day.slice(0, 7) === first.slice(0, 7),
  )
  const cells = [...Array.from({ length: lead }, () => undefined), ...days]
  return Array.from({ length: Math.ceil(cells.length / WEEK) }, (_, week) =>
    Array.from({ length: WEEK }, (_, index) => cells[week * WEEK + index]),
  )
}

/** A year of twelve months with its holidays; regional ones are only outlined. */
export function YearGrid({ year, holidays }: { year: number; holidays: readonly Holiday[] }) {
  const byDay = new Map<string, Holiday>()
  for (const one of holidays.filter(({ closed }) => closed))
    if (byDay.get(one.day)?.scope !== 'national') byDay.set(one.day, one)
  return (
    <>
      <div className={styles.months}>
        {MONTHS.map((month) => (
          <Month key={month} year={year} month={month} byDay={byDay} />
        ))}
      </div>
      <Legend />
    </>
  )
}

/** For those who see the colours: who hears the days is told of each by its name. */
function Legend() {
  const say = useCalendarWords()
  return (
    <Group gap="lg" mt="md" aria-hidden>
      {(['national', 'regional'] as const).map((kind) => (
        <Text key={kind} size="sm" c="dimmed">
          <span className={`${styles.sample} ${kind === 'national' ? styles.holiday : styles.region}`} />
          {say(kind)}
        </Text>
      ))}
    </Group>
  )
}

type MonthProps = { year: number; month: number; byDay: ReadonlyMap<string, Holiday> }

function Month({ year, month, byDay }: MonthProps) {
  const { language } = useLanguage()
  const name = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(new Date(day))
  // The first of January 2024 was a Monday.
  const weekdays = Array.from({ length: WEEK }, (_, index) => addDays('2024-01-01', index))
  return (
    <table className={styles.month}>
      <caption>{name(iso(year, month), { month: 'long' })}</caption>
      <thead>
        <tr>
          {weekdays.map((day) => (
            <th key={day} scope="col">
              <span aria-hidden>{name(day, { weekday: language === 'th' ? 'narrow' : 'short' })}</span>
              <VisuallyHidden>{name(day, { weekday: 'long' })}</VisuallyHidden>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week, index) => (
          <tr key={index}>
            {week.map((day, weekday) =>
              day ? <DayCell key={day} day={day} holiday={byDay.get(day)} /> : <td key={weekday} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({ day, holiday }: { day: string; holiday: Holiday | undefined }) {
  const number = Number(day.slice(8))
  if (!holiday)
    return <td className={[0, 6].includes(weekdayOf(day)) ? styles.weekend : undefined}>{number}</td>
  return (
    <td className={holiday.scope === 'national' ? styles.holiday : styles.region} title={holiday.nameTh}>
      {number}
      <VisuallyHidden> {holiday.nameTh}</VisuallyHidden>
    </td>
  )
}
