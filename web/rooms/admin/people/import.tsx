import { Stack, Text, Title } from '@mantine/core'
import type { Answered } from '../../../api/client.js'
import { Page } from '../../../parts/page.js'
import { Rows } from '../../../parts/rows.js'
import { useRoleWords } from '../../../words/common.js'
import { useOfficeNaming } from '../../../parts/office-name.js'
import { firstOf, ImportFile, OnlyFirst } from '../import.js'
import { useAdminWords } from '../words.js'
import { usePeopleWords } from './words.js'

type Reply = Answered<'/api/v1/people/imports', 'post'>

const SAMPLE = {
  name: 'people.csv',
  text: 'name_th,email,office_id,role\r\nนางสมมติ ใจดี,somebody@office.example,P2101,เจ้าหน้าที่สารบรรณ\r\n',
}

/** Labels of fields say whether they must be filled in. */
const OPTIONAL = / \(.*\)$/

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
        sample={SAMPLE}
        changes={({ plan }) => plan.add.length + plan.change.length > 0}
        summary={({ plan: { add, change, unchanged } }) =>
          say('planOf', { add: add.length, change: change.length, unchanged })
        }
      >
        {(reply) => <Plan reply={reply} />}
      </ImportFile>
    </Page>
  )
}

/** A line of the plan; who it is only the first answer tells. */
type Line = {
  readonly line: number
  readonly isNew: boolean
  readonly fields: readonly Field[]
  readonly end: number
  readonly named: Named | undefined
}
type Named = NonNullable<Reply['people']>[number]
type Field = Reply['plan']['change'][number]['fields'][number]

function linesOf({ plan: { add, change }, people = [] }: Reply): Line[] {
  const byLine = new Map(people.map((one) => [one.line, one]))
  return [
    ...add.map(({ line }) => ({ ...{ line, isNew: true, fields: [], end: 0 }, named: byLine.get(line) })),
    ...change.map(({ line, fields, end }) => ({
      ...{ line, isNew: false, fields, end, named: byLine.get(line) },
    })),
  ]
}

function Plan({ reply }: { reply: Reply }) {
  const say = usePeopleWords()
  const admin = useAdminWords()
  const role = useRoleWords()
  const lines = linesOf(reply)
  const shown = firstOf(lines)
  const { carriedNameOf } = useOfficeNaming()
  return (
    <Stack gap="xs">
      <Title order={2}>{say('change')}</Title>
      <Rows
        label={say('change')}
        keyOf={({ line }) => String(line)}
        rows={shown}
        columns={[
          { key: 'who', head: say('person'), cell: (one) => <Who of={one} /> },
          { key: 'kind', head: say('change'), cell: ({ isNew }) => say(isNew ? 'isNew' : 'isChanged') },
          {
            key: 'what',
            head: say('assignments'),
            cell: ({ named, fields, end }) => (
              <>
                {named?.give.map((one) => (
                  <Text key={one.role + one.officeCode} size="sm">
                    {role(one.role)}&nbsp;· {carriedNameOf(one)}
                  </Text>
                ))}
                {end > 0 && <Text size="sm">{say('ends', { count: end })}</Text>}
                {fields.length > 0 && (
                  <Text size="sm">
                    {say('newDetails', {
                      what: fields.map((one) => say(one).replace(OPTIONAL, '')).join(', '),
                    })}
                  </Text>
                )}
              </>
            ),
          },
          {
            key: 'line',
            head: admin('where'),
            cell: ({ line }) => admin('inLine', { line, column: '' }).trim(),
          },
        ]}
      />
      <OnlyFirst count={lines.length} />
    </Stack>
  )
}

function Who({ of: { named } }: { of: Line }) {
  return (
    <>
      <Text fw={600}>{named?.nameTh ?? '–'}</Text>
      <Text size="sm" c="dimmed">
        {named?.email}
      </Text>
    </>
  )
}
