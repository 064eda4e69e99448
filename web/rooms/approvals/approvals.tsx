import { Group, SegmentedControl, Text } from '@mantine/core'
import { useState } from 'react'
import type { Answered } from '../../api/client.js'
import { usePages } from '../../api/read.js'
import { useStageName } from '../../parts/approval-route.js'
import { useApprovalWords } from '../../parts/approval-words.js'
import { CardLink } from '../../parts/card-link.js'
import { Cards } from '../../parts/cards.js'
import { DueTime } from '../../parts/due.js'
import { Empty } from '../../parts/empty.js'
import { Loaded, Page } from '../../parts/page.js'
import { More } from '../../parts/pages.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { langOf } from '../../words/i18n.js'

type Entry = Answered<'/api/v1/approvals'>['items'][number]

/** What waits for a decision or an opinion, in cases of all kinds: the reader's own, or the whole office's. */
export function Approvals() {
  const say = useApprovalWords()
  const [whose, setWhose] = useState('mine')
  const isMine = whose === 'mine'
  const found = usePages('/api/v1/approvals', { query: { mine: isMine ? 'true' : 'false' } })
  return (
    <Page title={say('title')} lead={say('lead')}>
      <SegmentedControl
        aria-label={say('whose')}
        data={(['mine', 'office'] as const).map((value) => ({ value, label: say(value) }))}
        value={whose}
        onChange={setWhose}
      />
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            <Empty title={say(isMine ? 'none' : 'noneOfOffice')} help={say('noneHelp')} />
          ) : (
            <Cards>
              {found.items.map((entry, index) => (
                <li key={`${entry.caseId} ${entry.stage} ${index}`}>
                  <Awaiting entry={entry} />
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

function Awaiting({ entry }: { entry: Entry }) {
  const say = useApprovalWords()
  const dates = useDates()
  const nameOf = useStageName()
  const { caseId, about, subject, stage, title, decides, escalated, since, due, overdue } = entry
  return (
    <CardLink href={`/${caseId}`}>
      <Text fw={600} {...langOf(subject)}>
        {subject}
      </Text>
      <Group gap="sm" mt={4}>
        <Tag tone={decides ? 'attention' : 'waits'}>
          {say(decides ? 'decides' : 'opinion')}: {nameOf({ id: stage, ...(title ? { title } : {}) })}
        </Tag>
        <Text size="sm">{say(about)}</Text>
        {escalated && <Tag tone="late">{say('escalated')}</Tag>}
        {since && (
          <Text size="sm" c="dimmed">
            {say('since', { at: dates.moment(since) })}
          </Text>
        )}
        {due && <DueTime due={due} overdue={overdue} />}
      </Group>
    </CardLink>
  )
}
