import { TextInput } from '@mantine/core'
import type { WidgetProps } from '@rjsf/utils'
import { useDates } from '../../../words/dates.js'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A day: the browser's own control, and beside it the day in words with both years. */
export function DateWidget({
  id,
  label,
  hideLabel,
  value,
  required,
  disabled,
  readonly,
  rawErrors,
  onChange,
}: WidgetProps) {
  const { day } = useDates()
  const text = typeof value === 'string' ? value : ''
  return (
    <TextInput
      id={id}
      type="date"
      label={hideLabel ? undefined : label}
      required={required ?? false}
      disabled={(disabled ?? false) || (readonly ?? false)}
      value={text}
      description={DAY.test(text) ? day(text) : undefined}
      error={rawErrors?.join('\n')}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  )
}
