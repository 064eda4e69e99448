import { Button, Group, SegmentedControl, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { Answered } from '../../api/client.js'
import { usePages } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { CardLink } from '../../parts/card-link.js'
import { Cards } from '../../parts/cards.js'
import { DueTime } from '../../parts/due.js'
import { Empty } from '../../parts/empty.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { Loaded, Page } from '../../parts/page.js'
import { More } from '../../parts/pages.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { langOf } from '../../words/i18n.js'
import { limitOf } from './limit.js'
import { ExemptionRegister } from './register.js'
import { EXEMPTION_TONE, FIELDS, STATUSES, type ExemptionState } from './view.js'
import { useExemptionWords } from './words.js'

type Entry = Answered<'/api/v1/exemptions'>['items'][number]

/** The requests that the reader's office makes, checks or decides, and the register of what is in force. */
export function Exemptions() {
  const say = useExemptionWords()
  const may = useMay()
  const [search, setSearch] = useSearchParams()
  const isRegister = search.get('show') === 'register'
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        may('exemption.draft') && (
          <Button component={Link} href="/exemptions/new">
            {say('ask')}
          </Button>
        )
      }
    >
      <SegmentedControl
        aria-label={say('which')}
        data={(['cases', 'register'] as const).map((value) => ({ value, label: say(value) }))}
        value={isRegister ? 'register' : 'cases'}
        onChange={(show) => setSearch(show === 'register' ? { show } : {}, { replace: true })}
      />
      {isRegister ? <ExemptionRegister /> : <Requests />}
    </Page>
  )
}

function Requests() {
  const say = useExemptionWords()
  const may = useMay()
  const [status, setStatus] = useState<ExemptionState['status'] | null>(null)
  const [field, setField] = useState<ExemptionState['field'] | null>(null)
  const query = { ...(status ? { status } : {}), ...(field ? { field } : {}) }
  const found = usePages('/api/v1/exemptions', { query }, { keepBefore: true })
  const isNarrowed = status !== null || field !== null
  return (
    <>
      <Group align="flex-end">
        <Select
          label={say('status')}
          placeholder={say('anyStatus')}
          data={STATUSES.map((value) => ({ value, label: say(value) }))}
          value={status}
          onChange={setStatus}
          clearable
          flex="1 1 14rem"
          maw={360}
        />
        <Select
          label={say('field')}
          placeholder={say('anyField')}
          data={FIELDS.map((value) => ({ value, label: say(value) }))}
          value={field}
          onChange={setField}
          clearable
          flex="1 1 10rem"
          maw={240}
        />
      </Group>
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            isNarrowed ? (
              <Empty title={say('noneNarrowed')} help={say('noneNarrowedHelp')} />
            ) : (
              <Empty title={say('none')} help={say(may('exemption.draft') ? 'noneAsk' : 'noneOther')} />
            )
          ) : (
            <Cards>
              {found.items.map((entry) => (
                <li key={entry.caseId}>
                  <Card entry={entry} />
                </li>
              ))}
            </Cards>
          )
        }
      </Loaded>
      <More of={found} />
    </>
  )
}

function Card({ entry }: { entry: Entry }) {
  const { exemptionId, state } = entry
  const say = useExemptionWords()
  const { carriedNameOf } = useOfficeNaming()
  const dates = useDates()
  const { subject, status, kind, applicant, granted, period } = state
  const limit = limitOf(state)
  return (
    <CardLink href={`/exemption/${exemptionId}`}>
      <Text fw={600} {...langOf(subject)}>
        {subject}
      </Text>
      <Group gap="sm" mt={4}>
        <Tag tone={EXEMPTION_TONE[status]}>{say(status)}</Tag>
        {limit && <DueTime due={limit.due} overdue={limit.due.at <= dates.now().toISOString()} />}
        {status === 'inForce' && (
          <Text size="sm">{say('until', { day: dates.shortDay((granted ?? period).until) })}</Text>
        )}
        <Text size="sm" c="dimmed">
          {applicant.school?.nameTh ?? carriedNameOf(entry)}&nbsp;· {say(kind)}
        </Text>
      </Group>
    </CardLink>
  )
}
