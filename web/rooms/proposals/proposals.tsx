import { Anchor, Button, Group, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { dueWall } from '../../../domain/time.js'
import type { Answered } from '../../api/client.js'
import { usePages } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { CardLink } from '../../parts/card-link.js'
import { Cards } from '../../parts/cards.js'
import { useCommitteeOf } from '../../parts/committee-name.js'
import { DueTime } from '../../parts/due.js'
import { Empty } from '../../parts/empty.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { Loaded, Page } from '../../parts/page.js'
import { More } from '../../parts/pages.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { langOf } from '../../words/i18n.js'
import { PROPOSAL_STATUSES, PROPOSAL_TONE } from './view.js'
import { useProposalWords } from './words.js'

type Line = Answered<'/api/v1/proposals'>['items'][number]
type Status = Line['state']['status']

/** The proposals of the reader's office, and those that were sent to its committees. */
export function Proposals() {
  const say = useProposalWords()
  const may = useMay()
  const [status, setStatus] = useState<Status | null>(null)
  const found = usePages('/api/v1/proposals', { query: status ? { status } : {} }, { keepBefore: true })
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        may('proposal.draft') && (
          <Button component={Link} href="/proposals/new">
            {say('make')}
          </Button>
        )
      }
    >
      <Group align="flex-end" justify="space-between">
        <Select
          label={say('status')}
          placeholder={say('anyStatus')}
          data={PROPOSAL_STATUSES.map((value) => ({ value, label: say(value) }))}
          value={status}
          onChange={setStatus}
          clearable
          w={280}
        />
        {may('consultation.list') && (
          <Anchor component={Link} href="/consultations">
            {say('consultations')}
          </Anchor>
        )}
      </Group>
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            <Empty
              title={say(status ? 'noneNarrowed' : 'none')}
              {...(status ? {} : { help: say('noneHelp') })}
            />
          ) : (
            <Cards>
              {found.items.map((line) => (
                <li key={line.caseId}>
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
  const { proposalId, title, status, returned } = line.state
  const say = useProposalWords()
  const committeeOf = useCommitteeOf()
  const { carriedNameOf } = useOfficeNaming()
  const dates = useDates()
  const due = status === 'returned' ? returned?.completeBy : undefined
  return (
    <CardLink href={`/proposal/${proposalId}`}>
      <Text fw={600} {...langOf(title)}>
        {title}
      </Text>
      <Group gap="sm" mt={4}>
        <Tag tone={PROPOSAL_TONE[status]}>{say(status)}</Tag>
        {due && <DueTime due={dueWall(due)} overdue={due <= dates.now().toISOString()} />}
        <Text size="sm" c="dimmed">
          {committeeOf(line)}&nbsp;· {carriedNameOf(line)}
        </Text>
      </Group>
    </CardLink>
  )
}
