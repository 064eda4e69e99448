import { Anchor, Group, List, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { PdfInPlace } from '../../parts/pdf.js'
import { filesOf, type View } from './view.js'
import { useSubmissionWords } from './words.js'

type Letter = View['letters'][number]

const addressOf = ({ letterId }: Letter): string =>
  `/api/v1/letters/${letterId.split('/').map(encodeURIComponent).join('/')}.pdf`

/** The letters that the office got in this matter, read in place where the window has room for it. */
export function Letters({ view }: { view: View }) {
  const say = useSubmissionWords()
  const isWide = useMediaQuery('(min-width: 75em)', false, { getInitialValueInEffect: false })
  const [chosen, setChosen] = useState<string>()
  const shown = view.letters.find(({ letterId }) => letterId === chosen) ?? view.letters[0]
  const { enclosures } = view.circular
  return (
    <Paper component="section" aria-labelledby="letter-title">
      <Stack gap="sm">
        <Title order={2} id="letter-title">
          {say('letter')}
        </Title>
        {isWide && view.letters.length > 1 && (
          <SegmentedControl
            aria-label={say('letter')}
            value={shown?.letterId ?? ''}
            onChange={setChosen}
            data={view.letters.map((one) => ({ value: one.letterId, label: say(nameOf(one)) }))}
          />
        )}
        <Group gap="md">
          {view.letters.map((one) => (
            <Anchor key={one.letterId} href={addressOf(one)} target="_blank" rel="noopener">
              {say(nameOf(one))} – {say('openPdf')}
            </Anchor>
          ))}
          {view.state.receipt && <Anchor href={`${filesOf(view)}/received.pdf`}>{say('stamped')}</Anchor>}
        </Group>
        {isWide && shown && <PdfInPlace address={addressOf(shown)} title={say(nameOf(shown))} />}
        {enclosures.length > 0 && (
          <div>
            <Text fw={600} size="sm">
              {say('enclosures')}
            </Text>
            <List size="sm">
              {enclosures.map((one) => (
                <List.Item key={one}>{one}</List.Item>
              ))}
            </List>
          </div>
        )}
      </Stack>
    </Paper>
  )
}

function nameOf({ kind }: Letter) {
  if (kind === 'circular') return 'letterCircular'
  if (kind.startsWith('erratum')) return 'letterErratum'
  return kind.startsWith('overdue') ? 'letterOverdue' : 'letterOther'
}
