import { Anchor, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answered } from '../../api/client.js'
import { usePages } from '../../api/read.js'
import { useMayRead } from '../../app/session.js'
import { AsWritten } from '../../parts/as-written.js'
import { Cards } from '../../parts/cards.js'
import { useCommitteeOf } from '../../parts/committee-name.js'
import { Empty } from '../../parts/empty.js'
import { Loaded, Page } from '../../parts/page.js'
import { More } from '../../parts/pages.js'
import { Tag } from '../../parts/tag.js'
import { useDates, yearIn } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { FollowUps } from '../meetings/follow-ups.js'
import { useMeetingWords } from '../meetings/words.js'
import { useResolutionWords } from './words.js'

type Entry = Answered<'/api/v1/resolutions'>['items'][number]

/** How long nobody types before a search is asked, in milliseconds. */
const PAUSE_MS = 250

/** The register of resolutions, with what each was about and what follows from it. */
export function ResolutionRegister() {
  const say = useResolutionWords()
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS)
  const found = usePages('/api/v1/resolutions', asked ? { query: { text: asked } } : {})
  return (
    <Page title={say('title')} lead={say('lead')}>
      <TextInput
        label={say('find')}
        type="search"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={100}
        maw={480}
      />
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            <Empty title={say('none')} help={say('noneHelp')} />
          ) : (
            <Cards>
              {found.items.map((entry) => (
                <li key={`${entry.meetingId}${entry.itemId}`}>
                  <Card entry={entry} />
                </li>
              ))}
            </Cards>
          )
        }
      </Loaded>
      <More of={found} />
    </Page>
  )
}

function Card({ entry }: { entry: Entry }) {
  const say = useResolutionWords()
  const meeting = useMeetingWords()
  const dates = useDates()
  const { language } = useLanguage()
  const committeeOf = useCommitteeOf()
  const { number, outcome, title, text, reason, item, resolvedAt, meetingId } = entry
  const year = yearIn(language, entry.year)
  return (
    <Paper>
      <Stack gap="xs">
        <Group gap="sm">
          <Title order={2} fz="md">
            {say('number', { number, year })}
          </Title>
          <Tag tone={outcome === 'refused' ? 'late' : 'done'}>{meeting(outcome as 'approved')}</Tag>
        </Group>
        <Text fw={600}>{title}</Text>
        <Text>
          <AsWritten>{text}</AsWritten>
        </Text>
        {reason && <Text c="dimmed">{say('reason', { reason })}</Text>}
        <Text size="sm" c="dimmed">
          {committeeOf(entry)}&nbsp;· {say('item', { item })}&nbsp;· {dates.day(resolvedAt)}
        </Text>
        <Links entry={entry} />
        <Anchor component={Link} href={`/meeting/${meetingId}`} size="sm">
          {say('toMeeting')}
        </Anchor>
      </Stack>
    </Paper>
  )
}

/** What the resolution was about, and what follows: each leads to its case. */
function Links({ entry: { subjectCaseId, followUps, made } }: { entry: Entry }) {
  const say = useResolutionWords()
  const mayRead = useMayRead()
  return (
    <>
      {subjectCaseId && mayRead(subjectCaseId) && (
        <Anchor component={Link} href={`/${subjectCaseId}`} size="sm">
          {say('about')}
        </Anchor>
      )}
      {followUps.length > 0 && <Text size="sm">{say('follows')}:</Text>}
      <FollowUps followUps={followUps} made={made} />
    </>
  )
}
