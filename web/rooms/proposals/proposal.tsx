import { Alert, Anchor, Group, List, Paper, Stack, Tabs, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { dueWall } from '../../../domain/time.js'
import { api } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { ApprovalRoute } from '../../parts/approval-route.js'
import { AsWritten } from '../../parts/as-written.js'
import { useCommitteeOf } from '../../parts/committee-name.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { Loaded, Page } from '../../parts/page.js'
import { Story } from '../../parts/story.js'
import { Tag } from '../../parts/tag.js'
import { Verdicts } from '../../parts/verdicts.js'
import { useCommonWords } from '../../words/common.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { ProposalActs } from './acts.js'
import { ProposalOutcome } from './outcome.js'
import { PROPOSAL_TONE, type ProposalView } from './view.js'
import { useProposalWords } from './words.js'

/** One proposal: how it stands, what it says, what the committee made of it. */
export function ProposalPage({ params: { proposalId = '' } }: { params: { proposalId?: string } }) {
  const found = useRead('/api/v1/proposals/{proposalId}', { path: { proposalId } })
  return <Loaded of={found}>{(view) => <Opened key={proposalId} view={view} />}</Loaded>
}

type Props = { readonly view: ProposalView }

function Opened({ view }: Props) {
  const say = useProposalWords()
  const committeeOf = useCommitteeOf()
  const { carriedNameOf } = useOfficeNaming()
  const { state } = view
  return (
    <Page
      title={state.title}
      lead={
        <Group gap="sm" mt={4}>
          <Tag tone={PROPOSAL_TONE[state.status]}>{say(state.status)}</Tag>
          <Text component="span" size="sm">
            {committeeOf(view)}&nbsp;· {carriedNameOf(view)}
          </Text>
        </Group>
      }
      back={{ href: '/proposals', label: say('title') }}
    >
      <Tabs defaultValue="matter" keepMounted={false}>
        <Tabs.List aria-label={say('tabs')} mb="md">
          <Tabs.Tab value="matter">{say('matter')}</Tabs.Tab>
          <Tabs.Tab value="story">{say('story')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="matter">
          <Matter view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="story">
          <Story kind="proposal" ids={{ proposalId: state.proposalId }} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function Matter({ view }: Props) {
  const say = useProposalWords()
  const { state, possibleVerdicts } = view
  const path = { proposalId: state.proposalId }
  return (
    <Stack gap="lg">
      <Standing view={view} />
      <Verdicts
        turns={possibleVerdicts}
        approval={state.approval}
        help={say('yourTurn')}
        approveWord={() => say('sign')}
        contentSha256={state.contentSha256}
        send={(body, idempotencyKey) =>
          api.post('/api/v1/proposals/{proposalId}/decide-stage', { path, body, idempotencyKey })
        }
      />
      {state.verdict && <ProposalOutcome verdict={state.verdict} />}
      <Content view={view} />
      {state.approval && <ApprovalRoute approval={state.approval} />}
    </Stack>
  )
}

const SENTENCES = {
  draft: 'nowDraft',
  inApproval: 'nowInApproval',
  submitted: 'nowSubmitted',
  returned: 'nowReturned',
  complete: 'nowComplete',
  onAgenda: 'nowOnAgenda',
  combined: 'nowCombined',
  withdrawn: 'nowWithdrawn',
  decided: 'nowDecided',
} as const satisfies Record<ProposalView['state']['status'], string>

function Standing({ view }: Props) {
  const say = useProposalWords()
  const { of } = useLanguage()
  const { state, missing } = view
  const { status, returned, ended } = state
  const isOpen = status === 'draft' || status === 'returned' || status === 'submitted'
  return (
    <Paper component="section" aria-label={say('standing')}>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {say('standing')}
        </Title>
        <Text role="status">{say(SENTENCES[status])}</Text>
        {status === 'returned' && returned && (
          <Alert title={say('returnedBecause')} variant="outline">
            <AsWritten>{returned.reason}</AsWritten>
          </Alert>
        )}
        {status === 'returned' && returned?.completeBy && <Due at={returned.completeBy} />}
        {ended && (
          <Alert title={say('ended')} variant="outline">
            <AsWritten>{ended.reason}</AsWritten>
          </Alert>
        )}
        {isOpen && missing.length > 0 && (
          <Alert color="yellow" variant="outline">
            <Text fw={600}>{say('missing')}</Text>
            <List size="sm">
              {missing.map((one) => (
                <List.Item key={one.part}>{of(one)}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        <Links view={view} />
        <ProposalActs view={view} />
      </Stack>
    </Paper>
  )
}

/** Until when it is expected back. */
function Due({ at }: { at: string }) {
  const say = useProposalWords()
  const common = useCommonWords()
  const dates = useDates()
  const { day, time } = dueWall(at)
  return (
    <Group gap="sm">
      <Text fw={600}>
        {say('dueBy', { day: dates.day(day) })} {common('time', { clock: time.slice(0, 5) })}
      </Text>
      {at <= dates.now().toISOString() ? (
        <Tag tone="late">{common('overdue')}</Tag>
      ) : (
        <Text size="sm" c="dimmed">
          {dates.distance(at)}
        </Text>
      )}
    </Group>
  )
}

function Links({ view: { state } }: Props) {
  const say = useProposalWords()
  const { agenda, combinedInto, origin } = state
  const links = [
    ...(agenda ? [{ href: `/${agenda.caseId}`, word: say('toMeeting') }] : []),
    ...(combinedInto ? [{ href: `/${combinedInto}`, word: say('toOther') }] : []),
    ...(origin.kind === 'resolution' ? [{ href: `/${origin.caseId}`, word: say('fromResolution') }] : []),
  ]
  return links.map(({ href, word }) => (
    <Anchor key={href} component={Link} href={href} size="sm">
      {word}
    </Anchor>
  ))
}

function Content({ view: { state, content } }: Props) {
  const say = useProposalWords()
  return (
    <Paper component="section" aria-label={say('content')}>
      <Stack gap="md">
        <Title order={2} size="h3">
          {say('content')}
        </Title>
        {(['background', 'law', 'reasons', 'request'] as const).map((part) => (
          <div key={part}>
            <Text size="sm" c="dimmed">
              {say(part)}
            </Text>
            <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              <AsWritten>{content[part] || '–'}</AsWritten>
            </Text>
          </div>
        ))}
        <div>
          <Text size="sm" c="dimmed">
            {say('papers')}
          </Text>
          {content.papers.length === 0 && <Text>{say('noPapers')}</Text>}
          {content.papers.map(({ fileId, name }) => (
            <Anchor
              key={fileId}
              href={`/api/v1/proposals/${state.proposalId}/papers/${fileId}`}
              download
              display="block"
            >
              {name}
            </Anchor>
          ))}
        </div>
      </Stack>
    </Paper>
  )
}
