import { Stack, Text, Timeline } from '@mantine/core'
import type { Answered } from '../api/client.js'
import { usePages } from '../api/read.js'
import { AsWritten } from './as-written.js'
import { Empty } from './empty.js'
import { Loaded } from './page.js'
import { More } from './pages.js'
import { useRoleWords } from '../words/common.js'
import { useDates } from '../words/dates.js'
import { factsOf } from '../words/facts.js'
import { useLanguage } from '../words/i18n.js'
import { useStoryWords } from './story-words.js'

type CirculatingPath = '/api/v1/cases/circular/{circularId}/timeline'
type Step = Answered<CirculatingPath>['items'][number]

/** Where each kind of case tells its story. All of them answer alike. */
const PATHS = {
  circular: '/api/v1/cases/circular/{circularId}/timeline',
  exemption: '/api/v1/cases/exemption/{exemptionId}/timeline',
  proposal: '/api/v1/cases/proposal/{proposalId}/timeline',
  order: '/api/v1/cases/order/{orderId}/timeline',
  consultation: '/api/v1/cases/consultation/{consultationId}/timeline',
} as const

type Props = { readonly kind: keyof typeof PATHS; readonly ids: Readonly<Record<string, string>> }

/** What has happened to a case: who, when, by which rule. */
export function Story({ kind, ids }: Props) {
  const say = useStoryWords()
  const { of } = useLanguage()
  const found = usePages(PATHS[kind] as CirculatingPath, { path: ids as { circularId: string } })
  return (
    <Stack>
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            <Empty title={say('noStory')} />
          ) : (
            <Timeline active={found.items.length} bulletSize={16} lineWidth={2}>
              {found.items.map((step) => (
                <Timeline.Item key={step.version} title={of(step.what)}>
                  <Told step={step} />
                </Timeline.Item>
              ))}
            </Timeline>
          )
        }
      </Loaded>
      <More of={found} />
    </Stack>
  )
}

function Told({ step: { at, by, rule, event } }: { step: Step }) {
  const say = useStoryWords()
  const role = useRoleWords()
  const dates = useDates()
  const { of } = useLanguage()
  const who = by.role === 'system' ? say('system') : factsOf([by.nameTh, role(by.role)])
  const reason = typeof event['reason'] === 'string' ? event['reason'] : ''
  return (
    <>
      <Text size="sm" c="dimmed">
        {dates.shortDay(at)} {dates.clock(at)}&nbsp;· {who}
      </Text>
      {reason && (
        <Text size="sm">
          <AsWritten>{`“${reason}”`}</AsWritten>
        </Text>
      )}
      {rule && (
        <Text size="sm" c="dimmed">
          {say('rule', { rule: of(rule) })}
        </Text>
      )}
    </>
  )
}
