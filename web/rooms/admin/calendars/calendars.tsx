import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { useRead } from '../../../api/read.js'
import { useMay } from '../../../app/session.js'
import { Empty } from '../../../parts/empty.js'
import { Loaded, Page, Place } from '../../../parts/page.js'
import { Rows } from '../../../parts/rows.js'
import { Tag } from '../../../parts/tag.js'
import { useDates, yearIn } from '../../../words/dates.js'
import { useLanguage } from '../../../words/i18n.js'
import { useProvinceName } from '../../circulars/province-name.js'
import { useAdminWords } from '../words.js'
import { Changes } from './changes.js'
import { useCalendarWords } from './words.js'
import { YearGrid, type Holiday } from './year-grid.js'

/** The holidays of a year, at a glance and as a list, and how the calendar has changed. */
export function Calendars() {
  const say = useCalendarWords()
  const admin = useAdminWords()
  const may = useMay()
  const [year, setYear] = useState(useDates().now().getFullYear())
  const changes = useRead('/api/v1/calendars/changes')
  const found = useRead('/api/v1/calendars/days', { query: { year } }, { keepBefore: true })
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      back={{ href: '/admin', label: admin('title') }}
      actions={
        <>
          {may('calendar.proposeChange') && (
            <Button component={Link} href="/admin/calendars/new">
              {say('propose')}
            </Button>
          )}
          {may('calendar.import') && (
            <Button component={Link} href="/admin/calendars/import" variant="default">
              {say('bringIn')}
            </Button>
          )}
        </>
      }
    >
      {changes.isLoading ? (
        // They stand above the year, whose buttons would move away under a finger.
        <Place lines={4} />
      ) : (
        <>
          <Changes of={changes.data?.items ?? []} />
          <YearChoice year={year} change={setYear} />
          <Loaded of={found}>
            {({ items, coversFrom, coversTo }) => (
              <Year year={year} holidays={items} of={{ coversFrom, coversTo }} />
            )}
          </Loaded>
        </>
      )}
    </Page>
  )
}

function YearChoice({ year, change }: { year: number; change: (year: number) => void }) {
  const say = useCalendarWords()
  const { language } = useLanguage()
  return (
    <Group>
      <Button variant="default" onClick={() => change(year - 1)} aria-label={say('before')}>
        ←
      </Button>
      <Title order={2} aria-live="polite">
        {say('year', { year: yearIn(language, year) })}
      </Title>
      <Button variant="default" onClick={() => change(year + 1)} aria-label={say('after')}>
        →
      </Button>
    </Group>
  )
}

type Edition = { readonly coversFrom: string; readonly coversTo: string }
type YearProps = { year: number; holidays: readonly Holiday[]; of: Edition }

function Year({ year, holidays, of: { coversFrom, coversTo } }: YearProps) {
  const say = useCalendarWords()
  const dates = useDates()
  const { language } = useLanguage()
  if (holidays.length === 0) return <Empty title={say('noYear')} help={say('noYearHelp')} />
  return (
    <>
      <Paper component="section" aria-label={say('atAGlance')}>
        <YearGrid year={year} holidays={holidays} />
      </Paper>
      <Stack gap="xs">
        <Title order={2}>{say('list', { year: yearIn(language, year) })}</Title>
        <Text size="sm" c="dimmed">
          {say('version', { from: dates.shortDay(coversFrom), to: dates.shortDay(coversTo) })}
        </Text>
        <Holidays year={year} holidays={holidays} />
      </Stack>
    </>
  )
}

function Holidays({ year, holidays }: { year: number; holidays: readonly Holiday[] }) {
  const say = useCalendarWords()
  const dates = useDates()
  const provinceName = useProvinceName()
  return (
    <Rows
      label={say('list', { year })}
      rows={holidays}
      keyOf={({ day, scope, nameTh }) => `${day}${String(scope)}${nameTh}`}
      columns={[
        { key: 'day', head: say('day'), cell: ({ day }) => <Text fw={600}>{dates.shortDay(day)}</Text> },
        {
          key: 'name',
          head: say('name'),
          cell: ({ nameTh, certainty, closed }) => (
            <>
              {nameTh} {certainty !== 'high' && <Tag tone="attention">{say(certainty)}</Tag>}{' '}
              {!closed && <Tag>{say('open')}</Tag>}
            </>
          ),
        },
        { key: 'kind', head: say('kind'), leastWidth: 160, cell: ({ kind }) => say(kind) },
        {
          key: 'where',
          leastWidth: 160,
          head: say('where'),
          cell: ({ scope }) => (scope === 'national' ? say('national') : scope.map(provinceName).join(', ')),
        },
      ]}
    />
  )
}
