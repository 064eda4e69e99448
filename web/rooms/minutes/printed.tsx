import { Anchor, Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { PAPER_NAMES, type PaperKind } from '../../../domain/case-papers.js'
import { useRead } from '../../api/read.js'
import { PdfInPlace } from '../../parts/pdf.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { useMinutesWords } from './words.js'

const KINDS: readonly string[] = ['minutesDraft', 'minutes'] satisfies PaperKind[]

type Props = {
  readonly meetingId: string
  /** For whoever writes them: how they would be printed now. */
  readonly children?: ReactNode
}

/** The minutes in print: each draft that was sent round, and the certified ones; the newest is read in place. */
export function PrintedMinutes({ meetingId, children }: Props) {
  const say = useMinutesWords()
  const dates = useDates()
  const { of } = useLanguage()
  const { data } = useRead('/api/v1/meetings/{meetingId}/papers', { path: { meetingId } })
  const papers = (data?.items ?? []).filter(({ kind }) => KINDS.includes(kind)).toReversed()
  const nameOf = (kind: string) => of(PAPER_NAMES[kind as PaperKind])
  const addressOf = (sha256: string) => `/api/v1/meetings/${meetingId}/papers/${sha256}`
  const [newest] = papers
  return (
    <Paper component="section" aria-labelledby="printed">
      <Stack gap="xs">
        <Title order={2} id="printed">
          {say('papers')}
        </Title>
        {!newest && <Text c="dimmed">{say('noPapers')}</Text>}
        {papers.map(({ paperId, kind, sha256, madeAt }) => (
          <Text key={paperId}>
            <Anchor href={addressOf(sha256)} underline="always" download>
              {nameOf(kind)}
            </Anchor>{' '}
            <Text span size="sm" c="dimmed">
              {dates.moment(madeAt)}
            </Text>
          </Text>
        ))}
        {children}
        {newest && <PdfInPlace address={addressOf(newest.sha256)} title={nameOf(newest.kind)} />}
      </Stack>
    </Paper>
  )
}
