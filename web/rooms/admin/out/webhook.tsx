import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAct } from '../../../api/act.js'
import { api, type Answered } from '../../../api/client.js'
import { usePages, useRead } from '../../../api/read.js'
import { useMay } from '../../../app/session.js'
import { Empty } from '../../../parts/empty.js'
import { Loaded, Page } from '../../../parts/page.js'
import { More } from '../../../parts/pages.js'
import { Problem } from '../../../parts/problem.js'
import { ReasonDialog } from '../../../parts/reason-dialog.js'
import { Rows } from '../../../parts/rows.js'
import { Tag } from '../../../parts/tag.js'
import { useDates } from '../../../words/dates.js'
import { useLanguage } from '../../../words/i18n.js'
import { ShownOnce } from '../shown-once.js'
import { useEventName } from './event-words.js'
import { StateTag, Types, type Webhook } from './webhook-state.js'
import { useOutWords } from './words.js'

type Delivery = Answered<'/api/v1/webhooks/{webhookId}/deliveries'>['items'][number]
type Asked = 'rotate' | 'remove'
const TONES = { queued: 'waits', delivered: 'done', failed: 'late', dropped: 'calm' } as const

/** One address: on or off, its secret, and what was sent to it. */
export function WebhookPage({ params: { webhookId = '' } }: { params: { webhookId?: string } }) {
  const say = useOutWords()
  const found = useRead('/api/v1/webhooks')
  return (
    <Loaded of={found}>
      {({ items }) => {
        const webhook = items.find((one) => one.webhookId === webhookId)
        return webhook ? (
          <Shown webhook={webhook} />
        ) : (
          <Page title={say('noWebhooks')} back={{ href: '/admin/webhooks', label: say('webhooks') }}>
            <Empty title={say('noWebhooks')} />
          </Page>
        )
      }}
    </Loaded>
  )
}

function Shown({ webhook }: { webhook: Webhook }) {
  const say = useOutWords()
  const may = useMay()
  const [asked, setAsked] = useState<Asked>()
  const [secret, setSecret] = useState('')
  const { webhookId, url, types, disabledAt } = webhook
  const path = { webhookId }
  const act = useAct((what: 'enable' | 'disable' | 'test', idempotencyKey) =>
    api.post(ADDRESSES[what], { path, idempotencyKey }),
  )
  const simple = (what: 'enable' | 'disable' | 'test', isFirst = false) => (
    <Button
      key={what}
      variant={isFirst ? 'filled' : 'default'}
      loading={act.isPending}
      onClick={() => act.mutate(what)}
    >
      {say(what)}
    </Button>
  )
  const asking = (what: Asked) => (
    <Button key={what} variant="default" onClick={() => setAsked(what)}>
      {say(what)}
    </Button>
  )
  return (
    <Page
      title={url}
      back={{ href: '/admin/webhooks', label: say('webhooks') }}
      lead={
        <>
          <StateTag webhook={webhook} /> <Types types={types} />
        </>
      }
      actions={
        may('webhook.keep') && [
          disabledAt ? simple('enable', true) : simple('test', true),
          ...(disabledAt ? [] : [simple('disable')]),
          asking('rotate'),
          asking('remove'),
        ]
      }
    >
      <Problem error={act.error} />
      {secret && <ShownOnce label={say('secret')} secret={secret} />}
      <Deliveries webhookId={webhookId} />
      {asked && (
        <AskDialog what={asked} webhook={webhook} told={setSecret} close={() => setAsked(undefined)} />
      )}
    </Page>
  )
}

const ADDRESSES = {
  enable: '/api/v1/webhooks/{webhookId}/enable',
  disable: '/api/v1/webhooks/{webhookId}/disable',
  test: '/api/v1/webhooks/{webhookId}/test',
} as const

type AskProps = { what: Asked; webhook: Webhook; told: (secret: string) => void; close: () => void }

function AskDialog({ what, webhook: { webhookId }, told, close }: AskProps) {
  const say = useOutWords()
  const [, go] = useLocation()
  const act = useAct(
    async (_: string, idempotencyKey): Promise<{ secret?: string }> => {
      const asked = { path: { webhookId }, idempotencyKey }
      if (what === 'rotate') return api.post('/api/v1/webhooks/{webhookId}/rotate', asked)
      await api.post('/api/v1/webhooks/{webhookId}/remove', asked)
      return {}
    },
    ({ secret }) => {
      told(secret ?? '')
      close()
      if (what === 'remove') go('/admin/webhooks')
    },
  )
  return (
    <ReasonDialog
      title={say(what)}
      help={say(`${what}Help`)}
      confirm={say(what)}
      act={act}
      onConfirm={act.mutate}
      onClose={close}
      isDangerous={what === 'remove'}
    />
  )
}

function Deliveries({ webhookId }: { webhookId: string }) {
  const say = useOutWords()
  const dates = useDates()
  const may = useMay()
  const found = usePages('/api/v1/webhooks/{webhookId}/deliveries', { path: { webhookId } })
  const act = useAct((deliveryId: string, idempotencyKey) =>
    api.post('/api/v1/webhooks/{webhookId}/deliveries/{deliveryId}/resend', {
      ...{ path: { webhookId, deliveryId }, idempotencyKey },
    }),
  )
  const name = useEventName()
  return (
    <>
      <Problem error={act.error} />
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            <Empty title={say('noDeliveries')} help={say('noDeliveriesHelp')} />
          ) : (
            <Rows<Delivery>
              label={say('deliveries')}
              rows={found.items}
              keyOf={({ deliveryId }) => deliveryId}
              columns={[
                { key: 'type', head: say('what'), cell: ({ type }) => <Text fw={600}>{name(type)}</Text> },
                { key: 'at', head: say('when'), cell: ({ queuedAt }) => dates.moment(queuedAt) },
                { key: 'state', head: say('state'), cell: (one) => <Outcome delivery={one} /> },
                {
                  key: 'acts',
                  head: say('acts'),
                  cell: ({ deliveryId, state, type }) =>
                    may('webhook.keep') && state !== 'queued' ? (
                      <Button
                        size="xs"
                        variant="default"
                        onClick={() => act.mutate(deliveryId)}
                        aria-label={`${say('resend')}: ${name(type)}`}
                      >
                        {say('resend')}
                      </Button>
                    ) : (
                      '–'
                    ),
                },
              ]}
            />
          )
        }
      </Loaded>
      <More of={found} />
    </>
  )
}

function Outcome({ delivery: { state, attempts, nextAttemptAt } }: { delivery: Delivery }) {
  const say = useOutWords()
  const dates = useDates()
  const { of } = useLanguage()
  const last = attempts.at(-1)
  return (
    <>
      <Tag tone={TONES[state]}>{say(state)}</Tag>{' '}
      {attempts.length > 0 && say('tries', { count: attempts.length })}
      {last?.status ? ` · ${last.status}` : ''}
      {last?.reason && <Text size="sm">{of(last.reason)}</Text>}
      {state === 'queued' && nextAttemptAt && attempts.length > 0 && (
        <Text size="sm" c="dimmed">
          {say('next', { at: dates.moment(nextAttemptAt) })}
        </Text>
      )}
    </>
  )
}
