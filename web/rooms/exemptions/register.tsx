import { Anchor, Button, Group, Select, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { AsWritten } from '../../parts/as-written.js'
import { Empty } from '../../parts/empty.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { Loaded } from '../../parts/page.js'
import { Rows } from '../../parts/rows.js'
import { Tag } from '../../parts/tag.js'
import { useDates, yearIn } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { EXEMPTION_TONE } from './view.js'
import { useExemptionWords } from './words.js'

type Open = Answered<'/api/v1/exemption-register'>['items'][number]
type Whole = Answered<'/api/v1/exemption-register/internal'>['items'][number]
type Line = Open & Partial<Whole>
const FORMATS = [
  ['xlsx', 'Excel'],
  ['csv', 'CSV'],
] as const

/** The register of exemptions: the public part for everybody, the internal one for the agency. */
export function ExemptionRegister() {
  const say = useExemptionWords()
  const may = useMay()
  const mayRead = may('exemptionRegister.read')
  const [part, setPart] = useState<'public' | 'internal'>(mayRead ? 'internal' : 'public')
  const [year, setYear] = useState<string | null>(null)
  const query = year === null ? {} : { year: Number(year) }
  const open = useRead('/api/v1/exemption-register', { query }, { enabled: part === 'public' })
  const whole = useRead('/api/v1/exemption-register/internal', { query }, { enabled: part === 'internal' })
  const found = part === 'public' ? open : whole
  return (
    <Stack>
      <Group align="flex-end">
        {mayRead && (
          <SegmentedControl
            aria-label={say('which')}
            data={[
              { value: 'internal', label: say('wholeRegister') },
              { value: 'public', label: say('openRegister') },
            ]}
            value={part}
            onChange={setPart}
          />
        )}
        <Year value={year} onChange={setYear} />
        <Downloads part={part} year={year} mayPrint={mayRead} />
      </Group>
      <Loaded of={found}>{({ items }) => <Lines lines={items} />}</Loaded>
    </Stack>
  )
}

const FIRST_YEAR = 2019

function Year({ value, onChange }: { value: string | null; onChange: (year: string | null) => void }) {
  const say = useExemptionWords()
  const dates = useDates()
  const { language } = useLanguage()
  const last = dates.now().getFullYear()
  const years = Array.from({ length: last - FIRST_YEAR + 1 }, (_, index) => last - index)
  return (
    <Select
      label={say('year')}
      placeholder={say('everyYear')}
      data={years.map((year) => ({ value: String(year), label: String(yearIn(language, year)) }))}
      value={value}
      onChange={onChange}
      clearable
      w={140}
    />
  )
}

type DownloadProps = {
  readonly part: 'public' | 'internal'
  readonly year: string | null
  readonly mayPrint: boolean
}

function Downloads({ part, year, mayPrint }: DownloadProps) {
  const say = useExemptionWords()
  const asked = year === null ? '' : `year=${year}`
  return (
    <Group gap="xs">
      {mayPrint && (
        <Button
          component="a"
          variant="default"
          href={`/api/v1/exemption-register/register.pdf?part=${part}&${asked}`}
          target="_blank"
          rel="noopener"
        >
          {say('print')}
        </Button>
      )}
      {FORMATS.map(([format, name]) => (
        <Button
          key={format}
          component="a"
          variant="default"
          href={`/api/v1/exemption-register/${part}/${format}?${asked}`}
          download
        >
          {say('download', { format: name })}
        </Button>
      ))}
    </Group>
  )
}

const textOf = ({ subject, officeTh, officeEn, schoolTh, number, year, officeCode }: Line): string =>
  [
    subject,
    officeTh,
    officeEn,
    schoolTh,
    officeCode,
    `${number}/${yearIn('th', year)}`,
    `${number}/${year}`,
  ].join(' ')

function Lines({ lines }: { lines: readonly Line[] }) {
  const say = useExemptionWords()
  const [text, setText] = useState('')
  const found = lines.filter((line) => textOf(line).toLowerCase().includes(text.trim().toLowerCase()))
  if (lines.length === 0) return <Empty title={say('noRegister')} help={say('noRegisterHelp')} />
  return (
    <Stack>
      <TextInput
        label={say('find')}
        type="search"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maw={480}
      />
      {found.length === 0 ? (
        <Empty title={say('noFound')} help={say('noFoundHelp')} />
      ) : (
        <Found lines={found} />
      )}
    </Stack>
  )
}

function Found({ lines }: { lines: readonly Line[] }) {
  const say = useExemptionWords()
  const dates = useDates()
  const { carriedNameOf } = useOfficeNaming()
  const period = ({ from, until }: Line) =>
    say('fromTo', { from: dates.shortDay(from), until: dates.shortDay(until) })
  return (
    <Rows
      label={say('register')}
      rows={lines}
      keyOf={({ number, year, officeCode }) => `${officeCode} ${number}/${year}`}
      columns={[
        { key: 'what', head: say('what'), cell: (line) => <What line={line} /> },
        { key: 'who', head: say('who'), cell: (line) => line.schoolTh ?? carriedNameOf(line) },
        { key: 'period', head: say('period'), cell: period },
        {
          key: 'status',
          head: say('status'),
          cell: ({ status }) => <Tag tone={EXEMPTION_TONE[status]}>{say(status)}</Tag>,
        },
        { key: 'basis', head: say('basis'), cell: (line) => <Basis line={line} /> },
      ]}
    />
  )
}

function What({ line: { subject, exemptionId, number, year, kind, resolution } }: { line: Line }) {
  const say = useExemptionWords()
  const { language } = useLanguage()
  return (
    <>
      {exemptionId ? (
        <Anchor component={Link} href={`/exemption/${exemptionId}`} fw={600}>
          <AsWritten>{subject}</AsWritten>
        </Anchor>
      ) : (
        <Text fw={600}>
          <AsWritten>{subject}</AsWritten>
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {say('number', { number, year: yearIn(language, year) })}&nbsp;· {say(kind)}
        {resolution && `\u00a0· ${say('resolution')} ${resolution}`}
      </Text>
    </>
  )
}

function Basis({ line: { basis } }: { line: Line }) {
  const say = useExemptionWords()
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm">
        <AsWritten>{basis.law}</AsWritten> {basis.section}
      </Text>
      <Tag tone={basis.verified ? 'done' : 'attention'}>
        {say(basis.verified ? 'verified' : 'unverified')}
      </Tag>
    </Stack>
  )
}
