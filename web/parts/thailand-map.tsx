import { Group, Stack, Text } from '@mantine/core'
import thailand from '@svg-maps/thailand'
import type { KeyboardEvent } from 'react'
import { PROVINCES } from '../../domain/provinces.js'
import { useMapWords } from './map-words.js'
import styles from './thailand-map.module.css'

/** How a province is filled in: each look has its words beside the map. */
export type MapLook = 'good' | 'brand' | 'pale' | 'bad' | 'quiet'

/** What the map says of a province, and what happens to whom presses it. */
export type ShownProvince = {
  readonly look: MapLook
  /** In words, its name included. */
  readonly name: string
  readonly isChosen?: boolean
  readonly onPress?: () => void
}

type Props = {
  readonly label: string
  readonly help?: string
  /** By the Thai names of the provinces; a province that is not among them is an outline. */
  readonly provinces: ReadonlyMap<string, ShownProvince>
  readonly legend: readonly { readonly look: MapLook; readonly label: string }[]
}

/** The map's spelling of English names differs from the standard's by spaces alone. */
const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '')
const thaiOf = new Map(PROVINCES.map(({ nameTh, nameEn }) => [plain(nameEn), nameTh]))

/** Provinces on the map of the country. Fetched with its outlines, half a hundred kilobytes, by whoever wants it: see `lazy`. */
export function ThailandMap({ label, help, provinces, legend }: Props) {
  const say = useMapWords()
  return (
    <Stack gap="xs">
      {help && (
        <Text size="sm" c="dimmed">
          {help}
        </Text>
      )}
      <svg viewBox={thailand.viewBox} className={styles.map} role="group" aria-label={label}>
        {thailand.locations.map(({ id, name, path }) => {
          const shown = provinces.get(thaiOf.get(plain(name)) ?? '')
          return shown ? (
            <Province key={id} path={path} shown={shown} />
          ) : (
            <path key={id} d={path} className={styles.province} aria-hidden />
          )
        })}
      </svg>
      <Group gap="md">
        {legend.map(({ look, label: words }) => (
          <Group key={look} gap={6} wrap="nowrap">
            <svg className={`${styles.sample} ${styles[look]}`} viewBox="0 0 1 1" aria-hidden>
              <rect width="1" height="1" />
            </svg>
            <Text size="sm">{words}</Text>
          </Group>
        ))}
      </Group>
      <Text size="xs" c="dimmed">
        {say('source')}
      </Text>
    </Stack>
  )
}

type ProvinceProps = { readonly path: string; readonly shown: ShownProvince }

function Province({ path, shown: { look, name, isChosen = false, onPress } }: ProvinceProps) {
  const looks = `${styles.province} ${styles[look]}`
  if (!onPress)
    return (
      <path d={path} className={looks} role="img" aria-label={name}>
        <title>{name}</title>
      </path>
    )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onPress()
  }
  return (
    <path
      d={path}
      className={`${looks} ${styles.pressed}`}
      role="button"
      tabIndex={0}
      aria-label={name}
      aria-pressed={isChosen}
      onClick={onPress}
      onKeyDown={onKeyDown}
    >
      <title>{name}</title>
    </path>
  )
}
