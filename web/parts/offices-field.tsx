import { MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useRead } from '../api/read.js'
import { roomWords } from '../words/i18n.js'
import { useOfficeNames } from './directory.js'
import { useOfficeNaming } from './office-name.js'

const useWords = roomWords('officesField', {
  th: {
    help: 'พิมพ์ชื่อหรือจังหวัดแล้วเลือก หรือวางรหัสหลายรหัสพร้อมกัน เช่น P1001 P1101',
    none: 'ไม่พบหน่วยงานนี้',
  },
  en: {
    help: 'Type a Thai name or a province and choose, or paste many codes at once, such as P1001 P1101',
    none: 'No such office',
  },
})

/** How long nobody types before a search is asked, in milliseconds. */
const PAUSE_MS = 250
const SHOWN = 20
const CODE = /^[A-Z]+\d+$/

type Props = {
  readonly label: string
  /** The codes of the offices. */
  readonly value: readonly string[]
  readonly onChange: (codes: string[]) => void
  readonly required?: boolean
}

/** Offices one by one: found by a part of the name, or a list of codes that is pasted. */
export function OfficesField({ label, value, onChange, required = false }: Props) {
  const say = useWords()
  const { nameOf } = useOfficeNaming()
  const { nameOf: nameOfChosen } = useOfficeNames(value)
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const found = useRead('/api/v1/offices', { query: { limit: SHOWN, ...(text ? { text } : {}) } }, KEPT)
  const looked = new Map((found.data?.items ?? []).map((one) => [one.code, nameOf(one)]))
  const labels = new Map([...looked, ...value.map((code) => [code, nameOfChosen(code)] as const)])
  const type = (text: string) => {
    const pasted = codesIn(text)
    if (pasted.length > 0) onChange([...new Set([...value, ...pasted])])
    setTyped(pasted.length > 0 ? '' : text)
  }
  return (
    <MultiSelect
      label={label}
      description={say('help')}
      required={required}
      searchable
      hidePickedOptions
      searchValue={typed}
      onSearchChange={type}
      data={[...labels].map(([code, name]) => ({ value: code, label: `${name} (${code})` }))}
      // What is found was found by the server, by the full name and the province too.
      filter={({ options }) => options.filter((one) => 'value' in one && looked.has(one.value))}
      // Not before the answer: a list that only waits for its options is no empty one.
      nothingFoundMessage={found.isPlaceholderData || typed.trim() !== text ? undefined : say('none')}
      value={[...value]}
      onChange={onChange}
    />
  )
}

const KEPT = { keepBefore: true }

/** The codes of a list; none where anything else stands in it, or where a single one is still being typed. */
function codesIn(text: string): string[] {
  const parts = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
  const isList = parts.length > 1 || /[\s,;]$/.test(text)
  return isList && parts.every((part) => CODE.test(part)) ? parts : []
}
