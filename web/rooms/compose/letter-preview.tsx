import { Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.js'
import { PdfHeld } from '../../parts/pdf.js'
import { Problem } from '../../parts/problem.js'
import type { Overrides } from './draft.js'
import { useComposeWords } from './words.js'

/** Typing pauses that long before the letter is set anew, in milliseconds. */
const PAUSE_MS = 900

/** What the letter is made from: the kind, what is different, for which office and launched when. */
export type PreviewAsked = {
  readonly procedureId: string
  readonly overrides?: Overrides
  readonly officeCode?: string
  readonly from?: string
}

/** The letter as an office would get it, set anew when typing pauses; opened by whoever wants to see it. */
export function LetterPreview({ asked }: { asked: PreviewAsked }) {
  const say = useComposeWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <Stack gap="xs">
      <Group>
        <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say(isOpen ? 'previewHide' : 'preview')}
        </Button>
      </Group>
      {isOpen && <Letter asked={asked} />}
    </Stack>
  )
}

function Letter({ asked }: { asked: PreviewAsked }) {
  const say = useComposeWords()
  // What is typed makes new objects at every turn: a pause is told by their text.
  const [text] = useDebouncedValue(JSON.stringify(asked), PAUSE_MS)
  const found = useQuery({
    queryKey: ['letters/preview', text],
    queryFn: () => api.post('/api/v1/letters/preview', { body: JSON.parse(text) as PreviewAsked }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <Stack gap="xs" aria-busy={found.isFetching}>
      <Text size="sm" c="dimmed">
        {say('previewHelp')}
      </Text>
      {found.error ? <Problem error={found.error} /> : null}
      {found.data ? (
        <PdfHeld bytes={found.data} title={say('previewOf')} />
      ) : (
        !found.error && <Skeleton height={400} radius="lg" />
      )}
    </Stack>
  )
}
