import { Anchor, Checkbox, Group, Text } from '@mantine/core'
import { Link } from 'wouter'
import { dueWall } from '../../../domain/time.js'
import { DueTime } from '../../parts/due.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { Rows, type Column } from '../../parts/rows.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import type { OfficeEntry } from '../circulars/tones.js'
import { useReviewWords } from './words.js'

type Props = {
  readonly desk: 'queue' | 'askingMoreTime' | 'misdirected'
  readonly items: readonly OfficeEntry[]
  readonly codes: ReadonlySet<string>
  readonly setCodes: (codes: ReadonlySet<string>) => void
}

/** The offices that wait for a decision, each a link to what it says. */
export function Queue({ desk, items, codes, setCodes }: Props) {
  const say = useReviewWords()
  const further = useColumns()[desk === 'askingMoreTime' ? 'time' : 'answer']
  const { carriedNameOf } = useOfficeNaming()
  const toggle = (officeCode: string) => {
    const next = new Set(codes)
    if (!next.delete(officeCode)) next.add(officeCode)
    setCodes(next)
  }
  const office: Column<OfficeEntry> = {
    key: 'office',
    head: say('office'),
    cell: ({ circularId, officeCode, ...named }) => (
      <Group gap="sm" wrap="nowrap">
        {desk !== 'misdirected' && (
          <Checkbox
            className="no-print"
            aria-label={say('choose', { office: carriedNameOf(named) })}
            checked={codes.has(officeCode)}
            onChange={() => toggle(officeCode)}
          />
        )}
        <Anchor
          component={Link}
          href={`/circular/${circularId}/review/${officeCode}`}
          fw={600}
          aria-label={say('openOf', { office: carriedNameOf(named) })}
        >
          {carriedNameOf(named)}
        </Anchor>
      </Group>
    ),
  }
  return (
    <Rows
      label={say('offices')}
      columns={[office, ...further]}
      rows={items}
      keyOf={({ officeCode }) => officeCode}
    />
  )
}

function useColumns(): Readonly<Record<'answer' | 'time', Column<OfficeEntry>[]>> {
  const say = useReviewWords()
  const dates = useDates()
  return {
    answer: [
      {
        key: 'version',
        head: say('answer'),
        leastWidth: 110,
        cell: ({ answerVersion: version }) => (version === null ? '–' : say('version', { version })),
      },
      {
        key: 'at',
        head: say('answeredAt'),
        leastWidth: 190,
        cell: ({ answeredAt, late }) => (
          <Group gap="xs">
            <Text size="sm">{answeredAt ? dates.moment(answeredAt) : '–'}</Text>
            {late && <Tag tone="late">{say('late')}</Tag>}
          </Group>
        ),
      },
      { key: 'due', head: say('due'), leastWidth: 160, cell: ({ due }) => dates.shortDay(due.day) },
    ],
    time: [
      { key: 'due', head: say('due'), cell: ({ due }) => <DueTime due={due} isInRow /> },
      {
        key: 'asked',
        head: say('asked'),
        cell: ({ state }) => state.timeRequest && <DueTime due={dueWall(state.timeRequest.dueAt)} isInRow />,
      },
      { key: 'why', head: say('why'), cell: ({ state }) => state.timeRequest?.reason },
    ],
  }
}
