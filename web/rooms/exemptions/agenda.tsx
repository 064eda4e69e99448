import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { openStages } from '../../../domain/approval/approval.js'
import { isOfficial } from '../../../domain/approval/route.js'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { useMay } from '../../app/session.js'
import { Problem } from '../../parts/problem.js'
import { PlannedMeeting } from '../meetings/planned.js'
import { useExemptionActWords } from './act-words.js'
import type { ExemptionView } from './view.js'

/** The committee's secretary puts the exemption on an agenda, once it is the committee's turn. */
export function Agenda({ view: { exemptionId, state } }: { view: ExemptionView }) {
  const may = useMay()
  const { approval, status, subject } = state
  if (!approval || status !== 'inApproval' || !may('meeting.prepare')) return null
  const committee = openStages(approval).find((stage) => !isOfficial(stage))
  if (!committee || isOfficial(committee)) return null
  return (
    <Choose key={committee.committeeId} {...{ exemptionId, subject, committeeId: committee.committeeId }} />
  )
}

type Props = { readonly exemptionId: string; readonly subject: string; readonly committeeId: string }

function Choose({ exemptionId, subject, committeeId }: Props) {
  const say = useExemptionActWords()
  const [meetingId, setMeeting] = useState('')
  const [placed, setPlaced] = useState<string>()
  const act = useAct(
    (_: void, idempotencyKey) =>
      api.post('/api/v1/meetings/{meetingId}/items', {
        path: { meetingId },
        body: { part: 4, title: subject, subject: { caseId: `exemption/${exemptionId}` } },
        idempotencyKey,
      }),
    () => setPlaced(meetingId),
  )
  return (
    <Paper component="section" aria-label={say('agenda')}>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {say('agenda')}
        </Title>
        <Text>{say('agendaHelp')}</Text>
        <Group align="flex-end">
          <PlannedMeeting committeeId={committeeId} value={meetingId} onChange={setMeeting} />
          {meetingId && (
            <Button onClick={() => act.mutate()} loading={act.isPending} disabled={placed === meetingId}>
              {say('agenda')}
            </Button>
          )}
        </Group>
        {placed && (
          <Text role="status">
            {say('onAgenda')}{' '}
            <Anchor component={Link} underline="always" href={`/meeting/${placed}`}>
              {say('toMeeting')}
            </Anchor>
          </Text>
        )}
        <Problem error={act.error} />
      </Stack>
    </Paper>
  )
}
