import { Text } from '@mantine/core'
import type { Answered } from '../../../api/client.js'
import { Tag } from '../../../parts/tag.js'
import { useOutWords } from './words.js'

/** An address that is told of changes. */
export type Webhook = Answered<'/api/v1/webhooks'>['items'][number]

/** What an address can be told of, by the words for it. */
export const GROUPS = { '*': 'all', 'circular.*': 'circular', 'submission.*': 'submission' } as const
/** A kind of changes. */
export type Group = keyof typeof GROUPS
const isGroup = (type: string): type is Group => type in GROUPS

/** What an address is told of. */
export function Types({ types }: { types: readonly string[] }) {
  const say = useOutWords()
  return <Text size="sm">{types.map((one) => (isGroup(one) ? say(GROUPS[one]) : one)).join(', ')}</Text>
}

/** Whether an address is on, and why not. */
export function StateTag({ webhook: { disabledAt, disabledReason } }: { webhook: Webhook }) {
  const say = useOutWords()
  if (!disabledAt) return <Tag tone="done">{say('on')}</Tag>
  return disabledReason === 'BY_PERSON' ? (
    <Tag tone="calm">{say('offByPerson')}</Tag>
  ) : (
    <Tag tone="late">{say('offByFailures')}</Tag>
  )
}
