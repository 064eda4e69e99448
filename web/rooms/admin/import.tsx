import { Alert, Anchor, Button, FileButton, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useRef, useState, type ReactNode } from 'react'
import { useAct } from '../../api/act.js'
import type { Answered } from '../../api/client.js'
import { sendFile } from '../../api/send-file.js'
import { Note } from '../../parts/note.js'
import { Problem } from '../../parts/problem.js'
import { Rows } from '../../parts/rows.js'
import { Tag } from '../../parts/tag.js'
import { useLanguage } from '../../words/i18n.js'
import { useAdminWords } from './words.js'

/** What every import answers: what is wrong, whether it can be done, and under which hash. */
export type ImportReply = Pick<
  Answered<'/api/v1/people/imports', 'post'>,
  'rows' | 'encoding' | 'planSha256' | 'problems' | 'canBeApplied'
> & { readonly applied?: unknown }

type Props<Reply extends ImportReply> = {
  readonly address: string
  /** A file as it should be, to begin with. */
  readonly sample?: { readonly name: string; readonly text: string }
  /** Whether the plan would change anything. */
  readonly changes: (reply: Reply) => boolean
  /** What the plan comes to, in a line; and what of it should make one stop. */
  readonly summary?: (reply: Reply) => string
  readonly warning?: (reply: Reply) => string | undefined
  /** The plan, as a person reads it. */
  readonly children: (reply: Reply) => ReactNode
}
/** What was chosen, read at once: the file may be saved anew between the two steps. */
type Chosen = { readonly name: string; readonly bytes: Blob }
type Order = Chosen & { readonly planSha256?: string }

/** An import in two steps: the file is tried and every problem named; then the plan that was looked at is carried out. */
export function ImportFile<Reply extends ImportReply>(props: Props<Reply>) {
  const { address, changes, warning, children } = props
  const say = useAdminWords()
  const [chosen, setChosen] = useState<Chosen>()
  const act = useAct(({ bytes, planSha256 }: Order) => {
    const run = planSha256 ? `?dryRun=false&planSha256=${planSha256}` : ''
    return sendFile<Reply>(`${address}${run}`, { bytes, mediaType: 'text/csv' })
  })
  const choose = async (file: File) => {
    const next = { name: file.name, bytes: new Blob([await file.arrayBuffer()]) }
    setChosen(next)
    act.mutate(next)
  }
  const reply = act.data
  const canImport = reply?.canBeApplied && !reply.applied && changes(reply)
  const warned = canImport ? warning?.(reply) : undefined
  return (
    <Stack>
      <FileChoice of={props} name={chosen?.name} reply={reply} isPending={act.isPending} choose={choose} />
      <Problem error={act.error} />
      {act.error && chosen && (
        <Group>
          <Button variant="default" onClick={() => act.mutate(chosen)}>
            {say('tryAgain')}
          </Button>
        </Group>
      )}
      {reply && (
        <>
          <Standing of={props} reply={reply} />
          <Problems problems={reply.problems} />
          {warned && (
            <Alert color="red" variant="outline" role="alert">
              {warned}
            </Alert>
          )}
          {canImport && children(reply)}
          {canImport && chosen && (
            <Group>
              <Button
                loading={act.isPending}
                onClick={() => act.mutate({ ...chosen, planSha256: reply.planSha256 })}
              >
                {say('import')}
              </Button>
            </Group>
          )}
        </>
      )}
    </Stack>
  )
}

type ChoiceProps<Reply extends ImportReply> = {
  readonly of: Props<Reply>
  readonly name: string | undefined
  readonly reply: Reply | undefined
  readonly isPending: boolean
  readonly choose: (file: File) => Promise<void>
}

function FileChoice<Reply extends ImportReply>({
  of: { sample },
  name,
  reply,
  isPending,
  choose,
}: ChoiceProps<Reply>) {
  const say = useAdminWords()
  // A file that was mended under its own name is chosen again; the browser tells of it only when none was chosen before.
  const forget = useRef<() => void>(null)
  const taken = (file: File | null) => {
    if (file) void choose(file)
    forget.current?.()
  }
  return (
    <Paper>
      <Group justify="space-between">
        <div>
          <Text fw={600}>{name ?? say('file')}</Text>
          <Text size="sm" c="dimmed">
            {reply ? say('rows', { count: reply.rows }) : say('fileHelp')}
          </Text>
          {sample && !name && (
            <Anchor
              size="sm"
              href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${sample.text}`)}`}
              download={sample.name}
            >
              {say('sample')}
            </Anchor>
          )}
        </div>
        <FileButton
          accept=".csv,text/csv"
          onChange={taken}
          resetRef={forget}
          inputProps={{ 'aria-label': say('file') }}
        >
          {(props) => (
            <Button {...props} variant={name ? 'default' : 'filled'} loading={isPending}>
              {say(name ? 'other' : 'choose')}
            </Button>
          )}
        </FileButton>
      </Group>
    </Paper>
  )
}

function Standing<Reply extends ImportReply>({
  of: { changes, summary },
  reply,
}: {
  of: Props<Reply>
  reply: Reply
}) {
  const say = useAdminWords()
  if (!reply.canBeApplied) return <Note title={say('cannot')}>{null}</Note>
  const isThaiBytes = reply.encoding === 'tis-620' || reply.encoding === 'windows-874'
  return (
    <Note title={say(reply.applied ? 'imported' : changes(reply) ? 'fine' : 'nothing')}>
      {summary && <Text size="sm">{summary(reply)}</Text>}
      {isThaiBytes && !reply.applied && changes(reply) && <Text size="sm">{say('readAsThai')}</Text>}
    </Note>
  )
}

function Problems({ problems }: { problems: ImportReply['problems'] }) {
  const say = useAdminWords()
  const { of } = useLanguage()
  if (problems.length === 0) return null
  // Only what concerns the whole file names neither a column nor a value.
  const whereOf = ({ line, column, value }: (typeof problems)[number]) =>
    line === 1 && !column && !value ? say('wholeFile') : say('inLine', { line, column }).trim()
  return (
    <Stack gap="xs">
      <Title order={2}>{say('problems', { count: problems.length })}</Title>
      <Rows
        label={say('problems', { count: problems.length })}
        rows={firstOf(problems).map((one, index) => ({ ...one, index }))}
        keyOf={({ index }) => String(index)}
        columns={[
          {
            key: 'what',
            head: say('whatIsWrong'),
            cell: (one) => (
              <>
                <Tag tone={one.severity === 'error' ? 'late' : 'attention'}>{say(one.severity)}</Tag>{' '}
                {of(one)}
              </>
            ),
          },
          { key: 'where', head: say('where'), cell: whereOf },
          { key: 'value', head: say('value'), cell: ({ value }) => value || '–' },
        ]}
      />
      <OnlyFirst count={problems.length} />
    </Stack>
  )
}

/** More lines nobody reads, and no phone draws. */
const MOST_SHOWN = 100

/** So many lines of a file as are shown. */
export const firstOf = <One,>(all: readonly One[]): readonly One[] => all.slice(0, MOST_SHOWN)

/** Says that a list goes on where only its beginning is shown. */
export function OnlyFirst({ count }: { count: number }) {
  const say = useAdminWords()
  if (count <= MOST_SHOWN) return null
  return <Text c="dimmed">{say('onlyFirst', { most: MOST_SHOWN, count })}</Text>
}
