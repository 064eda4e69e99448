import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import { useMay } from '../../app/session.js'
import { usePages } from '../../api/read.js'
import { CardLink } from '../../parts/card-link.js'
import { DueTime } from '../../parts/due.js'
import { Empty } from '../../parts/empty.js'
import { Loaded, Page } from '../../parts/page.js'
import { More } from '../../parts/pages.js'
import { Tag } from '../../parts/tag.js'
import { dueWall } from '../../../domain/time.js'
import { printedYear } from '../../words/dates.js'
import { langOf } from '../../words/i18n.js'
import { CIRCULAR_TONE, STATUSES, type CircularStatus } from './tones.js'
import { useCircularWords } from './words.js'

/** Shorter words are in every subject. */
const LEAST_LETTERS = 2

/** The circulars of the own office: by state, what is due first on top, and found by what they say. */
export function Circulars() {
  const say = useCircularWords()
  const may = useMay()
  const [status, setStatus] = useState<CircularStatus | null>(null)
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), 250)
  const isSearch = text.length >= LEAST_LETTERS
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        may('circular.draft') && (
          <Button component={Link} href="/circulars/new">
            {say('compose')}
          </Button>
        )
      }
    >
      <Group align="flex-end" grow preventGrowOverflow={false}>
        <TextInput
          label={say('find')}
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Select
          label={say('status')}
          placeholder={say('every')}
          clearable
          disabled={isSearch}
          data={STATUSES.map((value) => ({ value, label: say(value) }))}
          value={status}
          onChange={(value) => setStatus(value)}
        />
      </Group>
      {isSearch ? <Found text={text} /> : <ByStatus status={status} />}
    </Page>
  )
}

function ByStatus({ status }: { status: CircularStatus | null }) {
  const say = useCircularWords()
  const found = usePages('/api/v1/circulars', { query: status ? { status } : {} })
  return (
    <>
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            <Empty title={say(status ? 'noneOfStatus' : 'none')} help={say('noneHelp')} />
          ) : (
            <Cards>
              {found.items.map(({ circularId, dueAt, state, ...entry }) => (
                <Card key={circularId} {...entry} circularId={circularId}>
                  {dueAt && <DueTime due={dueWall(dueAt)} />}
                  {state.audience && (
                    <Text size="sm" c="dimmed">
                      {say('toOffices', { count: state.audience.total })}
                    </Text>
                  )}
                </Card>
              ))}
            </Cards>
          )
        }
      </Loaded>
      <More of={found} />
    </>
  )
}

function Found({ text }: { text: string }) {
  const say = useCircularWords()
  const found = usePages('/api/v1/search', { query: { text } })
  const circulars = found.items.filter(({ kind }) => kind === 'circular')
  return (
    <>
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          circulars.length === 0 && !found.hasNextPage ? (
            <Empty title={say('noneFound')} help={say('noneFoundHelp')} />
          ) : (
            <Cards>
              {circulars.map(({ caseId, circularId, status, ...entry }) => (
                <Card
                  key={caseId}
                  {...entry}
                  circularId={circularId ?? ''}
                  status={status as CircularStatus}
                />
              ))}
            </Cards>
          )
        }
      </Loaded>
      <More of={found} />
    </>
  )
}

function Cards({ children }: { children: ReactNode }) {
  return (
    <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }} aria-live="polite">
      {children}
    </Stack>
  )
}

type Heading = {
  readonly circularId: string
  readonly subject: string
  readonly status: CircularStatus
  readonly number: number | null
  readonly year: number | null
  readonly children?: ReactNode
}

function Card({ circularId, subject, status, number, year, children }: Heading) {
  const say = useCircularWords()
  return (
    <li>
      <CardLink href={`/circular/${circularId}`}>
        <Text fw={600} lineClamp={3} {...langOf(subject)}>
          {subject}
        </Text>
        <Group gap="sm" mt={4}>
          <Tag tone={CIRCULAR_TONE[status]}>{say(status)}</Tag>
          {number !== null && year !== null && (
            <Text size="sm">{say('number', { number, year: printedYear(year) })}</Text>
          )}
          {children}
        </Group>
      </CardLink>
    </li>
  )
}
