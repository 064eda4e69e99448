import { Paper, Stack, Text, Timeline, Title } from '@mantine/core'
import type { Answered } from '../../../api/client.js'
import { useRead } from '../../../api/read.js'
import { Loaded } from '../../../parts/page.js'
import { useRoleWords } from '../../../words/common.js'
import { useDates } from '../../../words/dates.js'
import { factsOf } from '../../../words/facts.js'
import { useLanguage } from '../../../words/i18n.js'
import { useOfficeNaming } from '../../../parts/office-name.js'
import { useAdminWords } from '../words.js'
import { usePeopleWords } from './words.js'

type Step = Answered<'/api/v1/people/{personId}/record'>['items'][number]

/** What was decided about a person, the newest first. */
export function PersonRecord({ personId }: { personId: string }) {
  const say = usePeopleWords()
  const found = useRead('/api/v1/people/{personId}/record', { path: { personId } })
  return (
    <Paper component="section" aria-labelledby="record">
      <Stack>
        <Title order={2} id="record">
          {say('record')}
        </Title>
        <Loaded of={found} lines={2}>
          {({ items }) => (
            <Timeline bulletSize={14} lineWidth={2} active={items.length}>
              {items.toReversed().map((step) => (
                <Timeline.Item key={step.version}>
                  <StepShown step={step} />
                </Timeline.Item>
              ))}
            </Timeline>
          )}
        </Loaded>
      </Stack>
    </Paper>
  )
}

function StepShown({ step: { what, assignment, until, reason, at, by } }: { step: Step }) {
  const say = usePeopleWords()
  const admin = useAdminWords()
  const role = useRoleWords()
  const dates = useDates()
  const { of } = useLanguage()
  const { carriedNameOf } = useOfficeNaming()
  const details = factsOf([
    ...(assignment ? [role(assignment.role), carriedNameOf(assignment)] : []),
    until && say('until', { day: dates.shortDay(until) }),
    reason,
  ])
  return (
    <>
      <Text fw={600}>{of(what)}</Text>
      {details && <Text size="sm">{details}</Text>}
      <Text size="sm" c="dimmed">
        {dates.moment(at)}&nbsp;· {admin('by', { name: by.nameTh ?? role(by.role) })}
      </Text>
    </>
  )
}
