import { Fieldset, Group, NumberInput, Radio, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { DeadlineRule } from '../../../domain/deadline-rule.js'
import { api } from '../../api/client.js'
import { DayField } from '../../parts/day-field.js'
import { Problem } from '../../parts/problem.js'
import { TimeField } from '../../parts/time-field.js'
import { useDeadlineWords } from './deadline-words.js'
import { Reasons } from './reasons.js'

type Props = { readonly value: DeadlineRule; readonly onChange: (rule: DeadlineRule) => void }

const KINDS = ['fixed', 'workingDays', 'calendarDays'] as const
const FEW_DAYS = 5

function ruleOf(kind: string): DeadlineRule {
  if (kind === 'workingDays') return { kind, days: FEW_DAYS }
  if (kind === 'calendarDays') return { kind, days: FEW_DAYS, roll: true }
  return { kind: 'fixed', day: '' }
}

/** A deadline that is being chosen: by a day or by a count of days, with the date that it gives and why. */
export function DeadlineField({ value, onChange }: Props) {
  const say = useDeadlineWords()
  return (
    <Fieldset legend={say('kind')}>
      <Stack gap="sm">
        <Radio.Group aria-label={say('kind')} value={value.kind} onChange={(kind) => onChange(ruleOf(kind))}>
          <Group gap="md">
            {KINDS.map((kind) => (
              <Radio key={kind} value={kind} label={say(kind)} />
            ))}
          </Group>
        </Radio.Group>
        <Group align="flex-start" grow preventGrowOverflow={false}>
          <Amount value={value} onChange={onChange} />
          <TimeField
            label={say('time')}
            help={say('timeHelp')}
            value={value.time ?? ''}
            onChange={(time) => onChange(withTime(value, time))}
          />
        </Group>
        <Outcome rule={value} />
      </Stack>
    </Fieldset>
  )
}

function withTime(rule: DeadlineRule, time: string): DeadlineRule {
  const { time: _, ...rest } = rule
  return time ? { ...rest, time } : rest
}

function Amount({ value, onChange }: Props) {
  const say = useDeadlineWords()
  if (value.kind === 'fixed')
    return (
      <DayField
        label={say('day')}
        required
        value={value.day}
        onChange={(day) => onChange({ ...value, day })}
      />
    )
  return (
    <NumberInput
      label={say('days')}
      required
      min={1}
      max={1830}
      value={value.days}
      onChange={(days) => onChange({ ...value, days: Number(days) || 1 })}
    />
  )
}

/** Whether enough was said for a date to be worked out. */
export const isWhole = (rule: DeadlineRule): boolean => rule.kind !== 'fixed' || rule.day !== ''

function Outcome({ rule }: { rule: DeadlineRule }) {
  const found = useQuery({
    queryKey: ['deadlines/preview', rule],
    queryFn: () => api.post('/api/v1/deadlines/preview', { body: { rule, reminders: [] } }),
    enabled: isWhole(rule),
  })
  if (found.error) return <Problem error={found.error} />
  return found.data ? <Reasons of={found.data} /> : null
}
