import {
  Box,
  Group,
  Paper,
  SegmentedControl,
  Skeleton,
  Stack,
  Text,
  Title,
  UnstyledButton,
} from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { ProvinceTally } from './filter.js'
import { useProvinceName } from './province-name.js'
import styles from './provinces.module.css'
import { useTrackWords } from './track-words.js'

// The outlines are half a hundred kilobytes: fetched by whoever wants the map.
const ProvinceMap = lazy(() => import('./province-map.js').then((room) => ({ default: room.ProvinceMap })))

type Props = {
  readonly tallies: readonly ProvinceTally[]
  readonly chosen: string | undefined
  readonly onChoose: (province: string | undefined) => void
}

/** How the provinces stand: as bars, or on the map. */
export function Provinces(props: Props) {
  const say = useTrackWords()
  const [view, setView] = useState('bars')
  return (
    <Paper component="section" aria-label={say('byProvince')}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3">
          {say('byProvince')}
        </Title>
        <SegmentedControl
          aria-label={say('byProvince')}
          data={[
            { value: 'bars', label: say('bars') },
            { value: 'map', label: say('map') },
          ]}
          value={view}
          onChange={setView}
        />
      </Group>
      {view === 'map' ? (
        <Suspense fallback={<Skeleton height={480} />}>
          <ProvinceMap {...props} />
        </Suspense>
      ) : (
        <Bars {...props} />
      )}
    </Paper>
  )
}

function Bars({ tallies, chosen, onChoose }: Props) {
  const say = useTrackWords()
  const nameOf = useProvinceName()
  // Who is furthest behind is what one looks for.
  const sorted = [...tallies].sort((a, b) => b.overdue - a.overdue || b.unanswered - a.unanswered)
  return (
    <Stack component="ul" gap={2} m={0} p={0} className={styles.bars}>
      {sorted.map(({ province, answered, counted, overdue }) => (
        <li key={province}>
          <UnstyledButton
            className={styles.row}
            aria-pressed={chosen === province}
            disabled={province === ''}
            onClick={() => onChoose(chosen === province ? undefined : province)}
          >
            <Group justify="space-between" gap="xs" wrap="nowrap">
              <Text component="span" size="sm" fw={600}>
                {nameOf(province)}
              </Text>
              <Text component="span" size="sm" c="dimmed">
                {say('answeredOf', { answered, counted })}
                {overdue > 0 && (
                  <Text component="span" size="sm" className={styles.overdue}>
                    {' · '}
                    {say('overdueOf', { overdue })}
                  </Text>
                )}
              </Text>
            </Group>
            <span className={styles.track} aria-hidden>
              <Box component="span" className={styles.done} w={`${shareOf(answered, counted)}%`} />
              <Box component="span" className={styles.late} w={`${shareOf(overdue, counted)}%`} />
            </span>
          </UnstyledButton>
        </li>
      ))}
    </Stack>
  )
}

const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : (part / whole) * 100)
