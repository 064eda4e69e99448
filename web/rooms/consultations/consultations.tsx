import { Button, Group, Text } from '@mantine/core'
import { Link } from 'wouter'
import { usePages } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { CardLink } from '../../parts/card-link.js'
import { Cards } from '../../parts/cards.js'
import { Empty } from '../../parts/empty.js'
import { Loaded, Page } from '../../parts/page.js'
import { More } from '../../parts/pages.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { useProposalWords } from '../proposals/words.js'
import { langOf } from '../../words/i18n.js'
import { useConsultationWords } from './words.js'

/** The consultations that the reader's office has put on record, the newest first. */
export function Consultations() {
  const say = useConsultationWords()
  const proposals = useProposalWords()
  const may = useMay()
  const dates = useDates()
  const found = usePages('/api/v1/consultations')
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      back={{ href: '/proposals', label: proposals('title') }}
      actions={
        may('consultation.hold') && (
          <Button component={Link} href="/consultations/new">
            {say('hold')}
          </Button>
        )
      }
    >
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            <Empty title={say('none')} help={say('noneHelp')} />
          ) : (
            <Cards>
              {found.items.map(({ caseId, state: { topic, status, heldOn } }) => (
                <li key={caseId}>
                  <CardLink href={`/${caseId}`}>
                    <Text fw={600} {...langOf(topic)}>
                      {topic}
                    </Text>
                    <Group gap="sm" mt={4}>
                      <Tag tone={status === 'open' ? 'waits' : 'done'}>{say(status)}</Tag>
                      <Text size="sm" c="dimmed">
                        {say('heldOn', { day: dates.day(heldOn) })}
                      </Text>
                    </Group>
                  </CardLink>
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
