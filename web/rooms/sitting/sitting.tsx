import { Anchor, Paper, Stack, Text, Title } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'wouter'
import { numberOfItem } from '../../../domain/meeting/agenda.js'
import { AsWritten } from '../../parts/as-written.js'
import { useCommitteeOf } from '../../parts/committee-name.js'
import { Loaded, Page } from '../../parts/page.js'
import { Tag } from '../../parts/tag.js'
import { ItemStatus } from '../meetings/item.js'
import { can, useNameOf } from '../meetings/data.js'
import { useMeetingNumber } from '../meetings/head.js'
import { useMeetingWords } from '../meetings/words.js'
import { Floor } from './floor.js'
import { Quorum, Result } from './figures.js'
import { NextStep } from './next-step.js'
import { useBetween } from './between.js'
import { useSitting, votedIn, type Sitting } from './now.js'
import { Tellers } from './paper-vote.js'
import { useQuestion } from './question.js'
import type { SittingQuestion } from './sitting-dialogs.js'
import styles from './sitting.module.css'
import { useSittingWords } from './words.js'

const Dialogs = lazy(() => import('./sitting-dialogs.js').then((room) => ({ default: room.SittingDialogs })))

/** The secretary's table: the whole meeting on one screen, one step after the other. */
export function SittingPage({ params: { meetingId = '' } }: { params: { meetingId?: string } }) {
  return <Loaded of={useSitting(meetingId)}>{(sitting) => <Table sitting={sitting} />}</Loaded>
}

function Table({ sitting }: { sitting: Sitting }) {
  const say = useSittingWords()
  const meeting = useMeetingWords()
  const number = useMeetingNumber()
  const committeeOf = useCommitteeOf()
  const [asked, setAsked] = useState<SittingQuestion>()
  const { view, room, item } = sitting
  const { meetingId, agenda, status } = view.state
  const between = useBetween(view)
  return (
    <Page
      title={say('table')}
      back={{ href: `/meeting/${meetingId}`, label: say('toMeeting') }}
      lead={
        <>
          {committeeOf(view)} {number(view.state)}{' '}
          <Tag tone={status === 'inSession' ? 'done' : 'waits'}>{meeting(status)}</Tag>
        </>
      }
      actions={
        <Anchor href={`/meeting/${meetingId}/projector`} target="_blank">
          {say('projector')}
        </Anchor>
      }
    >
      <div className={styles.table}>
        <Stack>
          <Paper component="section" aria-labelledby="now">
            <Stack>
              <Title order={2} id="now" aria-live="polite">
                {item ? `${numberOfItem(agenda, item.itemId)} ${item.title}` : between}
              </Title>
              <State sitting={sitting} />
              <NextStep sitting={sitting} ask={setAsked} isAsked={asked !== undefined} />
            </Stack>
          </Paper>
          <Rail sitting={sitting} />
        </Stack>
        <div className={styles.side}>
          <Paper component="section" aria-labelledby="quorum">
            <Title order={2} id="quorum">
              {say('quorum')}
            </Title>
            <Quorum room={room} />
          </Paper>
          <Floor sitting={sitting} />
        </div>
      </div>
      {asked && (
        <Suspense>
          <Dialogs sitting={sitting} asked={asked} close={() => setAsked(undefined)} />
        </Suspense>
      )}
    </Page>
  )
}

/** What stands now, in words: the vote that runs, its result, what is missing. */
function State({ sitting }: { sitting: Sitting }) {
  const say = useSittingWords()
  const nameOf = useNameOf(sitting.view)
  const question = useQuestion(sitting.view)
  const { view, item, voting, decided, voters } = sitting
  const { status } = view.state
  if (status === 'called') return <Text>{say('notOpen')}</Text>
  if (status === 'ended' || status === 'certified')
    return (
      <Text>
        {say('closed')}{' '}
        <Anchor component={Link} href={`/meeting/${view.state.meetingId}/minutes`}>
          {say('toMinutes')}
        </Anchor>
      </Text>
    )
  if (!item) return null
  return (
    <Stack gap="xs">
      {item.discussion.length > 0 && (
        <Text size="sm" c="dimmed">
          {say('discussed', { count: item.discussion.length })}
        </Text>
      )}
      {voting?.status === 'open' && (
        <Text fw={600} aria-live="polite">
          {question(voting)}:{' '}
          {say(voting.method === 'paper' ? 'papersOut' : 'turnout', {
            count: votedIn(voting).length,
            of: voters.length,
          })}
        </Text>
      )}
      {voting?.status === 'open' && voting.method === 'paper' && <Tellers view={view} voting={voting} />}
      {item.objections
        .filter(({ status: stands }) => stands === 'raised')
        .map(({ personId, reason }) => (
          <Text key={personId}>{say('objected', { name: nameOf(personId), reason })}</Text>
        ))}
      {voting?.status === 'tied' && <Result voting={voting} isFolded />}
      {!voting && decided && <Result voting={decided} isFolded />}
    </Stack>
  )
}

/** The whole agenda, with where each item stands. */
function Rail({ sitting: { view } }: { sitting: Sitting }) {
  const meeting = useMeetingWords()
  const { agenda } = view.state
  return (
    <Paper component="section" aria-labelledby="agenda">
      <Title order={2} id="agenda">
        {meeting('agenda')}
      </Title>
      <ul className={styles.persons}>
        {agenda.map((item) => (
          <li key={item.itemId} className={styles.person}>
            <Text flex="1 1 12rem" {...(item.status === 'open' ? { fw: 600, 'aria-current': 'step' } : {})}>
              {numberOfItem(agenda, item.itemId)} <AsWritten>{item.title}</AsWritten>
            </Text>
            <ItemStatus item={item} />
            {item.resolution && <Text size="sm">{meeting(item.resolution.outcome)}</Text>}
          </li>
        ))}
      </ul>
      {can(view, 'addItem') && (
        <Anchor component={Link} href={`/meeting/${view.state.meetingId}`} size="sm">
          {meeting('addItem')}
        </Anchor>
      )}
    </Paper>
  )
}
