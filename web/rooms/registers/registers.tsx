import { Anchor, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { OFFICE_REGISTERS } from '../../../domain/case.js'
import { usePages } from '../../api/read.js'
import { useSession } from '../../app/session.js'
import { Empty } from '../../parts/empty.js'
import { OfficeChoice } from '../../parts/office-choice.js'
import { Loaded, Page } from '../../parts/page.js'
import { More } from '../../parts/pages.js'
import { printedYear } from '../../words/dates.js'
import { addressOf, useBook, useYears, type Book } from './book.js'
import { Lines } from './lines.js'
import { useRegisterWords } from './words.js'

/** How long nobody types before a search is asked, in milliseconds. */
const PAUSE_MS = 250

/** The registers of an office: a book of a year, its lines found by what they say, as a file or on paper. */
export function Registers() {
  const say = useRegisterWords()
  const { book, choose } = useBook()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS)
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <Button
          component={Link}
          href={`/registers/${addressOf(book)}/print`}
          leftSection={<IconPrinter size={18} aria-hidden />}
        >
          {say('print')}
        </Button>
      }
    >
      <Group align="flex-end" gap="sm">
        <Choice book={book} choose={choose} />
        <TextInput
          label={say('find')}
          description={say('findHelp')}
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={100}
          flex="1 1 280px"
          maw={520}
        />
      </Group>
      <Found book={book} text={text} />
    </Page>
  )
}

function Choice({ book, choose }: { book: Book; choose: (other: Partial<Book>) => void }) {
  const say = useRegisterWords()
  const { actor } = useSession().me
  const years = [...new Set([...useYears(), book.year])]
  return (
    <>
      {actor.role === 'auditor' && (
        <OfficeChoice
          label={say('office')}
          value={book.officeCode}
          onChange={(officeCode) => choose({ officeCode })}
          required
          withAsterisk={false}
          w={{ base: '100%', xs: 300 }}
        />
      )}
      <Select
        label={say('book')}
        data={OFFICE_REGISTERS.map((value) => ({ value, label: say(value) }))}
        value={book.register}
        onChange={(register) => register && choose({ register })}
        allowDeselect={false}
        w={{ base: '100%', xs: 300 }}
      />
      <Select
        label={say('year')}
        data={years.map((year) => ({
          value: String(year),
          label: say('yearOption', { be: printedYear(year), ad: year }),
        }))}
        value={String(book.year)}
        onChange={(year) => year && choose({ year: Number(year) })}
        allowDeselect={false}
        w={{ base: '100%', xs: 200 }}
      />
    </>
  )
}

function Found({ book, text }: { book: Book; text: string }) {
  const say = useRegisterWords()
  const found = usePages('/api/v1/registers/{officeCode}/{register}/{year}', {
    path: book,
    query: { total: 'true', ...(text ? { text } : { sort: 'newest' }) },
  })
  const total = found.first?.total ?? 0
  return (
    <Stack gap="sm">
      <Group justify="space-between" mih={30}>
        <Text size="sm" c="dimmed" role="status">
          {found.first && say('count', { count: total })}
        </Text>
        <Group gap="md" className="no-print">
          <Anchor size="sm" href={`/api/v1/registers/${addressOf(book)}/xlsx`} download>
            {say('xlsx')}
          </Anchor>
          <Anchor size="sm" href={`/api/v1/registers/${addressOf(book)}/csv`} download>
            {say('csv')}
          </Anchor>
        </Group>
      </Group>
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            <Empty title={say(text ? 'noneFound' : 'none')} help={say(text ? 'noneFoundHelp' : 'noneHelp')} />
          ) : (
            <Lines book={book} lines={found.items} />
          )
        }
      </Loaded>
      <More of={found} />
    </Stack>
  )
}
