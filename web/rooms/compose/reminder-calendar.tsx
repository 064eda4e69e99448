import { Group, List, SimpleGrid, Text, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { IconBell, IconFlag, IconSend } from '@tabler/icons-react'
import type { DeadlineRule } from '../../../domain/deadline-rule.js'
import { dayOf } from '../../../domain/time.js'
import { api } from '../../api/client.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { isWhole } from '../circulars/deadline-field.js'
import type { Reminder } from './draft.js'
import { monthsOf, type CalendarDay } from './months.js'
import styles from './calendar.module.css'
import { useComposeWords } from './words.js'

type Props = { readonly deadline: DeadlineRule; readonly reminders: readonly Reminder[] }
/** What happens on a day. */
type Mark = 'planSend' | 'planReminder' | 'planDue'

const ICONS = { planSend: IconSend, planReminder: IconBell, planDue: IconFlag } as const
/** A plan over more months is told as a list alone. */
const MOST_MONTHS = 3

/** The reminder plan on the calendar, were the circular sent today. */
export function ReminderCalendar({ deadline, reminders }: Props) {
  const { now } = useDates()
  const [asked] = useDebouncedValue({ rule: deadline, reminders }, 300)
  const found = useQuery({
    queryKey: ['deadlines/preview', asked],
    queryFn: () =>
      api.post('/api/v1/deadlines/preview', {
        body: { rule: asked.rule, reminders: [...asked.reminders] },
      }),
    enabled: isWhole(asked.rule),
    retry: false,
  })
  // What does not hold is refused beside its own field.
  if (!found.data) return null
  const today = dayOf(now().toISOString())
  const marks = new Map<string, Mark>([
    [today, 'planSend'],
    ...found.data.reminders.map((at) => [dayOf(at), 'planReminder'] as const),
    [found.data.day, 'planDue'],
  ])
  return <Shown marks={marks} reminders={found.data.reminders} today={today} due={found.data.day} />
}

type ShownProps = {
  readonly marks: ReadonlyMap<string, Mark>
  readonly reminders: readonly string[]
  readonly today: string
  readonly due: string
}

function Shown({ marks, reminders, today, due }: ShownProps) {
  const say = useComposeWords()
  const { shortDay, clock } = useDates()
  const months = due < today ? [] : monthsOf(today, due)
  return (
    <div role="group" aria-label={say('plan')}>
      <Text fw={600} mb="xs">
        {say('plan')}
      </Text>
      {months.length <= MOST_MONTHS && (
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} mb="sm">
          {months.map((weeks) => (
            <Month key={weeks[0]?.find(({ isInMonth }) => isInMonth)?.day} weeks={weeks} marks={marks} />
          ))}
        </SimpleGrid>
      )}
      <List size="sm" listStyleType="none" spacing={4}>
        <Line mark="planSend">{shortDay(today)}</Line>
        {reminders.map((at) => (
          <Line key={at} mark="planReminder">
            {shortDay(at)} {clock(at)}
          </Line>
        ))}
        <Line mark="planDue">{shortDay(due)}</Line>
      </List>
    </div>
  )
}

function Line({ mark, children }: { mark: Mark; children: React.ReactNode }) {
  const say = useComposeWords()
  const Icon = ICONS[mark]
  return (
    <List.Item>
      <Group gap="xs" wrap="nowrap">
        <Icon size={16} aria-hidden />
        <span>
          {say(mark)}: {children}
        </span>
      </Group>
    </List.Item>
  )
}

type MonthProps = {
  readonly weeks: readonly (readonly CalendarDay[])[]
  readonly marks: ReadonlyMap<string, Mark>
}

function Month({ weeks, marks }: MonthProps) {
  const { language } = useLanguage()
  const locale = language === 'th' ? 'th-TH-u-ca-buddhist-nu-latn' : 'en-GB'
  const words = (day: string, how: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, how).format(new Date(`${day}T12:00:00+07:00`))
  const first = weeks[0]?.find(({ isInMonth }) => isInMonth)?.day ?? ''
  return (
    <table className={styles['month']}>
      <caption>{words(first, { month: 'long', year: 'numeric' })}</caption>
      <thead>
        <tr>
          {weeks[0]?.map(({ day }) => (
            <th key={day} scope="col">
              {words(day, { weekday: 'short' })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.day}>
            {week.map((one) => (
              <Day key={one.day} one={one} mark={one.isInMonth ? marks.get(one.day) : undefined} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ one: { day, isInMonth, isWeekend }, mark }: { one: CalendarDay; mark: Mark | undefined }) {
  const say = useComposeWords()
  const Icon = mark && ICONS[mark]
  if (!isInMonth) return <td />
  const looks = [isWeekend ? styles['weekend'] : '', mark ? styles[mark] : '']
  return (
    <td className={looks.join(' ')}>
      {Number(day.slice(8))}
      {Icon && <Icon size={14} aria-hidden />}
      {mark && <VisuallyHidden>{say(mark)}</VisuallyHidden>}
    </td>
  )
}
