import { Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '../../api/read.js'
import { Loaded } from '../../parts/page.js'
import { Figures } from './figures.js'
import type { Figure, Progress } from './filter.js'
import { Offices, type Choice } from './offices.js'
import styles from './tracker.module.css'
import { useTrackWords } from './track-words.js'
import type { CircularView } from './tones.js'
import { Ways, type Part } from './ways.js'

type Props = { readonly circular: CircularView; readonly choice?: Choice }

/** How the offices of a circular stand, live: the numbers, the provinces, and the offices behind each. */
export function Tracker({ circular, choice }: Props) {
  const { circularId } = circular
  const isWorking = circular.state.jobs.length > 0
  // A launch tells of itself page by page; in between one looks.
  const progress = useRead(
    '/api/v1/circulars/{circularId}/progress',
    { path: { circularId } },
    isWorking ? { refetchMs: 1_000 } : {},
  )
  return (
    <Loaded of={progress} lines={5}>
      {(found) => (
        <Stack gap="lg">
          <Working circular={circular} progress={found} />
          <Standing circular={circular} progress={found} {...(choice ? { choice } : {})} />
        </Stack>
      )}
    </Loaded>
  )
}

type StandingProps = {
  readonly circular: CircularView
  readonly progress: Progress
  readonly choice?: Choice
}

function Standing({ circular, progress, choice }: StandingProps) {
  const [figure, setFigure] = useState<Figure | undefined>()
  const [part, setPart] = useState<Part>({})
  const showAll = () => {
    setFigure(undefined)
    setPart({})
  }
  return (
    <>
      <Figures progress={progress} chosen={figure} onChoose={setFigure} />
      <div className={styles.beside}>
        <Offices
          circularId={circular.circularId}
          figure={figure}
          part={part}
          onShowAll={showAll}
          {...(choice ? { choice } : {})}
        />
        <Ways circular={circular} progress={progress} chosen={part} onChoose={setPart} />
      </div>
    </>
  )
}

function Working({ circular: { state }, progress }: { circular: CircularView; progress: Progress }) {
  const say = useTrackWords()
  const total = state.audience?.total ?? 0
  const jobs = progress.jobs
  if (jobs.length === 0) return null
  return (
    <Paper role="status">
      <Title order={2} size="h3">
        {say('working')}
      </Title>
      {jobs.map(({ id, kind }) => (
        <Text key={id}>{say(kind, { done: progress.total, total })}</Text>
      ))}
    </Paper>
  )
}
