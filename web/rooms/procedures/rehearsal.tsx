import { Anchor, Collapse, Paper, Select, SimpleGrid, Stack, Text, Timeline, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { stagesIn, isOfficial } from '../../../domain/approval/route.js'
import { dayOf, dueWall } from '../../../domain/time.js'
import { api, type Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { DayField } from '../../parts/day-field.js'
import { Loaded, Page } from '../../parts/page.js'
import { useRoleWords } from '../../words/common.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { asked as askedRule } from '../circulars/rule.js'
import { LetterPreview } from '../compose/letter-preview.js'
import { kindOf, type Kind, type StoredKind } from './kind.js'
import { useRehearsalWords } from './rehearsal-words.js'
import styles from './rehearsal.module.css'

/** Launched in the morning, when offices open. */
const MORNING = 'T09:00:00+07:00'

/** A kind of circular played through for one office and one day: which letter and mails would come, and when. */
export function Rehearsal({ params }: { params: Readonly<Record<string, string>> }) {
  const procedureId = params['procedureId'] ?? ''
  const found = useRead('/api/v1/procedures/{procedureId}', { path: { procedureId } })
  return <Loaded of={found}>{(stored) => <Played stored={stored} />}</Loaded>
}

function Played({ stored }: { stored: StoredKind }) {
  const say = useRehearsalWords()
  const { language, of } = useLanguage()
  const { now } = useDates()
  const { procedureId } = stored
  const kind = kindOf(stored)
  const [day, setDay] = useState(() => dayOf(now().toISOString()))
  const [officeCode, setOffice] = useState<string | null>(null)
  const asked = {
    ...{ procedureId, overrides: {} },
    ...(officeCode === null ? {} : { officeCode }),
    ...(day === '' ? {} : { from: new Date(`${day}${MORNING}`).toISOString() }),
  }
  const found = useQuery({
    queryKey: ['mails/preview', asked, language],
    queryFn: () => api.post('/api/v1/mails/preview', { body: asked, query: { lang: language } }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <Page
      title={say('title', { title: of(kind.title) })}
      lead={say('lead')}
      back={{ href: `/procedure/${procedureId}`, label: say('back') }}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <DayField label={say('day')} value={day} onChange={setDay} />
        <OfficeField kind={kind} day={day} value={officeCode} onChange={setOffice} />
      </SimpleGrid>
      <Loaded of={found.error ? { data: undefined, error: found.error } : found}>
        {(outcome) => <Outcome kind={kind} outcome={outcome} />}
      </Loaded>
      {!found.error && <LetterPreview asked={asked} />}
    </Page>
  )
}

type OfficeProps = {
  readonly kind: Kind
  readonly day: string
  readonly value: string | null
  readonly onChange: (code: string | null) => void
}

function OfficeField({ kind: { audience }, day, value, onChange }: OfficeProps) {
  const say = useRehearsalWords()
  const { of } = useLanguage()
  const found = useQuery({
    queryKey: ['audiences/preview', audience, day],
    queryFn: () => api.post('/api/v1/audiences/preview', { body: { rule: askedRule(audience), on: day } }),
    enabled: day !== '',
    retry: false,
  })
  return (
    <Select
      label={say('office')}
      placeholder={say('firstOffice')}
      searchable
      clearable
      data={(found.data?.offices ?? []).map(({ code, shortTh, nameEn }) => ({
        value: code,
        label: of({ th: shortTh, en: nameEn }),
      }))}
      value={value}
      onChange={onChange}
    />
  )
}

type Outcome = Answered<'/api/v1/mails/preview', 'post'>

function Outcome({ kind, outcome: { items, dueAt, office } }: { kind: Kind; outcome: Outcome }) {
  const say = useRehearsalWords()
  const { of } = useLanguage()
  const dates = useDates()
  const due = dueWall(dueAt)
  const when = (at: string) => `${dates.day(at)} · ${dates.clock(at)}`
  const name = of({ th: office.nameTh, en: office.nameEn })
  return (
    <Paper component="section" aria-label={say('whatHappens')}>
      <Title order={2} size="h3" mb="sm">
        {say('whatHappens')}
      </Title>
      <Text mb="md">{say('before', { stages: useStages(kind) })}</Text>
      <Timeline bulletSize={14} lineWidth={2} mb="md">
        {items.map(({ kind: what, at, subject, text }) => (
          <Timeline.Item
            key={at + what}
            title={what === 'issue' ? say('issue', { office: name }) : say('reminder')}
          >
            <Text size="sm" c="dimmed">
              {when(at)}
            </Text>
            <MailShown subject={subject} text={text} />
          </Timeline.Item>
        ))}
        <Timeline.Item title={say('due')}>
          <Text size="sm" c="dimmed">
            {dates.day(due.day)} · {due.time.slice(0, 5)}
          </Text>
        </Timeline.Item>
      </Timeline>
      <Text>{say(kind.review === 'manual' ? 'afterManual' : 'afterAutomatic')}</Text>
    </Paper>
  )
}

/** Who checks and signs, in the order of the route. */
function useStages({ approval }: Kind): string {
  const say = useRehearsalWords()
  const role = useRoleWords()
  const { of } = useLanguage()
  if (!approval) return say('check')
  return stagesIn(approval.steps)
    .map((stage) => {
      const who = stage.title ? of(stage.title) : isOfficial(stage) ? role(stage.role) : stage.id
      return stage.limit ? say('stageDays', { who, days: stage.limit.workingDays }) : who
    })
    .join(' → ')
}

function MailShown({ subject, text }: { subject: string; text: string }) {
  const say = useRehearsalWords()
  const [isOpen, mail] = useDisclosure(false)
  return (
    <Stack gap={4} align="flex-start">
      <Anchor
        component="button"
        type="button"
        size="sm"
        ta="start"
        aria-expanded={isOpen}
        onClick={mail.toggle}
      >
        {say(isOpen ? 'hideMail' : 'mail', { subject })}
      </Anchor>
      <Collapse expanded={isOpen}>
        <Text size="sm" className={styles['mail']}>
          {isOpen && text}
        </Text>
      </Collapse>
    </Stack>
  )
}
