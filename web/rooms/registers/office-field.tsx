import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useRead } from '../../api/read.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { useSession } from '../../app/session.js'
import { useRegisterWords } from './words.js'

const MOST = 50
const PAUSE_MS = 250

type Props = { readonly officeCode: string; readonly choose: (officeCode: string) => void }

/** Whose books are read: for whoever was sent to look into several offices. */
export function OfficeField({ officeCode, choose }: Props) {
  const say = useRegisterWords()
  const { nameOf } = useOfficeNaming()
  const { actor, office } = useSession().me
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const found = useRead('/api/v1/offices', { query: { limit: MOST, ...(text ? { text } : {}) } }, KEPT)
  const labels = new Map<string, string>([
    [actor.officeCode, office ? nameOf(office) : actor.officeCode],
    ...(found.data?.items ?? []).map((one) => [one.code, nameOf(one)] as const),
  ])
  if (!labels.has(officeCode)) labels.set(officeCode, officeCode)
  return (
    <Select
      label={say('office')}
      placeholder={say('officeHelp')}
      nothingFoundMessage={say('officeNone')}
      data={[...labels].map(([value, name]) => ({
        value,
        label: name === value ? value : `${name} (${value})`,
      }))}
      value={officeCode}
      onChange={(chosen) => chosen && choose(chosen)}
      onSearchChange={(search) => setTyped(search.replace(/\s*\([^)]*\)$/, ''))}
      searchable
      allowDeselect={false}
      w={{ base: '100%', xs: 300 }}
    />
  )
}

const KEPT = { keepBefore: true } as const
