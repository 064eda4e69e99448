import { Button, Collapse, List, Paper, Stack, Text, Timeline, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { Loaded } from '../../parts/page.js'
import { useDates } from '../../words/dates.js'
import { useContentWords } from './content-words.js'
import { Reasons } from './reasons.js'
import { wallOf } from './wall.js'

type Found = Answered<'/api/v1/circulars/{circularId}/plan'>

const WHAT = {
  letter: 'stepLetter',
  issueMail: 'stepIssueMail',
  reminderMail: 'stepReminderMail',
  due: 'stepDue',
} as const

/** Whom a circular reaches, and every letter and mail with its date: what a launch would do, or what was set going. */
export function Plan({ circularId, isDraft }: { circularId: string; isDraft: boolean }) {
  const say = useContentWords()
  const plan = useRead('/api/v1/circulars/{circularId}/plan', { path: { circularId } })
  return (
    <Paper component="section" aria-label={say('plan')}>
      <Title order={2} size="h3">
        {say('plan')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {say(isDraft ? 'planDraftHelp' : 'planHelp')}
      </Text>
      <Loaded of={plan}>
        {(found) => (
          <Stack gap="md">
            <Reasons of={{ ...wallOf(found.schedule.dueAt), why: found.why, warnings: found.warnings }} />
            <Steps steps={found.steps} />
            <Recipients of={found.recipients} />
          </Stack>
        )}
      </Loaded>
    </Paper>
  )
}

function Steps({ steps }: { steps: Found['steps'] }) {
  const say = useContentWords()
  const dates = useDates()
  return (
    <Timeline bulletSize={14} lineWidth={2} aria-label={say('plan')}>
      {steps.map(({ at, what, offices }) => {
        const { day, time } = what === 'due' ? wallOf(at) : { day: at, time: dates.clock(at) }
        return (
          <Timeline.Item key={`${what} ${at}`} title={say(WHAT[what])}>
            <Text size="sm" c="dimmed">
              {dates.shortDay(day)} {time.slice(0, 5)}&nbsp;·{' '}
              {say('atMost', { count: offices.toLocaleString('en') })}
            </Text>
          </Timeline.Item>
        )
      })}
    </Timeline>
  )
}

/** How many offices are addressed, and on demand which. */
export function Recipients({ of: { total, primary, secondary, offices } }: { of: Found['recipients'] }) {
  const say = useContentWords()
  const { nameOf } = useOfficeNaming()
  const [isOpen, list] = useDisclosure(false)
  return (
    <div>
      <Text fw={600} role="status">
        {say('whom')}: {say('whomCount', { total, primary, secondary })}
      </Text>
      <Button variant="subtle" size="xs" px={0} aria-expanded={isOpen} onClick={list.toggle}>
        {say(isOpen ? 'hideOffices' : 'showOffices')}
      </Button>
      <Collapse expanded={isOpen}>
        <List size="sm">
          {isOpen &&
            offices.map((office) => (
              <List.Item key={office.code}>
                {nameOf(office)} ({office.code})
              </List.Item>
            ))}
        </List>
      </Collapse>
    </div>
  )
}
