import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { groundWords } from '../../../domain/committee/recusal.js'
import type { Voting } from '../../../domain/meeting/voting.js'
import { AsWritten } from '../../parts/as-written.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { useNameOf, type Item, type MeetingView } from '../meetings/data.js'
import { FollowUps } from '../meetings/follow-ups.js'
import { ItemStatus } from '../meetings/item.js'
import { useMeetingWords } from '../meetings/words.js'
import { Result } from '../sitting/figures.js'
import { useSittingWords } from '../sitting/words.js'
import { useMinutesWords } from './words.js'

type Props = { readonly view: MeetingView; readonly item: Item }

/** What is on record of an item: it is read beside the text and nobody edits it. */
export function ItemRecord({ view, item }: Props) {
  const say = useMinutesWords()
  const nameOf = useNameOf(view)
  const { votings, dissents, resolution, reason } = item
  return (
    <>
      <ItemStatus item={item} />
      {reason && (
        <Text size="sm">
          <AsWritten>{reason}</AsWritten>
        </Text>
      )}
      <Interests view={view} item={item} />
      <Objections view={view} item={item} />
      {votings.length > 0 && (
        <Part title={say('votes')}>
          {votings.map((voting) => (
            <Vote key={voting.votingId} view={view} voting={voting} />
          ))}
        </Part>
      )}
      {resolution && <Resolved resolution={resolution} />}
      {dissents.length > 0 && (
        <Part title={say('dissents')}>
          <ul>
            {dissents.map((one) => (
              <li key={one.personId}>
                {nameOf(one.personId)}: <AsWritten>{one.reason}</AsWritten>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  )
}

/** A part of the record under its head. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h4>{title}</h4>
      {children}
    </section>
  )
}

function Interests({ view, item: { interests } }: Props) {
  const say = useMinutesWords()
  const sitting = useSittingWords()
  const dates = useDates()
  const { of } = useLanguage()
  const nameOf = useNameOf(view)
  if (interests.length === 0) return null
  return (
    <Part title={say('interests')}>
      <ul>
        {interests.map(({ personId, ground, reason, consequence, decision, leftAt, returnedAt }) => (
          <li key={`${personId}${ground}`}>
            {nameOf(personId)}: {groundWords(ground).section ?? ''} {of(groundWords(ground))}&nbsp;·{' '}
            <AsWritten>{reason}</AsWritten>&nbsp;· {sitting(consequence)}
            {decision && ` (${decision})`}
            {leftAt && `\u00a0· ${say('leftRoom', { from: dates.clock(leftAt) })}`}
            {returnedAt && `\u00a0· ${say('backInRoom', { to: dates.clock(returnedAt) })}`}
          </li>
        ))}
      </ul>
    </Part>
  )
}

const OBJECTION = {
  raised: 'objectionRaised',
  stays: 'objectionStays',
  leaves: 'objectionLeaves',
  dropped: 'objectionDropped',
} as const

function Objections({ view, item: { objections } }: Props) {
  const say = useMinutesWords()
  const nameOf = useNameOf(view)
  if (objections.length === 0) return null
  return (
    <Part title={say('objections')}>
      <ul>
        {objections.map(({ personId, reason, status, dropped, raisedAt }) => (
          <li key={`${personId}${raisedAt}`}>
            {nameOf(personId)}: <AsWritten>{reason}</AsWritten>&nbsp;· {say(OBJECTION[status])}
            {dropped && ` (${dropped})`}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Vote({ view, voting }: { view: MeetingView; voting: Voting }) {
  const say = useMinutesWords()
  const sitting = useSittingWords()
  const nameOf = useNameOf(view)
  const { question, status, votes, reason } = voting
  return (
    <div>
      {question.kind === 'objection' && (
        <Text size="sm">{say('voteOnMember', { name: nameOf(question.personId) })}</Text>
      )}
      {status === 'annulled' ? (
        <Text size="sm">
          {say('annulled')}
          {reason && `: ${reason}`}
        </Text>
      ) : (
        <Result voting={voting} />
      )}
      {votes.length > 0 && (
        <details>
          <summary>{say('whoVoted')}</summary>
          <ul>
            {votes.map(({ personId, choice }) => (
              <li key={personId}>
                {nameOf(personId)}: {sitting(choice)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function Resolved({ resolution }: { resolution: NonNullable<Item['resolution']> }) {
  const say = useMinutesWords()
  const meeting = useMeetingWords()
  const { outcome, text, reason, followUps } = resolution
  return (
    <Part title={say('resolution')}>
      <Group gap="xs" align="baseline">
        <Tag tone={outcome === 'refused' ? 'late' : 'done'}>{meeting(outcome)}</Tag>
        <Text span>
          <AsWritten>{text}</AsWritten>
        </Text>
      </Group>
      {reason && (
        <Text size="sm">
          <AsWritten>{reason}</AsWritten>
        </Text>
      )}
      {followUps.length > 0 && (
        <Part title={say('followUps')}>
          <FollowUps followUps={followUps} made={[]} />
        </Part>
      )}
    </Part>
  )
}
