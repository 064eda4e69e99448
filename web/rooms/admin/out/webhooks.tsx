import { Anchor, Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { useAct } from '../../../api/act.js'
import { api } from '../../../api/client.js'
import { useRead } from '../../../api/read.js'
import { useMay } from '../../../app/session.js'
import { Empty } from '../../../parts/empty.js'
import { Loaded, Page } from '../../../parts/page.js'
import { ReasonDialog } from '../../../parts/reason-dialog.js'
import { Rows } from '../../../parts/rows.js'
import { useDates } from '../../../words/dates.js'
import { ShownOnce } from '../shown-once.js'
import { useAdminWords } from '../words.js'
import { TypesField } from './types-field.js'
import { StateTag, Types, type Webhook, type WebhookType } from './webhook-state.js'
import { useOutWords } from './words.js'

/** The addresses that are told of the office's changes. */
export function Webhooks() {
  const say = useOutWords()
  const admin = useAdminWords()
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  const [secret, setSecret] = useState('')
  const found = useRead('/api/v1/webhooks')
  return (
    <Page
      title={say('webhooks')}
      lead={say('webhooksLead')}
      back={{ href: '/admin', label: admin('title') }}
      actions={may('webhook.keep') && <Button onClick={() => setAdding(true)}>{say('addWebhook')}</Button>}
    >
      {secret && <ShownOnce label={say('secret')} secret={secret} />}
      <Loaded of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('noWebhooks')} help={say('noWebhooksHelp')} />
          ) : (
            <List webhooks={items} />
          )
        }
      </Loaded>
      {isAdding && (
        <AddDialog known={found.data?.types ?? []} made={setSecret} close={() => setAdding(false)} />
      )}
    </Page>
  )
}

function List({ webhooks }: { webhooks: readonly Webhook[] }) {
  const say = useOutWords()
  const dates = useDates()
  return (
    <Rows
      label={say('webhooks')}
      rows={webhooks}
      keyOf={({ webhookId }) => webhookId}
      columns={[
        {
          key: 'url',
          head: say('address'),
          cell: ({ url, webhookId }) => (
            <Anchor component={Link} href={`/admin/webhooks/${webhookId}`} fw={600}>
              {url}
            </Anchor>
          ),
        },
        { key: 'types', head: say('types'), cell: ({ types }) => <Types types={types} /> },
        { key: 'state', head: say('state'), cell: (one) => <StateTag webhook={one} /> },
        { key: 'when', head: say('addedAt'), cell: ({ createdAt }) => dates.moment(createdAt) },
      ]}
    />
  )
}

type AddProps = { known: readonly WebhookType[]; made: (secret: string) => void; close: () => void }

function AddDialog({ known, made, close }: AddProps) {
  const say = useOutWords()
  const [url, setUrl] = useState('')
  const [types, setTypes] = useState<readonly WebhookType[]>(['*'])
  const [isAsked, setAsked] = useState(false)
  const act = useAct(
    (_: string, idempotencyKey) =>
      api.post('/api/v1/webhooks', { body: { url, types: [...types] }, idempotencyKey }),
    ({ secret }) => {
      made(secret ?? '')
      close()
    },
  )
  const send = (none: string) => {
    setAsked(true)
    if (types.length > 0) act.mutate(none)
  }
  return (
    <ReasonDialog
      title={say('addWebhook')}
      confirm={say('addWebhook')}
      act={act}
      onConfirm={send}
      onClose={close}
    >
      <TextInput
        label={say('url')}
        description={say('urlHelp')}
        // Of no kind that the browser checks: the API says what is wrong with it, in the reader's language.
        inputMode="url"
        autoCapitalize="off"
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
        maxLength={2000}
        required
        data-autofocus
      />
      <TypesField known={known} value={types} onChange={setTypes} isAsked={isAsked} />
    </ReasonDialog>
  )
}
