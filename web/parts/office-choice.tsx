import { Select, type SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { roomWords } from '../words/i18n.js'
import { useFoundOffices, useOfficeNames } from './directory.js'
import { useOfficeNaming } from './office-name.js'

const useWords = roomWords('officeChoice', {
  th: { how: 'พิมพ์ชื่อหรือรหัส', none: 'ไม่พบหน่วยงานนี้' },
  en: { how: 'Type a Thai name or a code', none: 'No such office' },
})

/** How long nobody types before a search is asked, in milliseconds. */
const PAUSE_MS = 250

type Field = Pick<SelectProps, 'label' | 'placeholder' | 'required' | 'withAsterisk' | 'disabled' | 'w'>
type Props = Field & {
  /** The code of the office; empty while none is chosen. */
  readonly value: string
  readonly onChange: (code: string) => void
  /** An office that is not to be chosen. */
  readonly without?: string
}

/** Chooses one office of the directory by typing a part of its name or its code; the server looks for it. A placeholder says what none means. */
export function OfficeChoice({ value, onChange, without, ...field }: Props) {
  const say = useWords()
  const { nameOf } = useOfficeNaming()
  const { nameOf: nameOfChosen, isComing } = useOfficeNames(value ? [value] : [])
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(withoutCode(typed), PAUSE_MS)
  const { offices, isAnswered } = useFoundOffices(text)
  const labels = new Map(offices.map((one) => [one.code, nameOf(one)]))
  if (value) labels.set(value, nameOfChosen(value))
  if (without) labels.delete(without)
  return (
    <Select
      placeholder={say('how')}
      {...field}
      data={[...labels].map(([code, name]) => ({ value: code, label: `${name} (${code})` }))}
      value={value || null}
      onChange={(code) => onChange(code ?? '')}
      onSearchChange={setTyped}
      // What is found was found by the server, by the full name and the province too.
      filter={({ options }) => options}
      // Not before the answer: a list that only waits for its options is no empty one.
      nothingFoundMessage={isAnswered && withoutCode(typed) === text ? say('none') : undefined}
      // Its name, when it comes, would take the place of what was typed meanwhile.
      readOnly={isComing}
      searchable
      clearable={!field.required}
      allowDeselect={!field.required}
    />
  )
}

/** What is looked for: of a chosen office its name stands in the field with its code behind it. */
const withoutCode = (typed: string) => typed.replace(/\s*\([^)]*\)$/, '').trim()
