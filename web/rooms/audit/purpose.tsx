import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { useMay } from '../../app/session.js'
import { Problem } from '../../parts/problem.js'
import { useAuditWords } from './words.js'

const LEAST = 3
const MOST = 500

/** An auditor is told that reading is put on record, and says why they read. */
export function Purpose() {
  const say = useAuditWords()
  const may = useMay()
  const [typed, setTyped] = useState('')
  const act = useAct((purpose: string, idempotencyKey) =>
    api.post('/api/v1/readings/purpose', { body: { purpose }, idempotencyKey }),
  )
  if (!may('reading.state')) return null
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate(typed.trim())
  }
  return (
    <Alert variant="outline" p="sm">
      <form onSubmit={send}>
        <Stack gap="xs">
          <Text fw={600}>{say('onRecord')}</Text>
          {act.data ? (
            <Text role="status">{say('purposeStated', { purpose: act.data.purpose })}</Text>
          ) : (
            <Group align="flex-end" gap="sm">
              <TextInput
                label={say('purpose')}
                description={say('purposeHelp')}
                required
                minLength={LEAST}
                maxLength={MOST}
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
                flex="1 1 300px"
              />
              <Button type="submit" variant="default" loading={act.isPending}>
                {say('purposeState')}
              </Button>
            </Group>
          )}
          <Problem error={act.error} />
        </Stack>
      </form>
    </Alert>
  )
}
