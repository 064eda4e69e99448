import { Skeleton, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../../../api/client.js'
import { PdfHeld } from '../../../parts/pdf.js'
import { Problem } from '../../../parts/problem.js'
import { FIELDS, letterheadOf, type EmblemChoice, type TypedHead } from './letterhead-body.js'
import { usePaperWords } from './words.js'

/** Typing pauses that long before the letter is set anew, in milliseconds. */
const PAUSE_MS = 900
const PAPER_HEIGHT = 400

type Props = {
  readonly officeCode: string
  readonly typed: TypedHead
  readonly emblem: EmblemChoice
  /** Whether what is wrong is said here: not while the form says it. */
  readonly saysProblem: boolean
}

/** A letter under what is typed, as it will be printed: set anew when typing pauses. */
export function LetterheadPaper({ officeCode, typed: typing, emblem, saysProblem }: Props) {
  const say = usePaperWords()
  const [typed] = useDebouncedValue(typing, PAUSE_MS)
  const isComplete = FIELDS.every(({ name, isNeeded }) => !isNeeded || typed[name].trim() !== '')
  const drawing = emblem instanceof File ? [emblem.name, emblem.size, emblem.lastModified] : emblem
  const found = useQuery({
    queryKey: ['letterhead/preview', officeCode, typed, drawing],
    queryFn: async () =>
      api.post('/api/v1/offices/{officeCode}/letterhead/preview', {
        path: { officeCode },
        body: await letterheadOf(typed, emblem),
      }),
    enabled: isComplete,
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <Stack gap="xs" aria-busy={found.isFetching}>
      <Text size="sm" c="dimmed" role="status">
        {say(isComplete ? 'previewHelp' : 'previewWaits')}
      </Text>
      {saysProblem && <Problem error={found.error} />}
      {found.data ? (
        <PdfHeld bytes={found.data} title={say('preview')} />
      ) : (
        isComplete && !found.error && <Skeleton height={PAPER_HEIGHT} radius="lg" />
      )}
    </Stack>
  )
}
