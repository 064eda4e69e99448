import type { Answered } from '../../../api/client.js'
import type { Tone } from '../../../parts/tag.js'
import { useDates } from '../../../words/dates.js'
import { useCalendarWords } from './words.js'

/** A change of the calendar with its numbers. */
export type CalendarChange = Answered<'/api/v1/calendars/changes/{changeId}'>

/** How a standing of a change is meant. */
export const CHANGE_TONES: Readonly<Record<CalendarChange['status'], Tone>> = {
  ...{ proposed: 'attention', applying: 'waits', applied: 'done', withdrawn: 'calm' },
}

/** The days of a change in words. */
export function useDaysInWords(): (days: CalendarChange['days']) => string {
  const say = useCalendarWords()
  const dates = useDates()
  return (days) =>
    days
      .map((one) =>
        one.change === 'add'
          ? say('adds', { day: dates.shortDay(one.holiday.day), name: one.holiday.nameTh })
          : say('removes', { day: dates.shortDay(one.day) }),
      )
      .join(', ')
}
