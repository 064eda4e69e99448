import { Button, Group, Switch, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Link } from 'wouter'
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
import { useLanguage } from '../../words/i18n.js'
import { useFoundingWords } from './founding-words.js'
import { useCommitteeWords } from './words.js'

type Line = Answered<'/api/v1/committees'>['items'][number]

/** How long nobody types before a search is asked, in milliseconds. */
const PAUSE_MS = 250

/** The committees, by name. */
export function Committees() {
  const say = useCommitteeWords()
  const tell = useFoundingWords()
  const may = useMay()
  const [text, setText] = useState('')
  const [mine, setMine] = useState(false)
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS)
  const found = usePages('/api/v1/committees', {
    query: { ...(asked ? { text: asked } : {}), ...(mine ? { mine: 'true' as const } : {}) },
  })
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        may('committee.found') && (
          <Button component={Link} href="/committees/new">
            {tell('found')}
          </Button>
        )
      }
    >
      <Group align="flex-end">
        <TextInput
          label={say('find')}
          type="search"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          flex="1 1 16rem"
        />
        <Switch
          label={say('mine')}
          checked={mine}
          onChange={(event) => setMine(event.currentTarget.checked)}
          py="xs"
        />
      </Group>
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            <Empty title={say('none')} help={say('noneHelp')} />
          ) : (
            <Cards>
              {found.items.map((committee) => (
                <li key={committee.committeeId}>
                  <Card committee={committee} />
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

function Card({ committee }: { committee: Line }) {
  const say = useCommitteeWords()
  const { of } = useLanguage()
  const { carriedNameOf } = useOfficeNaming()
  const { committeeId, nameTh, nameEn, level, status, members, secretariatTh, secretariatEn } = committee
  return (
    <CardLink href={`/committee/${committeeId}`}>
      <Text fw={600}>{of({ th: nameTh, en: nameEn || nameTh })}</Text>
      <Group gap="sm" mt={4}>
        <Text size="sm" c="dimmed">
          {say(level)}&nbsp;· {say('seatCount', { count: members.length })}&nbsp;· {say('secretariat')}{' '}
          {carriedNameOf({ officeTh: secretariatTh, officeEn: secretariatEn })}
        </Text>
        {status === 'dissolved' && <Tag>{say('dissolved')}</Tag>}
      </Group>
    </CardLink>
  )
}
