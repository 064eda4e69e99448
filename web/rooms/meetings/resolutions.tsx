import { Anchor, Paper, Stack, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { numberOfItem } from '../../../domain/meeting/agenda.js'
import type { MeetingView } from './data.js'
import { useMeetingWords } from './words.js'

/** What the meeting resolved, item by item, with what follows. */
export function Resolutions({ view }: { view: MeetingView }) {
  const say = useMeetingWords()
  const { agenda } = view.state
  const resolved = agenda.filter(({ resolution }) => resolution !== undefined)
  if (resolved.length === 0) return null
  return (
    <Paper component="section" aria-labelledby="resolutions">
      <Stack gap="md">
        <Title order={2} id="resolutions">
          {say('resolutions')}
        </Title>
        {resolved.map(({ itemId, title, resolution }) => (
          <Stack key={itemId} gap={2}>
            <Text fw={600}>
              {numberOfItem(agenda, itemId)} {title}
            </Text>
            <Text>
              {resolution && say(resolution.outcome)}
              {resolution?.text && `: ${resolution.text}`}
            </Text>
            {resolution?.reason && <Text c="dimmed">{resolution.reason}</Text>}
            {resolution?.followUps.map(({ caseId, title: what }) => (
              <Anchor key={caseId} component={Link} href={`/${caseId}`} size="sm">
                {what}
              </Anchor>
            ))}
          </Stack>
        ))}
      </Stack>
    </Paper>
  )
}
