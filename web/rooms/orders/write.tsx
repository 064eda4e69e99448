import { MultiSelect, Paper, Stack, Textarea } from '@mantine/core'
import type { FormEvent } from 'react'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { useGoOn } from '../../app/go-on.js'
import { DayField } from '../../parts/day-field.js'
import { KeptFoot } from '../../parts/kept-foot.js'
import { useKeptDraft, type KeptDraft } from '../../parts/kept.js'
import { Loaded, Page } from '../../parts/page.js'
import { PaperPreview } from '../../parts/paper-preview.js'
import { useStaff } from '../../parts/staff.js'
import { printedYear } from '../../words/dates.js'
import { EarlierOrder, type Earlier } from './earlier.js'
import { useOrderAct, type OrderView } from './view.js'
import { useOrderWords } from './words.js'

type Draft = {
  readonly subject: string
  readonly reasons: string
  /** One point on each line. */
  readonly points: string
  readonly effectiveOn: string
  /** Absent in what was kept before an order could end another. */
  readonly earlier?: Earlier | null
  readonly tell: readonly string[]
}

const EMPTY: Draft = { subject: '', reasons: '', points: '', effectiveOn: '', tell: [] }

const contentOf = ({ points, effectiveOn, earlier, tell, ...words }: Draft) => ({
  ...words,
  points: points
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean),
  tell: [...tell],
  ...(effectiveOn ? { effectiveOn } : {}),
  ...(earlier ? { revokes: earlier.orderId } : {}),
})

/** Begins an order of the own office. */
export function NewOrder() {
  const say = useOrderWords()
  const goOn = useGoOn()
  const kept = useKeptDraft<Draft>('order.new', EMPTY)
  const act = useAct(
    (draft: Draft, idempotencyKey) => api.post('/api/v1/orders', { body: contentOf(draft), idempotencyKey }),
    ({ state }) => {
      kept.forget()
      goOn(`/order/${state.orderId}`, { replace: true })
    },
  )
  return (
    <Page title={say('newTitle')} lead={say('newLead')} back={{ href: '/orders', label: say('title') }}>
      <Form kept={kept} act={act} save={say('saveDraft')} />
    </Page>
  )
}

/** Changes an order that was not signed yet, or was sent back. */
export function EditOrder({ params: { orderId = '' } }: { params: { orderId?: string } }) {
  const found = useRead('/api/v1/orders/{orderId}', { path: { orderId } })
  return <Loaded of={found}>{(view) => <Edit key={view.version} view={view} />}</Loaded>
}

function Edit({ view: { state, content } }: { view: OrderView }) {
  const say = useOrderWords()
  const goOn = useGoOn()
  const { orderId, subject } = state
  const { revokes, effectiveOn = '', points, ...words } = content
  const kept = useKeptDraft<Draft>(`order.${orderId}`, {
    ...{ ...words, effectiveOn, points: points.join('\n') },
    earlier: revokes
      ? { orderId: revokes.orderId, called: say('cited', { ...revokes, year: printedYear(revokes.year) }) }
      : null,
  })
  const act = useOrderAct(orderId, 'content', () => {
    kept.forget()
    goOn(`/order/${orderId}`, { replace: true })
  })
  return (
    <Page title={say('editTitle')} back={{ href: `/order/${orderId}`, label: subject }}>
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
}

const TEXTS = [
  { part: 'subject', most: 500, rows: 1 },
  { part: 'reasons', most: 20_000, rows: 4 },
  { part: 'points', most: 50_000, rows: 4 },
] as const

function Form({ kept, act, save }: FormProps) {
  const say = useOrderWords()
  const { staff, labelOf } = useStaff()
  const { value: draft, change } = kept
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate(draft)
  }
  const isWhole = TEXTS.every(({ part }) => draft[part].trim() !== '')
  return (
    <Stack maw={820}>
      <Paper>
        <form onSubmit={send}>
          <Stack>
            {TEXTS.map(({ part, most, rows }) => (
              <Textarea
                key={part}
                label={say(part)}
                description={say(`${part}Help`)}
                value={draft[part]}
                onChange={(event) => change({ [part]: event.currentTarget.value })}
                maxLength={most}
                autosize
                minRows={rows}
                required
              />
            ))}
            <DayField
              label={say('effectiveOn')}
              help={say('effectiveHelp')}
              value={draft.effectiveOn}
              onChange={(effectiveOn) => change({ effectiveOn })}
            />
            <EarlierOrder value={draft.earlier ?? null} onChange={(earlier) => change({ earlier })} />
            <MultiSelect
              label={say('tell')}
              description={say('tellHelp')}
              data={staff.map((one) => ({ value: one.personId, label: labelOf(one) }))}
              value={[...draft.tell]}
              onChange={(tell) => change({ tell })}
              searchable
            />
            <KeptFoot save={save} act={act} kept={kept} />
          </Stack>
        </form>
      </Paper>
      {isWhole && (
        <PaperPreview
          name="orders/preview"
          asked={contentOf(draft)}
          make={(body) => api.post('/api/v1/orders/preview', { body })}
          words={{
            show: say('preview'),
            hide: say('previewHide'),
            help: say('previewHelp'),
            title: say('paper'),
          }}
        />
      )}
    </Stack>
  )
}
