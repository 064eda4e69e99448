import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useOfficeNaming } from '../../parts/office-name.js'
import { useFoundOffices, useOfficeNames } from '../../parts/directory.js'
import { useAdminWords } from './words.js'

/** How long nobody types before a search is asked, in milliseconds. */
const PAUSE_MS = 250

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (code: string) => void
  /** What choosing none means; otherwise it says how to look. */
  readonly placeholder?: string
  readonly required?: boolean
  readonly disabled?: boolean
  /** An office that is not to be chosen. */
  readonly without?: string
}

/** Chooses an office of the directory by typing a part of its name or its code; the server looks for it. */
export function OfficeSelect({ value, onChange, without, ...field }: Props) {
  const say = useAdminWords()
  const { nameOf } = useOfficeNaming()
  const nameOfChosen = useOfficeNames(value ? [value] : [])
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.replace(/\s*\([^)]*\)$/, '').trim(), PAUSE_MS)
  const labels = new Map(useFoundOffices(text).map((one) => [one.code, nameOf(one)]))
  if (value) labels.set(value, nameOfChosen(value))
  if (without) labels.delete(without)
  return (
    <Select
      placeholder={say('typeOffice')}
      {...field}
      data={[...labels].map(([code, name]) => ({ value: code, label: `${name} (${code})` }))}
      value={value || null}
      onChange={(code) => onChange(code ?? '')}
      onSearchChange={setTyped}
      // What is found was found by the server, by the full name and the province too.
      filter={({ options }) => options}
      nothingFoundMessage={say('noOffice')}
      searchable
      clearable={!field.required}
    />
  )
}
