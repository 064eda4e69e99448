import { Select, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useRead } from '../../api/read.js'
import { ComingSelect } from '../../parts/coming-select.js'
import { CommitteeChoice } from '../../parts/committee-choice.js'
import { DayField } from '../../parts/day-field.js'
import { OfficeChoice } from '../../parts/office-choice.js'
import { useLanguage } from '../../words/i18n.js'
import type { TypedFollowUp } from './follow-up-typed.js'
import { useFollowUpWords } from './follow-up-words.js'

type Props = { readonly typed: TypedFollowUp; readonly set: (some: Partial<TypedFollowUp>) => void }

/** What each kind of follow-up needs. */
export function FollowUpFields({ typed, set }: Props) {
  const say = useFollowUpWords()
  switch (typed.kind) {
    case 'task':
      return <TaskFields typed={typed} set={set} />
    case 'external':
    case 'memo':
      return <LetterFields typed={typed} set={set} />
    case 'circular':
      return (
        <>
          <KindOfCircular typed={typed} set={set} />
          <Title {...{ typed, set }} label={say('letterTitle')} />
        </>
      )
    case 'proposal':
      return (
        <>
          <CommitteeChoice
            label={say('proposalTo')}
            value={typed.committeeId}
            onChange={(committeeId) => set({ committeeId })}
            required
          />
          <Title {...{ typed, set }} label={say('letterTitle')} />
        </>
      )
    case 'exemption':
      return null
    case 'case':
      return <ExistingCase typed={typed} set={set} />
  }
}

function Title({ typed, set, label }: Props & { readonly label: string }) {
  return (
    <TextInput
      label={label}
      value={typed.title}
      onChange={(event) => set({ title: event.currentTarget.value })}
      maxLength={500}
      required
    />
  )
}

function TaskFields({ typed, set }: Props) {
  const say = useFollowUpWords()
  return (
    <>
      <OfficeChoice
        label={say('taskOffice')}
        value={typed.officeCode}
        onChange={(officeCode) => set({ officeCode })}
        required
      />
      <Title {...{ typed, set }} label={say('taskTitle')} />
      <DayField
        label={say('taskDue')}
        value={typed.day}
        onChange={(day) => set({ day })}
        help={say('taskDueHelp')}
      />
    </>
  )
}

function LetterFields({ typed, set }: Props) {
  const say = useFollowUpWords()
  return (
    <>
      <OfficeChoice
        label={say('letterOffice')}
        value={typed.officeCode}
        onChange={(officeCode) => set({ officeCode })}
        required
      />
      <Title {...{ typed, set }} label={say('letterTitle')} />
      <Textarea
        label={say('letterBody')}
        description={say('letterBodyHelp')}
        value={typed.body}
        onChange={(event) => set({ body: event.currentTarget.value })}
        maxLength={4_000}
        minRows={4}
      />
    </>
  )
}

function KindOfCircular({ typed, set }: Props) {
  const say = useFollowUpWords()
  const { of } = useLanguage()
  const found = useRead('/api/v1/procedures')
  return (
    <ComingSelect
      label={say('circularKind')}
      data={found.data?.items.map(({ procedureId, title }) => ({
        value: procedureId,
        label: of(title),
      }))}
      value={typed.procedureId || null}
      onChange={(procedureId) => set({ procedureId: procedureId ?? '' })}
      searchable
      required
    />
  )
}

/** How long nobody types before a search is asked, in milliseconds. */
const PAUSE_MS = 250
const SHOWN = 20

/** A case that was begun elsewhere, found by words in it. */
function ExistingCase({ typed, set }: Props) {
  const say = useFollowUpWords()
  const [words, setWords] = useState('')
  const [text] = useDebouncedValue(words.trim(), PAUSE_MS)
  const query = { text, limit: SHOWN }
  const found = useRead('/api/v1/search', { query }, { enabled: text !== '', keepBefore: true })
  const cases = (found.data?.items ?? []).filter(({ kind }) => kind !== 'resolution' && kind !== 'committee')
  // One that was chosen before the page was left is not found again: nobody searches yet.
  const chosen = typed.caseId ? [{ caseId: typed.caseId, subject: typed.title }] : []
  const choose = (caseId: string | null) => {
    const one = cases.find((other) => other.caseId === caseId)
    if (one) set({ caseId: one.caseId, title: one.subject, officeCode: one.officeCode ?? one.ownerOffice })
  }
  return (
    <Select
      label={say('existing')}
      description={say('existingHelp')}
      searchable
      searchValue={words}
      onSearchChange={setWords}
      data={[
        ...new Map(
          [...cases, ...chosen].map(({ caseId, subject }) => [caseId, { value: caseId, label: subject }]),
        ).values(),
      ]}
      // What is found was found by the server, by words that need not stand in the title.
      filter={({ options }) => options}
      nothingFoundMessage={say('existingNone')}
      value={typed.caseId || null}
      onChange={choose}
      required
    />
  )
}
