import { Paper, Stack, Textarea } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useSearchParams } from 'wouter'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { useGoOn } from '../../app/go-on.js'
import { Attached } from '../../parts/attached.js'
import { CommitteeChoice } from '../../parts/committee-choice.js'
import { KeptFoot } from '../../parts/kept-foot.js'
import { useKeptDraft, type KeptDraft } from '../../parts/kept.js'
import { Loaded, Page } from '../../parts/page.js'
import { useProposalAct, type ProposalView } from './view.js'
import { useProposalWords } from './words.js'

type Draft = {
  readonly committeeId: string
  readonly title: string
  readonly background: string
  readonly law: string
  readonly reasons: string
  readonly request: string
  readonly papers: readonly { readonly paperId: string; readonly name: string }[]
}

const EMPTY: Draft = {
  ...{ committeeId: '', title: '', background: '', law: '', reasons: '', request: '', papers: [] },
}

const contentOf = ({ committeeId: _, papers, ...words }: Draft) => ({
  ...words,
  papers: papers.map(({ paperId }) => paperId),
})

/** Begins a proposal to a committee, also because a meeting resolved so (`?from=<meeting>&item=<item>`). */
export function NewProposal() {
  const say = useProposalWords()
  const goOn = useGoOn()
  const [search] = useSearchParams()
  const [caseId, itemId] = [search.get('from'), search.get('item')]
  const kept = useKeptDraft<Draft>('proposal.new', { ...EMPTY, committeeId: search.get('committee') ?? '' })
  const act = useAct(
    (draft: Draft, idempotencyKey) => {
      const origin = caseId && itemId ? { origin: { kind: 'resolution' as const, caseId, itemId } } : {}
      const body = { committeeId: draft.committeeId, content: contentOf(draft), ...origin }
      return api.post('/api/v1/proposals', { body, idempotencyKey })
    },
    ({ state }) => {
      kept.forget()
      goOn(`/proposal/${state.proposalId}`, { replace: true })
    },
  )
  return (
    <Page title={say('newTitle')} lead={say('newLead')} back={{ href: '/proposals', label: say('title') }}>
      <Form kept={kept} act={act} save={say('saveDraft')}>
        <CommitteeChoice
          label={say('committee')}
          placeholder={say('choose')}
          value={kept.value.committeeId}
          onChange={(committeeId) => kept.change({ committeeId })}
          required
        />
      </Form>
    </Page>
  )
}

/** Changes a proposal that was not signed yet, or was sent back. */
export function EditProposal({ params: { proposalId = '' } }: { params: { proposalId?: string } }) {
  const found = useRead('/api/v1/proposals/{proposalId}', { path: { proposalId } })
  return <Loaded of={found}>{(view) => <Edit key={view.version} view={view} />}</Loaded>
}

function Edit({ view: { state, content } }: { view: ProposalView }) {
  const say = useProposalWords()
  const goOn = useGoOn()
  const { proposalId } = state
  const { title, background, law, reasons, request } = content
  const kept = useKeptDraft<Draft>(`proposal.${proposalId}`, {
    ...{ committeeId: state.committeeId, title, background, law, reasons, request },
    papers: content.papers.map(({ fileId, name }) => ({ paperId: fileId, name })),
  })
  const act = useProposalAct(proposalId, 'content', () => {
    kept.forget()
    goOn(`/proposal/${proposalId}`, { replace: true })
  })
  return (
    <Page title={say('editTitle')} back={{ href: `/proposal/${proposalId}`, label: state.title }}>
      <Form
        kept={kept}
        act={{ ...act, mutate: (draft) => act.mutate(contentOf(draft)) }}
        save={say('saveChange')}
      />
    </Page>
  )
}

type FormProps = {
  readonly kept: KeptDraft<Draft>
  readonly act: {
    readonly mutate: (draft: Draft) => void
    readonly isPending: boolean
    readonly error: unknown
  }
  readonly save: string
  readonly children?: ReactNode
}

const PARTS = ['background', 'law', 'reasons', 'request'] as const

function Form({ kept, act, save, children }: FormProps) {
  const say = useProposalWords()
  const { value: draft, change } = kept
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate(draft)
  }
  return (
    <Paper maw={820}>
      <form onSubmit={send}>
        <Stack>
          {children}
          <Textarea
            label={say('name')}
            value={draft.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
            maxLength={500}
            autosize
            required
          />
          {PARTS.map((part) => (
            <Textarea
              key={part}
              label={say(part)}
              description={part === 'request' ? say('requestHelp') : undefined}
              value={draft[part]}
              onChange={(event) => change({ [part]: event.currentTarget.value })}
              maxLength={part === 'request' ? 20_000 : 50_000}
              autosize
              minRows={3}
            />
          ))}
          <Attached label={say('papers')} papers={draft.papers} onChange={(papers) => change({ papers })} />
          <KeptFoot save={save} act={act} kept={kept} />
        </Stack>
      </form>
    </Paper>
  )
}
