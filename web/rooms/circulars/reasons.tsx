import { Alert, Button, Collapse, List, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useCommonWords } from '../../words/common.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { useDeadlineWords } from './deadline-words.js'

type Both = { readonly th: string; readonly en: string }
type Explained = {
  readonly day: string
  readonly time: string | null
  readonly why: readonly Both[]
  readonly warnings: readonly (Both & { readonly code: string })[]
}

/** A date, what to look out for, and step by step why it is this one. */
export function Reasons({ of: { day, time, why, warnings } }: { of: Explained }) {
  const say = useDeadlineWords()
  const common = useCommonWords()
  const dates = useDates()
  const { of } = useLanguage()
  const [isOpen, reasons] = useDisclosure(false)
  const clock = time ? ` ${common('time', { clock: time.slice(0, 5) })}` : ''
  return (
    <Stack gap="xs" align="flex-start">
      <Text fw={600} role="status">
        {say('dueOn', { day: `${dates.day(day)}${clock}` })}
      </Text>
      {warnings.map((warning) => (
        <Alert key={warning.code} color="yellow" variant="outline" p="xs" w="100%">
          {of(warning)}
        </Alert>
      ))}
      <Button variant="subtle" size="xs" px={0} aria-expanded={isOpen} onClick={reasons.toggle}>
        {say(isOpen ? 'hideWhy' : 'why')}
      </Button>
      <Collapse expanded={isOpen}>
        <List size="sm" type="ordered">
          {why.map((step, index) => (
            <List.Item key={index}>{of(step)}</List.Item>
          ))}
        </List>
      </Collapse>
    </Stack>
  )
}
