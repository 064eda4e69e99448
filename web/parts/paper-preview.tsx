import { Button, Group, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PdfHeld, PdfPlace } from './pdf.js'
import { Problem } from './problem.js'

/** Typing pauses that long before the paper is set anew, in milliseconds. */
const PAUSE_MS = 900

type Words = {
  readonly show: string
  readonly hide: string
  readonly help: string
  /** Of the paper, read out for its frame. */
  readonly title: string
}

type InPlace<Asked> = {
  /** Which paper: what is read once for it is not read for another. */
  readonly name: string
  /** What it is made from; it must survive JSON. */
  readonly asked: Asked
  readonly make: (asked: Asked) => Promise<Blob>
  readonly words: Pick<Words, 'help' | 'title'>
}
type Props<Asked> = InPlace<Asked> & { readonly words: Words }

/** A paper as it would be printed, set anew when typing pauses; opened by whoever wants to see it. */
export function PaperPreview<Asked>({ words, ...paper }: Props<Asked>) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Stack gap="xs">
      <Group>
        <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? words.hide : words.show}
        </Button>
      </Group>
      {isOpen && <PaperInPlace {...paper} words={words} />}
    </Stack>
  )
}

/** The same, open at once: for whoever comes to read it. */
export function PaperInPlace<Asked>({ name, asked, make, words }: InPlace<Asked>) {
  // What is typed makes new objects at every turn: a pause is told by their text.
  const [text] = useDebouncedValue(JSON.stringify(asked), PAUSE_MS)
  const found = useQuery({
    queryKey: [name, text],
    queryFn: () => make(JSON.parse(text) as Asked),
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <Stack gap="xs" aria-busy={found.isFetching}>
      <Text size="sm" c="dimmed">
        {words.help}
      </Text>
      {found.error ? <Problem error={found.error} /> : null}
      {found.data ? <PdfHeld bytes={found.data} title={words.title} /> : !found.error && <PdfPlace />}
    </Stack>
  )
}
