import { Button, Fieldset, Group, Radio, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { DayField } from '../../../parts/day-field.js'
import { daysOf, emptyRun, MOST_DAYS, type Run } from './proposal.js'
import { useCalendarWords } from './words.js'

type Props = { readonly value: readonly Run[]; readonly onChange: (runs: readonly Run[]) => void }

/** The days that come or go: single ones and runs of several, all of one announcement. */
export function RunsField({ value, onChange }: Props) {
  const say = useCalendarWords()
  const count = value.reduce((sum, run) => sum + daysOf(run).length, 0)
  const change = (id: number, part: Partial<Run>) =>
    onChange(value.map((run) => (run.id === id ? { ...run, ...part } : run)))
  const nextId = Math.max(...value.map(({ id }) => id)) + 1
  return (
    <Stack gap="sm">
      {value.map((run, index) => (
        <RunFields
          key={run.id}
          run={run}
          legend={value.length > 1 ? say('runOf', { number: index + 1 }) : ''}
          change={(part) => change(run.id, part)}
          {...(value.length > 1 ? { remove: () => onChange(value.filter(({ id }) => id !== run.id)) } : {})}
        />
      ))}
      <Group justify="space-between">
        <Button variant="default" onClick={() => onChange([...value, emptyRun(nextId)])}>
          {say('moreDays')}
        </Button>
        <Text size="sm" role="status" c={count > MOST_DAYS ? 'var(--wian-bad)' : 'dimmed'}>
          {count > MOST_DAYS ? say('tooManyDays', { most: MOST_DAYS }) : count > 0 && say('days', { count })}
        </Text>
      </Group>
    </Stack>
  )
}

type RunProps = {
  readonly run: Run
  readonly legend: string
  readonly change: (part: Partial<Run>) => void
  readonly remove?: () => void
}

function RunFields({ run, legend, change, remove }: RunProps) {
  const say = useCalendarWords()
  return (
    <Fieldset legend={legend} variant={legend ? 'default' : 'unstyled'}>
      <Stack>
        <Radio.Group label={say('change')} value={run.change} onChange={(one) => change({ change: one })}>
          <Group mt="xs">
            <Radio value="add" label={say('add')} />
            <Radio value="remove" label={say('remove')} />
          </Group>
        </Radio.Group>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <DayField label={say('day')} value={run.day} onChange={(day) => change({ day })} required />
          <DayField
            label={say('until')}
            help={say('untilHelp')}
            value={run.until}
            onChange={(until) => change({ until })}
            {...(run.day ? { min: run.day } : {})}
          />
        </SimpleGrid>
        {run.change === 'add' && (
          <TextInput
            label={say('name')}
            description={say('nameHelp')}
            value={run.nameTh}
            onChange={(event) => change({ nameTh: event.currentTarget.value })}
            maxLength={200}
            required
          />
        )}
        {remove && (
          <Group justify="flex-end">
            <Button variant="default" size="xs" onClick={remove} aria-label={`${say('takeAway')}: ${legend}`}>
              {say('takeAway')}
            </Button>
          </Group>
        )}
      </Stack>
    </Fieldset>
  )
}
