import { Anchor, Paper, Stack, Text } from '@mantine/core'
import { Link } from 'wouter'
import type { Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { DueTime } from '../../parts/due.js'
import { Loaded, Page } from '../../parts/page.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { useStaff } from '../../parts/staff.js'
import { TaskActs } from './acts.js'
import { useTaskWords } from './words.js'

/** A task as the API tells it. */
export type TaskView = Answered<'/api/v1/tasks/{taskId}'>

/** One task: what is to be done, by when and by whom, and saying that it is done. */
export function TaskPage({ params: { taskId = '' } }: { params: Readonly<Record<string, string>> }) {
  const found = useRead('/api/v1/tasks/{taskId}', { path: { taskId } })
  return <Loaded of={found}>{(view) => <Opened key={taskId} view={view} />}</Loaded>
}

function Opened({ view }: { view: TaskView }) {
  const say = useTaskWords()
  return (
    <Page
      title={view.state.title}
      back={{ href: '/', label: say('back') }}
      actions={<TaskActs view={view} />}
    >
      <Facts view={view} />
    </Page>
  )
}

const TONES = { open: 'attention', done: 'done', cancelled: 'calm' } as const

function Facts({ view: { state, due, overdue } }: { view: TaskView }) {
  const say = useTaskWords()
  const dates = useDates()
  const { nameOf } = useStaff()
  const { status, personId, origin, report, cancelled, givenAt } = state
  const ended = report ?? cancelled
  return (
    <Paper>
      <Stack gap="sm">
        <div>
          <Tag tone={TONES[status]}>{say(status)}</Tag>{' '}
          {status === 'open' && <DueTime due={due} overdue={overdue} />}
        </div>
        <Text>
          {say('who')}: {personId ? nameOf(personId) : say('nobody')}
        </Text>
        <Text c="dimmed">{say('given', { at: dates.day(givenAt) })}</Text>
        <Text>
          {say('origin')}:{' '}
          {origin.kind === 'resolution' ? (
            <Anchor component={Link} href={`/${origin.caseId}`}>
              {say('ofResolution')}
            </Anchor>
          ) : (
            say('ofConsultation')
          )}
        </Text>
        {ended && (
          <div>
            <Text c="dimmed">{say('reportedAt', { at: dates.day(ended.at) })}</Text>
            <Text>{'note' in ended ? ended.note : ended.reason}</Text>
          </div>
        )}
      </Stack>
    </Paper>
  )
}
