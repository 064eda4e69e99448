import { Button, Stack } from '@mantine/core'
import { useState } from 'react'
import type { ProvinceTally } from './filter.js'
import { useProvinceName } from './province-name.js'
import styles from './provinces.module.css'
import { useTrackWords } from './track-words.js'

type Props = {
  readonly tallies: readonly ProvinceTally[]
  readonly chosen: string | undefined
  readonly onChoose: (province: string | undefined) => void
}

/** So many provinces are seen at once; the others are asked for. */
const FURTHEST_BEHIND = 12

/** How the provinces stand, who is furthest behind first. */
export function Provinces({ tallies, chosen, onChoose }: Props) {
  const say = useTrackWords()
  const nameOf = useProvinceName()
  const [shown, setShown] = useState(FURTHEST_BEHIND)
  const sorted = [...tallies].sort((a, b) => b.overdue - a.overdue || b.unanswered - a.unanswered)
  return (
    <Stack gap="xs">
      <Stack component="ul" gap={2} m={0} p={0} className={styles.bars}>
        {sorted.slice(0, shown).map(({ province, answered, counted, overdue }) => (
          <li key={province}>
            <button
              type="button"
              className={styles.row}
              aria-pressed={chosen === province}
              disabled={province === ''}
              onClick={() => onChoose(chosen === province ? undefined : province)}
            >
              <b>{nameOf(province)}</b>
              <span className={styles.count}>
                {say('answeredOf', { answered, counted })}
                {overdue > 0 && (
                  <span className={styles.overdue}>&nbsp;· {say('overdueOf', { overdue })}</span>
                )}
              </span>
              <svg
                className={styles.track}
                viewBox={`0 0 ${Math.max(counted, 1)} 1`}
                preserveAspectRatio="none"
                aria-hidden
              >
                <rect className={styles.done} width={answered} height={1} />
                <rect className={styles.late} x={answered} width={overdue} height={1} />
              </svg>
            </button>
          </li>
        ))}
      </Stack>
      {sorted.length > shown && (
        <Button variant="subtle" size="sm" onClick={() => setShown(sorted.length)}>
          {say('allProvinces', { count: sorted.length })}
        </Button>
      )}
    </Stack>
  )
}
