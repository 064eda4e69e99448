import type { WidgetProps } from '@rjsf/utils'
import { DayField } from '../../../parts/day-field.js'

/** A day of a form. */
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
  return (
    <DayField
      id={id}
      label={hideLabel ? undefined : label}
      required={required ?? false}
      disabled={(disabled ?? false) || (readonly ?? false)}
      value={typeof value === 'string' ? value : ''}
      error={rawErrors?.join('\n')}
      onChange={(day) => onChange(day || undefined)}
    />
  )
}
