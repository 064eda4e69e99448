import { Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { usePages } from '../../api/read.js'
import { CardLink } from '../../parts/card-link.js'
import { Cards } from '../../parts/cards.js'
import { Empty } from '../../parts/empty.js'
import { Loaded, Page } from '../../parts/page.js'
import { More } from '../../parts/pages.js'
import { useDates } from '../../words/dates.js'
import { useMailboxWords } from './words.js'

/** How long nobody types before a search is asked, in milliseconds. */
const PAUSE_MS = 250

/** The mails that an embedded system has sent, found by recipient or subject. */
export function Mailbox() {
  const say = useMailboxWords()
  const dates = useDates()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const query = { sort: 'newest', total: 'true', ...(text ? { text } : {}) } as const
  const found = usePages('/api/v1/mailbox', { query }, { isFresh: true })
  return (
    <Page title={say('title')} lead={say('lead')}>
      <TextInput
        label={say('find')}
        type="search"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maxLength={100}
        maw={480}
      />
      <Text size="sm" c="dimmed" role="status" mih={24}>
        {found.first && say('count', { count: found.first.total ?? 0 })}
      </Text>
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            <Empty title={say(text ? 'noneFound' : 'none')} help={say(text ? 'noneFoundHelp' : 'noneHelp')} />
          ) : (
            <Cards>
              {found.items.map(({ id, subject, to, date, receivedAt }) => (
                <li key={id}>
                  <CardLink href={`/mailbox/${id}`}>
                    <Text fw={600}>{subject || say('noSubject')}</Text>
                    <Text size="sm" c="dimmed">
                      {say('to')} {to.join(', ')}&nbsp;· {dates.moment(date || receivedAt)}
                    </Text>
                  </CardLink>
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
