import { Paper, Stack, Textarea } from '@mantine/core'
import type { FormEvent } from 'react'
import { useSearchParams } from 'wouter'
import { dayOf } from '../../../domain/time.js'
import { useAct } from '../../api/act.js'
import { api, type Answered, type AskedAt } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { useGoOn } from '../../app/go-on.js'
import { CommitteeChoice } from '../../parts/committee-choice.js'
import { DayField } from '../../parts/day-field.js'
import { KeptFoot } from '../../parts/kept-foot.js'
import { useKeptDraft, type KeptDraft } from '../../parts/kept.js'
import { Loaded, Page } from '../../parts/page.js'
import { useDates } from '../../words/dates.js'
import { About } from './about.js'
import { useConsultationWords } from './words.js'

type View = Answered<'/api/v1/consultations/{consultationId}'>
type Body = NonNullable<AskedAt<'/api/v1/consultations', 'post'>['body']>
type Draft = {
  readonly topic: string
  readonly heldOn: string
  readonly committeeId: string
  readonly notes: string
  /** The case that is talked about, or nothing. */
  readonly about: string
  /** One on each line. */
  readonly participants: string
  readonly proposals: string
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const bodyOf = ({ participants, proposals, committeeId, about, ...rest }: Draft): Body => ({
  ...rest,
  ...(about ? { about } : {}),
  committeeId: committeeId || null,
  participants: linesOf(participants),
  proposals: linesOf(proposals),
})

/** Puts a consultation on record. */
export function NewConsultation() {
  const say = useConsultationWords()
  const dates = useDates()
  const goOn = useGoOn()
  const [search] = useSearchParams()
  const about = search.get('about') ?? ''
  const kept = useKeptDraft<Draft>(`consultation.${about || 'new'}`, {
    about,
    ...{ topic: '', heldOn: dayOf(dates.now().toISOString()), committeeId: '', notes: '' },
    ...{ participants: '', proposals: '' },
  })
  const act = useAct(
    (body: Body, idempotencyKey) => api.post('/api/v1/consultations', { body, idempotencyKey }),
    ({ caseId }) => {
      kept.forget()
      goOn(`/${caseId}`, { replace: true })
    },
  )
  return (
    <Page
      title={say('hold')}
      lead={say('lead')}
      back={
        about ? { href: `/${about}`, label: say('toCase') } : { href: '/consultations', label: say('title') }
      }
    >
      <Form kept={kept} act={act} />
    </Page>
  )
}

/** Writes the notes anew; every version stays on record. */
export function EditConsultation({
  params: { consultationId = '' },
}: {
  params: { consultationId?: string }
}) {
  const found = useRead('/api/v1/consultations/{consultationId}', { path: { consultationId } })
  return <Loaded of={found}>{(view) => <Edit key={view.version} view={view} />}</Loaded>
}

function Edit({ view: { state, notes, caseId } }: { view: View }) {
  const say = useConsultationWords()
  const goOn = useGoOn()
  const { consultationId, topic, heldOn, committeeId, about = '' } = state
  const kept = useKeptDraft<Draft>(caseId, {
    ...{ topic, heldOn, about, committeeId: committeeId ?? '', notes: notes.notes },
    ...{ participants: notes.participants.join('\n'), proposals: notes.proposals.join('\n') },
  })
  const act = useAct(
    (body: Body, idempotencyKey) =>
      api.post('/api/v1/consultations/{consultationId}/notes', {
        ...{ path: { consultationId }, body, idempotencyKey },
      }),
    () => {
      kept.forget()
      goOn(`/${caseId}`, { replace: true })
    },
  )
  return (
    <Page title={say('revise')} back={{ href: `/${caseId}`, label: topic }}>
      <Form kept={kept} act={act} />
    </Page>
  )
}

type FormProps = {
  readonly kept: KeptDraft<Draft>
  readonly act: {
    readonly mutate: (body: Body) => void
    readonly isPending: boolean
    readonly error: unknown
  }
}

function Form({ kept, act }: FormProps) {
  const say = useConsultationWords()
  const { value: draft, change } = kept
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate(bodyOf(draft))
  }
  const text = (name: 'topic' | 'notes' | 'participants' | 'proposals') => ({
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
    autosize: true,
  })
  return (
    <Paper maw={820}>
      <form onSubmit={send}>
        <Stack>
          {draft.about && <About caseId={draft.about} />}
          <Textarea label={say('topic')} {...text('topic')} maxLength={500} required />
          <DayField
            label={say('day')}
            value={draft.heldOn}
            onChange={(heldOn) => change({ heldOn })}
            required
          />
          <CommitteeChoice
            label={say('committee')}
            value={draft.committeeId}
            onChange={(committeeId) => change({ committeeId })}
          />
          <Textarea label={say('notes')} {...text('notes')} maxLength={50_000} minRows={4} />
          <Textarea
            label={say('participants')}
            description={say('participantsHelp')}
            {...text('participants')}
            minRows={2}
          />
          <Textarea
            label={say('suggestions')}
            description={say('suggestionsHelp')}
            {...text('proposals')}
            minRows={2}
          />
          <KeptFoot save={say('save')} act={act} kept={kept} />
        </Stack>
      </form>
    </Paper>
  )
}
