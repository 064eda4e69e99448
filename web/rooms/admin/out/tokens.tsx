import { Button, NumberInput, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../../api/act.js'
import { api, type Answered } from '../../../api/client.js'
import { useRead } from '../../../api/read.js'
import { useMay, useSession } from '../../../app/session.js'
import { Empty } from '../../../parts/empty.js'
import { Loaded, Page } from '../../../parts/page.js'
import { ReasonDialog } from '../../../parts/reason-dialog.js'
import { Rows } from '../../../parts/rows.js'
import { Tag } from '../../../parts/tag.js'
import { useDates } from '../../../words/dates.js'
import { ShownOnce } from '../shown-once.js'
import { useAdminWords } from '../words.js'
import { Scopes, ScopesField } from './scopes.js'
import { useOutWords } from './words.js'

type Tokens = Answered<'/api/v1/tokens'>
type Token = Tokens['items'][number]
const MOST_DAYS = 365
const USUAL_DAYS = 90
const TONES = { live: 'done', expired: 'calm', revoked: 'late' } as const

/** Tokens expire by the real clock, also in a rehearsal. */
function stateOf({ revokedAt, expiresAt }: Token): keyof typeof TONES {
  if (revokedAt) return 'revoked'
  return Date.parse(expiresAt) > Date.now() ? 'live' : 'expired'
}

/** The tokens by which programs work in the person's name. */
export function TokensPage() {
  const say = useOutWords()
  const admin = useAdminWords()
  const may = useMay()
  const [isMaking, setMaking] = useState(false)
  const [made, setMade] = useState('')
  const [ending, setEnding] = useState<Token>()
  const found = useRead('/api/v1/tokens')
  return (
    <Page
      title={say('tokens')}
      lead={say('tokensLead')}
      back={{ href: '/admin', label: admin('title') }}
      actions={may('token.make') && <Button onClick={() => setMaking(true)}>{say('addToken')}</Button>}
    >
      {made && <ShownOnce label={say('token')} secret={made} />}
      <Loaded of={found}>
        {({ items }) => (
          <>
            {items.length === 0 ? (
              <Empty title={say('noTokens')} help={say('noTokensHelp')} />
            ) : (
              <List tokens={items} end={setEnding} />
            )}
            {isMaking && <MakeDialog made={setMade} close={() => setMaking(false)} />}
          </>
        )}
      </Loaded>
      {ending && <RevokeDialog token={ending} close={() => setEnding(undefined)} />}
    </Page>
  )
}

function List({ tokens, end }: { tokens: readonly Token[]; end: (token: Token) => void }) {
  const say = useOutWords()
  const dates = useDates()
  const { actor } = useSession().me
  return (
    <Rows
      label={say('tokens')}
      rows={tokens}
      keyOf={({ tokenId }) => tokenId}
      columns={[
        {
          key: 'name',
          head: say('name'),
          cell: ({ name, personId, lastUsedAt }) => (
            <>
              <Text fw={600}>{name}</Text>
              <Text size="sm" c="dimmed">
                {lastUsedAt ? say('lastUsed', { at: dates.moment(lastUsedAt) }) : say('neverUsed')}
                {personId === actor.personId ? '' : `\u00a0· ${say('holder', { who: personId })}`}
              </Text>
            </>
          ),
        },
        {
          key: 'scopes',
          head: say('scopes'),
          cell: ({ scopes }) => <Scopes scopes={scopes} />,
        },
        {
          key: 'state',
          head: say('state'),
          cell: (token) => (
            <>
              <Tag tone={TONES[stateOf(token)]}>{say(stateOf(token))}</Tag>{' '}
              {say('until', { day: dates.shortDay(token.expiresAt) })}
            </>
          ),
        },
        {
          key: 'acts',
          head: say('acts'),
          cell: (token) =>
            stateOf(token) === 'live' ? (
              <Button
                size="xs"
                variant="default"
                onClick={() => end(token)}
                aria-label={`${say('revoke')}: ${token.name}`}
              >
                {say('revoke')}
              </Button>
            ) : (
              '–'
            ),
        },
      ]}
    />
  )
}

type MakeProps = { made: (token: string) => void; close: () => void }

function MakeDialog({ made, close }: MakeProps) {
  const say = useOutWords()
  const dates = useDates()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<'read' | 'exact'>('read')
  const [chosen, setChosen] = useState<string[]>([])
  const [days, setDays] = useState(USUAL_DAYS)
  const [isAsked, setAsked] = useState(false)
  const scopes = kind === 'read' ? ['read'] : chosen
  const act = useAct(
    (_: string, idempotencyKey) =>
      api.post('/api/v1/tokens', { body: { name, scopes, days }, idempotencyKey }),
    ({ token }) => {
      made(token ?? '')
      close()
    },
  )
  const send = (none: string) => {
    setAsked(true)
    if (scopes.length > 0) act.mutate(none)
  }
  return (
    <ReasonDialog
      title={say('addToken')}
      confirm={say('addToken')}
      act={act}
      onConfirm={send}
      onClose={close}
    >
      <TextInput
        label={say('name')}
        description={say('nameHelp')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={100}
        required
        data-autofocus
      />
      <Radio.Group label={say('scopes')} value={kind} onChange={(one) => setKind(one)}>
        <Stack gap="xs" mt="xs">
          <Radio value="read" label={say('read')} description={say('readHelp')} />
          <Radio value="exact" label={say('exact')} description={say('exactHelp')} />
        </Stack>
      </Radio.Group>
      {kind === 'exact' && <ScopesField value={chosen} onChange={setChosen} isAsked={isAsked} />}
      <NumberInput
        label={say('days')}
        description={say('until', {
          day: dates.day(new Date(Date.now() + days * 86_400_000).toISOString()),
        })}
        value={days}
        onChange={(value) => setDays(Number(value) || 1)}
        min={1}
        max={MOST_DAYS}
        required
      />
    </ReasonDialog>
  )
}

function RevokeDialog({ token: { tokenId, name }, close }: { token: Token; close: () => void }) {
  const say = useOutWords()
  const act = useAct(
    (_: string, idempotencyKey) =>
      api.post('/api/v1/tokens/{tokenId}/revoke', { path: { tokenId }, idempotencyKey }),
    close,
  )
  return (
    <ReasonDialog
      title={say('revokeTitle', { name })}
      help={say('revokeHelp')}
      confirm={say('revoke')}
      act={act}
      onConfirm={act.mutate}
      onClose={close}
      isDangerous
    />
  )
}
