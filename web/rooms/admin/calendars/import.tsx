import { Stack, Text } from '@mantine/core'
import type { Answered } from '../../../api/client.js'
import { Page } from '../../../parts/page.js'
import { Rows } from '../../../parts/rows.js'
import { useDates } from '../../../words/dates.js'
import { ImportFile } from '../import.js'
import { useCalendarWords } from './words.js'

type Reply = Answered<'/api/v1/calendars/imports', 'post'>

/** A file of holidays: what comes and goes is seen first. */
export function ImportHolidays() {
  const say = useCalendarWords()
  return (
    <Page
      title={say('bringIn')}
      lead={say('bringInLead')}
      back={{ href: '/admin/calendars', label: say('title') }}
    >
      <ImportFile<Reply>
        address="/api/v1/calendars/imports"
        changes={({ plan }) => plan.version !== plan.replaces}
      >
        {({ plan }) => <Plan plan={plan} />}
      </ImportFile>
    </Page>
  )
}

function Plan({ plan: { added, removed, coversFrom, coversTo } }: { plan: Reply['plan'] }) {
  const say = useCalendarWords()
  const dates = useDates()
  const rows = [
    ...added.map((one) => ({ ...one, change: 'add' as const })),
    ...removed.map((one) => ({ ...one, change: 'remove' as const })),
  ]
  return (
    <Stack gap="xs">
      <Text>{say('newVersion', { from: dates.shortDay(coversFrom), to: dates.shortDay(coversTo) })}</Text>
      {rows.length > 0 && (
        <Rows
          label={say('change')}
          rows={rows}
          keyOf={({ day, change }) => `${change}${day}`}
          columns={[
            { key: 'day', head: say('day'), cell: ({ day }) => dates.shortDay(day) },
            { key: 'change', head: say('change'), cell: ({ change }) => say(change) },
            { key: 'name', head: say('name'), cell: ({ nameTh }) => nameTh },
          ]}
        />
      )}
    </Stack>
  )
}
