import { Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { AudienceRule } from '../../../domain/audience.js'
import type { DeadlineRule } from '../../../domain/deadline-rule.js'
import { api } from '../../api/client.js'
import { Note } from '../../parts/note.js'
import { isWhole } from '../circulars/deadline-field.js'
import { asked } from '../circulars/rule.js'
import { isNamed } from './rule-lines.js'
import { useComposeWords } from './words.js'

type Props = {
  readonly procedureId: string
  readonly audience: AudienceRule
  readonly deadline: DeadlineRule
}

/** What the offices already owe in the week in which the circular would be due, and whether they were asked before. */
export function Burden({ procedureId, ...draft }: Props) {
  const say = useComposeWords()
  const [{ audience, deadline }] = useDebouncedValue(draft, 500)
  const found = useQuery({
    queryKey: ['audiences/burden', procedureId, audience, deadline],
    async queryFn() {
      const { day: due } = await api.post('/api/v1/deadlines/preview', {
        body: { rule: deadline, reminders: [] },
      })
      return api.post('/api/v1/audiences/burden', {
        body: { rule: asked(audience), due, procedureId, warnAt: WARN_AT },
      })
    },
    enabled: isNamed(audience) && isWhole(deadline),
    retry: false,
  })
  // A rule or a date that does not hold is refused beside its own field.
  if (!found.data) return null
  const { owed, minutes, warned, askedBefore } = found.data.totals
  return (
    <Note title={say('burden')}>
      <Stack gap={4}>
        <Text>
          {owed > 0
            ? say(minutes > 0 ? 'burdenOwed' : 'burdenAnswers', { owed, minutes })
            : say('burdenFree')}
        </Text>
        {warned > 0 && <Text fw={600}>{say('burdenWarned', { count: warned })}</Text>}
        {askedBefore > 0 && <Text>{say('burdenAsked', { count: askedBefore })}</Text>}
      </Stack>
    </Note>
  )
}

/** Five answers in one week is what an office is found to manage beside its own work. */
const WARN_AT = 5
