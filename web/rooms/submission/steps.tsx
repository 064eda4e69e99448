import { Group, Text } from '@mantine/core'
import { useLanguage } from '../../words/i18n.js'
import { yearIn } from '../../words/dates.js'
import styles from './submission.module.css'
import type { View } from './view.js'
import { useSubmissionWords } from './words.js'

type Step = {
  readonly word: 'stepReceive' | 'stepAssign' | 'stepAnswer' | 'stepAccept'
  readonly done: boolean
}

const OVER: readonly View['status'][] = ['withdrawn', 'exempted', 'closedUnanswered']

/** How far the matter has come, from the letter's coming in to the answer's acceptance. */
export function Steps({ view: { state } }: { view: View }) {
  const say = useSubmissionWords()
  const { language } = useLanguage()
  const { status, receipt, assignee } = state
  const isSent = status === 'submitted' || status === 'accepted'
  const steps: Step[] = [
    { word: 'stepReceive', done: receipt !== undefined },
    { word: 'stepAssign', done: assignee !== undefined || isSent },
    { word: 'stepAnswer', done: isSent },
    { word: 'stepAccept', done: status === 'accepted' },
  ]
  // Where nothing is asked any more no step comes next.
  const now = OVER.includes(status) ? -1 : steps.findIndex(({ done }) => !done)
  return (
    <Group component="ol" gap="xs" className={styles['steps']} aria-label={say('steps')}>
      {steps.map(({ word, done }, index) => (
        <li key={word} className={styles[done ? 'done' : index === now ? 'now' : 'later']}>
          <span aria-hidden>{done ? '✓' : index + 1}</span>
          <Text component="span" size="sm" fw={index === now ? 600 : 400}>
            {say(word)}
            {word === 'stepReceive' && receipt && ` ${receipt.number}/${yearIn(language, receipt.year)}`}
          </Text>
          {(done || index === now) && (
            <span className={styles['hidden']}> ({say(done ? 'stepDone' : 'stepNow')})</span>
          )}
        </li>
      ))}
    </Group>
  )
}
