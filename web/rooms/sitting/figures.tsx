import { Box, Group, Text } from '@mantine/core'
import type { Voting } from '../../../domain/meeting/voting.js'
import { Tag } from '../../parts/tag.js'
import { useLanguage } from '../../words/i18n.js'
import type { RoomNow } from './now.js'
import styles from './sitting.module.css'
import { useSittingWords } from './words.js'

type Step = { readonly th: string; readonly en: string; readonly source?: string }

/** The paragraphs of a section, as Thai law counts them. */
const PARAGRAPHS = ['หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า']

/** A section as English cites it: the record has it in the words of the law. */
const inEnglish = (source: string): string =>
  source
    .replace(/ม\./g, 's.')
    .replace(/ วรรค(\S+)/g, (_, word: string) => `(${PARAGRAPHS.indexOf(word) + 1 || word})`)

/** How a figure came about, step by step. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const { of } = useLanguage()
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step.en}>
          {of(step)}
          {step.source && (
            <span className={styles.source}> ({of({ th: step.source, en: inEnglish(step.source) })})</span>
          )}
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

type ResultProps = {
  readonly voting: Voting
  /** Where the next step matters more, the arithmetic is unfolded on request. */
  readonly isFolded?: boolean
}

/** A vote that has been closed: totals, the casting vote, what follows, and the arithmetic. */
export function Result({ voting, isFolded = false }: ResultProps) {
  const say = useSittingWords()
  const { result, totals, casting, status, method, question } = voting
  const counted = result?.totals ?? totals
  const isCarried = result?.outcome === 'carried'
  return (
    <div className={styles.result} aria-live="polite">
      <div className={styles.verdict}>
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
        <div className={styles.outcome}>
          {status === 'tied' && <Tag tone="attention">{say('tied')}</Tag>}
          {status === 'closed' && result && (
            <Tag tone={isCarried ? 'done' : 'late'}>{say(OUTCOMES[question.kind][isCarried ? 0 : 1])}</Tag>
          )}
        </div>
      </div>
      {result && !isFolded && <Steps steps={result.arithmetic} />}
      {result && isFolded && (
        <details>
          <summary>{say('how')}</summary>
          <Steps steps={result.arithmetic} />
        </details>
      )}
    </div>
  )
}
