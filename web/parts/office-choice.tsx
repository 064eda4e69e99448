import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useRead } from '../api/read.js'
import { roomWords, useLanguage } from '../words/i18n.js'

const useWords = roomWords('officeChoice', {
  th: { help: 'พิมพ์ชื่อหรือชื่อย่อของหน่วยงาน แล้วเลือก', none: 'ไม่พบหน่วยงานนี้' },
  en: { help: 'Type its Thai name or its code, then choose', none: 'No office of this name' },
})

/** How long nobody types before a search is asked, in milliseconds. */
const PAUSE_MS = 250
const SHOWN = 20

type Props = {
  readonly label: string
  /** The code of the office; empty while none is chosen. */
  readonly value: string
  readonly onChange: (code: string) => void
}

/** Finds an office of the directory by a part of its name. */
export function OfficeChoice({ label, value, onChange }: Props) {
  const say = useWords()
  const { of } = useLanguage()
  const [typed, setTyped] = useState('')
  // One that was chosen before the field was there is found by its code.
  const [text] = useDebouncedValue(typed.trim() || value, PAUSE_MS)
  const found = useRead('/api/v1/offices', { query: { text, limit: SHOWN } }, { keepBefore: true })
  return (
    <Select
      label={label}
      description={say('help')}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      data={(found.data?.items ?? []).map(({ code, nameTh, nameEn }) => ({
        value: code,
        label: of({ th: nameTh, en: nameEn || nameTh }),
      }))}
      // What is found was found by the server, by the short name and the code too.
      filter={({ options }) => options}
      nothingFoundMessage={say('none')}
      value={value || null}
      // Its name, when it comes, would take the place of what was typed meanwhile.
      readOnly={value !== '' && found.isPending}
      onChange={(code) => onChange(code ?? '')}
      allowDeselect={false}
      required
    />
  )
}
