import { Anchor, Button, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { dueWall } from '../../../../domain/time.js'
import { useAct } from '../../../api/act.js'
import { api } from '../../../api/client.js'
import { useRead } from '../../../api/read.js'
import { useMay } from '../../../app/session.js'
import { Note } from '../../../parts/note.js'
import { Loaded } from '../../../parts/page.js'
import { ReasonDialog } from '../../../parts/reason-dialog.js'
import { useCommonWords } from '../../../words/common.js'
import { useDates } from '../../../words/dates.js'
import { useOfficeNames } from '../../../parts/directory.js'
import { useOfficeWords } from './words.js'

/** What the office has not finished towards the own one, and handing it over where a successor goes on. */
export function OpenCases({ officeCode, isLeaving }: { officeCode: string; isLeaving: boolean }) {
  const say = useOfficeWords()
  const dates = useDates()
  const may = useMay()
  const [isAsking, setAsking] = useState(false)
  const path = { officeCode }
  const found = useRead('/api/v1/offices/{officeCode}/open-cases', { path })
  // What was handed over is not in the list afterwards: its subject is remembered.
  const [subjects, setSubjects] = useState<ReadonlyMap<string, string>>(new Map())
  const act = useAct(
    (body: { reason: string; successor: string }, idempotencyKey) =>
      api.post('/api/v1/offices/{officeCode}/hand-over', { path, body, idempotencyKey }),
    () => setAsking(false),
  )
  const send = (body: { reason: string; successor: string }) => {
    setSubjects(new Map(found.data?.items.map(({ circularId, subject }) => [circularId, subject])))
    act.mutate(body)
  }
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
                {subjects.get(circularId)}: {say(outcome)}
              </Text>
            ))}
          </Note>
        )}
        <Loaded of={found} lines={1}>
          {({ items, successors, people }) => (
            <>
              {items.length === 0 && <Text c="dimmed">{say('noOpenCases')}</Text>}
              {items.map(({ caseId, circularId, subject, dueAt }) => (
                <div key={caseId}>
                  <Anchor component={Link} href={`/circular/${circularId}`}>
                    {subject}
                  </Anchor>
                  <Text size="sm" c="dimmed">
                    {say('case', { day: dates.shortDay(dueWall(dueAt).day) })}
                  </Text>
                </div>
              ))}
              {isLeaving && items.length > 0 && successors.length === 0 && <Text>{say('casesStay')}</Text>}
              {isLeaving && people > 0 && <Text>{say('peopleStay', { count: people })}</Text>}
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
        <HandOverDialog
          successors={found.data?.successors ?? []}
          act={act}
          send={send}
          close={() => setAsking(false)}
        />
      )}
    </Paper>
  )
}

type DialogProps = {
  readonly successors: readonly string[]
  readonly act: { readonly error: unknown; readonly isPending: boolean; readonly reset: () => void }
  readonly send: (body: { reason: string; successor: string }) => void
  readonly close: () => void
}

/** Who goes on, where an office was divided among several, and why. */
function HandOverDialog({ successors, act, send, close }: DialogProps) {
  const say = useOfficeWords()
  const common = useCommonWords()
  const { nameOf } = useOfficeNames(successors)
  const [successor, setSuccessor] = useState(successors[0] ?? '')
  return (
    <ReasonDialog
      title={say('handOver')}
      help={say('handOverHelp')}
      confirm={say('handOver')}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={(reason) => send({ reason, successor })}
      onClose={close}
    >
      {successors.length > 1 ? (
        <NativeSelect
          label={say('successors')}
          data={successors.map((code) => ({ value: code, label: nameOf(code) }))}
          value={successor}
          onChange={(event) => setSuccessor(event.currentTarget.value)}
        />
      ) : (
        <Text>
          {say('successors')}: <b>{nameOf(successor)}</b>
        </Text>
      )}
    </ReasonDialog>
  )
}
