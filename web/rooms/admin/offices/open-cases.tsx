import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { useAct } from '../../../api/act.js'
import { api } from '../../../api/client.js'
import { useRead } from '../../../api/read.js'
import { useMay } from '../../../app/session.js'
import { Note } from '../../../parts/note.js'
import { Loaded } from '../../../parts/page.js'
import { ReasonDialog } from '../../../parts/reason-dialog.js'
import { useCommonWords } from '../../../words/common.js'
import { useDates } from '../../../words/dates.js'
import { useOfficeWords } from './words.js'

/** What the office has not finished towards the own one, and handing it over where a successor goes on. */
export function OpenCases({ officeCode }: { officeCode: string }) {
  const say = useOfficeWords()
  const common = useCommonWords()
  const dates = useDates()
  const may = useMay()
  const [isAsking, setAsking] = useState(false)
  const path = { officeCode }
  const found = useRead('/api/v1/offices/{officeCode}/open-cases', { path })
  const act = useAct(
    (reason: string, idempotencyKey) =>
      api.post('/api/v1/offices/{officeCode}/hand-over', { path, body: { reason }, idempotencyKey }),
    () => setAsking(false),
  )
  return (
    <Paper component="section" aria-labelledby="open-cases">
      <Stack gap="xs">
        <Title order={2} id="open-cases">
          {say('openCases')}
        </Title>
        {act.data && (
          <Note title={say('handOver')}>
            {act.data.items.map(({ circularId, outcome }) => (
              <Text key={circularId} size="sm">
                {say(outcome)}
              </Text>
            ))}
          </Note>
        )}
        <Loaded of={found} lines={1}>
          {({ items, successors }) => (
            <>
              {items.length === 0 && <Text c="dimmed">{say('noOpenCases')}</Text>}
              {items.map(({ caseId, circularId, dueAt }) => (
                <Anchor key={caseId} component={Link} href={`/circular/${circularId}`}>
                  {say('case', { day: dates.shortDay(dueAt) })}
                </Anchor>
              ))}
              {items.length > 0 && successors.length > 0 && may('office.handOver') && (
                <Group>
                  <Button onClick={() => setAsking(true)}>{say('handOver')}</Button>
                </Group>
              )}
            </>
          )}
        </Loaded>
      </Stack>
      {isAsking && (
        <ReasonDialog
          title={say('handOver')}
          help={say('handOverHelp')}
          confirm={say('handOver')}
          reasonLabel={common('reason')}
          act={act}
          onConfirm={act.mutate}
          onClose={() => setAsking(false)}
        />
      )}
    </Paper>
  )
}
