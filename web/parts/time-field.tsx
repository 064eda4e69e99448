import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { readTypedClock } from '../../domain/thai.js'
import { clockOf, type Instant } from '../../domain/time.js'
import { roomWords } from '../words/i18n.js'

const useWords = roomWords('timeField', {
  th: { wrong: 'พิมพ์เวลาแบบ 24 ชั่วโมง เช่น 16.30', unit: 'น.' },
  en: { wrong: 'Type a time of 24 hours, such as 16:30', unit: '' },
})

/** The time of the day of an instant, as the field has it: `HH:mm`. */
export const minuteOf = (instant: Instant): string => clockOf(instant).slice(0, 5)

type Props = {
  readonly label: string
  /** `HH:mm`; empty where none was typed, or what is typed is no time yet. */
  readonly value: string
  readonly onChange: (clock: string) => void
  readonly required?: boolean
  /** Said below the field. */
  readonly help?: ReactNode
  /** Width in pixels, where the field shall not take all there is. */
  readonly w?: number
}

/** A time of the day, of 24 hours wherever the browser comes from: the browser's own field follows its own language. */
export function TimeField({ value, onChange, help, ...field }: Props) {
  const say = useWords()
  const [typed, setTyped] = useState('')
  const [isTyping, setTyping] = useState(false)
  // What is no time stays there to be mended; else the field says what was understood.
  const shown = isTyping || value === '' ? typed : value
  const wrong = shown.trim() !== '' && !readTypedClock(shown) ? say('wrong') : ''
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.setCustomValidity(wrong), [wrong])
  return (
    <TextInput
      {...field}
      ref={input}
      value={shown}
      inputMode="numeric"
      autoComplete="off"
      placeholder="16:30"
      description={help}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={!isTyping && wrong}
      rightSection={say('unit')}
      rightSectionPointerEvents="none"
      onFocus={() => {
        setTyped(shown)
        setTyping(true)
      }}
      onChange={({ currentTarget: { value: text } }) => {
        setTyped(text)
        const clock = readTypedClock(text)
        if (clock || text.trim() === '') onChange(clock ?? '')
      }}
      onBlur={() => {
        setTyping(false)
        if (wrong) onChange('')
      }}
    />
  )
}
