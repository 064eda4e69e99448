import { Stack, Text, Title } from '@mantine/core'
import type { Answered } from '../../../api/client.js'
import { Page } from '../../../parts/page.js'
import { Rows } from '../../../parts/rows.js'
import { Tag } from '../../../parts/tag.js'
import { firstOf, ImportFile, OnlyFirst } from '../import.js'
import { useOfficeWords } from './words.js'

type Reply = Answered<'/api/v1/offices/imports', 'post'>
type Plan = Reply['plan']
type Line = {
  readonly code: string
  readonly nameTh: string
  /** The part of the record that changes. */
  readonly field?: string
  readonly kind: 'add' | 'change' | 'close'
  readonly before: string
  readonly after: string
}

const TONES = { add: 'done', change: 'attention', close: 'late' } as const

/** A value of a record as a person reads it. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join(', ') || '–'
  if (typeof value === 'object' && value !== null && 'province' in value) return String(value.province)
  return typeof value === 'string' || typeof value === 'number' ? String(value) || '–' : '–'
}

/** What the plan does, a line for each office, and for one that changes a line for each part. */
const linesOf = ({ add, change, close }: Plan): Line[] => [
  ...close.map(({ code, nameTh }) => ({ code, nameTh, kind: 'close' as const, before: '–', after: '–' })),
  ...change.flatMap(({ code, fields, before, after }) =>
    fields.map((field) => ({
      ...{ code, nameTh: before.nameTh, kind: 'change' as const, field },
      before: shown(before[field as keyof typeof before]),
      after: shown(after[field as keyof typeof after]),
    })),
  ),
  ...add.map(({ code, nameTh }) => ({ code, nameTh, kind: 'add' as const, before: '–', after: '–' })),
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
      <Text c="dimmed" size="sm">
        {say('columns')}
      </Text>
      <ImportFile<Reply>
        address="/api/v1/offices/imports"
        changes={({ plan }) => plan.add.length + plan.change.length + plan.close.length > 0}
        summary={({ plan: { add, change, close, unchanged } }) =>
          say('planOf', { ...{ add: add.length, change: change.length, close: close.length, unchanged } })
        }
        warning={({ plan: { close } }) =>
          close.length > 0 ? say('willClose', { count: close.length }) : undefined
        }
      >
        {({ plan }) => <Difference plan={plan} />}
      </ImportFile>
    </Page>
  )
}

function Difference({ plan }: { plan: Plan }) {
  const say = useOfficeWords()
  const lines = linesOf(plan).map((line, index) => ({ ...line, index }))
  return (
    <Stack gap="xs">
      <Title order={2}>{say('what')}</Title>
      <Rows
        label={say('what')}
        rows={firstOf(lines)}
        keyOf={({ index }) => String(index)}
        columns={[
          {
            key: 'code',
            head: say('name'),
            cell: ({ code, nameTh }) => (
              <>
                <Text fw={600}>{nameTh}</Text>
                <Text size="sm" c="dimmed">
                  {code}
                </Text>
              </>
            ),
          },
          {
            key: 'kind',
            head: say('what'),
            cell: ({ kind, field }) => (
              <>
                <Tag tone={TONES[kind]}>{say(kind === 'close' ? 'closes' : kind)}</Tag>{' '}
                {field && say(isNamed(field) ? field : 'otherField')}
              </>
            ),
          },
          { key: 'before', head: say('before'), cell: ({ before }) => before },
          { key: 'after', head: say('after'), cell: ({ after }) => after },
        ]}
      />
      <OnlyFirst count={lines.length} />
    </Stack>
  )
}

/** The parts of a record that have a name on screen. */
const NAMED = [
  'nameTh',
  'shortTh',
  'nameEn',
  'letterPrefix',
  'provinces',
  'email',
  'innovationAreas',
] as const
const isNamed = (field: string): field is (typeof NAMED)[number] => NAMED.some((one) => one === field)
