import { Select } from '@mantine/core'
import { useDirectory } from './directory.js'

/** More would not be read; typing finds the others. */
const SHOWN = 60

type Props = {
  readonly label: string
  readonly description?: string
  readonly value: string
  readonly onChange: (code: string) => void
  readonly required?: boolean
  readonly disabled?: boolean
  /** An office that is not to be chosen. */
  readonly without?: string
}

/** Chooses an office of the directory by typing a part of its name or its code. */
export function OfficeSelect({ value, onChange, without, ...field }: Props) {
  const { offices, nameOf } = useDirectory()
  const data = offices
    .filter(({ code }) => code !== without)
    .map(({ code }) => ({ value: code, label: `${nameOf(code)} (${code})` }))
  return (
    <Select
      {...field}
      data={data}
      value={value || null}
      onChange={(code) => onChange(code ?? '')}
      searchable
      clearable={!field.required}
      limit={SHOWN}
    />
  )
}
