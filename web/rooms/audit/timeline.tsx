import { Group, Stack, Text, Timeline } from '@mantine/core'
import { Empty } from '../../parts/empty.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { Loaded } from '../../parts/page.js'
import { useRoleWords } from '../../words/common.js'
import { useDates } from '../../words/dates.js'
import { factsOf } from '../../words/facts.js'
import { useLanguage } from '../../words/i18n.js'
import { useSteps, type Looked, type Step } from './cases.js'
import { Changes } from './changes.js'
import { LetterLink } from './letter-link.js'
import { Hash } from './value.js'
import { useAuditWords } from './words.js'

/** What happened to a case: who, in which capacity, by which order and rule, and what it changed and caused. */
export function AuditTimeline({ looked }: { looked: Looked }) {
  const say = useAuditWords()
  const { of } = useLanguage()
  const found = useSteps(looked)
  return (
    <Loaded of={{ ...found, data: found.first }}>
      {() =>
        found.items.length === 0 ? (
          <Empty title={say('noStory')} />
        ) : (
          <Timeline active={found.items.length} bulletSize={16} lineWidth={2}>
            {found.items.map((step) => (
              <Timeline.Item key={step.version} title={of(step.what)}>
                <Told step={step} kind={looked.kind} />
              </Timeline.Item>
            ))}
          </Timeline>
        )
      }
    </Loaded>
  )
}

function Told({ step, kind }: { step: Step; kind: string }) {
  const say = useAuditWords()
  const dates = useDates()
  const { of } = useLanguage()
  const { at, version, rule, event, letters, mails, jobs, changes, hash } = step
  const reason = event['reason']
  return (
    <Stack gap={4}>
      <Text size="sm">
        {dates.shortDay(at)} {dates.clock(at)}&nbsp;· <Who by={step.by} />
      </Text>
      {rule && <Text size="sm">{say('rule', { rule: of(rule) })}</Text>}
      {typeof reason === 'string' && reason && <Text size="sm">{say('reason', { reason })}</Text>}
      <Group gap="sm">
        {letters.map((one) => (
          <LetterLink key={one.letterId} letter={one} />
        ))}
        {mails.length > 0 && <Text size="sm">{say('mails', { count: mails.length })}</Text>}
        {jobs.map((job) => (
          <Text key={job.id} size="sm">
            {say('work', { done: job.done ?? 0 })}
          </Text>
        ))}
      </Group>
      <Changes changes={changes} kind={kind} />
      <Text size="sm" c="dimmed" component="div">
        {say('step', { n: version })}&nbsp;· {say('hash')} <Hash of={hash} />
      </Text>
    </Stack>
  )
}

/** Who acted: name, office, role; as a substitute by which order and for whom; through which program. */
function Who({ by }: { by: Step['by'] }) {
  const say = useAuditWords()
  const role = useRoleWords()
  const { knownNameOf } = useOfficeNaming()
  if (by.role === 'system') return <>{say('system')}</>
  const { capacity } = by
  const parts = [
    by.nameTh ?? by.personId,
    role(by.role),
    knownNameOf(by),
    capacity === 'onBehalf' || capacity === 'acting' ? say(capacity) : '',
    by.inPlaceOf ? say('inPlaceOf', { person: by.inPlaceOf }) : '',
    by.orderNo ? say('onOrder', { order: by.orderNo }) : '',
    by.via ? say('byToken', { token: by.via }) : '',
  ]
  return <>{factsOf(parts)}</>
}
