import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useRead } from '../../api/read.js'
import { dueWall } from '../../../domain/time.js'
import { AnswerShown } from '../../parts/answer-shown.js'
import { AsWritten } from '../../parts/as-written.js'
import { DueTime } from '../../parts/due.js'
import { Empty } from '../../parts/empty.js'
import { Loaded, Page } from '../../parts/page.js'
import { Note } from '../../parts/note.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { Tag } from '../../parts/tag.js'
import { useToldReason } from '../../parts/told-reason.js'
import { useDates } from '../../words/dates.js'
import { ANSWER_TONE } from '../circulars/tones.js'
import { useTrackWords } from '../circulars/track-words.js'
import { AnswerActs } from './answer-acts.js'
import { Difference } from './difference.js'
import type { SubmissionView } from './view.js'
import { useReviewWords } from './words.js'

/** One office's answer, as the reviewer reads it: what it says, what has changed, and what may be done. */
export function ReviewAnswer({ params }: { params: Readonly<Record<string, string>> }) {
  const path = { circularId: params['circularId'] ?? '', officeCode: params['officeCode'] ?? '' }
  const submission = useRead('/api/v1/submissions/{circularId}/{officeCode}', { path })
  return <Loaded of={submission}>{(found) => <Opened key={path.officeCode} of={found} />}</Loaded>
}

function Opened({ of: submission }: { of: SubmissionView }) {
  const say = useReviewWords()
  const track = useTrackWords()
  const { carriedNameOf } = useOfficeNaming()
  const { officeCode, status, due, overdue, circular } = submission
  return (
    <Page
      title={`${carriedNameOf(submission)} (${officeCode})`}
      lead={
        <Stack gap={4}>
          <Text>
            <AsWritten>{circular.subject}</AsWritten>
          </Text>
          <Group gap="sm">
            <Tag tone={ANSWER_TONE[status]}>{track(status)}</Tag>
            <DueTime due={due} overdue={overdue} />
          </Group>
        </Stack>
      }
      back={{ href: `/circular/${submission.circularId}/review`, label: say('title') }}
      actions={<AnswerActs submission={submission} />}
    >
      <Wishes submission={submission} />
      <Versions submission={submission} />
      <Letters submission={submission} />
    </Page>
  )
}

function Wishes({ submission: { state, status } }: { submission: SubmissionView }) {
  const say = useReviewWords()
  const dates = useDates()
  const { timeRequest, returned } = state
  return (
    <>
      {timeRequest && (
        <Note title={say('timeAsked', { day: dates.day(dueWall(timeRequest.dueAt).day) })}>
          <AsWritten>{timeRequest.reason}</AsWritten>
        </Note>
      )}
      {status === 'misdirected' && (
        <Note title={say('wrongOffice')}>
          <WrongOfficeReason circularId={state.circularId} officeCode={state.officeCode} />
        </Note>
      )}
      {returned && (
        <Note title={say('returnedFor')}>
          <AsWritten>{returned.reason}</AsWritten>&nbsp;· {dates.moment(returned.at)}
        </Note>
      )}
    </>
  )
}

function WrongOfficeReason(path: { circularId: string; officeCode: string }) {
  return <AsWritten>{useToldReason(path, 'wrongOfficeReported')}</AsWritten>
}

function Versions({ submission: { answers, form } }: { submission: SubmissionView }) {
  const say = useReviewWords()
  const dates = useDates()
  const [latest, before] = [...answers].sort((a, b) => b.version - a.version)
  if (!latest) return <Empty title={say('noAnswer')} help={say('noAnswerHelp')} />
  const { version, receivedAt, late, kind, body } = latest
  return (
    <Stack gap="lg">
      <Paper component="section" aria-label={say('answer')}>
        <Group gap="sm" mb="sm">
          <Title order={2} size="h3">
            {say('answer')}&nbsp;· {say('version', { version })}
          </Title>
          <Text size="sm" c="dimmed">
            {dates.shortDay(receivedAt)} {dates.clock(receivedAt)}
          </Text>
          <Tag tone={late ? 'late' : 'done'}>{say(late ? 'late' : 'inTime')}</Tag>
        </Group>
        {kind === 'nil' ? (
          <Text>
            {say('nil')} – {say('nilReason')}: {typeof body['reason'] === 'string' && body['reason']}
          </Text>
        ) : (
          <AnswerShown form={form} value={body} />
        )}
      </Paper>
      {before && (
        <section aria-label={say('difference', { version: before.version })}>
          <Title order={2} size="h3" mb="sm">
            {say('difference', { version: before.version })}
          </Title>
          <Difference form={form} before={before} after={latest} />
        </section>
      )}
    </Stack>
  )
}

function Letters({ submission: { letters, circularId, officeCode } }: { submission: SubmissionView }) {
  const say = useReviewWords()
  const dates = useDates()
  if (letters.length === 0) return null
  return (
    <Paper component="section" aria-label={say('letters')}>
      <Title order={2} size="h3">
        {say('letters')}
      </Title>
      {letters.map(({ letterId, kind, issuedAt }) => (
        <Text key={letterId}>
          <Anchor
            href={`/api/v1/letters/${circularId}/${officeCode}/${encodeURIComponent(kind)}.pdf`}
            target="_blank"
            rel="noreferrer"
          >
            {say('letter')} {dates.moment(issuedAt)}
          </Anchor>
        </Text>
      ))}
    </Paper>
  )
}
