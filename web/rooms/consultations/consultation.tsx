import { Anchor, Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { AsWritten } from '../../parts/as-written.js'
import { useCommitteeOf } from '../../parts/committee-name.js'
import { Loaded, Page } from '../../parts/page.js'
import { Story } from '../../parts/story.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { About } from './about.js'
import { ConsultationActs } from './acts.js'
import { useConsultationWords } from './words.js'

/** A consultation with its notes, as the API tells it. */
export type ConsultationView = Answered<'/api/v1/consultations/{consultationId}'>
type Props = { readonly view: ConsultationView }

/** One consultation: what was talked about, by whom, and what grew out of it. */
export function ConsultationPage({
  params: { consultationId = '' },
}: {
  params: { consultationId?: string }
}) {
  const found = useRead('/api/v1/consultations/{consultationId}', { path: { consultationId } })
  return <Loaded of={found}>{(view) => <Opened key={consultationId} view={view} />}</Loaded>
}

function Opened({ view }: Props) {
  const say = useConsultationWords()
  const dates = useDates()
  const committeeOf = useCommitteeOf()
  const { state, notes, committee } = view
  return (
    <Page
      title={state.topic}
      lead={
        <Group gap="sm" mt={4}>
          <Tag tone={state.status === 'open' ? 'waits' : 'done'}>{say(state.status)}</Tag>
          <Text component="span" size="sm">
            {say('heldOn', { day: dates.day(state.heldOn) })}
          </Text>
          {committee && (
            <Text component="span" size="sm">
              {committeeOf(committee)}
            </Text>
          )}
        </Group>
      }
      back={{ href: '/consultations', label: say('title') }}
      actions={<ConsultationActs view={view} />}
    >
      {state.about && <About caseId={state.about} />}
      <Card title={say('notes')}>
        <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          <AsWritten>{notes.notes || say('nothing')}</AsWritten>
        </Text>
      </Card>
      <Card title={say('participants')}>
        <Lines lines={notes.participants} />
      </Card>
      <Card title={say('suggestions')}>
        <Lines lines={notes.proposals} />
      </Card>
      <Card title={say('grown')}>
        <Grown view={view} />
      </Card>
      <Card title={say('story')}>
        <Story kind="consultation" ids={{ consultationId: state.consultationId }} />
      </Card>
    </Page>
  )
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper component="section" aria-label={title}>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  const say = useConsultationWords()
  if (lines.length === 0) return <Text c="dimmed">{say('nothing')}</Text>
  return (
    <List>
      {lines.map((line, index) => (
        <List.Item key={index}>
          <AsWritten>{line}</AsWritten>
        </List.Item>
      ))}
    </List>
  )
}

function Grown({ view: { state } }: Props) {
  const say = useConsultationWords()
  if (state.seeds.length === 0) return <Text c="dimmed">{say('nothing')}</Text>
  return (
    <List>
      {state.seeds.map(({ kind, caseId }, index) => (
        <List.Item key={index}>
          <Anchor component={Link} href={`/${caseId}`}>
            {say(kind)} {index + 1}
          </Anchor>
        </List.Item>
      ))}
    </List>
  )
}
