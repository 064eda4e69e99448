import { Anchor, Button, Checkbox, Group, NativeSelect, Paper, Stack } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import { dueWall } from '../../../../domain/time.js'
import type { Answered } from '../../../api/client.js'
import { useRead } from '../../../api/read.js'
import { DueTime } from '../../../parts/due.js'
import { Empty } from '../../../parts/empty.js'
import { Loaded, Page } from '../../../parts/page.js'
import { Rows } from '../../../parts/rows.js'
import { useStaff } from '../../../parts/staff.js'
import { useLanguage } from '../../../words/i18n.js'
import { useAdminWords } from '../words.js'
import { Outcome, useHandOver } from './hand-over.js'
import { useDeskWords } from './words.js'

/** Something that was handed to a person of the office. */
export type Task = Answered<'/api/v1/staff/tasks'>['items'][number]

/** What lies with people who no longer work in the office: handed to somebody else at once. */
export function Desks() {
  const say = useDeskWords()
  const admin = useAdminWords()
  const found = useRead('/api/v1/staff/tasks', { query: { orphaned: 'true' } })
  const handOver = useHandOver()
  return (
    <Page title={say('title')} lead={say('lead')} back={{ href: '/admin', label: admin('title') }}>
      <Outcome of={handOver} />
      <Loaded of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('none')} help={say('noneHelp')} />
          ) : (
            <Orphaned tasks={items} handOver={handOver} />
          )
        }
      </Loaded>
    </Page>
  )
}

type Props = { readonly tasks: readonly Task[]; readonly handOver: ReturnType<typeof useHandOver> }

function Orphaned({ tasks, handOver }: Props) {
  const say = useDeskWords()
  const { staff, labelOf } = useStaff()
  const [assignee, setAssignee] = useState('')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = tasks.filter(({ caseId }) => !left.has(caseId))
  const choose = (caseIds: readonly string[], isChosen: boolean) =>
    setLeft(
      (before) =>
        new Set([...before].filter((one) => !caseIds.includes(one)).concat(isChosen ? [] : caseIds)),
    )
  const send = (event: FormEvent) => {
    event.preventDefault()
    handOver.mutate({ tasks: chosen, assignee })
  }
  return (
    <form onSubmit={send}>
      <Stack>
        <Checkbox
          label={say('chooseAll')}
          checked={chosen.length === tasks.length}
          indeterminate={chosen.length > 0 && chosen.length < tasks.length}
          onChange={(event) =>
            choose(
              tasks.map(({ caseId }) => caseId),
              event.currentTarget.checked,
            )
          }
        />
        <TaskRows tasks={tasks} isChosen={({ caseId }) => !left.has(caseId)} choose={choose} />
        <Paper>
          <Group align="flex-end">
            <NativeSelect
              label={say('to')}
              size="md"
              flex="1 1 16rem"
              required
              value={assignee}
              onChange={(event) => setAssignee(event.currentTarget.value)}
              data={[
                { value: '', label: say('toMissing') },
                ...staff.map((one) => ({ value: one.personId, label: labelOf(one) })),
              ]}
            />
            <Button type="submit" size="md" loading={handOver.isPending} disabled={chosen.length === 0}>
              {say('handOver', { count: chosen.length })}
            </Button>
          </Group>
        </Paper>
      </Stack>
    </form>
  )
}

type RowsProps = {
  readonly tasks: readonly Task[]
  readonly isChosen: (task: Task) => boolean
  readonly choose: (caseIds: readonly string[], isChosen: boolean) => void
}

function TaskRows({ tasks, isChosen, choose }: RowsProps) {
  const say = useDeskWords()
  const { of } = useLanguage()
  return (
    <Rows
      label={say('title')}
      rows={tasks}
      keyOf={({ caseId }) => caseId}
      columns={[
        {
          key: 'subject',
          head: say('subject'),
          cell: (task) => (
            <Group gap="sm" wrap="nowrap" align="flex-start">
              <Checkbox
                aria-label={say('chooseOne', { subject: task.subject })}
                checked={isChosen(task)}
                onChange={(event) => choose([task.caseId], event.currentTarget.checked)}
              />
              <Anchor component={Link} href={`/inbox/${task.circularId}`}>
                {task.subject}
              </Anchor>
            </Group>
          ),
        },
        {
          key: 'with',
          head: say('with'),
          cell: ({ assigneeTh, assigneeEn }) => of({ th: assigneeTh, en: assigneeEn || assigneeTh }),
        },
        { key: 'due', head: say('due'), cell: ({ dueAt }) => <DueTime due={dueWall(dueAt)} isInRow /> },
      ]}
    />
  )
}
