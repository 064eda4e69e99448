import { Anchor, Button, Group, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { dayOf } from '../../../domain/time.js'
import type { Answered } from '../../api/client.js'
import { usePages } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { CardLink } from '../../parts/card-link.js'
import { Cards } from '../../parts/cards.js'
import { Empty } from '../../parts/empty.js'
import { useOfficeNaming } from '../../parts/office-name.js'
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
              {found.items.map((line) => (
                <li key={line.caseId}>
                  <Card line={line} />
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

type Line = Answered<'/api/v1/orders'>['items'][number]

function Card({ line }: { line: Line }) {
  const { orderId, subject, status, issued } = line.state
  const say = useOrderWords()
  const { carriedNameOf } = useOfficeNaming()
  const dates = useDates()
  return (
    <CardLink href={`/order/${orderId}`}>
      <Text fw={600}>{subject}</Text>
      <Group gap="sm" mt={4}>
        <Tag tone={ORDER_TONE[status]}>{say(status)}</Tag>
        {line.revokedBy && <Tag tone="late">{say('revoked')}</Tag>}
        {issued && (
          <Text size="sm">
            {say('numbered', { number: issued.number, year: printedYear(issued.year) })}&nbsp;·{' '}
            {dates.shortDay(dayOf(issued.at))}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {carriedNameOf(line)}
        </Text>
      </Group>
    </CardLink>
  )
}
