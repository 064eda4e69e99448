import { Group, Text } from '@mantine/core'
import { usePages } from '../../api/read.js'
import type { Answered } from '../../api/client.js'
import { CardLink } from '../../parts/card-link.js'
import { Cards } from '../../parts/cards.js'
import { DueTime } from '../../parts/due.js'
import { Empty } from '../../parts/empty.js'
import { Loaded, Page } from '../../parts/page.js'
import { More } from '../../parts/pages.js'
import { Tag } from '../../parts/tag.js'
import { langOf } from '../../words/i18n.js'
import { TONE } from './tones.js'
import { useInboxWords } from './words.js'

type Entry = Answered<'/api/v1/inbox'>['items'][number]

/** The circulars that reached the own office, the one that is due first on top. */
export function Inbox() {
  const say = useInboxWords()
  const found = usePages('/api/v1/inbox')
  return (
    <Page title={say('title')} lead={say('lead')}>
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            <Empty title={say('none')} help={say('noneHelp')} />
          ) : (
            <Cards>
              {found.items.map((entry) => (
                <li key={entry.caseId}>
                  <Letter entry={entry} />
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

function Letter({ entry }: { entry: Entry }) {
  const say = useInboxWords()
  const { caseId, subject, status, due, overdue, isOrphaned } = entry
  return (
    <CardLink href={`/${caseId}`}>
      <Text fw={600} lineClamp={3} {...langOf(subject)}>
        {subject}
      </Text>
      <Group gap="sm" mt={4}>
        <DueTime due={due} overdue={overdue} />
        <Tag tone={TONE[status]}>{say(status)}</Tag>
        {isOrphaned && <Tag tone="attention">{say('orphaned')}</Tag>}
      </Group>
    </CardLink>
  )
}
