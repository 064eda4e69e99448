import { Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { Answered, AskedAt } from '../../api/client.js'
import { usePages } from '../../api/read.js'
import { CardLink } from '../../parts/card-link.js'
import { Cards } from '../../parts/cards.js'
import { Empty } from '../../parts/empty.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { Loaded } from '../../parts/page.js'
import { More } from '../../parts/pages.js'
import { Tag } from '../../parts/tag.js'
import { printedYear } from '../../words/dates.js'
import { useYears } from '../registers/book.js'
import { langOf } from '../../words/i18n.js'
import { useStatusWord } from './status-words.js'
import { useAuditWords } from './words.js'

type FoundCase = Answered<'/api/v1/search'>['items'][number]
type Query = NonNullable<AskedAt<'/api/v1/search'>['query']>

const KINDS = [
  ...['circular', 'submission', 'meeting', 'resolution', 'task'],
  ...['proposal', 'order', 'consultation', 'exemption', 'committee'],
] as readonly FoundCase['kind'][]
/** How long nobody types before a search is asked, in milliseconds. */
const PAUSE_MS = 300

/** Finds the cases that one may see by what they say; of one kind, of one year. */
export function Search() {
  const say = useAuditWords()
  const years = useYears()
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<string | null>(null)
  const [year, setYear] = useState<string | null>(null)
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS)
  return (
    <Stack>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={say('find')}
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={100}
          flex="1 1 300px"
        />
        <Select
          label={say('kind')}
          placeholder={say('anyKind')}
          data={KINDS.map((value) => ({ value, label: say(value) }))}
          value={kind}
          onChange={setKind}
          clearable
          w={{ base: '100%', xs: 220 }}
        />
        <Select
          label={say('year')}
          placeholder={say('anyYear')}
          data={years.map((one) => ({
            value: String(one),
            label: say('yearOption', { be: printedYear(one), ad: one }),
          }))}
          value={year}
          onChange={setYear}
          clearable
          w={{ base: '100%', xs: 180 }}
        />
      </Group>
      {text ? (
        <Found
          query={{
            text,
            ...(kind ? { kind: kind as FoundCase['kind'] } : {}),
            ...(year ? { year: Number(year) } : {}),
          }}
        />
      ) : (
        <Empty title={say('start')} help={say('startHelp')} />
      )}
    </Stack>
  )
}

function Found({ query }: { query: Query }) {
  const say = useAuditWords()
  const found = usePages('/api/v1/search', { query })
  return (
    <>
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            <Empty title={say('none')} help={say('noneHelp')} />
          ) : (
            <Cards>
              {found.items.map((one) => (
                <li key={`${one.caseId}#${one.itemId ?? ''}`}>
                  <Card one={one} />
                </li>
              ))}
            </Cards>
          )
        }
      </Loaded>
      <More of={found} />
    </>
  )
}

function Card({ one }: { one: FoundCase }) {
  const say = useAuditWords()
  const status = useStatusWord()
  const { knownNameOf } = useOfficeNaming()
  const { caseId, kind, subject, number, year, officeTh, officeEn, officeCode } = one
  return (
    <CardLink href={`/audit/case/${caseId}`}>
      <Text fw={600} {...langOf(subject)}>
        {subject}
      </Text>
      <Group gap="sm" mt={4}>
        <Tag>{say(kind)}</Tag>
        <Text size="sm">{status(kind, one.status)}</Text>
        {number !== null && year !== null && (
          <Text size="sm">{say('numbered', { number, year: printedYear(year) })}</Text>
        )}
        {officeCode && <Text size="sm">{knownNameOf({ officeCode, officeTh, officeEn })}</Text>}
      </Group>
    </CardLink>
  )
}
