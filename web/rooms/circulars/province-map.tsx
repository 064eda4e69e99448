import { ThailandMap, type MapLook, type ShownProvince } from '../../parts/thailand-map.js'
import type { ProvinceTally } from './filter.js'
import { useProvinceName } from './province-name.js'
import { useTrackWords } from './track-words.js'

type Props = {
  readonly tallies: readonly ProvinceTally[]
  readonly chosen: string | undefined
  readonly onChoose: (province: string | undefined) => void
}

const LOOKS = {
  good: 'allAnswered',
  brand: 'partAnswered',
  bad: 'someOverdue',
  quiet: 'noneAnswered',
} as const satisfies Partial<Record<MapLook, string>>
type Look = keyof typeof LOOKS

/** The provinces that were asked, on the map of the country. */
export function ProvinceMap({ tallies, chosen, onChoose }: Props) {
  const say = useTrackWords()
  const nameOf = useProvinceName()
  const shown = ({ province, ...tally }: ProvinceTally): ShownProvince => {
    const { answered, counted } = tally
    const look = lookOf(tally)
    return {
      look,
      name: `${nameOf(province)}: ${say('answeredOf', { answered, counted })}, ${say(LOOKS[look])}`,
      isChosen: chosen === province,
      onPress: () => onChoose(chosen === province ? undefined : province),
    }
  }
  return (
    <ThailandMap
      label={say('mapLabel')}
      help={say('mapHelp')}
      provinces={new Map(tallies.map((tally) => [tally.province, shown(tally)]))}
      legend={(Object.keys(LOOKS) as Look[]).map((look) => ({ look, label: say(LOOKS[look]) }))}
    />
  )
}

function lookOf({
  overdue,
  answered,
  counted,
}: Pick<ProvinceTally, 'overdue' | 'answered' | 'counted'>): Look {
  if (overdue > 0) return 'bad'
  if (counted > 0 && answered === counted) return 'good'
  return answered > 0 ? 'brand' : 'quiet'
}
