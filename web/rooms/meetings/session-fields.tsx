import { Select, SimpleGrid, TextInput } from '@mantine/core'
import { dayOf, instantAt, isClock, isDay } from '../../../domain/time.js'
import { DayField } from '../../parts/day-field.js'
import { minuteOf, TimeField } from '../../parts/time-field.js'
import type { MeetingView } from './data.js'
import { useMeetingWords } from './words.js'

type Session = MeetingView['state']['session']

/** When, where and how, as it is typed. */
export type TypedSession = {
  readonly day: string
  readonly clock: string
  readonly place: string
  readonly mode: Session['mode']
}

/** What is typed of a session that there is. */
export const typedOf = ({ startsAt, place, mode }: Session): TypedSession => ({
  ...{ day: dayOf(startsAt), clock: minuteOf(startsAt), place, mode },
})

/** What was typed, as the API takes it; nothing while day or clock are not whole. */
export function sessionOf({ day, clock, place, mode }: TypedSession): Session | undefined {
  return isDay(day) && isClock(clock) ? { mode, place, startsAt: instantAt(day, clock) } : undefined
}

const MODES = ['inPerson', 'electronic', 'both'] as const

type Props = { readonly value: TypedSession; readonly onChange: (value: TypedSession) => void }

/** The fields of when, where and how. */
export function SessionFields({ value, onChange }: Props) {
  const say = useMeetingWords()
  const set = (name: keyof TypedSession) => (event: { currentTarget: { value: string } }) =>
    onChange({ ...value, [name]: event.currentTarget.value })
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DayField
          label={say('day')}
          value={value.day}
          onChange={(day) => onChange({ ...value, day })}
          required
        />
        <TimeField
          label={say('clock')}
          value={value.clock}
          onChange={(clock) => onChange({ ...value, clock })}
          required
        />
      </SimpleGrid>
      <TextInput label={say('place')} value={value.place} onChange={set('place')} maxLength={500} required />
      <Select
        label={say('mode')}
        data={MODES.map((mode) => ({ value: mode, label: say(mode) }))}
        value={value.mode}
        onChange={(mode) => onChange({ ...value, mode: mode as TypedSession['mode'] })}
        allowDeselect={false}
      />
    </>
  )
}
