import { Box, Group, Stack, Text } from '@mantine/core'
import type { Voting } from '../../../domain/meeting/voting.js'
import { Tag } from '../../parts/tag.js'
import { useLanguage } from '../../words/i18n.js'
import type { RoomNow } from './now.js'
import styles from './sitting.module.css'
import { useSittingWords } from './words.js'

type Step = { readonly th: string; readonly en: string; readonly source?: string }

/** How a figure came about, step by step. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const { of } = useLanguage()
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step.en}>
          {of(step)}
          {step.source && <span className={styles.source}> ({step.source})</span>}
        </li>
      ))}
    </ol>
  )
}

/** Whether there is a quorum, always in sight; how it is counted on request. */
export function Quorum({ room, isLarge = false }: { room: RoomNow | undefined; isLarge?: boolean }) {
  const say = useSittingWords()
  if (!room) return null
  const { counted, needed, isMet, arithmetic } = room.quorum
  return (
    <Box aria-live="polite">
      <Group gap="sm">
        <Text fw={600} {...(isLarge ? { fz: '1em' } : {})}>
          {say('ofNeeded', { counted, needed })}
        </Text>
        <Tag tone={isMet ? 'done' : 'late'}>{say(isMet ? 'quorumMet' : 'quorumMissing')}</Tag>
      </Group>
      {!isLarge && (
        <details>
          <summary>{say('how')}</summary>
          <Steps steps={arithmetic} />
        </details>
      )}
    </Box>
  )
}

const CHOICES = ['for', 'against', 'abstain', 'invalid'] as const

const OUTCOMES = { item: ['carried', 'lost'], objection: ['mayStay', 'mustGo'] } as const

/** A vote that has been closed: totals, the casting vote, what follows, and the arithmetic. */
export function Result({ voting }: { voting: Voting }) {
  const say = useSittingWords()
  const { result, totals, casting, status, method, question } = voting
  const counted = result?.totals ?? totals
  return (
    <Stack gap="xs" aria-live="polite">
      {counted && method !== 'noObjection' && (
        <div className={styles.totals}>
          {CHOICES.filter((choice) => choice !== 'invalid' || counted.invalid > 0).map((choice) => (
            <div key={choice}>
              <span className={styles.figure}>{counted[choice]}</span> {say(choice)}
            </div>
          ))}
        </div>
      )}
      {method === 'noObjection' && (
        <Text fw={600} fz="1em">
          {say('noObjection')}
        </Text>
      )}
      {casting && (
        <Text fw={600} fz="1em">
          {say('castingBy', { choice: say(casting.choice) })}
        </Text>
      )}
      <div>
        {status === 'tied' && <Tag tone="attention">{say('tied')}</Tag>}
        {status === 'closed' && result && (
          <Tag tone={result.outcome === 'carried' ? 'done' : 'late'}>
            {say(OUTCOMES[question.kind][result.outcome === 'carried' ? 0 : 1])}
          </Tag>
        )}
      </div>
      {result && <Steps steps={result.arithmetic} />}
    </Stack>
  )
}
