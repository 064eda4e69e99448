import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../../api/act.js'
import { api } from '../../../api/client.js'
import { useRead } from '../../../api/read.js'
import { useGoOn } from '../../../app/go-on.js'
import { useMay } from '../../../app/session.js'
import { Empty } from '../../../parts/empty.js'
import { Note } from '../../../parts/note.js'
import { Loaded, Page } from '../../../parts/page.js'
import { Problem } from '../../../parts/problem.js'
import { ReasonDialog } from '../../../parts/reason-dialog.js'
import { ShownOnce } from '../shown-once.js'
import { Deliveries } from './deliveries.js'
import { StateTag, Types, type Webhook } from './webhook-state.js'
import { useOutWords } from './words.js'

type Asked = 'rotate' | 'remove'

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
  const { webhookId, url, types, disabledAt, disabledReason } = webhook
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
      {disabledAt && (
        <Note title={say('offHelp')}>{disabledReason === 'BY_PERSON' ? null : say('offFirst')}</Note>
      )}
      <Deliveries webhookId={webhookId} isOn={!disabledAt} />
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
  const goOn = useGoOn()
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
      if (what === 'remove') goOn('/admin/webhooks')
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
