import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { dayOf } from '../../../../domain/time.js'
import { useMay } from '../../../app/session.js'
import { Empty } from '../../../parts/empty.js'
import { Rows } from '../../../parts/rows.js'
import { Tag } from '../../../parts/tag.js'
import { useRoleWords } from '../../../words/common.js'
import { useDates } from '../../../words/dates.js'
import { useOfficeNaming } from '../../../parts/office-name.js'
import { AssignmentDialog, type AssignmentActName } from './assignment-dialogs.js'
import type { PersonView } from './person.js'
import { usePeopleWords } from './words.js'

/** One thing that a person holds or has held. */
export type Held = PersonView['assignments'][number]
type Open = { readonly act: AssignmentActName; readonly held: Held }

const TONES = { now: 'done', later: 'waits', over: 'calm', revoked: 'late' } as const

function stateOf({ revokedAt, validFrom, validTo }: Held, today: string): keyof typeof TONES {
  if (revokedAt) return 'revoked'
  if (validTo && validTo <= today) return 'over'
  return today < validFrom ? 'later' : 'now'
}

/** What a person holds, will hold and has held, the present first. */
export function Assignments({ view }: { view: PersonView }) {
  const say = usePeopleWords()
  const dates = useDates()
  const [open, setOpen] = useState<Open>()
  const { carriedNameOf } = useOfficeNaming()
  const today = dayOf(dates.now().toISOString())
  const isOpen = (held: Held) => ['now', 'later'].includes(stateOf(held, today))
  const rows = [...view.assignments].sort(
    (a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.validFrom.localeCompare(a.validFrom),
  )
  return (
    <Stack component="section" gap="xs" aria-labelledby="assignments">
      <Title order={2} id="assignments">
        {say('assignments')}
      </Title>
      {rows.length === 0 ? (
        <Empty title={say('noAssignment')} />
      ) : (
        <Rows
          label={say('assignments')}
          rows={rows}
          keyOf={({ assignmentId }) => assignmentId}
          columns={[
            {
              key: 'what',
              head: say('role'),
              cell: (held) => <What held={held} office={carriedNameOf(held)} />,
            },
            {
              key: 'time',
              head: say('time'),
              cell: (held) => (
                <>
                  <Days held={held} />{' '}
                  <Tag tone={TONES[stateOf(held, today)]}>{say(stateOf(held, today))}</Tag>
                </>
              ),
            },
            {
              key: 'acts',
              head: say('acts'),
              cell: (held) =>
                isOpen(held) ? (
                  <Acts
                    view={view}
                    held={held}
                    office={carriedNameOf(held)}
                    open={(act) => setOpen({ act, held })}
                  />
                ) : (
                  '–'
                ),
            },
          ]}
        />
      )}
      {open && <AssignmentDialog {...open} view={view} close={() => setOpen(undefined)} />}
    </Stack>
  )
}

function What({ held, office }: { held: Held; office: string }) {
  const say = usePeopleWords()
  const role = useRoleWords()
  return (
    <>
      <Text fw={600}>{role(held.role)}</Text>
      <Text size="sm">{office}</Text>
      <Text size="sm" c="dimmed">
        {say(held.capacity)}
        {held.orderNo ? `\u00a0· ${say('order', { number: held.orderNo })}` : ''}
      </Text>
    </>
  )
}

function Days({ held: { validFrom, validTo } }: { held: Held }) {
  const say = usePeopleWords()
  const dates = useDates()
  const from = dates.shortDay(validFrom)
  if (!validTo) return <Text size="sm">{say('since', { from })}</Text>
  return (
    <Text size="sm">
      {say('days', { from, to: dates.shortDay(validTo) })} ({say('lastDayNote')})
    </Text>
  )
}

type ActsProps = { view: PersonView; held: Held; office: string; open: (act: AssignmentActName) => void }

function Acts({ view: { possibleActs }, held, office, open }: ActsProps) {
  const say = usePeopleWords()
  const role = useRoleWords()
  const may = useMay()
  const acts: AssignmentActName[] = [
    ...(may('substitute.arrange') ? (['standIn'] as const) : []),
    ...(['end', 'revoke'] as const).filter((act) => possibleActs.includes(act)),
  ]
  return (
    <Group gap="xs">
      {acts.map((act) => (
        <Button
          key={act}
          size="xs"
          variant="default"
          onClick={() => open(act)}
          aria-label={`${say(act)}: ${role(held.role)} ${office}`}
        >
          {say(act)}
        </Button>
      ))}
    </Group>
  )
}
