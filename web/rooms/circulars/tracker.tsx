import { Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '../../api/read.js'
import { Loaded } from '../../parts/page.js'
import { Figures } from './figures.js'
import type { Figure, Progress } from './filter.js'
import { Offices, type Choice } from './offices.js'
import { Provinces } from './provinces.js'
import styles from './tracker.module.css'
import { useTrackWords } from './track-words.js'
import type { CircularView } from './tones.js'

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
          <Standing circularId={circularId} progress={found} {...(choice ? { choice } : {})} />
        </Stack>
      )}
    </Loaded>
  )
}

type StandingProps = {
  readonly circularId: string
  readonly progress: Progress
  readonly choice?: Choice
}

function Standing({ circularId, progress, choice }: StandingProps) {
  const [figure, setFigure] = useState<Figure | undefined>()
  const [province, setProvince] = useState<string | undefined>()
  const showAll = () => {
    setFigure(undefined)
    setProvince(undefined)
  }
  return (
    <>
      <Figures progress={progress} chosen={figure} onChoose={setFigure} />
      <div className={styles.beside}>
        <Offices
          circularId={circularId}
          figure={figure}
          province={province}
          onShowAll={showAll}
          {...(choice ? { choice } : {})}
        />
        <Provinces tallies={progress.byProvince} chosen={province} onChoose={setProvince} />
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
