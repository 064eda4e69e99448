import { Anchor, Box, Group, Text } from '@mantine/core'
import { Link } from 'wouter'
import { numberOfItem, type AgendaPart } from '../../../domain/meeting/agenda.js'
import { AsWritten } from '../../parts/as-written.js'
import { Tag, type Tone } from '../../parts/tag.js'
import styles from './agenda.module.css'
import type { Item, MeetingView } from './data.js'
import { useMeetingWords } from './words.js'

/** The parts of an agenda, in order. */
export const PARTS: readonly AgendaPart[] = [1, 2, 3, 4, 5]

const STATUS: Readonly<Record<Item['status'], { word: `item${string}`; tone: Tone }>> = {
  planned: { word: 'itemPlanned', tone: 'calm' },
  open: { word: 'itemOpen', tone: 'attention' },
  stopped: { word: 'itemStopped', tone: 'late' },
  closed: { word: 'itemClosed', tone: 'done' },
  postponed: { word: 'itemPostponed', tone: 'waits' },
  withdrawn: { word: 'itemWithdrawn', tone: 'calm' },
  sentBack: { word: 'itemSentBack', tone: 'waits' },
}

/** Where an item stands, in a word. */
export function ItemStatus({ item }: { item: Item }) {
  const say = useMeetingWords()
  const { word, tone } = STATUS[item.status]
  return <Tag tone={tone}>{say(word as 'itemPlanned')}</Tag>
}

/** What an item is: number, title, state, papers, the case it is about. */
export function ItemText({ view, item }: { view: MeetingView; item: Item }) {
  const say = useMeetingWords()
  const { meetingId, agenda } = view.state
  const { itemId, title, papers, subject, status } = item
  return (
    <Box className={styles.text}>
      <Group gap="sm" align="baseline">
        <Text fw={600}>
          {numberOfItem(agenda, itemId)} <AsWritten>{title}</AsWritten>
        </Text>
        {status !== 'planned' && <ItemStatus item={item} />}
      </Group>
      {papers.map(({ paperId, name }) => (
        <Anchor
          key={paperId}
          size="sm"
          display="block"
          href={`/api/v1/meetings/${meetingId}/items/${itemId}/papers/${paperId}`}
          download
        >
          {name}
        </Anchor>
      ))}
      {subject && (
        <Anchor component={Link} href={`/${subject.caseId}`} size="sm" display="block">
          {say('subject')}
        </Anchor>
      )}
    </Box>
  )
}
