import { Stack, Text, Timeline } from '@mantine/core'
import type { Answered } from '../../api/client.js'
import { usePages } from '../../api/read.js'
import { Empty } from '../../parts/empty.js'
import { Loaded } from '../../parts/page.js'
import { More } from '../../parts/pages.js'
import { useRoleWords } from '../../words/common.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { usePapersWords } from './papers-words.js'

type Path = '/api/v1/cases/circular/{circularId}/timeline'
type Step = Answered<Path>['items'][number]

/** What has happened to a circular: who, when, by which rule. */
export function Story({ circularId }: { circularId: string }) {
  const say = usePapersWords()
  const { of } = useLanguage()
  const found = usePages('/api/v1/cases/circular/{circularId}/timeline', { path: { circularId } })
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
  const say = usePapersWords()
  const role = useRoleWords()
  const dates = useDates()
  const { of } = useLanguage()
  const who = by.role === 'system' ? say('system') : [by.nameTh, role(by.role)].filter(Boolean).join(' · ')
  const reason = typeof event['reason'] === 'string' ? event['reason'] : ''
  return (
    <>
      <Text size="sm" c="dimmed">
        {dates.shortDay(at)} {dates.clock(at)} · {who}
      </Text>
      {reason && <Text size="sm">“{reason}”</Text>}
      {rule && (
        <Text size="sm" c="dimmed">
          {say('rule', { rule: of(rule) })}
        </Text>
      )}
    </>
  )
}
