import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { readAnew } from '../../../api/queries.js'
import { useRead } from '../../../api/read.js'
import { useMay, useSession } from '../../../app/session.js'
import { Loaded, Page } from '../../../parts/page.js'
import { Tag } from '../../../parts/tag.js'
import { useRoleWords } from '../../../words/common.js'
import { useDates } from '../../../words/dates.js'
import { factsOf } from '../../../words/facts.js'
import { useAdminWords } from '../words.js'
import { ChangeDialog, type ChangeActName } from './change-dialogs.js'
import { CHANGE_TONES, useDaysInWords, type CalendarChange } from './change-words.js'
import { Decisions } from './decisions.js'
import { useCalendarWords } from './words.js'

/** How long between two looks at dates that are being moved, in milliseconds. */
const LOOK_MS = 1_500

/** One change of the calendar: which dates move, what is decided of them, and its approval by a second person. */
export function ChangePage({ params: { changeId = '' } }: { params: { changeId?: string } }) {
  const found = useRead('/api/v1/calendars/changes/{changeId}', { path: { changeId } })
  const isMoving = found.data?.status === 'applying'
  const { refetch } = found
  // The dates are moved by the house, page by page; no person's act tells when it is done.
  useEffect(() => {
    if (!isMoving) return undefined
    // What became of each date is read after how far it is: the last look then shows all of them.
    const lookAgain = async () => {
      await refetch({ cancelRefetch: false })
      await readAnew(({ queryKey }) => queryKey[0] === '/api/v1/calendars/changes/{changeId}/moves')
    }
    const beat = setInterval(() => void lookAgain(), LOOK_MS)
    return () => clearInterval(beat)
  }, [isMoving, refetch])
  return <Loaded of={found}>{(change) => <Shown change={change} />}</Loaded>
}

/** What may be done with the change now, by this person; what is first is next. */
function useActs({ status, madeBy, tally }: CalendarChange): ChangeActName[] {
  const may = useMay()
  const { actor } = useSession().me
  const isOther = madeBy.personId !== actor.personId
  if (status === 'applied') return may('calendar.proposeChange') ? ['undo'] : []
  if (status !== 'proposed') return []
  return [
    ...(isOther && may('calendar.applyChange') && tally.undecided === 0 ? (['apply'] as const) : []),
    ...(may('calendar.withdrawChange') ? (['withdraw'] as const) : []),
  ]
}

function Shown({ change }: { change: CalendarChange }) {
  const say = useCalendarWords()
  const inWords = useDaysInWords()
  const [open, setOpen] = useState<ChangeActName>()
  const acts = useActs(change)
  const { days, status, source, reason, tally, undoes } = change
  return (
    <Page
      title={say('changeOf', { days: inWords(days) })}
      back={{ href: '/admin/calendars', label: say('title') }}
      lead={
        <>
          {undoes ? say('undoes') : source} <Tag tone={CHANGE_TONES[status]}>{say(status)}</Tag>
        </>
      }
      actions={acts.map((act) => (
        <Button key={act} variant={act === 'apply' ? 'filled' : 'default'} onClick={() => setOpen(act)}>
          {say(act)}
        </Button>
      ))}
    >
      <Paper>
        <Text>{reason}</Text>
        <Persons change={change} />
      </Paper>
      {status === 'proposed' && <NextStep change={change} />}
      <Stack component="section" gap="xs" aria-labelledby="moves">
        <Title order={2} id="moves">
          {say('preview')}
        </Title>
        <Text>
          {factsOf([
            say('circulars', { count: tally.circulars }),
            say('ownDates', { count: tally.ownDates }),
            say('offices', { count: tally.offices }),
          ])}
        </Text>
        <Decisions change={change} />
      </Stack>
      {open && <ChangeDialog act={open} change={change} close={() => setOpen(undefined)} />}
    </Page>
  )
}

function Persons({ change: { madeBy, madeAt, approvedBy, approvedAt } }: { change: CalendarChange }) {
  const say = useCalendarWords()
  const role = useRoleWords()
  const dates = useDates()
  const { actor } = useSession().me
  const admin = useAdminWords()
  const who = (by: typeof madeBy) =>
    (by.personId === actor.personId ? admin('you') : role(by.role)) +
    (by.officeCode === actor.officeCode ? '' : ` (${by.officeCode})`)
  return (
    <Text size="sm" c="dimmed">
      {say('madeBy', { who: who(madeBy) })}&nbsp;· {dates.moment(madeAt)}
      {approvedBy && approvedAt
        ? `\u00a0· ${say('approvedBy', { who: who(approvedBy) })}\u00a0· ${dates.moment(approvedAt)}`
        : ''}
    </Text>
  )
}

/** What is missing until the change can be put in force. */
function NextStep({ change: { tally, madeBy } }: { change: CalendarChange }) {
  const say = useCalendarWords()
  const { actor } = useSession().me
  if (tally.undecided > 0)
    return (
      <Alert variant="outline" role="status">
        {say('stillOpen', { count: tally.undecided })}
      </Alert>
    )
  if (madeBy.personId !== actor.personId) return null
  return (
    <Group>
      <Alert variant="outline" role="status">
        {say('byAnother')}
      </Alert>
    </Group>
  )
}
