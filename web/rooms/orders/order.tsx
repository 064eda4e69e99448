import { Alert, Button, Group, Paper, Stack, Tabs, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { api } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { ApprovalRoute } from '../../parts/approval-route.js'
import { AsWritten } from '../../parts/as-written.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { Loaded, Page } from '../../parts/page.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { Story } from '../../parts/story.js'
import { Tag } from '../../parts/tag.js'
import { Verdicts } from '../../parts/verdicts.js'
import { useCommonWords } from '../../words/common.js'
import { printedYear } from '../../words/dates.js'
import { OrderPaper } from './paper.js'
import { Revoked, Revoking } from './revocation.js'
import { ORDER_TONE, useOrderAct, type OrderView } from './view.js'
import { useOrderWords } from './words.js'

/** One order: how it stands, and its paper. */
export function OrderPage({ params: { orderId = '' } }: { params: { orderId?: string } }) {
  const found = useRead('/api/v1/orders/{orderId}', { path: { orderId } })
  return <Loaded of={found}>{(view) => <Opened key={orderId} view={view} />}</Loaded>
}

type Props = { readonly view: OrderView }

function Opened({ view }: Props) {
  const say = useOrderWords()
  const { carriedNameOf } = useOfficeNaming()
  const { orderId, subject, status, issued } = view.state
  return (
    <Page
      title={subject}
      lead={
        <Group gap="sm" mt={4}>
          <Tag tone={ORDER_TONE[status]}>{say(status)}</Tag>
          {view.revokedBy && <Tag tone="late">{say('revoked')}</Tag>}
          <Text component="span" size="sm">
            {issued &&
              `${say('numbered', { number: issued.number, year: printedYear(issued.year) })}\u00a0· `}
            {carriedNameOf(view)}
          </Text>
        </Group>
      }
      back={{ href: '/orders', label: say('title') }}
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
          <Story kind="order" ids={{ orderId }} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function Matter({ view }: Props) {
  const say = useOrderWords()
  const { state, possibleVerdicts } = view
  const path = { orderId: state.orderId }
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
          api.post('/api/v1/orders/{orderId}/decide-stage', { path, body, idempotencyKey })
        }
      />
      <OrderPaper view={view} />
      {state.approval && <ApprovalRoute approval={state.approval} />}
    </Stack>
  )
}

const SENTENCES = {
  draft: 'nowDraft',
  inApproval: 'nowInApproval',
  returned: 'nowReturned',
  issued: 'nowIssued',
  refused: 'nowRefused',
  withdrawn: 'nowWithdrawn',
} as const satisfies Record<OrderView['state']['status'], string>

function Standing({ view }: Props) {
  const say = useOrderWords()
  const { state, content, names, revokedBy } = view
  const { status, returned, ended } = state
  return (
    <Paper component="section" aria-label={say('standing')}>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {say('standing')}
        </Title>
        <Text role="status">{say(SENTENCES[status])}</Text>
        {revokedBy && <Revoked by={revokedBy} />}
        <Revoking view={view} />
        {status === 'returned' && returned && (
          <Alert title={say('returnedBecause')} variant="outline">
            <AsWritten>{returned.reason}</AsWritten>
          </Alert>
        )}
        {ended && (
          <Alert title={say('ended')} variant="outline">
            <AsWritten>{ended.reason}</AsWritten>
          </Alert>
        )}
        {content.tell.length > 0 && (
          <Text size="sm">
            {say('tell')}: {content.tell.map((personId) => names[personId] ?? '–').join(', ')}
          </Text>
        )}
        <Acts view={view} />
      </Stack>
    </Paper>
  )
}

/** What the reader may do with the order now, beside signing it. */
function Acts({ view: { state, possibleActs } }: Props) {
  const say = useOrderWords()
  const [open, setOpen] = useState<'sendForApproval' | 'withdraw'>()
  const can = (act: string) => possibleActs.includes(act)
  const isToMend = state.status === 'returned'
  if (!['sendForApproval', 'revise', 'withdraw'].some(can)) return null
  return (
    <Group gap="xs">
      {can('sendForApproval') && (
        <Button variant={isToMend ? 'default' : 'filled'} onClick={() => setOpen('sendForApproval')}>
          {say('sendForApproval')}
        </Button>
      )}
      {can('revise') && (
        <Button
          component={Link}
          href={`/order/${state.orderId}/edit`}
          variant={isToMend ? 'filled' : 'default'}
        >
          {say('revise')}
        </Button>
      )}
      {can('withdraw') && (
        <Button variant="default" onClick={() => setOpen('withdraw')}>
          {say('withdraw')}
        </Button>
      )}
      {open === 'sendForApproval' && (
        <SendDialog orderId={state.orderId} onClose={() => setOpen(undefined)} />
      )}
      {open === 'withdraw' && <WithdrawDialog orderId={state.orderId} onClose={() => setOpen(undefined)} />}
    </Group>
  )
}

type DialogProps = { readonly orderId: string; readonly onClose: () => void }

function SendDialog({ orderId, onClose }: DialogProps) {
  const say = useOrderWords()
  const act = useOrderAct(orderId, 'send', onClose)
  return (
    <ReasonDialog
      title={say('sendForApproval')}
      help={say('sendForApprovalHelp')}
      confirm={say('sendForApproval')}
      act={act}
      onConfirm={() => act.mutate({})}
      onClose={onClose}
    />
  )
}

function WithdrawDialog({ orderId, onClose }: DialogProps) {
  const say = useOrderWords()
  const common = useCommonWords()
  const act = useOrderAct(orderId, 'withdraw', onClose)
  return (
    <ReasonDialog
      title={say('withdraw')}
      help={say('withdrawHelp')}
      confirm={say('withdraw')}
      reasonLabel={common('reason')}
      isDangerous
      act={act}
      onConfirm={(reason) => act.mutate({ reason })}
      onClose={onClose}
    />
  )
}
