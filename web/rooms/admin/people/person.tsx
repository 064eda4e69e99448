import { Anchor, Button, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answered } from '../../../api/client.js'
import { useRead } from '../../../api/read.js'
import { useMay } from '../../../app/session.js'
import { Loaded, Page } from '../../../parts/page.js'
import { Tag } from '../../../parts/tag.js'
import { useDates } from '../../../words/dates.js'
import { factsOf } from '../../../words/facts.js'
import { useLanguage } from '../../../words/i18n.js'
import { Account } from './account.js'
import { Assignments } from './assignments.js'
import { PersonDialog, type PersonActName } from './person-dialogs.js'
import { PersonRecord } from './record.js'
import { StandingTag } from './standing.js'
import { usePeopleWords } from './words.js'

/** A person as those see them who keep the record. */
export type PersonView = Answered<'/api/v1/people/{personId}'>

/** One person: what they hold, what lies on their desk, their account and their record. */
export function PersonPage({ params: { personId = '' } }: { params: { personId?: string } }) {
  const found = useRead('/api/v1/people/{personId}', { path: { personId } })
  return <Loaded of={found}>{(view) => <Shown view={view} />}</Loaded>
}

/** What is done with a person as a whole, in the order of how often. */
const ACTS = ['give', 'changeDetails', 'move', 'unlock', 'takeBack', 'lock', 'leave'] as const

function Shown({ view }: { view: PersonView }) {
  const say = usePeopleWords()
  const { of } = useLanguage()
  const may = useMay()
  const [open, setOpen] = useState<PersonActName>()
  const { person, status, possibleActs } = view
  return (
    <Page
      title={of({ th: person.nameTh, en: person.nameEn || person.nameTh })}
      back={{ href: '/admin/people', label: say('title') }}
      lead={
        <>
          {factsOf([person.email, person.phone])} <StandingTag status={status} /> {person.lockedReason}
        </>
      }
      actions={ACTS.filter((act) => possibleActs.includes(act)).map((act, index) => (
        <Button key={act} variant={index === 0 ? 'filled' : 'default'} onClick={() => setOpen(act)}>
          {say(act)}
        </Button>
      ))}
    >
      <Assignments view={view} />
      <Desk view={view} />
      {may('account.invite') && status === 'serving' && <Account view={view} />}
      <PersonRecord personId={person.personId} />
      {open && <PersonDialog act={open} view={view} close={() => setOpen(undefined)} />}
    </Page>
  )
}

function Desk({ view: { tasks } }: { view: PersonView }) {
  const say = usePeopleWords()
  const dates = useDates()
  return (
    <Paper component="section" aria-labelledby="desk">
      <Stack gap="xs">
        <Title order={2} id="desk">
          {say('desk')}
        </Title>
        {tasks.length === 0 && <Text c="dimmed">{say('noDesk')}</Text>}
        {tasks.map(({ caseId, subject, dueAt, isOrphaned }) => (
          <Text key={caseId} component="div">
            <Anchor component={Link} href={`/${caseId}`}>
              {subject}
            </Anchor>
            &nbsp;· {dates.shortDay(dueAt)} {isOrphaned && <Tag tone="late">{say('orphaned')}</Tag>}
          </Text>
        ))}
      </Stack>
    </Paper>
  )
}
