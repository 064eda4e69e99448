import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { Loaded } from '../../parts/page.js'
import { Problem } from '../../parts/problem.js'
import { useDates } from '../../words/dates.js'
import { addressOf, hasVersions, useSteps, type Looked } from './cases.js'
import { Verdict } from './verdict.js'
import styles from './audit.module.css'
import { useAuditWords } from './words.js'

/** Whether the record of one case is whole, and all that proves it as a file. */
export function Chain({ looked }: { looked: Looked }) {
  const say = useAuditWords()
  const [isAsked, setAsked] = useState(false)
  const found = useRead(addressOf(looked, 'verification'), { path: looked.ids }, { enabled: isAsked })
  const check = () => (isAsked ? void found.refetch() : setAsked(true))
  return (
    <Stack>
      <Paper>
        <Stack align="flex-start" gap="sm">
          <Text>{say('checkHelp')}</Text>
          <Button onClick={check} loading={found.isFetching}>
            {say('check')}
          </Button>
        </Stack>
      </Paper>
      {isAsked && (
        <Loaded of={found} lines={1}>
          {(verdict) => <Verdict found={verdict} at={new Date(found.dataUpdatedAt).toISOString()} />}
        </Loaded>
      )}
      <Evidence looked={looked} />
    </Stack>
  )
}

/** Gathers what the record says of the case into one file. */
function Evidence({ looked }: { looked: Looked }) {
  const say = useAuditWords()
  const dates = useDates()
  const steps = useSteps(looked)
  const { caseId, ids: path } = looked
  const gather = useMutation({
    async mutationFn() {
      const [verification, versions, asOf] = await Promise.all([
        api.get(addressOf(looked, 'verification'), { path }),
        hasVersions(looked) ? api.get(addressOf(looked, 'versions'), { path }) : undefined,
        api.get(addressOf(looked, 'as-of'), { path }),
      ])
      const madeAt = dates.now().toISOString()
      const evidence = { caseId, madeAt, verification, asOf, versions, steps: steps.items }
      const content = new TextEncoder().encode(JSON.stringify(evidence, null, 2))
      save(`${caseId.replaceAll('/', '-')}.json`, content)
      return { sha256: await sha256Of(content), head: asOf.head }
    },
  })
  return (
    <Paper>
      <Stack align="flex-start" gap="sm">
        <Text>{say('evidenceHelp')}</Text>
        <Group>
          <Button
            variant="default"
            loading={gather.isPending}
            disabled={!steps.first || steps.hasNextPage}
            onClick={() => gather.mutate()}
          >
            {say('evidence')}
          </Button>
        </Group>
        {gather.data && <Seal {...gather.data} />}
        <Problem error={gather.error} />
      </Stack>
    </Paper>
  )
}

/** What shows later that neither the file nor the record has been changed: written down elsewhere, it stands for a signature. */
function Seal({ sha256, head }: { sha256: string; head: string }) {
  const say = useAuditWords()
  return (
    <Stack gap={4} role="status">
      <Text size="sm">{say('sealHelp')}</Text>
      <Text size="sm" className={styles.hash}>
        {say('sealFile')} {sha256}
      </Text>
      <Text size="sm" className={styles.hash}>
        {say('sealHead')} {head}
      </Text>
    </Stack>
  )
}

async function sha256Of(content: Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', content))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Hands a file to the browser as a download. */
function save(name: string, content: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
