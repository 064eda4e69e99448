import { Anchor, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { usePages } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { AsWritten } from '../../parts/as-written.js'
import { Loaded } from '../../parts/page.js'
import { More } from '../../parts/pages.js'
import { useDates } from '../../words/dates.js'
import { useConsultationWords } from '../consultations/words.js'
import { useExemptionActWords } from './act-words.js'

/** What the reader's office has talked about outside meetings because of the exemption, and the way to put more on record. */
export function Consultations({ exemptionId }: { exemptionId: string }) {
  const may = useMay()
  return may('consultation.list') ? <Listed exemptionId={exemptionId} /> : null
}

function Listed({ exemptionId }: { exemptionId: string }) {
  const say = useExemptionActWords()
  const talk = useConsultationWords()
  const may = useMay()
  const dates = useDates()
  const about = `exemption/${exemptionId}`
  const found = usePages('/api/v1/consultations', { query: { about } })
  return (
    <Paper component="section" aria-label={talk('title')}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h3">
            {talk('title')}
          </Title>
          {may('consultation.hold') && (
            <Button component={Link} variant="default" href={`/consultations/new?about=${about}`}>
              {talk('hold')}
            </Button>
          )}
        </Group>
        <Loaded of={{ ...found, data: found.first }} lines={1}>
          {() =>
            found.items.length === 0 ? (
              <Text c="dimmed">{say('noTalk')}</Text>
            ) : (
              <List spacing="xs">
                {found.items.map(({ caseId, state: { topic, heldOn } }) => (
                  <List.Item key={caseId}>
                    <Anchor component={Link} href={`/${caseId}`}>
                      <AsWritten>{topic}</AsWritten>
                    </Anchor>{' '}
                    <Text span size="sm" c="dimmed">
                      {talk('heldOn', { day: dates.day(heldOn) })}
                    </Text>
                  </List.Item>
                ))}
              </List>
            )
          }
        </Loaded>
        <More of={found} />
      </Stack>
    </Paper>
  )
}
