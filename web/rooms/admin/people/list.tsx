import { Anchor, Button, Menu, Select, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Role } from '../../../../domain/case.js'
import { PERSONS } from '../../../../domain/policy/rule.js'
import type { Answered } from '../../../api/client.js'
import { usePages } from '../../../api/read.js'
import { useMay, useSession } from '../../../app/session.js'
import { Empty } from '../../../parts/empty.js'
import { Loaded, Page } from '../../../parts/page.js'
import { More } from '../../../parts/pages.js'
import { Rows } from '../../../parts/rows.js'
import { useRoleWords } from '../../../words/common.js'
import { useLanguage } from '../../../words/i18n.js'
import { OfficeChoice } from '../../../parts/office-choice.js'
import { useOfficeNaming } from '../../../parts/office-name.js'
import { useAdminWords } from '../words.js'
import { StandingTag } from './standing.js'
import { usePeopleWords } from './words.js'

type Entry = Answered<'/api/v1/people'>['items'][number]
type Standing = 'serving' | 'locked' | 'left'
type Filter = { text: string; officeCode: string; role: Role | null; standing: Standing | null }

const STANDINGS = ['serving', 'locked', 'left'] as const
/** How long nobody types before a search is asked, in milliseconds. */
const PAUSE_MS = 250

/** What the list and the file are asked for. */
const queryOf = ({ text, officeCode, role, standing }: Filter) => ({
  ...(text.trim() ? { text: text.trim() } : {}),
  ...(officeCode ? { officeCode } : {}),
  ...(role && role !== 'system' ? { role } : {}),
  ...(standing ? { standing } : {}),
})

/** The people whom one looks after, found by name, office, role or standing. */
export function People() {
  const say = usePeopleWords()
  const admin = useAdminWords()
  const [filter, setFilter] = useState<Filter>({ text: '', officeCode: '', role: null, standing: null })
  const [asked] = useDebouncedValue(filter, PAUSE_MS)
  const query = queryOf(asked)
  const found = usePages('/api/v1/people', { query }, { keepBefore: true })
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      back={{ href: '/admin', label: admin('title') }}
      actions={<Actions query={query} />}
    >
      <Fields filter={filter} change={(part) => setFilter((before) => ({ ...before, ...part }))} />
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            <Empty title={say('none')} help={say('noneHelp')} />
          ) : (
            <Found people={found.items} />
          )
        }
      </Loaded>
      <More of={found} />
    </Page>
  )
}

function Actions({ query }: { query: ReturnType<typeof queryOf> }) {
  const say = usePeopleWords()
  const may = useMay()
  const asked = new URLSearchParams(query).toString()
  return (
    <>
      {may('person.create') && (
        <Button component={Link} href="/admin/people/new">
          {say('add')}
        </Button>
      )}
      {may('person.export') && (
        <Menu>
          <Menu.Target>
            <Button variant="default">{say('takeOut')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(['xlsx', 'csv', 'jsonl'] as const).map((format) => (
              <Menu.Item key={format} component="a" href={`/api/v1/people/list/${format}?${asked}`} download>
                {format.toUpperCase()}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {may('person.import') && (
        <Button component={Link} href="/admin/people/import" variant="default">
          {say('bringIn')}
        </Button>
      )}
    </>
  )
}

function Fields({ filter, change }: { filter: Filter; change: (part: Partial<Filter>) => void }) {
  const say = usePeopleWords()
  const role = useRoleWords()
  const { actor } = useSession().me
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} style={{ alignItems: 'end' }}>
      <TextInput
        label={say('find')}
        type="search"
        maxLength={100}
        value={filter.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      {actor.role === 'administrator' && (
        <OfficeChoice
          label={say('office')}
          placeholder={say('all')}
          value={filter.officeCode}
          onChange={(officeCode) => change({ officeCode })}
        />
      )}
      <Select
        label={say('role')}
        placeholder={say('all')}
        data={PERSONS.map((one) => ({ value: one, label: role(one) }))}
        value={filter.role}
        onChange={(one) => change({ role: one })}
        clearable
      />
      <Select
        label={say('standing')}
        placeholder={say('all')}
        data={STANDINGS.map((one) => ({ value: one, label: say(one) }))}
        value={filter.standing}
        onChange={(one) => change({ standing: one })}
        clearable
      />
    </SimpleGrid>
  )
}

function Found({ people }: { people: readonly Entry[] }) {
  const say = usePeopleWords()
  const role = useRoleWords()
  const { of } = useLanguage()
  const { carriedNameOf } = useOfficeNaming()
  return (
    <Rows
      label={say('title')}
      rows={people}
      keyOf={({ personId }) => personId}
      columns={[
        {
          key: 'person',
          head: say('person'),
          cell: ({ personId, nameTh, nameEn, email }) => (
            <>
              <Anchor component={Link} href={`/admin/people/${personId}`} fw={600}>
                {of({ th: nameTh, en: nameEn || nameTh })}
              </Anchor>
              <Text size="sm" c="dimmed">
                {email}
              </Text>
            </>
          ),
        },
        {
          key: 'assignments',
          head: say('assignments'),
          cell: ({ assignments }) =>
            assignments.length === 0
              ? say('noAssignment')
              : assignments.map((one) => (
                  <Text key={one.assignmentId} size="sm">
                    {role(one.role)}
                    {one.capacity === 'holder' ? '' : ` (${say(one.capacity)})`}&nbsp;· {carriedNameOf(one)}
                  </Text>
                )),
        },
        { key: 'standing', head: say('standing'), cell: (one) => <StandingTag status={standingOf(one)} /> },
      ]}
    />
  )
}

const standingOf = ({ leftOn, lockedAt }: Entry): Standing =>
  leftOn ? 'left' : lockedAt ? 'locked' : 'serving'
