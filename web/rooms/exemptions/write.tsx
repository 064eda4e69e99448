import { Stack } from '@mantine/core'
import type { FormEvent } from 'react'
import { useSearchParams } from 'wouter'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { saveOver } from '../../api/save-over.js'
import { useRead } from '../../api/read.js'
import { useGoOn } from '../../app/go-on.js'
import { Attached } from '../../parts/attached.js'
import { KeptFoot } from '../../parts/kept-foot.js'
import { useKeptDraft, type KeptDraft } from '../../parts/kept.js'
import { Loaded, Page } from '../../parts/page.js'
import { bodyOf, draftOf, EMPTY, type Draft, type RequestBody } from './draft.js'
import { RequestFields } from './request-fields.js'
import { useRequestWords } from './request-words.js'
import type { ExemptionView } from './view.js'
import { useExemptionWords } from './words.js'

const MEETING = 'meeting/'

/** Begins a request: of a circular, where one came from its page, or because a meeting resolved so (`?from=<meeting>&item=<item>`). */
export function NewExemption() {
  const [search] = useSearchParams()
  const [from, itemId] = [search.get('from'), search.get('item')]
  return from?.startsWith(MEETING) && itemId ? (
    <Following meetingId={from.slice(MEETING.length)} itemId={itemId} />
  ) : (
    <Own circularId={search.get('circular')} />
  )
}

/** What follows from a resolution: a draft of the secretariat's office, to which its evidence is added there. */
function Following({ meetingId, itemId }: { meetingId: string; itemId: string }) {
  const say = useRequestWords()
  const goOn = useGoOn()
  const back = `/meeting/${meetingId}`
  const kept = useKeptDraft<Draft>(`exemption.of.${meetingId}.${itemId}`, EMPTY)
  const act = useAct(
    ({ evidence: _, ...request }: RequestBody, idempotencyKey) =>
      api.post('/api/v1/meetings/{meetingId}/items/{itemId}/follow-ups', {
        ...{ path: { meetingId, itemId }, idempotencyKey },
        body: { followUps: [{ kind: 'draftExemption', request }] },
      }),
    () => {
      kept.forget()
      goOn(back, { replace: true })
    },
  )
  return (
    <Page title={say('newTitle')} lead={say('followingLead')} back={{ href: back, label: say('toMeeting') }}>
      <Form kept={kept} act={act} save={say('saveDraft')} isWithoutEvidence />
    </Page>
  )
}

function Own({ circularId }: { circularId: string | null }) {
  const say = useRequestWords()
  const list = useExemptionWords()
  const goOn = useGoOn()
  const kept = useKeptDraft<Draft>(`exemption.${circularId ?? 'new'}`, {
    ...EMPTY,
    circularIds: circularId ? [circularId] : [],
  })
  const act = useAct(
    (body: RequestBody, idempotencyKey) => api.post('/api/v1/exemptions', { body, idempotencyKey }),
    ({ exemptionId }) => {
      kept.forget()
      goOn(`/exemption/${exemptionId}`, { replace: true })
    },
  )
  return (
    <Page title={say('newTitle')} lead={say('newLead')} back={{ href: '/exemptions', label: list('title') }}>
      <Form kept={kept} act={act} save={say('saveDraft')} />
    </Page>
  )
}

/** Changes a request that was not filed yet, or was returned. */
export function EditExemption({ params: { exemptionId = '' } }: { params: { exemptionId?: string } }) {
  const found = useRead('/api/v1/exemptions/{exemptionId}', { path: { exemptionId } })
  return <Loaded of={found}>{(view) => <Edit key={view.version} view={view} />}</Loaded>
}

function Edit({ view }: { view: ExemptionView }) {
  const say = useRequestWords()
  const goOn = useGoOn()
  const { exemptionId, version, request } = view
  const kept = useKeptDraft<Draft>(`exemption.${exemptionId}`, draftOf(view))
  const act = useAct(
    (body: RequestBody) =>
      saveOver(
        { version, content: request },
        async () => {
          const now = await api.get('/api/v1/exemptions/{exemptionId}', { path: { exemptionId } })
          return { version: now.version, content: now.request }
        },
        (ifMatch) =>
          api.put('/api/v1/exemptions/{exemptionId}', {
            ...{ path: { exemptionId }, body, ifMatch, idempotencyKey: crypto.randomUUID() },
          }),
      ),
    () => {
      kept.forget()
      goOn(`/exemption/${exemptionId}`, { replace: true })
    },
  )
  return (
    <Page
      title={say('editTitle')}
      lead={say('editLead')}
      back={{ href: `/exemption/${exemptionId}`, label: view.state.subject }}
    >
      <Form kept={kept} act={act} save={say('saveChange')} />
    </Page>
  )
}

type FormProps = {
  readonly kept: KeptDraft<Draft>
  readonly act: {
    readonly mutate: (body: RequestBody) => void
    readonly isPending: boolean
    readonly error: unknown
  }
  readonly save: string
  readonly isWithoutEvidence?: boolean
}

function Form({ kept, act, save, isWithoutEvidence = false }: FormProps) {
  const say = useRequestWords()
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate(bodyOf(kept.value))
  }
  return (
    <form onSubmit={send}>
      <Stack maw={820}>
        <RequestFields
          draft={kept.value}
          change={kept.change}
          evidence={
            isWithoutEvidence ? null : (
              <Attached
                label={say('evidence')}
                papers={kept.value.evidence}
                onChange={(evidence) => kept.change({ evidence })}
              />
            )
          }
        />
        <KeptFoot save={save} act={act} kept={kept} />
      </Stack>
    </form>
  )
}
