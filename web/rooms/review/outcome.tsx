import { Button, List, Stack } from '@mantine/core'
import { Note } from '../../parts/note.js'
import { useLanguage } from '../../words/i18n.js'
import type { Outcome } from './dialogs.js'
import { useReviewWords } from './words.js'

/** What became of each office of a decision on many. */
export function OutcomeOf({ outcome, onHide }: { outcome: Outcome; onHide: () => void }) {
  const say = useReviewWords()
  const { of } = useLanguage()
  const { done, refused, rows } = outcome
  return (
    <Note title={say('outcome', { done, refused })}>
      <Stack align="flex-start" gap="xs">
        <List size="sm">
          {rows.map(({ officeCode, problem }) => (
            <List.Item key={officeCode}>
              {officeCode}: {problem ? of({ th: problem.messageTh, en: problem.messageEn }) : say('done')}
            </List.Item>
          ))}
        </List>
        <Button size="xs" variant="default" onClick={onHide}>
          {say('hide')}
        </Button>
      </Stack>
    </Note>
  )
}
