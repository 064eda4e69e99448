import { Anchor, List, Paper, Stack, Text } from '@mantine/core'
import { Link } from 'wouter'
import type { Answered } from '../../api/client.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { useAuditWords } from './words.js'

/** What a check of the record found. */
export type Verification = Answered<'/api/v1/cases/circular/{circularId}/verification'>

/** The result of a check: whole, or the first broken place of each case. */
export function Verdict({ found, at }: { found: Verification; at: string }) {
  const say = useAuditWords()
  const dates = useDates()
  const { of } = useLanguage()
  const { whole, cases, events, broken, breaches } = found
  return (
    <Paper role="status">
      <Stack gap="xs" align="flex-start">
        <Tag tone={whole ? 'done' : 'late'}>
          {whole ? `✓ ${say('whole')}` : `✕ ${say('notWhole', { count: broken })}`}
        </Tag>
        <Text size="sm">{say('checked', { cases, events, at: dates.moment(at) })}</Text>
        <List size="sm">
          {breaches.map((breach) => (
            <List.Item key={`${breach.caseId}#${breach.version}`}>
              <Anchor component={Link} href={`/audit/case/${breach.caseId}`}>
                {breach.caseId}
              </Anchor>{' '}
              &nbsp;· {say('atStep', { n: breach.version })}&nbsp;· {of(breach)}
            </List.Item>
          ))}
        </List>
      </Stack>
    </Paper>
  )
}
