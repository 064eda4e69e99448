import { Button, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import { useDebouncedValue, useDisclosure } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AudienceRule } from '../../../domain/audience.js'
import { dayOf } from '../../../domain/time.js'
import { api } from '../../api/client.js'
import { DayField } from '../../parts/day-field.js'
import { Loaded } from '../../parts/page.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { asked as askedRule } from '../circulars/rule.js'
import type { Overrides } from './draft.js'
import { DryRunOutcome, type Played } from './dry-run-outcome.js'
import { useDryRunWords } from './dry-run-words.js'
import { LetterPreview, type PreviewAsked } from './letter-preview.js'
import { isNamed } from './rule-lines.js'

/** Launched in the morning, when offices open. */
const MORNING = 'T09:00:00+07:00'
/** Typing pauses that long before it is played anew, in milliseconds. */
const PAUSE_MS = 900

type Props = {
  readonly procedureId: string
  readonly overrides: Overrides
  readonly content: Played
  /** Whether the letter is looked at here too: where it is written it has its preview already. */
  readonly hasLetter: boolean
}

/** What is written now, played through for one office and one day; opened by whoever wants to see it. */
export function DryRunOnDemand(props: Props) {
  const say = useDryRunWords()
  const [isOpen, run] = useDisclosure(false)
  return (
    <Stack gap="sm">
      <div>
        <Button variant="default" aria-expanded={isOpen} onClick={run.toggle}>
          {say(isOpen ? 'hide' : 'show')}
        </Button>
      </div>
      {isOpen && (
        <>
          <Text size="sm" c="dimmed">
            {say('unsaved')}
          </Text>
          <DryRun {...props} />
        </>
      )}
    </Stack>
  )
}

/** A circular played through for one office and one day: which letter and mails would come, and when. */
export function DryRun({ procedureId, overrides, content, hasLetter }: Props) {
  const say = useDryRunWords()
  const { now } = useDates()
  const [day, setDay] = useState(() => dayOf(now().toISOString()))
  const [officeCode, setOffice] = useState<string | null>(null)
  const asked = {
    ...{ procedureId, overrides },
    ...(officeCode === null ? {} : { officeCode }),
    ...(day === '' ? {} : { from: new Date(`${day}${MORNING}`).toISOString() }),
  }
  const found = useMails(asked)
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <DayField label={say('day')} value={day} onChange={setDay} />
        <OfficeField audience={content.audience} day={day} value={officeCode} onChange={setOffice} />
      </SimpleGrid>
      <Loaded of={found.error ? { data: undefined, error: found.error } : found}>
        {(outcome) => <DryRunOutcome content={content} outcome={outcome} />}
      </Loaded>
      {hasLetter && !found.error && <LetterPreview asked={asked} />}
    </Stack>
  )
}

function useMails(asked: PreviewAsked) {
  const { language } = useLanguage()
  // What is typed makes new objects at every turn: a pause is told by their text.
  const [text] = useDebouncedValue(JSON.stringify(asked), PAUSE_MS)
  return useQuery({
    queryKey: ['mails/preview', text, language],
    queryFn: () =>
      api.post('/api/v1/mails/preview', {
        body: JSON.parse(text) as PreviewAsked,
        query: { lang: language },
      }),
    placeholderData: keepPreviousData,
    retry: false,
  })
}

type OfficeProps = {
  readonly audience: AudienceRule
  readonly day: string
  readonly value: string | null
  readonly onChange: (code: string | null) => void
}

function OfficeField({ audience, day, value, onChange }: OfficeProps) {
  const say = useDryRunWords()
  const { of } = useLanguage()
  const found = useQuery({
    queryKey: ['audiences/preview', audience, day],
    queryFn: () => api.post('/api/v1/audiences/preview', { body: { rule: askedRule(audience), on: day } }),
    enabled: day !== '' && isNamed(audience),
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
