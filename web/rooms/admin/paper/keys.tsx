import { Button, FileInput, NumberInput, PasswordInput, Radio, Stack, Text, TextInput } from '@mantine/core'
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
import { useCommonWords } from '../../../words/common.js'
import { useDates } from '../../../words/dates.js'
import { useAdminWords } from '../words.js'
import { base64Of } from './base64.js'
import { faultOf, type FileFault } from './file-fault.js'
import { usePaperWords } from './words.js'

type Key = Answered<'/api/v1/offices/{officeCode}/keys'>['items'][number]
const TONES = { active: 'done', expired: 'late', notYet: 'waits', revoked: 'calm' } as const
const MOST_YEARS = 10
const USUAL_YEARS = 3
/** Enough of a fingerprint to compare it by eye. */
const SHOWN_DIGITS = 16

function stateOf({ revokedAt, validFrom, validUntil }: Key, now: number): keyof typeof TONES {
  if (revokedAt) return 'revoked'
  if (now < Date.parse(validFrom)) return 'notYet'
  return now < Date.parse(validUntil) ? 'active' : 'expired'
}

/** The signing keys of the own office. */
export function Keys() {
  const say = usePaperWords()
  const admin = useAdminWords()
  const may = useMay()
  const { officeCode } = useSession().me.actor
  const [isAdding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Key>()
  const found = useRead('/api/v1/offices/{officeCode}/keys', { path: { officeCode } })
  const isInUse = found.data?.items.some(({ revokedAt }) => !revokedAt)
  return (
    <Page
      title={say('keys')}
      lead={say('keysLead')}
      back={{ href: '/admin', label: admin('title') }}
      actions={
        may('key.store') && !isInUse && <Button onClick={() => setAdding(true)}>{say('addKey')}</Button>
      }
    >
      <Loaded of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('noKeys')} help={say('noKeysHelp')} />
          ) : (
            <List keys={items} {...(may('key.revoke') ? { end: setEnding } : {})} />
          )
        }
      </Loaded>
      {isAdding && <AddDialog officeCode={officeCode} close={() => setAdding(false)} />}
      {ending && <RevokeDialog own={ending} close={() => setEnding(undefined)} />}
    </Page>
  )
}

function List({ keys, end }: { keys: readonly Key[]; end?: (key: Key) => void }) {
  const say = usePaperWords()
  const dates = useDates()
  const now = dates.now().getTime()
  return (
    <Rows
      label={say('keys')}
      rows={keys}
      keyOf={({ keyId }) => keyId}
      columns={[
        {
          key: 'name',
          head: say('name'),
          cell: ({ name, origin, fingerprint }) => (
            <>
              <Text fw={600}>{name}</Text>
              <Text size="sm" c="dimmed">
                {say(origin)}&nbsp;· {say('fingerprint', { print: fingerprint.slice(0, SHOWN_DIGITS) })}
              </Text>
            </>
          ),
        },
        {
          key: 'validity',
          head: say('validity'),
          cell: ({ validFrom, validUntil }) =>
            say('period', { from: dates.shortDay(validFrom), to: dates.shortDay(validUntil) }),
        },
        {
          key: 'state',
          head: say('state'),
          cell: (key) => (
            <>
              <StateShown state={stateOf(key, now)} />
              {key.revokedReason && <Text size="sm">{key.revokedReason}</Text>}
            </>
          ),
        },
        {
          key: 'acts',
          head: say('acts'),
          cell: (key) =>
            end && !key.revokedAt ? (
              <Button
                size="xs"
                variant="default"
                onClick={() => end(key)}
                aria-label={`${say('revoke')}: ${key.name}`}
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

/** Whether letters are signed with the key, and where they are not although it was not revoked, what to do. */
function StateShown({ state }: { state: keyof typeof TONES }) {
  const say = usePaperWords()
  return (
    <>
      <Tag tone={TONES[state]}>{say(state)}</Tag>
      {(state === 'expired' || state === 'notYet') && <Text size="sm">{say(`${state}Help`)}</Text>}
    </>
  )
}

type Typed = {
  readonly kind: 'pkcs12' | 'generate'
  readonly file: File | null
  readonly passphrase: string
  readonly name: string
  readonly years: number
}

/** A key as the API takes it. */
async function keyOf({ kind, file, passphrase, name, years }: Typed) {
  if (kind === 'pkcs12') {
    if (!file) throw new Error('a key is sent without its file')
    return { kind, base64: await base64Of(file), passphrase }
  }
  return { kind, years, ...(name.trim() ? { name: name.trim() } : {}) }
}

function AddDialog({ officeCode, close }: { officeCode: string; close: () => void }) {
  const say = usePaperWords()
  const [typed, setTyped] = useState<Typed>({
    ...{ kind: 'pkcs12', file: null, passphrase: '', name: '', years: USUAL_YEARS },
  })
  const set = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }))
  const [fault, setFault] = useState<FileFault | 'chooseFile'>()
  const act = useAct(
    async (_: string, idempotencyKey) =>
      api.post('/api/v1/offices/{officeCode}/keys', {
        ...{ path: { officeCode }, body: await keyOf(typed), idempotencyKey },
      }),
    close,
  )
  const send = (none: string) => {
    const found = typed.kind === 'pkcs12' ? (typed.file ? faultOf(typed.file) : 'chooseFile') : undefined
    setFault(found)
    if (!found) act.mutate(none)
  }
  return (
    <ReasonDialog
      title={say('addKey')}
      help={say('never')}
      confirm={say('addKey')}
      act={act}
      onConfirm={send}
      onClose={close}
    >
      <Radio.Group label={say('kind')} value={typed.kind} onChange={(kind) => set({ kind: kind })}>
        <Stack gap="xs" mt="xs">
          <Radio value="pkcs12" label={say('pkcs12')} description={say('pkcs12Help')} />
          <Radio value="generate" label={say('generate')} description={say('generateHelp')} />
        </Stack>
      </Radio.Group>
      {typed.kind === 'pkcs12' ? (
        <>
          <FileInput
            label={say('file')}
            placeholder={say('chooseFile')}
            accept=".p12,.pfx,application/x-pkcs12"
            value={typed.file}
            onChange={(file) => {
              set({ file })
              setFault(file ? faultOf(file) : undefined)
              // What was said of the file before says nothing of this one.
              act.reset()
            }}
            size="md"
            error={fault && say(fault)}
            required
          />
          <PasswordInput
            label={say('passphrase')}
            value={typed.passphrase}
            onChange={(event) => set({ passphrase: event.currentTarget.value })}
            autoComplete="off"
          />
        </>
      ) : (
        <>
          <TextInput
            label={say('keyName')}
            value={typed.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            maxLength={64}
          />
          <NumberInput
            label={say('years')}
            value={typed.years}
            onChange={(years) => set({ years: Number(years) || 1 })}
            min={1}
            max={MOST_YEARS}
          />
        </>
      )}
    </ReasonDialog>
  )
}

function RevokeDialog({ own: { keyId, officeCode, name }, close }: { own: Key; close: () => void }) {
  const say = usePaperWords()
  const common = useCommonWords()
  const act = useAct(
    (reason: string, idempotencyKey) =>
      api.post('/api/v1/offices/{officeCode}/keys/{keyId}/revoke', {
        ...{ path: { officeCode, keyId }, body: { reason }, idempotencyKey },
      }),
    close,
  )
  return (
    <ReasonDialog
      title={say('revokeTitle', { name })}
      help={say('revokeHelp')}
      confirm={say('revoke')}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={act.mutate}
      onClose={close}
      isDangerous
    />
  )
}
