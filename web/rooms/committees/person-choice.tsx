import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { useLanguage } from '../../words/i18n.js'
import { useCommitteeWords } from './words.js'

type Candidate = Answered<'/api/v1/committees/{committeeId}/candidates'>['items'][number]
type Props = {
  readonly committeeId: string
  readonly label: string
  readonly value: Candidate | undefined
  readonly onChange: (person: Candidate | undefined) => void
}

/** How long nobody types before a search is asked, in milliseconds. */
const PAUSE_MS = 250
const LETTERS = 2

/** Finds a person who is in service, by a part of the name; those of one name are told apart by where they serve. */
export function PersonChoice({ committeeId, label, value, onChange }: Props) {
  const say = useCommitteeWords()
  const { of } = useLanguage()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const isEnough = text.length >= LETTERS
  const asked = { path: { committeeId }, query: { text } }
  const found = useRead('/api/v1/committees/{committeeId}/candidates', asked, {
    enabled: isEnough,
    keepBefore: true,
  })
  const people = isEnough ? (found.data?.items ?? []) : value ? [value] : []
  const labelOf = ({ nameTh, nameEn, posts: [post] }: Candidate) => {
    const office = post && of({ th: post.officeTh, en: post.officeEn || post.officeTh })
    const name = of({ th: nameTh, en: nameEn || nameTh })
    return office ? `${name} · ${office}` : name
  }
  return (
    <Select
      label={label}
      description={say('personHelp')}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      data={people.map((one) => ({ value: one.personId, label: labelOf(one) }))}
      // What is found was found by the server: the label also holds the office.
      filter={({ options }) => options}
      nothingFoundMessage={say(isEnough ? 'nobodyFound' : 'typeName')}
      value={value?.personId ?? null}
      onChange={(id) => onChange(people.find(({ personId }) => personId === id))}
      required
    />
  )
}
