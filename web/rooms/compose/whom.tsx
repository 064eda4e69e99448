import { Button, Skeleton, Stack, Text } from '@mantine/core'
import { useDebouncedValue, useDisclosure } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { AudienceRule } from '../../../domain/audience.js'
import { api } from '../../api/client.js'
import { Problem } from '../../parts/problem.js'
import { useLanguage } from '../../words/i18n.js'
import { Recipients } from '../circulars/plan.js'
import { asked } from '../circulars/rule.js'
import { useAudienceWords } from './audience-words.js'
import { isNamed } from './rule-lines.js'

// The outlines of the country are fetched by whoever wants the map.
const AudienceMap = lazy(() => import('./audience-map.js').then((room) => ({ default: room.AudienceMap })))

type Props = { readonly rule: AudienceRule; readonly onChange: (rule: AudienceRule) => void }

/** Whom a rule comes to now: in words, how many, who, and on demand where. */
export function Whom({ rule, onChange }: Props) {
  const say = useAudienceWords()
  const { of } = useLanguage()
  const [isMapOpen, map] = useDisclosure(false)
  const [settled] = useDebouncedValue(rule, 300)
  const found = useQuery({
    queryKey: ['audiences/preview', settled],
    queryFn: () => api.post('/api/v1/audiences/preview', { body: { rule: asked(settled) } }),
    enabled: isNamed(settled),
    placeholderData: keepPreviousData,
  })
  const outcome = isNamed(rule) ? found.data : undefined
  return (
    <Stack gap="xs" align="stretch">
      {found.error ? <Problem error={found.error} /> : null}
      {outcome && !found.error && (
        <div>
          <Text size="sm" c="dimmed">
            {of(outcome.rule)}
          </Text>
          <Recipients of={outcome} />
        </div>
      )}
      <div>
        <Button variant="default" size="sm" aria-expanded={isMapOpen} onClick={map.toggle}>
          {say(isMapOpen ? 'hideMap' : 'showMap')}
        </Button>
      </div>
      {isMapOpen && (
        <Suspense fallback={<Skeleton height={480} radius="lg" />}>
          <AudienceMap rule={rule} offices={outcome?.offices ?? []} onChange={onChange} />
        </Suspense>
      )}
    </Stack>
  )
}
