import { Box, Group, Text, Title } from '@mantine/core'
import { useEffect } from 'react'
import { numberOfItem } from '../../../domain/meeting/agenda.js'
import { useRead } from '../../api/read.js'
import { useCommitteeOf } from '../../parts/committee-name.js'
import { OfflineNotice } from '../../parts/offline.js'
import { Loaded } from '../../parts/page.js'
import { Tag } from '../../parts/tag.js'
import { can } from '../meetings/data.js'
import { useMeetingNumber } from '../meetings/head.js'
import { useMeetingWords } from '../meetings/words.js'
import { Quorum, Result } from './figures.js'
import { useBetween } from './between.js'
import { useSitting, votedIn, type Sitting } from './now.js'
import { useQuestion } from './question.js'
import styles from './sitting.module.css'
import { useSittingWords } from './words.js'

/** The screen of the room: large, bare, and changing by itself. Of a secret vote it shows totals and nothing else. */
export function Projector({ params: { meetingId = '' } }: { params: { meetingId?: string } }) {
  return (
    <main className={`${styles.bare} ${styles.wall}`}>
      <OfflineNotice />
      <Loaded of={useSitting(meetingId)}>{(sitting) => <Wall sitting={sitting} />}</Loaded>
    </main>
  )
}

function Wall({ sitting }: { sitting: Sitting }) {
  const say = useMeetingWords()
  const number = useMeetingNumber()
  const committeeOf = useCommitteeOf()
  const { view, room, item } = sitting
  const { state } = view
  const title = `${committeeOf(view)} ${number(state)}`
  useEffect(() => {
    document.title = title
  }, [title])
  const isBefore = state.status === 'called'
  const isOver = state.status === 'ended' || state.status === 'certified'
  return (
    <>
      <Group justify="space-between" align="flex-start">
        <Title order={1}>{title}</Title>
        {!isOver && <Quorum room={room} isLarge />}
        {!isBefore && state.status !== 'inquorate' && (
          <Tag tone={state.status === 'inSession' ? 'done' : 'calm'}>{say(state.status)}</Tag>
        )}
      </Group>
      <div className={styles.middle}>
        {isBefore && <Doors sitting={sitting} />}
        {item && <ItemNow sitting={sitting} item={item} />}
        {!item && !isBefore && <Outcome sitting={sitting} />}
      </div>
    </>
  )
}

/** Before the opening: the code with which members check in, as a QR and in digits. */
function Doors({ sitting: { view } }: { sitting: Sitting }) {
  const say = useSittingWords()
  const { meetingId } = view.state
  const mayShow = can(view, 'open')
  const { data } = useRead(
    '/api/v1/meetings/{meetingId}/check-in-code',
    { path: { meetingId } },
    { enabled: mayShow },
  )
  if (!mayShow) return null
  return (
    <Group align="center" gap="xl">
      <img className={styles.qr} src={`/api/v1/meetings/${meetingId}/check-in.svg`} alt={say('qr')} />
      <Box>
        <div className={styles.item}>{say('scan')}</div>
        <div className={styles.figure}>{data?.code}</div>
      </Box>
    </Group>
  )
}

function ItemNow({ sitting, item }: { sitting: Sitting; item: NonNullable<Sitting['item']> }) {
  const say = useSittingWords()
  const { view, voting, voters } = sitting
  const question = useQuestion(view)
  const shown = voting?.status === 'tied' ? voting : (voting ?? sitting.decided)
  return (
    <>
      <Box component="section" aria-live="polite">
        <Text fz="0.9em" c="dimmed">
          {say('itemNow')}
        </Text>
        <div className={styles.item}>
          {numberOfItem(view.state.agenda, item.itemId)} {item.title}
        </div>
      </Box>
      {item.status === 'stopped' && <div>{say('inquorate')}</div>}
      {voting?.status === 'open' ? (
        <Box aria-live="polite">
          <Title order={2} fz="1.1em">
            {question(voting)}
          </Title>
          <div className={styles.figure}>
            {say(voting.method === 'paper' ? 'papersOut' : 'turnout', {
              count: votedIn(voting).length,
              of: voters.length,
            })}
          </div>
        </Box>
      ) : (
        shown && <Result voting={shown} />
      )}
    </>
  )
}

/** Between two items: what the last one came to. */
function Outcome({ sitting: { view } }: { sitting: Sitting }) {
  const say = useSittingWords()
  const meeting = useMeetingWords()
  const between = useBetween(view)
  const { agenda } = view.state
  const last = [...agenda]
    .filter(({ resolution }) => resolution)
    .sort((a, b) => (a.closedAt ?? '').localeCompare(b.closedAt ?? ''))
    .at(-1)
  return (
    <>
      {last?.resolution && (
        <Box component="section" aria-live="polite">
          <div className={styles.item}>
            {numberOfItem(agenda, last.itemId)} {last.title}
          </div>
          <div>
            {say('outcome')}: {meeting(last.resolution.outcome)}
            {last.resolution.text && ` – ${last.resolution.text}`}
          </div>
        </Box>
      )}
      <div className={last ? '' : styles.item} aria-live="polite">
        {between}
      </div>
    </>
  )
}
