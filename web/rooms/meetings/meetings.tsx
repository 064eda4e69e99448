import { Button, Group, Text } from '@mantine/core'
import { Link, useSearchParams } from 'wouter'
import type { Answered } from '../../api/client.js'
import { usePages } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { CardLink } from '../../parts/card-link.js'
import { Cards } from '../../parts/cards.js'
import { useCommitteeOf } from '../../parts/committee-name.js'
import { Empty } from '../../parts/empty.js'
import { Loaded, Page } from '../../parts/page.js'
import { More } from '../../parts/pages.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { MEETING_TONE, useMeetingNumber } from './head.js'
import { useMeetingWords } from './words.js'

type Line = Answered<'/api/v1/meetings'>['items'][number]

/** The meetings that the person may read. */
export function Meetings() {
  const say = useMeetingWords()
  const may = useMay()
  const [search] = useSearchParams()
  const committeeId = search.get('committeeId')
  const found = usePages('/api/v1/meetings', committeeId ? { query: { committeeId } } : {})
  const convene = may('meeting.prepare') && (
    <Button component={Link} href="/meetings/new">
      {say('convene')}
    </Button>
  )
  return (
    <Page title={say('title')} lead={say('lead')} actions={convene}>
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            <Empty title={say('none')} help={say(convene ? 'noneHelpSecretary' : 'noneHelp')} />
          ) : (
            <Cards>
              {found.items.map((line) => (
                <li key={line.meetingId}>
                  <Card line={line} />
                </li>
              ))}
            </Cards>
          )
        }
      </Loaded>
      <More of={found} />
    </Page>
  )
}

function Card({ line }: { line: Line }) {
  const say = useMeetingWords()
  const dates = useDates()
  const number = useMeetingNumber()
  const committeeOf = useCommitteeOf()
  const { meetingId, startsAt, status } = line
  return (
    <CardLink href={`/meeting/${meetingId}`}>
      <Text fw={600}>
        {committeeOf(line)} {number(line)}
      </Text>
      <Group gap="sm" mt={4}>
        <Text size="sm" component="time" dateTime={startsAt}>
          {dates.day(startsAt)}&nbsp;· {dates.clock(startsAt)}
        </Text>
        <Tag tone={MEETING_TONE[status]}>{say(status)}</Tag>
      </Group>
    </CardLink>
  )
}
