import { Anchor, Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { useRead } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { AsWritten } from '../../parts/as-written.js'
import { Tag, type Tone } from '../../parts/tag.js'
import { eraYearIn } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import type { ProposalView } from './view.js'
import { useProposalWords } from './words.js'

type Verdict = NonNullable<ProposalView['state']['verdict']>

const TONE: Readonly<Record<Verdict['outcome'], Tone>> = {
  approved: 'done',
  refused: 'late',
  sentBack: 'attention',
  proposedUpward: 'waits',
  noted: 'calm',
}

/** What the meeting resolved, and the tasks that follow from it. */
export function ProposalOutcome({ verdict }: { verdict: Verdict }) {
  const say = useProposalWords()
  const { language } = useLanguage()
  const { number, year } = verdict.resolution
  return (
    <Paper component="section" aria-label={say('verdict')}>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {say('verdict')}
        </Title>
        <Group gap="sm">
          <Tag tone={TONE[verdict.outcome]}>{say(verdict.outcome)}</Tag>
          <Anchor component={Link} href={`/meeting/${verdict.meetingId}`} size="sm">
            {say('resolution', { number, year: eraYearIn(language, year) })}
          </Anchor>
        </Group>
        <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          <AsWritten>{verdict.text}</AsWritten>
        </Text>
        {verdict.reason && (
          <Text size="sm">
            <AsWritten>{`“${verdict.reason}”`}</AsWritten>
          </Text>
        )}
        <FollowUps verdict={verdict} />
      </Stack>
    </Paper>
  )
}

function FollowUps({ verdict: { meetingId, itemId } }: { verdict: Verdict }) {
  const say = useProposalWords()
  const may = useMay()
  const query = { caseId: `meeting/${meetingId}` }
  const found = useRead('/api/v1/tasks', { query }, { enabled: may('task.list') })
  const tasks = (found.data?.items ?? []).filter(
    ({ state: { origin } }) => 'itemId' in origin && origin.itemId === itemId,
  )
  if (tasks.length === 0) return null
  return (
    <div>
      <Text fw={600}>{say('followUps')}</Text>
      <List>
        {tasks.map(({ caseId, state }) => (
          <List.Item key={caseId}>
            <Anchor component={Link} href={`/${caseId}`}>
              <AsWritten>{state.title}</AsWritten>
            </Anchor>
          </List.Item>
        ))}
      </List>
    </div>
  )
}
