import './day-calendar.css'
import { ActionIcon, Popover } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { useDates, yearIn } from '../words/dates.js'
import { roomWords, useLanguage } from '../words/i18n.js'
import styles from './day-calendar.module.css'

const useWords = roomWords('dayCalendar', {
  th: {
    choose: 'เลือกจากปฏิทิน',
    nextMonth: 'เดือนถัดไป',
    previousMonth: 'เดือนก่อนหน้า',
    nextYear: 'ปีถัดไป',
    previousYear: 'ปีก่อนหน้า',
    nextDecade: 'สิบปีถัดไป',
    previousDecade: 'สิบปีก่อนหน้า',
  },
  en: {
    choose: 'Choose from the calendar',
    nextMonth: 'Next month',
    previousMonth: 'Month before',
    nextYear: 'Next year',
    previousYear: 'Year before',
    nextDecade: 'Next ten years',
    previousDecade: 'Ten years before',
  },
})

type Props = {
  readonly value: string
  readonly today: string
  readonly min: string | undefined
  readonly isDisabled: boolean
  readonly onChange: (day: string) => void
}

/** Unfolded upwards it leaves the head of the page free (pixels): what it half covers cannot be pressed well. */
const BELOW_HEAD = { padding: { top: 68 } }

/** The button beside a day that opens a calendar: arrows go through the days, the weeks begin on Sunday as on Thai walls. */
export function DayCalendar({ value, today, min, isDisabled, onChange }: Props) {
  const say = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      middlewares={{ flip: BELOW_HEAD, shift: BELOW_HEAD }}
      trapFocus
      returnFocus
      shadow="md"
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          size={40}
          aria-label={say('choose')}
          disabled={isDisabled}
          onClick={() => setOpen(!isOpen)}
        >
          <IconCalendar size={22} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={say('choose')} aria-labelledby={undefined}>
        <Days
          {...{ value, today, min }}
          choose={(day) => {
            setOpen(false)
            onChange(day)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

type DaysProps = Pick<Props, 'value' | 'today' | 'min'> & { readonly choose: (day: string) => void }

function Days({ value, today, min, choose }: DaysProps) {
  const say = useWords()
  const { inCalendar, day } = useDates()
  const { language } = useLanguage()
  const year = (one: string) => String(yearIn(language, Number(one.slice(0, 4))))
  const labels = {
    nextMonth: say('nextMonth'),
    previousMonth: say('previousMonth'),
    nextYear: say('nextYear'),
    previousYear: say('previousYear'),
    nextDecade: say('nextDecade'),
    previousDecade: say('previousDecade'),
  }
  return (
    <DatePicker
      value={value || null}
      // Escape closes the calendar, not the dialog below it.
      __stopPropagation
      onChange={(chosen) => chosen && choose(chosen)}
      defaultDate={value || today}
      {...(min ? { minDate: min } : {})}
      firstDayOfWeek={0}
      size="md"
      highlightToday
      classNames={{
        day: styles.day as string,
        monthsListControl: styles.day as string,
        yearsListControl: styles.day as string,
      }}
      getDayProps={(one) => (one === today ? { 'aria-current': 'date' } : {})}
      monthLabelFormat={(one) => `${inCalendar(one, { month: 'long' })} ${year(one)}`}
      yearLabelFormat={year}
      decadeLabelFormat={(from, to) => `${year(from)} – ${year(to)}`}
      yearsListFormat={year}
      monthsListFormat={(one) => inCalendar(one, { month: 'short' })}
      weekdayFormat={(one) => inCalendar(one, { weekday: 'short' })}
      getDayAriaLabel={day}
      ariaLabels={labels}
    />
  )
}
