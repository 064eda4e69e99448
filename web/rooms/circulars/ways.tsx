import { Button, Group, Paper, Skeleton, Title } from '@mantine/core'
import { Suspense, useState } from 'react'
import { later } from '../../app/later.js'
import type { Progress } from './filter.js'
import { Provinces } from './provinces.js'
import type { CircularView } from './tones.js'
import { useTrackWords } from './track-words.js'

// The outlines are half a hundred kilobytes: fetched by whoever wants the map.
const ProvinceMap = later(() => import('./province-map.js'), 'ProvinceMap')
const Days = later(() => import('./days.js'), 'Days')

/** Offices of one province, or those that answered on one day. */
export type Part = { readonly province?: string; readonly day?: string }

type Props = {
  readonly circular: CircularView
  readonly progress: Progress
  readonly chosen: Part
  readonly onChoose: (part: Part) => void
}

const WAYS = ['bars', 'map', 'days'] as const

/** How the circular stands in its parts: provinces as bars or on the map, or day by day. */
export function Ways({ circular, progress, chosen, onChoose }: Props) {
  const say = useTrackWords()
  const [way, setWay] = useState<(typeof WAYS)[number]>('bars')
  const title = say(way === 'days' ? 'byDay' : 'byProvince')
  const provinces = {
    tallies: progress.byProvince,
    chosen: chosen.province,
    onChoose: (province: string | undefined) => onChoose(province === undefined ? {} : { province }),
  }
  return (
    <Paper component="section" aria-label={title}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3">
          {title}
        </Title>
        <Button.Group aria-label={say('ways')}>
          {WAYS.map((one) => (
            <Button
              key={one}
              size="sm"
              variant={way === one ? 'light' : 'default'}
              aria-pressed={way === one}
              onClick={() => setWay(one)}
            >
              {say(one)}
            </Button>
          ))}
        </Button.Group>
      </Group>
      <Suspense fallback={<Skeleton height={480} />}>
        {way === 'bars' && <Provinces {...provinces} />}
        {way === 'map' && <ProvinceMap {...provinces} />}
        {way === 'days' && (
          <Days
            circular={circular}
            counted={progress.counted}
            chosen={chosen.day}
            onChoose={(day) => onChoose(day === undefined ? {} : { day })}
          />
        )}
      </Suspense>
    </Paper>
  )
}
