import { Button, FileButton, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState, type ReactNode } from 'react'
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
  'rows' | 'planSha256' | 'problems' | 'canBeApplied'
> & { readonly applied?: unknown }

type Props<Reply extends ImportReply> = {
  readonly address: string
  /** Whether the plan would change anything. */
  readonly changes: (reply: Reply) => boolean
  /** The plan, as a person reads it. */
  readonly children: (reply: Reply) => ReactNode
}
type Order = { readonly file: File; readonly planSha256?: string }

/** An import in two steps: the file is tried and every problem named; then the plan that was looked at is carried out. */
export function ImportFile<Reply extends ImportReply>({ address, changes, children }: Props<Reply>) {
  const say = useAdminWords()
  const [file, setFile] = useState<File>()
  const act = useAct(({ file: bytes, planSha256 }: Order) => {
    const run = planSha256 ? `?dryRun=false&planSha256=${planSha256}` : ''
    return sendFile<Reply>(`${address}${run}`, { bytes, mediaType: 'text/csv' })
  })
  const choose = (chosen: File | null) => {
    if (!chosen) return
    setFile(chosen)
    act.mutate({ file: chosen })
  }
  const reply = act.data
  const canImport = reply?.canBeApplied && !reply.applied && changes(reply)
  return (
    <Stack>
      <Paper>
        <Group justify="space-between">
          <div>
            <Text fw={600}>{file ? file.name : say('file')}</Text>
            <Text size="sm" c="dimmed">
              {reply ? say('rows', { count: reply.rows }) : say('fileHelp')}
            </Text>
          </div>
          <FileButton accept=".csv,text/csv" onChange={choose} inputProps={{ 'aria-label': say('file') }}>
            {(props) => (
              <Button {...props} variant={file ? 'default' : 'filled'} loading={act.isPending}>
                {say(file ? 'other' : 'choose')}
              </Button>
            )}
          </FileButton>
        </Group>
      </Paper>
      <Problem error={act.error} />
      {reply && (
        <>
          <Standing reply={reply} changes={changes(reply)} />
          <Problems problems={reply.problems} />
          {children(reply)}
          {canImport && file && (
            <Group>
              <Button
                loading={act.isPending}
                onClick={() => act.mutate({ file, planSha256: reply.planSha256 })}
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

function Standing({ reply, changes }: { reply: ImportReply; changes: boolean }) {
  const say = useAdminWords()
  if (reply.applied) return <Note title={say('imported')}>{null}</Note>
  if (!reply.canBeApplied) return <Note title={say('cannot')}>{null}</Note>
  return <Note title={say(changes ? 'fine' : 'nothing')}>{null}</Note>
}

function Problems({ problems }: { problems: ImportReply['problems'] }) {
  const say = useAdminWords()
  const { of } = useLanguage()
  if (problems.length === 0) return null
  return (
    <Stack gap="xs">
      <Title order={2}>{say('problems', { count: problems.length })}</Title>
      <Rows
        label={say('problems', { count: problems.length })}
        rows={problems.map((one, index) => ({ ...one, index }))}
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
          { key: 'line', head: say('line'), cell: ({ line }) => line },
          { key: 'column', head: say('column'), cell: ({ column }) => column },
          { key: 'value', head: say('value'), cell: ({ value }) => value },
        ]}
      />
    </Stack>
  )
}
