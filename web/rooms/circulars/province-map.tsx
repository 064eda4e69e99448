import { Group, Stack, Text } from '@mantine/core'
import thailand from '@svg-maps/thailand'
import type { KeyboardEvent } from 'react'
import { PROVINCES } from '../../../domain/provinces.js'
import type { ProvinceTally } from './filter.js'
import styles from './provinces.module.css'
import { useProvinceName } from './province-name.js'
import { useTrackWords } from './track-words.js'

type Props = {
  readonly tallies: readonly ProvinceTally[]
  readonly chosen: string | undefined
  readonly onChoose: (province: string | undefined) => void
}

const LOOKS = { all: 'allAnswered', part: 'partAnswered', some: 'someOverdue', none: 'noneAnswered' } as const
type Look = keyof typeof LOOKS

/** The map's spelling of English names differs from the standard's by spaces alone. */
const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '')
const thaiOf = new Map(PROVINCES.map(({ nameTh, nameEn }) => [plain(nameEn), nameTh]))

/** The provinces that were asked, on the map of the country. */
export function ProvinceMap({ tallies, chosen, onChoose }: Props) {
  const say = useTrackWords()
  const tallyOf = new Map(tallies.map((one) => [one.province, one]))
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {say('mapHelp')}
      </Text>
      <svg viewBox={thailand.viewBox} className={styles.map} role="group" aria-label={say('mapLabel')}>
        {thailand.locations.map(({ id, name, path }) => {
          const tally = tallyOf.get(thaiOf.get(plain(name)) ?? '')
          return tally ? (
            <Asked key={id} path={path} tally={tally} chosen={chosen} onChoose={onChoose} />
          ) : (
            <path key={id} d={path} className={styles.province} aria-hidden />
          )
        })}
      </svg>
      <Group gap="md">
        {(Object.keys(LOOKS) as Look[]).map((look) => (
          <Group key={look} gap={6} wrap="nowrap">
            <svg className={`${styles.sample} ${styles[look]}`} viewBox="0 0 1 1" aria-hidden>
              <rect width="1" height="1" />
            </svg>
            <Text size="sm">{say(LOOKS[look])}</Text>
          </Group>
        ))}
      </Group>
      <Text size="xs" c="dimmed">
        {say('mapSource')}
      </Text>
    </Stack>
  )
}

function lookOf({ overdue, answered, counted }: ProvinceTally): Look {
  if (overdue > 0) return 'some'
  if (counted > 0 && answered === counted) return 'all'
  return answered > 0 ? 'part' : 'none'
}

type AskedProps = Omit<Props, 'tallies'> & { readonly path: string; readonly tally: ProvinceTally }

function Asked({ path, tally, chosen, onChoose }: AskedProps) {
  const say = useTrackWords()
  const nameOf = useProvinceName()
  const { province, answered, counted } = tally
  const choose = () => onChoose(chosen === province ? undefined : province)
  const name = `${nameOf(province)}: ${say('answeredOf', { answered, counted })}, ${say(LOOKS[lookOf(tally)])}`
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    choose()
  }
  return (
    <path
      d={path}
      className={`${styles.province} ${styles.asked} ${styles[lookOf(tally)]}`}
      role="button"
      tabIndex={0}
      aria-label={name}
      aria-pressed={chosen === province}
      onClick={choose}
      onKeyDown={onKeyDown}
    >
      <title>{name}</title>
    </path>
  )
}
