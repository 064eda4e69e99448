import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useRead } from '../../api/read.js'
import { printedYear } from '../../words/dates.js'
import { useOrderWords } from './words.js'

/** How long nobody types before a search is asked, in milliseconds. */
const PAUSE_MS = 250
const SHOWN = 20

/** The earlier order that is chosen, with what it is called. */
export type Earlier = { readonly orderId: string; readonly called: string }

type Props = { readonly value: Earlier | null; readonly onChange: (value: Earlier | null) => void }

/** An issued order of the own office, found by words in it. Whether it is still in force the API says. */
export function EarlierOrder({ value, onChange }: Props) {
  const say = useOrderWords()
  const [words, setWords] = useState(value?.called ?? '')
  const [text] = useDebouncedValue(words.trim(), PAUSE_MS)
  const isAsked = text !== '' && text !== value?.called
  const query = { text, kind: 'order' as const, limit: SHOWN }
  const found = useRead('/api/v1/search', { query }, { enabled: isAsked, keepBefore: true })
  const orders = (isAsked ? (found.data?.items ?? []) : []).flatMap(
    ({ caseId, status, subject, number, year }): Earlier[] =>
      status === 'issued' && number !== null && year !== null
        ? [
            {
              orderId: caseId.slice('order/'.length),
              called: say('cited', { number, year: printedYear(year), subject }),
            },
          ]
        : [],
  )
  const offered = value && !orders.some((one) => one.orderId === value.orderId) ? [value, ...orders] : orders
  return (
    <Select
      label={say('revokes')}
      description={say('revokesHelp')}
      searchable
      clearable
      searchValue={words}
      onSearchChange={setWords}
      data={offered.map(({ orderId, called }) => ({ value: orderId, label: called }))}
      // What is found was found by the server, by words that need not stand in the title.
      filter={({ options }) => options}
      {...(isAsked && found.data ? { nothingFoundMessage: say('revokesNone') } : {})}
      value={value?.orderId ?? null}
      onChange={(orderId) => onChange(offered.find((one) => one.orderId === orderId) ?? null)}
    />
  )
}
