import { Stack, Text, Title } from '@mantine/core'
import type { Answered } from '../../../api/client.js'
import { Page } from '../../../parts/page.js'
import { Rows } from '../../../parts/rows.js'
import { ImportFile } from '../import.js'
import { useAdminWords } from '../words.js'
import { usePeopleWords } from './words.js'

type Reply = Answered<'/api/v1/people/imports', 'post'>

/** People from a file: tried first, with every mistake by its line, then done. */
export function ImportPeople() {
  const say = usePeopleWords()
  return (
    <Page
      title={say('bringIn')}
      lead={say('bringInLead')}
      back={{ href: '/admin/people', label: say('title') }}
    >
      <Text c="dimmed" size="sm">
        {say('columns')}
      </Text>
      <ImportFile<Reply>
        address="/api/v1/people/imports"
        changes={({ plan }) => plan.add.length + plan.change.length > 0}
      >
        {({ plan }) => <Plan plan={plan} />}
      </ImportFile>
    </Page>
  )
}

function Plan({ plan: { add, change, unchanged } }: { plan: Reply['plan'] }) {
  const say = usePeopleWords()
  const admin = useAdminWords()
  if (add.length + change.length === 0) return null
  return (
    <Stack gap="xs">
      <Title order={2}>{say('change')}</Title>
      <Rows
        label={say('change')}
        keyOf={({ line }) => String(line)}
        rows={[
          ...add.map(({ line, assignments }) => ({ line, isNew: true, give: assignments, end: 0 })),
          ...change.map(({ line, give, end }) => ({ line, isNew: false, give, end })),
        ]}
        columns={[
          { key: 'line', head: admin('line'), cell: ({ line }) => line },
          { key: 'kind', head: say('change'), cell: ({ isNew }) => say(isNew ? 'added' : 'changed') },
          {
            key: 'what',
            head: say('assignments'),
            cell: ({ give, end }) =>
              [give && say('gives', { count: give }), end && say('ends', { count: end })]
                .filter(Boolean)
                .join(' · ') || '–',
          },
        ]}
      />
      {unchanged > 0 && <Text c="dimmed">{admin('unchanged', { count: unchanged })}</Text>}
    </Stack>
  )
}
