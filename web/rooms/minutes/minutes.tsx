import { Alert, Group, Paper, Text } from '@mantine/core'
import { useCommitteeOf } from '../../parts/committee-name.js'
import { Empty } from '../../parts/empty.js'
import { Loaded, Page } from '../../parts/page.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { can, useMeeting, type MeetingView } from '../meetings/data.js'
import { MEETING_TONE, useMeetingNumber } from '../meetings/head.js'
import { useMeetingWords } from '../meetings/words.js'
import { Corrections } from './corrections.js'
import { useWriting, useWritten, type Written } from './data.js'
import { NextBar } from './next-bar.js'
import { MinutesPreview } from './preview.js'
import { PrintedMinutes } from './printed.js'
import { Stages } from './stages.js'
import { MinutesTexts } from './texts.js'
import { useMinutesWords } from './words.js'

/** The minutes of a meeting: the texts beside what is on record, and their way to being certified. */
export function MinutesPage({ params: { meetingId = '' } }: { params: { meetingId?: string } }) {
  const meeting = useMeeting(meetingId)
  const written = useWritten(meetingId)
  const both = meeting.data && written.data && { view: meeting.data, written: written.data }
  return (
    <Loaded of={{ data: both, error: meeting.error ?? written.error, refetch: () => void written.refetch() }}>
      {(read) => <Shown {...read} />}
    </Loaded>
  )
}

type Props = { readonly view: MeetingView; readonly written: Written }

function Shown({ view, written }: Props) {
  const say = useMinutesWords()
  const meeting = useMeetingWords()
  const dates = useDates()
  const number = useMeetingNumber()
  const committeeOf = useCommitteeOf()
  const { meetingId, session, status } = view.state
  const isHeld = status === 'ended' || status === 'certified'
  return (
    <Page
      title={`${say('title')} ${number(view.state)}`}
      back={{ href: `/meeting/${meetingId}`, label: say('toMeeting') }}
      lead={
        <Group component="span" gap="xs">
          <span>
            {committeeOf(view)}&nbsp;· {dates.day(session.startsAt)}
          </span>
          <Tag tone={MEETING_TONE[status]}>{meeting(status)}</Tag>
        </Group>
      }
    >
      {isHeld ? (
        <Held view={view} written={written} />
      ) : (
        <Empty title={say('notYet')} help={say('notYetHelp')} />
      )}
    </Page>
  )
}

function Held({ view, written }: Props) {
  const say = useMinutesWords()
  const writing = useWriting(view, written)
  const mayWrite = can(view, 'writeMinutes') || can(view, 'amendMinutes')
  const { meetingId } = view.state
  const isSecretary = mayWrite || can(view, 'addFollowUps')
  if (!isSecretary && written.sha256 === null)
    return <Empty title={say('notShared')} help={say('notSharedHelp')} />
  return (
    <>
      <Paper>
        <Stages view={view} />
      </Paper>
      {can(view, 'amendMinutes') && <Alert variant="outline">{say('mayAmend')}</Alert>}
      {mayWrite && (
        <Text c="dimmed" className="no-print">
          {say('lead')}
        </Text>
      )}
      <MinutesTexts {...{ view, written, writing, mayWrite }} />
      <Corrections view={view} written={written} />
      <PrintedMinutes meetingId={meetingId}>
        {mayWrite && <MinutesPreview meetingId={meetingId} texts={writing.texts} />}
      </PrintedMinutes>
      {isSecretary && <NextBar view={view} writing={writing} />}
    </>
  )
}
