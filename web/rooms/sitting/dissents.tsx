import { Button, Paper, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { numberOfItem } from '../../../domain/meeting/agenda.js'
import { useSession } from '../../app/session.js'
import { AsWritten } from '../../parts/as-written.js'
import { useKeptText } from '../../parts/kept.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { Tag } from '../../parts/tag.js'
import { useCommonWords } from '../../words/common.js'
import { can, useStep, type Item } from '../meetings/data.js'
import type { Sitting } from './now.js'
import { useSittingWords } from './words.js'

/** Items that were decided and from which the member may dissent. */
export function Dissents({ sitting: { view } }: { sitting: Sitting }) {
  const say = useSittingWords()
  const { personId } = useSession().me.actor
  const [asked, setAsked] = useState<Item>()
  const { agenda } = view.state
  const decided = agenda.filter(({ resolution }) => resolution)
  if (!can(view, 'dissent') || decided.length === 0) return null
  return (
    <Stack gap="sm">
      {decided.map((item) => {
        const isNoted = item.dissents.some((one) => one.personId === personId)
        return (
          <Paper key={item.itemId}>
            <Stack gap="xs" align="flex-start">
              <Text fw={600}>
                {numberOfItem(agenda, item.itemId)} <AsWritten>{item.title}</AsWritten>
              </Text>
              <Text>{item.resolution?.text}</Text>
              {isNoted ? (
                <Tag>{say('dissented')}</Tag>
              ) : (
                <Button variant="subtle" size="sm" px={0} onClick={() => setAsked(item)}>
                  {say('dissentOn', { number: numberOfItem(agenda, item.itemId) })}
                </Button>
              )}
            </Stack>
          </Paper>
        )
      })}
      {asked && <DissentDialog view={view} item={asked} close={() => setAsked(undefined)} />}
    </Stack>
  )
}

type DissentProps = { view: Sitting['view']; item: Item; close: () => void }

function DissentDialog({ view, item, close }: DissentProps) {
  const say = useSittingWords()
  const common = useCommonWords()
  const typed = useKeptText(`dissent.${item.itemId}`)
  const step = useStep(view.state.meetingId, () => {
    typed.drop()
    close()
  })
  return (
    <ReasonDialog
      typed={typed}
      title={say('dissentOn', { number: numberOfItem(view.state.agenda, item.itemId) })}
      help={say('dissentHelp')}
      confirm={say('dissent')}
      reasonLabel={common('reason')}
      act={step}
      onConfirm={(reason) =>
        step.mutate({ act: 'items/{itemId}/dissent', at: { itemId: item.itemId }, body: { reason } })
      }
      onClose={close}
    />
  )
}
