import { Button, Group, MultiSelect, Paper, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { PROVINCES } from '../../../../domain/provinces.js'
import { useAct } from '../../../api/act.js'
import { api } from '../../../api/client.js'
import { useGoOn } from '../../../app/go-on.js'
import { Empty } from '../../../parts/empty.js'
import { Page } from '../../../parts/page.js'
import { Problem } from '../../../parts/problem.js'
import { factsOf } from '../../../words/facts.js'
import { useLanguage } from '../../../words/i18n.js'
import { Moves, type Preview } from './moves.js'
import { emptyRun, proposalOf, type Typed } from './proposal.js'
import { RunsField } from './runs-field.js'
import { useCalendarWords } from './words.js'

const EMPTY: Typed = { runs: [emptyRun(1)], provinces: [], source: '', reason: '' }

/** A holiday announced later: which dates would move is seen first, then it is sent to somebody else. */
export function ProposeChange() {
  const say = useCalendarWords()
  const goOn = useGoOn()
  const [typed, setTyped] = useState(EMPTY)
  const look = useAct((body: ReturnType<typeof proposalOf>, idempotencyKey) =>
    api.post('/api/v1/calendars/changes', { query: { dryRun: 'true' }, body, idempotencyKey }),
  )
  const send = useAct(
    (body: ReturnType<typeof proposalOf>, idempotencyKey) =>
      api.post('/api/v1/calendars/changes', { query: { dryRun: 'false' }, body, idempotencyKey }),
    (made) => 'changeId' in made && goOn(`/admin/calendars/${made.changeId}`),
  )
  const change = (part: Partial<Typed>) => {
    setTyped((before) => ({ ...before, ...part }))
    look.reset()
  }
  const preview = look.data && 'moves' in look.data ? look.data : undefined
  const ask = (event: FormEvent) => {
    event.preventDefault()
    look.mutate(proposalOf(typed))
  }
  return (
    <Page
      title={say('propose')}
      lead={say('proposeLead')}
      back={{ href: '/admin/calendars', label: say('title') }}
    >
      <Paper maw={720}>
        <form onSubmit={ask}>
          <Stack>
            <Fields typed={typed} change={change} />
            <Problem error={look.error} />
            <Group>
              <Button type="submit" variant={preview ? 'default' : 'filled'} loading={look.isPending}>
                {say('look')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Paper>
      {preview && <Previewed preview={preview} />}
      <Problem error={send.error} />
      {preview && (
        <Group>
          <Button loading={send.isPending} onClick={() => send.mutate(proposalOf(typed))}>
            {say('send')}
          </Button>
        </Group>
      )}
    </Page>
  )
}

function Fields({ typed, change }: { typed: Typed; change: (part: Partial<Typed>) => void }) {
  const say = useCalendarWords()
  const { of } = useLanguage()
  return (
    <>
      <RunsField value={typed.runs} onChange={(runs) => change({ runs })} />
      <MultiSelect
        label={say('provinces')}
        data={PROVINCES.map((one) => ({ value: one.nameTh, label: of({ th: one.nameTh, en: one.nameEn }) }))}
        value={[...typed.provinces]}
        onChange={(provinces) => change({ provinces })}
        size="md"
        searchable
      />
      <TextInput
        label={say('source')}
        description={say('sourceHelp')}
        value={typed.source}
        onChange={(event) => change({ source: event.currentTarget.value })}
        maxLength={300}
        required
      />
      <Textarea
        label={say('reason')}
        value={typed.reason}
        onChange={(event) => change({ reason: event.currentTarget.value })}
        maxLength={2000}
        required
      />
    </>
  )
}

function Previewed({ preview: { moves, circulars, ownDates, offices } }: { preview: Preview }) {
  const say = useCalendarWords()
  return (
    <Stack component="section" gap="xs" aria-labelledby="preview" aria-live="polite">
      <Title order={2} id="preview">
        {say('preview')}
      </Title>
      <Text>
        {factsOf([
          say('circulars', { count: circulars }),
          say('ownDates', { count: ownDates }),
          say('offices', { count: offices }),
        ])}
      </Text>
      {moves.length === 0 ? <Empty title={say('noMoves')} /> : <Moves moves={moves} />}
    </Stack>
  )
}
