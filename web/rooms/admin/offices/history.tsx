import { Paper, Stack, Text, Timeline, Title } from '@mantine/core'
import { existsOn } from '../../../../domain/office.js'
import { addDays } from '../../../../domain/time.js'
import { useRoleWords } from '../../../words/common.js'
import { useOfficeNaming } from '../../../parts/office-name.js'
import { useDates } from '../../../words/dates.js'
import { factsOf } from '../../../words/facts.js'
import { useOfficeNames } from '../../../parts/directory.js'
import { useAdminWords } from '../words.js'
import type { OfficeView } from './office.js'
import { useOfficeWords } from './words.js'

type Change = OfficeView['changes'][number]

const WORD = { added: 'added', changed: 'changed', closed: 'closedChange' } as const

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
                .filter((change) => isOf(change, record))
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

/** A closing stands with the record that it ended, an addition with the one that held when the list was brought. */
function isOf({ kind, onDay }: Change, record: OfficeView['records'][number]): boolean {
  if (kind === 'closed') return onDay === record.validTo
  return kind === 'changed' ? onDay === record.validFrom : existsOn(record, onDay)
}

function ChangeShown({ change }: { change: Change }) {
  const say = useOfficeWords()
  const admin = useAdminWords()
  const role = useRoleWords()
  const dates = useDates()
  const { kind, successor, reason, orderNo, madeBy, madeAt } = change
  const { nameOf } = useOfficeNames(successor ? [successor] : [])
  const what = successor ? say('mergedInto', { name: nameOf(successor) }) : say(WORD[kind])
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
