import { Alert, Anchor, Text } from '@mantine/core'
import { Problem } from '../../parts/problem.js'
import { useCommonWords } from '../../words/common.js'
import { useDates } from '../../words/dates.js'
import type { useDraft } from './draft.js'
import { useSubmissionWords } from './words.js'

/** Whether what was typed is saved, and where it is if not. */
export function DraftLine({ draft }: { draft: ReturnType<typeof useDraft> }) {
  const say = useSubmissionWords()
  const common = useCommonWords()
  const dates = useDates()
  const { state, savedAt, error, isRestored } = draft
  const next = encodeURIComponent(location.pathname)
  if (state === 'signedOut')
    return (
      <Alert role="alert" color="yellow" variant="outline">
        {say('keptSignedOut')} <Anchor href={`/sign-in?next=${next}`}>{common('signIn')}</Anchor>
      </Alert>
    )
  if (state === 'refused')
    return (
      <div role="alert">
        <Text>{say('notKept')}</Text>
        <Problem error={error} />
      </div>
    )
  const words = {
    untouched: savedAt ? say('saved', { clock: dates.clock(savedAt) }) : say('nothingYet'),
    changed: say('unsaved'),
    saving: say('saving'),
    saved: say('saved', { clock: savedAt ? dates.clock(savedAt) : '' }),
    offline: say('keptHere'),
    conflict: say('conflictTitle'),
  }
  return (
    <Text size="sm" c="dimmed" role="status">
      {words[state]}
      {isRestored && `\u00a0· ${say('restored')}`}
    </Text>
  )
}
