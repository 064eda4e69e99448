import { Stack, Text, Title } from '@mantine/core'
import type { Answered } from '../../../api/client.js'
import { Page } from '../../../parts/page.js'
import { Rows } from '../../../parts/rows.js'
import { Tag } from '../../../parts/tag.js'
import { ImportFile } from '../import.js'
import { useAdminWords } from '../words.js'
import { useOfficeWords } from './words.js'

type Reply = Answered<'/api/v1/offices/imports', 'post'>
type Plan = Reply['plan']
type Line = {
  readonly code: string
  readonly kind: 'add' | 'change' | 'close'
  readonly before: string
  readonly after: string
}

const TONES = { add: 'done', change: 'attention', close: 'late' } as const
const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '–'))

/** What the plan does, a line for each office, and for one that changes a line for each part. */
const linesOf = ({ add, change, close }: Plan): Line[] => [
  ...close.map(({ code, nameTh }) => ({ code, kind: 'close' as const, before: nameTh, after: '–' })),
  ...change.flatMap(({ code, fields, before, after }) =>
    fields.map((field) => ({
      code,
      kind: 'change' as const,
      before: shown(before[field as keyof typeof before]),
      after: shown(after[field as keyof typeof after]),
    })),
  ),
  ...add.map(({ code, nameTh }) => ({ code, kind: 'add' as const, before: '–', after: nameTh })),
]

/** A whole directory from a file: its difference is seen before anything changes. */
export function ImportOffices() {
  const say = useOfficeWords()
  return (
    <Page
      title={say('bringIn')}
      lead={say('bringInLead')}
      back={{ href: '/admin/offices', label: say('title') }}
    >
      <ImportFile<Reply>
        address="/api/v1/offices/imports"
        changes={({ plan }) => plan.add.length + plan.change.length + plan.close.length > 0}
      >
        {({ plan }) => <Difference plan={plan} />}
      </ImportFile>
    </Page>
  )
}

function Difference({ plan }: { plan: Plan }) {
  const say = useOfficeWords()
  const admin = useAdminWords()
  const lines = linesOf(plan).map((line, index) => ({ ...line, index }))
  if (lines.length === 0) return null
  return (
    <Stack gap="xs">
      <Title order={2}>{say('what')}</Title>
      <Rows
        label={say('what')}
        rows={lines}
        keyOf={({ index }) => String(index)}
        columns={[
          { key: 'code', head: say('name'), cell: ({ code }) => <Text fw={600}>{code}</Text> },
          { key: 'kind', head: say('what'), cell: ({ kind }) => <Tag tone={TONES[kind]}>{say(kind)}</Tag> },
          { key: 'before', head: say('before'), cell: ({ before }) => before },
          { key: 'after', head: say('after'), cell: ({ after }) => after },
        ]}
      />
      {plan.unchanged > 0 && <Text c="dimmed">{admin('unchanged', { count: plan.unchanged })}</Text>}
    </Stack>
  )
}
