import { Button, Group, Paper, SimpleGrid, Text, Title } from '@mantine/core'
import { usePapersWords } from './papers-words.js'
import type { CircularView } from './tones.js'

const LISTS = [
  { what: 'answers', help: 'answersHelp', path: 'answers' },
  { what: 'tracker', help: 'trackerHelp', path: 'tracker' },
  { what: 'mailsFile', help: 'mailsFileHelp', path: 'mails' },
] as const
const FORMATS = ['xlsx', 'csv', 'jsonl'] as const
const REPORT_FORMATS = ['pdf', 'xlsx', 'csv'] as const

/** Everything of a circular that can be taken out as a file. */
export function Files({ circular: { circularId, state } }: { circular: CircularView }) {
  const say = usePapersWords()
  const base = `/api/v1/circulars/${circularId}`
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      {LISTS.map(({ what, help, path }) => (
        <Card key={what} what={say(what)} help={say(help)} base={`${base}/${path}/`} formats={FORMATS} />
      ))}
      <Card what={say('attached')} help={say('attachedHelp')} base={`${base}/files.`} formats={['zip']} />
      {state.status === 'closed' ? (
        <Card
          what={say('report')}
          help={say('reportHelp')}
          base={`${base}/report/`}
          formats={REPORT_FORMATS}
        />
      ) : (
        <Text c="dimmed">{say('reportLater')}</Text>
      )}
    </SimpleGrid>
  )
}

type CardProps = {
  readonly what: string
  readonly help: string
  readonly base: string
  readonly formats: readonly string[]
}

function Card({ what, help, base, formats }: CardProps) {
  const say = usePapersWords()
  return (
    <Paper component="section">
      <Title order={2} size="h3">
        {what}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {help}
      </Text>
      <Group gap="xs">
        {formats.map((format) => (
          <Button
            key={format}
            component="a"
            variant="default"
            size="sm"
            href={`${base}${format}`}
            download
            aria-label={say('download', { what, format: format.toUpperCase() })}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </Group>
    </Paper>
  )
}
