import { Alert, Anchor, Group, Text } from '@mantine/core'
import { Link } from 'wouter'
import { printedYear, useDates } from '../../words/dates.js'
import { langOf } from '../../words/i18n.js'
import type { OrderView } from './view.js'
import { useOrderWords } from './words.js'

type RevokedBy = NonNullable<OrderView['revokedBy']>

/** By which later order this one is ended, and from when on. */
export function Revoked({ by: { orderId, number, year, from } }: { by: RevokedBy }) {
  const say = useOrderWords()
  const dates = useDates()
  return (
    <Alert variant="outline" color="red">
      <Anchor component={Link} inherit underline="always" href={`/order/${orderId}`}>
        {say('revokedBy', { number, year: printedYear(year) })}
      </Anchor>{' '}
      {say('revokedFrom', { day: dates.day(from) })}
    </Alert>
  )
}

/** Which earlier order this one ends, or will end once it is signed. */
export function Revoking({ view: { state, content } }: { view: OrderView }) {
  const say = useOrderWords()
  const { revokes } = content
  if (!revokes) return null
  const { orderId, number, year, subject } = revokes
  return (
    <Group gap={6}>
      <Text size="sm">{say(state.status === 'issued' ? 'hasRevoked' : 'willRevoke')}</Text>
      <Anchor component={Link} href={`/order/${orderId}`} size="sm" {...langOf(subject)}>
        {say('cited', { number, year: printedYear(year), subject })}
      </Anchor>
    </Group>
  )
}
