import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { isRefusal, refusalText } from '../../domain/refusals.js'
import { readTypedDay } from '../../domain/thai.js'
import { dayOf } from '../../domain/time.js'
import { roomWords, useLanguage, type Language } from '../words/i18n.js'
import { useDates, yearIn } from '../words/dates.js'
import { DayCalendar } from './day-calendar.js'

const useWords = roomWords('dayField', {
  th: { example: 'พิมพ์ เช่น {{day}} หรือเลือกจากปฏิทิน', tooEarly: 'ต้องไม่ก่อน{{day}}' },
  en: { example: 'Type {{day}}, or choose from the calendar', tooEarly: 'Not before {{day}}' },
})

/** A day that is typed may be so far from today; one farther away is a slip of the finger. */
const WITHIN_YEARS = 20

type Props = {
  readonly label?: ReactNode
  /** `YYYY-MM-DD`; empty where none was chosen, or what is typed is no day yet. */
  readonly value: string
  readonly onChange: (day: string) => void
  /** The first day that may be chosen. */
  readonly min?: string
  readonly required?: boolean
  readonly disabled?: boolean
  readonly id?: string
  /** Said below as long as no day is chosen. */
  readonly help?: ReactNode
  readonly error?: ReactNode
  readonly 'data-autofocus'?: boolean
}

/** A day in the year that the reader counts in: typed as people write it (2566 and 2023 are one year), or from a calendar. */
export function DayField({ value, onChange, min, help, error, ...field }: Props) {
  const say = useWords()
  const dates = useDates()
  const { language } = useLanguage()
  const today = dayOf(dates.now().toISOString())
  const { shown, wrong, type, leave } = useTyped({ value, onChange, min, today })
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.setCustomValidity(wrong.now), [wrong.now])
  return (
    <TextInput
      {...field}
      ref={input}
      value={shown}
      autoComplete="off"
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={
        <span aria-live="polite">
          {value ? dates.day(value) : (help ?? say('example', { day: printed(language, today) }))}
        </span>
      }
      error={error ?? (wrong.left || undefined)}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
      rightSectionWidth={44}
      rightSection={
        <DayCalendar
          value={value}
          today={today}
          min={min}
          isDisabled={field.disabled ?? false}
          onChange={(day) => {
            type(printed(language, day))
            onChange(day)
          }}
        />
      }
    />
  )
}

/** A day as it is typed, in the year of the reader: 21/11/2566. */
const printed = (language: Language, day: string): string =>
  day ? [day.slice(8, 10), day.slice(5, 7), yearIn(language, Number(day.slice(0, 4)))].join('/') : ''

type Typing = { value: string; onChange: (day: string) => void; min: string | undefined; today: string }

/** What stands in the field, and what is wrong with it: at once for the form, for the reader when they have left it. */
function useTyped({ value, onChange, min, today }: Typing) {
  const say = useWords()
  const dates = useDates()
  const { language, of } = useLanguage()
  const [typed, setTyped] = useState<string>()
  const [hasLeft, setLeft] = useState(false)
  const read = readDay(typed ?? '', today)
  // What somebody else has put in stands there instead of what was typed.
  const shown = typed !== undefined && (read.day ?? '') === value ? typed : printed(language, value)
  const isEarly = min !== undefined && value !== '' && value < min
  const unread = value === '' && shown !== '' && read.wrong ? of(read.wrong) : ''
  const now = isEarly ? say('tooEarly', { day: dates.day(min) }) : unread
  return {
    shown,
    wrong: { now, left: hasLeft ? now : '' },
    type: (text: string) => {
      setTyped(text)
      setLeft(false)
      onChange(readDay(text, today).day ?? '')
    },
    leave: () => {
      setLeft(true)
      if (value) setTyped(printed(language, value))
    },
  }
}

type Read = { readonly day?: string; readonly wrong?: { th: string; en: string } }

/** The reading of the domain. The day that was understood stands below the field, so a year that can be meant needs no question. */
function readDay(text: string, today: string): Read {
  if (text.trim() === '') return {}
  const read = readTypedDay(text, today, WITHIN_YEARS)
  if (!isRefusal(read)) return { day: read }
  const meant = read.params?.['reading']
  return typeof meant === 'string' ? { day: meant } : { wrong: refusalText(read) }
}
