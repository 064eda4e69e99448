import { Paper, Stack, Text, Timeline, Title } from '@mantine/core'
import { addDays } from '../../../../domain/time.js'
import { useRoleWords } from '../../../words/common.js'
import { useOfficeNaming } from '../../../parts/office-name.js'
import { useDates } from '../../../words/dates.js'
import { factsOf } from '../../../words/facts.js'
import { useOfficeNames } from '../../../parts/directory.js'
import { useAdminWords } from '../words.js'
import type { OfficeView } from './office.js'
import { useOfficeWords } from './words.js'

/** What an office was called when, and who changed what and why; the newest first. */
export function OfficeHistory({ view: { records, changes } }: { view: OfficeView }) {
  const say = useOfficeWords()
  const dates = useDates()
  const { officialNameOf } = useOfficeNaming()
  return (
    <Paper component="section" aria-labelledby="history">
      <Stack>
        <Title order={2} id="history">
          {say('history')}
        </Title>
        <Timeline bulletSize={14} lineWidth={2} active={records.length}>
          {records.toReversed().map((record) => (
            <Timeline.Item key={record.validFrom}>
              <Text fw={600}>{officialNameOf(record)}</Text>
              <Text size="sm" c="dimmed">
                {record.validTo
                  ? say('days', {
                      from: dates.shortDay(record.validFrom),
                      to: dates.shortDay(addDays(record.validTo, -1)),
                    })
                  : say('since', { from: dates.shortDay(record.validFrom) })}
              </Text>
              {changes
                .filter(
                  ({ onDay, kind }) => onDay === (kind === 'closed' ? record.validTo : record.validFrom),
                )
                .map((change) => (
                  <ChangeShown key={change.changeId} change={change} />
                ))}
            </Timeline.Item>
          ))}
        </Timeline>
      </Stack>
    </Paper>
  )
}

function ChangeShown({ change }: { change: OfficeView['changes'][number] }) {
  const say = useOfficeWords()
  const admin = useAdminWords()
  const role = useRoleWords()
  const dates = useDates()
  const { kind, successor, reason, orderNo, madeBy, madeAt } = change
  const { nameOf } = useOfficeNames(successor ? [successor] : [])
  const what = successor
    ? say('mergedInto', { name: nameOf(successor) })
    : say(kind === 'closed' ? 'closedChange' : 'changed')
  return (
    <Text size="sm">
      {factsOf([
        what,
        reason ?? say('byList'),
        orderNo,
        admin('by', { name: role(madeBy.role) }),
        dates.moment(madeAt),
      ])}
    </Text>
  )
}
