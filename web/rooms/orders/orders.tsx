import { Anchor, Button, Group, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { dayOf } from '../../../domain/time.js'
import { usePages } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { CardLink } from '../../parts/card-link.js'
import { Cards } from '../../parts/cards.js'
import { Empty } from '../../parts/empty.js'
import { OfficeName } from '../../parts/office-name.js'
import { Loaded, Page } from '../../parts/page.js'
import { More } from '../../parts/pages.js'
import { Tag } from '../../parts/tag.js'
import { printedYear, useDates } from '../../words/dates.js'
import { ORDER_STATUSES, ORDER_TONE, type OrderState } from './view.js'
import { useOrderWords } from './words.js'

/** The orders of the reader's office. */
export function Orders() {
  const say = useOrderWords()
  const may = useMay()
  const [status, setStatus] = useState<OrderState['status'] | null>(null)
  const found = usePages('/api/v1/orders', { query: status ? { status } : {} }, { keepBefore: true })
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        may('order.draft') && (
          <Button component={Link} href="/orders/new">
            {say('make')}
          </Button>
        )
      }
    >
      <Group align="flex-end" justify="space-between">
        <Select
          label={say('status')}
          placeholder={say('anyStatus')}
          data={ORDER_STATUSES.map((value) => ({ value, label: say(value) }))}
          value={status}
          onChange={setStatus}
          clearable
          w={280}
        />
        {may('register.read') && (
          <Anchor component={Link} href="/registers?book=order">
            {say('toRegister')}
          </Anchor>
        )}
      </Group>
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            <Empty
              title={say(status ? 'noneNarrowed' : 'none')}
              {...(status ? {} : { help: say('noneHelp') })}
            />
          ) : (
            <Cards>
              {found.items.map(({ caseId, state, revokedBy }) => (
                <li key={caseId}>
                  <Card state={state} isRevoked={revokedBy !== undefined} />
                </li>
              ))}
            </Cards>
          )
        }
      </Loaded>
      <More of={found} />
    </Page>
  )
}

type CardProps = { readonly state: OrderState; readonly isRevoked: boolean }

function Card({ state: { orderId, subject, status, issued, owner }, isRevoked }: CardProps) {
  const say = useOrderWords()
  const dates = useDates()
  return (
    <CardLink href={`/order/${orderId}`}>
      <Text fw={600}>{subject}</Text>
      <Group gap="sm" mt={4}>
        <Tag tone={ORDER_TONE[status]}>{say(status)}</Tag>
        {isRevoked && <Tag tone="late">{say('revoked')}</Tag>}
        {issued && (
          <Text size="sm">
            {say('numbered', { number: issued.number, year: printedYear(issued.year) })}&nbsp;·{' '}
            {dates.shortDay(dayOf(issued.at))}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          <OfficeName code={owner.officeCode} />
        </Text>
      </Group>
    </CardLink>
  )
}
