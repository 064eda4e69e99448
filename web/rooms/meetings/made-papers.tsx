import { Anchor, Paper, Stack, Text, Title } from '@mantine/core'
import { PAPER_NAMES, type PaperKind } from '../../../domain/case-papers.js'
import { useRead } from '../../api/read.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { useMeetingWords } from './words.js'

/** The papers that were made of the meeting: notice, calendar entry, attendance list, minutes, extracts. */
export function MadePapers({ meetingId }: { meetingId: string }) {
  const say = useMeetingWords()
  const dates = useDates()
  const { of } = useLanguage()
  const { data } = useRead('/api/v1/meetings/{meetingId}/papers', { path: { meetingId } })
  const papers = data?.items ?? []
  return (
    <Paper component="section" aria-labelledby="papers">
      <Stack gap="xs">
        <Title order={2} id="papers">
          {say('papers')}
        </Title>
        {papers.length === 0 && <Text c="dimmed">{say('noPapers')}</Text>}
        {papers.map(({ paperId, kind, sha256, madeAt }) => (
          <Text key={paperId}>
            <Anchor href={`/api/v1/meetings/${meetingId}/papers/${sha256}`} underline="always" download>
              {of(PAPER_NAMES[kind as PaperKind])}
            </Anchor>{' '}
            <Text span size="sm" c="dimmed">
              {dates.moment(madeAt)}
            </Text>
          </Text>
        ))}
      </Stack>
    </Paper>
  )
}
