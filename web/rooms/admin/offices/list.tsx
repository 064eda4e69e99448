import { Button, Paper, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Link } from 'wouter'
import { useRead } from '../../../api/read.js'
import { useMay } from '../../../app/session.js'
import { DayField } from '../../../parts/day-field.js'
import { Empty } from '../../../parts/empty.js'
import { Loaded, Page } from '../../../parts/page.js'
import { useAdminWords } from '../words.js'
import type { Branches } from './branches.js'
import { FoundTree, OfficeTree } from './tree.js'
import { useOfficeWords } from './words.js'

/** How long nobody types before a search is asked, in milliseconds. */
const PAUSE_MS = 250
/** More than that is not read; another word narrows it down. */
const MOST_FOUND = 100

/** The directory as an unfolding tree, as it stands or stood on a day; a search unfolds it where something is found. */
export function Offices() {
  const say = useOfficeWords()
  const admin = useAdminWords()
  const may = useMay()
  const [typed, setTyped] = useState('')
  const [on, setOn] = useState('')
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const found = useRead('/api/v1/offices/branches', { query: on ? { on } : {} }, { keepBefore: true })
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      back={{ href: '/admin', label: admin('title') }}
      actions={
        may('office.import') && (
          <Button component={Link} href="/admin/offices/import" variant="default">
            {say('bringIn')}
          </Button>
        )
      }
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={say('find')}
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={100}
        />
        <DayField label={say('asOf')} value={on} onChange={setOn} />
      </SimpleGrid>
      <Loaded of={found}>
        {(branches) =>
          text ? (
            <Found text={text} on={on} central={branches.central} />
          ) : (
            <Paper p="sm">
              <OfficeTree key={on} branches={branches} on={on} />
            </Paper>
          )
        }
      </Loaded>
    </Page>
  )
}

function Found({ text, on, central }: { text: string; on: string; central: Branches['central'] }) {
  const say = useOfficeWords()
  const query = { text, ...(on ? { on } : {}), limit: MOST_FOUND, total: 'true' } as const
  const found = useRead('/api/v1/offices', { query }, { keepBefore: true })
  const wanted = text.toLowerCase()
  const above = central.filter((one) =>
    [one.code, one.nameTh, one.shortTh, one.nameEn].some((name) => name.toLowerCase().includes(wanted)),
  )
  return (
    <Loaded of={found}>
      {({ items, total = 0 }) => (
        <>
          <Text c="dimmed" role="status">
            {say('found', { count: total + above.length })}
            {total > items.length ? `\u00a0· ${say('shown', { count: MOST_FOUND })}` : ''}
          </Text>
          {items.length + above.length === 0 ? (
            <Empty title={say('none')} help={say('noneHelp')} />
          ) : (
            <Paper p="sm">
              <FoundTree key={found.dataUpdatedAt} offices={items} central={above} />
            </Paper>
          )}
        </>
      )}
    </Loaded>
  )
}
