import { Anchor, Group, Paper, SegmentedControl, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import type { Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { Empty } from '../../parts/empty.js'
import { Loaded } from '../../parts/page.js'
import { PdfInPlace } from '../../parts/pdf.js'
import { useDates } from '../../words/dates.js'
import { useExemptionActWords } from './act-words.js'
import type { ExemptionView } from './view.js'

type Letter = Answered<'/api/v1/exemptions/{exemptionId}/papers'>['items'][number]

const NAMES = {
  decisionNotice: 'letterDecision',
  appealNotice: 'letterAppeal',
  hearingNotice: 'letterHearing',
  revocationNotice: 'letterRevocation',
  lapseNotice: 'letterLapse',
} as const
type Word = (typeof NAMES)[keyof typeof NAMES]
const nameOf = (kind: string): Word => NAMES[kind as keyof typeof NAMES] ?? 'letterDecision'

/** The letters that tell the applicant something, read in place where the window has room for it. */
export function Letters({ view }: { view: ExemptionView }) {
  const say = useExemptionActWords()
  const { exemptionId, state } = view
  const found = useRead('/api/v1/exemptions/{exemptionId}/papers', { path: { exemptionId } })
  return (
    <Loaded of={found}>
      {({ items }) => {
        const making = (state.letters ?? []).slice(items.length)
        return (
          <Stack>
            {making.map(({ letter, number }) => (
              <Text key={`${letter}${number}`} role="status">
                {say('beingMade', { number })}
              </Text>
            ))}
            {items.length > 0 && <Shown exemptionId={exemptionId} papers={items} />}
            {items.length + making.length === 0 && (
              <Empty title={say('noLetters')} help={say('noLettersHelp')} />
            )}
          </Stack>
        )
      }}
    </Loaded>
  )
}

function Shown({ exemptionId, papers }: { exemptionId: string; papers: readonly Letter[] }) {
  const say = useExemptionActWords()
  const dates = useDates()
  const isWide = useMediaQuery('(min-width: 62em)', false, { getInitialValueInEffect: false })
  const [chosen, setChosen] = useState<string>()
  const addressOf = ({ sha256 }: Letter) => `/api/v1/exemptions/${exemptionId}/papers/${sha256}`
  const shown = papers.find(({ sha256 }) => sha256 === chosen) ?? papers.at(-1)
  return (
    <Paper>
      <Stack gap="sm">
        {isWide && papers.length > 1 && (
          <SegmentedControl
            aria-label={say('notice')}
            value={shown?.sha256 ?? ''}
            onChange={setChosen}
            data={papers.map(({ sha256, kind }) => ({ value: sha256, label: say(nameOf(kind)) }))}
          />
        )}
        <Group gap="md">
          {papers.map((paper) => (
            <Anchor key={paper.sha256} href={addressOf(paper)} target="_blank" rel="noopener">
              {say(nameOf(paper.kind))}&nbsp;· {dates.shortDay(paper.madeAt)} – {say('openPdf')}
            </Anchor>
          ))}
        </Group>
        {isWide && shown && <PdfInPlace address={addressOf(shown)} title={say(nameOf(shown.kind))} />}
      </Stack>
    </Paper>
  )
}
