import { Button, Fieldset, Group, NumberInput, Stack, Text } from '@mantine/core'
import type { DeadlineRule } from '../../../domain/deadline-rule.js'
import type { Refusals } from '../../parts/refusals.js'
import { TimeField } from '../../parts/time-field.js'
import type { Reminder } from './draft.js'
import { ReminderCalendar } from './reminder-calendar.js'
import { useComposeWords } from './words.js'

const MOST = 20
const MORNING = '08:30'

type Props = {
  readonly value: readonly Reminder[]
  readonly deadline: DeadlineRule
  readonly refusals: Refusals
  readonly onChange: (reminders: readonly Reminder[]) => void
}

/** When offices that have not answered are reminded. */
export function Reminders({ value, deadline, refusals, onChange }: Props) {
  const say = useComposeWords()
  const set = (index: number, part: Partial<Reminder>) =>
    onChange(value.map((one, at) => (at === index ? { ...one, ...part } : one)))
  return (
    <Fieldset legend={say('reminders')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {say('remindersHelp')}
        </Text>
        {value.map(({ workingDays, at }, index) => {
          const what = say('reminder', { number: index + 1 })
          return (
            <Group key={index} align="flex-end" role="group" aria-label={what}>
              <NumberInput
                label={say('workingDays')}
                w={130}
                min={-250}
                max={250}
                error={refusals.at(`/reminders/${index}`)}
                value={workingDays}
                onChange={(days) => set(index, { workingDays: Number(days) || 0 })}
              />
              <TimeField
                label={say('at')}
                w={130}
                value={at}
                onChange={(time) => set(index, { at: time || MORNING })}
              />
              <Button variant="default" onClick={() => onChange(value.filter((_, other) => other !== index))}>
                {say('remove', { what })}
              </Button>
            </Group>
          )
        })}
        {value.length < MOST && (
          <Group>
            <Button variant="default" onClick={() => onChange([...value, { workingDays: 0, at: MORNING }])}>
              {say('addReminder')}
            </Button>
          </Group>
        )}
        <ReminderCalendar deadline={deadline} reminders={value} />
      </Stack>
    </Fieldset>
  )
}
