import { Button, Loader, Paper, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { Loaded } from '../../parts/page.js'
import { Problem } from '../../parts/problem.js'
import { Verdict, type Verification } from './verdict.js'
import { useAuditWords } from './words.js'

/** How often the progress is looked at, in milliseconds. */
const LOOK_MS = 1_000

/** The check of every case: begun here, going on by itself, its result found again. */
export function WholeRecord() {
  const say = useAuditWords()
  const [begun, setBegun] = useState<string>()
  const before = useRead('/api/v1/operations', { query: { limit: 50 } })
  const newest = before.data?.items.find(({ kind }) => kind === 'verification')
  const operationId = begun ?? newest?.operationId
  const act = useAct(
    (_: undefined, idempotencyKey) => api.post('/api/v1/verification', { body: {}, idempotencyKey }),
    (started) => setBegun(started.operationId),
  )
  return (
    <Stack>
      <Paper>
        <Stack align="flex-start" gap="sm">
          <Text>{say('checkAllHelp')}</Text>
          <Button loading={act.isPending} onClick={() => act.mutate(undefined)}>
            {say('checkAll')}
          </Button>
          <Problem error={act.error} />
        </Stack>
      </Paper>
      {operationId && <Running operationId={operationId} />}
    </Stack>
  )
}

function Running({ operationId }: { operationId: string }) {
  const say = useAuditWords()
  const [isOver, setOver] = useState(false)
  const found = useRead(
    '/api/v1/operations/{operationId}',
    { path: { operationId } },
    isOver ? {} : { refetchMs: LOOK_MS },
  )
  const state = found.data?.state
  if (state && (state !== 'running') !== isOver) setOver(state !== 'running')
  return (
    <Loaded of={found} lines={1}>
      {({ state, done, result, updatedAt }) => {
        if (state === 'running')
          return (
            <Paper role="status">
              <Loader size="sm" type="dots" /> <Text>{say('running', { done })}</Text>
            </Paper>
          )
        return state === 'done' && result ? (
          <Verdict found={result as unknown as Verification} at={updatedAt} />
        ) : (
          <Text role="alert">{say('failed')}</Text>
        )
      }}
    </Loaded>
  )
}
