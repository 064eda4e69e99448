import { Progress as Bar, Text, UnstyledButton } from '@mantine/core'
import { factsOf } from '../../words/facts.js'
import { FIGURES, figureOf, MAIN_FIGURES, type Figure, type Progress } from './filter.js'
import styles from './figures.module.css'
import { useTrackWords } from './track-words.js'

type Props = {
  readonly progress: Progress
  readonly chosen: Figure | undefined
  readonly onChoose: (figure: Figure | undefined) => void
}

/** The numbers of the tracker; each one lists its offices. */
export function Figures({ progress, chosen, onChoose }: Props) {
  const say = useTrackWords()
  const { answered, counted } = progress
  const percent = counted === 0 ? 0 : Math.floor((answered / counted) * 100)
  const uncounted = useUncounted(progress)
  const shown = FIGURES.filter((one) => MAIN_FIGURES.includes(one) || figureOf(progress, one) > 0)
  return (
    <section aria-label={say('figures')}>
      <Bar value={percent} aria-label={say('share', { percent })} size="lg" radius="xl" color="brand" />
      <Text size="sm" c="dimmed" mb="xs" role="status">
        {factsOf([say('share', { percent }), ...uncounted])}
      </Text>
      <div className={styles.figures}>
        {shown.map((figure) => {
          const number = figureOf(progress, figure)
          const isBad = figure === 'overdue' && number > 0
          return (
            <UnstyledButton
              key={figure}
              className={`${styles.figure} ${isBad ? styles.bad : ''}`}
              aria-pressed={chosen === figure}
              onClick={() => onChoose(chosen === figure ? undefined : figure)}
            >
              <span className={styles.number}>{number.toLocaleString('en')}</span>
              <Text component="span" size="sm">
                {say(figure)}
              </Text>
            </UnstyledButton>
          )
        })}
      </div>
    </section>
  )
}

/** Why the list is longer than the number of all: offices that are listed, but owe no answer. */
function useUncounted({ total, counted, exempted, byStatus: { withdrawn = 0 } }: Progress): string[] {
  const say = useTrackWords()
  if (total === counted) return []
  return [
    say('countedOf', { counted: counted.toLocaleString('en') }),
    ...(withdrawn > 0 ? [say('notWithdrawn', { withdrawn })] : []),
    ...(exempted > 0 ? [say('notExempted', { exempted })] : []),
  ]
}
