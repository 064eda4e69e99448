import { Button, Paper, Stack, Text, Title } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { numberOfItem } from '../../../domain/meeting/agenda.js'
import { useRead } from '../../api/read.js'
import { AsWritten } from '../../parts/as-written.js'
import { can, type Item, type MeetingView } from './data.js'
import { useFollowUpWords } from './follow-up-words.js'
import { FollowUps, type Made } from './follow-ups.js'
import { useMeetingWords } from './words.js'

const FollowUpDialog = lazy(() =>
  import('./follow-up-dialog.js').then((room) => ({ default: room.FollowUpDialog })),
)
/** More than any committee resolves in a year that is still looked at here. */
const OF_A_YEAR = 200

/** What the meeting resolved, item by item, with what follows and how far that is. */
export function Resolutions({ view }: { view: MeetingView }) {
  const say = useMeetingWords()
  const follow = useFollowUpWords()
  const [asked, setAsked] = useState<Item>()
  const { agenda } = view.state
  const resolved = agenda.filter(({ resolution }) => resolution !== undefined)
  const madeOf = useMade(view, resolved)
  if (resolved.length === 0) return null
  return (
    <Paper component="section" aria-labelledby="resolutions">
      <Stack gap="md">
        <Title order={2} id="resolutions">
          {say('resolutions')}
        </Title>
        {resolved.map((item) => {
          const { itemId, title, resolution } = item
          const number = numberOfItem(agenda, itemId)
          return (
            <Stack key={itemId} gap={4} align="flex-start">
              <Text fw={600}>
                {number} <AsWritten>{title}</AsWritten>
              </Text>
              <Text>
                {resolution && say(resolution.outcome)}
                {resolution?.text && `: ${resolution.text}`}
              </Text>
              {resolution?.reason && (
                <Text c="dimmed">
                  <AsWritten>{resolution.reason}</AsWritten>
                </Text>
              )}
              <FollowUps followUps={resolution?.followUps ?? []} made={madeOf(itemId)} />
              {can(view, 'addFollowUps') && (
                <Button
                  variant="default"
                  size="xs"
                  onClick={() => setAsked(item)}
                  aria-label={`${follow('addFollowUp')}: ${number}`}
                >
                  {follow('addFollowUp')}
                </Button>
              )}
            </Stack>
          )
        })}
      </Stack>
      {asked && (
        <Suspense>
          <FollowUpDialog view={view} item={asked} close={() => setAsked(undefined)} />
        </Suspense>
      )}
    </Paper>
  )
}

/** How far the cases are that these resolutions made, as the register of resolutions knows it. */
function useMade(view: MeetingView, resolved: readonly Item[]): (itemId: string) => readonly Made[] {
  const { committeeId, meetingId } = view.state
  const first = resolved[0]?.resolution
  const query = { committeeId, limit: OF_A_YEAR, ...(first ? { year: first.year } : {}) }
  const isWorth = resolved.some(({ resolution }) => (resolution?.followUps.length ?? 0) > 0)
  const { data } = useRead('/api/v1/resolutions', { query }, { enabled: isWorth })
  return (itemId) =>
    data?.items.find((one) => one.meetingId === meetingId && one.itemId === itemId)?.made ?? []
}
