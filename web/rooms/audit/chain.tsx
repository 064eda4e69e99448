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
      save(`${caseId.replaceAll('/', '-')}.json`, {
        caseId,
        madeAt,
        verification,
        asOf,
        versions,
        steps: steps.items,
      })
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
        <Problem error={gather.error} />
      </Stack>
    </Paper>
  )
}

/** Hands a file to the browser as a download. */
function save(name: string, content: object): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
