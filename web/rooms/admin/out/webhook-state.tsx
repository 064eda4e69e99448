import { Text } from '@mantine/core'
import type { Answered } from '../../../api/client.js'
import { Tag } from '../../../parts/tag.js'
import { useEventName } from './event-words.js'
import { useOutWords } from './words.js'

/** An address that is told of changes. */
export type Webhook = Answered<'/api/v1/webhooks'>['items'][number]

/** What an address can ask for. */
export type WebhookType = Answered<'/api/v1/webhooks'>['types'][number]

/** What an address is told of. */
export function Types({ types }: { types: readonly string[] }) {
  const nameOf = useEventName()
  return <Text size="sm">{types.map(nameOf).join(', ')}</Text>
}

/** Whether an address is on, and why not. */
export function StateTag({ webhook: { disabledAt, disabledReason } }: { webhook: Webhook }) {
  const say = useOutWords()
  if (!disabledAt) return <Tag tone="done">{say('on')}</Tag>
  return disabledReason === 'BY_PERSON' ? (
    <Tag tone="calm">{say('offByPerson')}</Tag>
  ) : (
    <Tag tone="late">{say(disabledReason === 'GONE' ? 'offByReceiver' : 'offByFailures')}</Tag>
  )
}
