import { Grid, List, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { AudienceRule } from '../../../domain/audience.js'
import { PROVINCES } from '../../../domain/provinces.js'
import { api, type Answered } from '../../api/client.js'
import { Loaded } from '../../parts/page.js'
import { ThailandMap, type MapLook, type ShownProvince } from '../../parts/thailand-map.js'
import { useProvinceName } from '../circulars/province-name.js'
import { asked } from '../circulars/rule.js'
import { useAudienceWords } from './audience-words.js'
import styles from './audience-map.module.css'

type Offices = Answered<'/api/v1/audiences/preview', 'post'>['offices']

type Props = {
  readonly rule: AudienceRule
  /** Those that the rule comes to. */
  readonly offices: Offices
  readonly onChange: (rule: AudienceRule) => void
}

const LOOKS = { brand: 'allOf', pale: 'someOf', quiet: 'noneOf' } as const
type Look = keyof typeof LOOKS & MapLook
const EVERYONE: AudienceRule = { everyone: true }

/** How many offices of each province a rule comes to, on the map and in words; a rule by provinces is chosen here too. */
export function AudienceMap(props: Props) {
  const all = useQuery({
    queryKey: ['audiences/preview', EVERYONE],
    queryFn: () => api.post('/api/v1/audiences/preview', { body: { rule: asked(EVERYONE) } }),
  })
  return <Loaded of={all}>{({ offices }) => <Shown {...props} all={offices} />}</Loaded>
}

function Shown({ rule, offices, all, onChange }: Props & { readonly all: Offices }) {
  const say = useAudienceWords()
  const nameOf = useProvinceName()
  const chosen = countByProvince(offices)
  const whole = countByProvince(all)
  const inRule = 'province' in rule ? [rule.province].flat() : undefined
  const words = (province: string) => {
    const counts = { count: chosen.get(province) ?? 0, of: whole.get(province) ?? 0 }
    return `${nameOf(province)}: ${say('officesOf', counts)}`
  }
  const shown = (province: string): ShownProvince => ({
    look: lookOf(chosen.get(province) ?? 0, whole.get(province) ?? 0),
    name: words(province),
    ...(inRule
      ? {
          isChosen: inRule.includes(province),
          onPress: () => onChange({ province: toggled(inRule, province) }),
        }
      : {}),
  })
  const reached = PROVINCES.map(({ nameTh }) => nameTh).filter((province) => chosen.has(province))
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, sm: 7 }}>
        <ThailandMap
          label={say('mapLabel')}
          help={say(inRule ? 'mapChooseHelp' : 'mapHelp')}
          provinces={new Map([...whole.keys()].map((province) => [province, shown(province)]))}
          legend={(Object.keys(LOOKS) as Look[]).map((look) => ({ look, label: say(LOOKS[look]) }))}
        />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 5 }}>
        <Text fw={600}>{say('byProvince', { count: reached.length })}</Text>
        <List size="sm" className={styles['provinces']} tabIndex={0} aria-label={say('mapLabel')}>
          {reached.map((province) => (
            <List.Item key={province}>{words(province)}</List.Item>
          ))}
        </List>
      </Grid.Col>
    </Grid>
  )
}

/** An office that serves several provinces counts in each. */
function countByProvince(offices: Offices): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { provinces } of offices)
    for (const province of provinces) counts.set(province, (counts.get(province) ?? 0) + 1)
  return counts
}

function lookOf(chosen: number, whole: number): Look {
  if (chosen === 0) return 'quiet'
  return chosen < whole ? 'pale' : 'brand'
}

const toggled = (provinces: readonly string[], one: string): string[] =>
  provinces.includes(one) ? provinces.filter((other) => other !== one) : [...provinces, one]
