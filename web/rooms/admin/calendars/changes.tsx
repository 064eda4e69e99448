import { Group, Stack, Text, Title } from '@mantine/core'
import type { Answered } from '../../../api/client.js'
import { CardLink } from '../../../parts/card-link.js'
import { Cards } from '../../../parts/cards.js'
import { Tag } from '../../../parts/tag.js'
import { useDates } from '../../../words/dates.js'
import { CHANGE_TONES, useDaysInWords } from './change-words.js'
import { useCalendarWords } from './words.js'

type Change = Answered<'/api/v1/calendars/changes'>['items'][number]

/** How many of the changes are shown; they are few. */
const SHOWN = 5

/** The latest changes of the calendar; those that wait for approval first. */
export function Changes({ of: changes }: { of: readonly Change[] }) {
  const say = useCalendarWords()
  const dates = useDates()
  const inWords = useDaysInWords()
  const items = changes.toSorted((a, b) => Number(b.status === 'proposed') - Number(a.status === 'proposed'))
  if (items.length === 0) return null
  return (
    <Stack gap="xs">
      <Title order={2}>{say('changes')}</Title>
      <Cards>
        {items.slice(0, SHOWN).map(({ changeId, days, status, source, madeAt, undoes }) => (
          <li key={changeId}>
            <CardLink href={`/admin/calendars/${changeId}`}>
              <Group justify="space-between" gap="xs">
                <Text fw={600}>{inWords(days)}</Text>
                <Tag tone={CHANGE_TONES[status]}>{say(status)}</Tag>
              </Group>
              <Text size="sm" c="dimmed">
                {undoes ? say('undoes') : source}&nbsp;· {dates.moment(madeAt)}
              </Text>
            </CardLink>
          </li>
        ))}
      </Cards>
    </Stack>
  )
}
