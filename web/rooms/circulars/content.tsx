import { Grid, List, Paper, Stack, Text, Title } from '@mantine/core'
import { useContentWords } from './content-words.js'
import { Letter } from './letter.js'
import styles from './letter.module.css'
import { Plan } from './plan.js'
import { Questions } from './questions.js'
import type { CircularView } from './tones.js'

const IN_FORCE: readonly string[] = ['issued', 'closed', 'recalled']

/** Everything of a circular that is checked and signed, and what goes out when. */
export function Content({ circular }: { circular: CircularView }) {
  const { circularId, content, state } = circular
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Letter {...content} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <Stack gap="lg">
          {state.status !== 'abandoned' && (
            <Plan circularId={circularId} isDraft={!IN_FORCE.includes(state.status)} />
          )}
          <Questions form={content.form} />
          <Terms circular={circular} />
        </Stack>
      </Grid.Col>
    </Grid>
  )
}

const SECRECY = { confidential: 'confidential', secret: 'secret', topSecret: 'topSecret' } as const

function Terms({ circular: { content, state } }: { circular: CircularView }) {
  const say = useContentWords()
  const { nilReturn, review, officeApproval, estimatedMinutes: count, moreTime } = content
  const { automaticWorkingDays: days, maxRequests: most } = moreTime
  const secrecy = state.secrecy !== undefined && state.secrecy !== 'plain' ? state.secrecy : undefined
  const terms = [
    say(nilReturn ? 'nilYes' : 'nilNo'),
    say(review === 'manual' ? 'reviewManual' : 'reviewAutomatic'),
    ...(most > 0 ? [say('moreTime', { most, days })] : []),
    ...(officeApproval ? [say('director')] : []),
    ...(count === undefined ? [] : [say('minutes', { count })]),
    ...(secrecy ? [say('secrecy', { secrecy: say(SECRECY[secrecy]) })] : []),
  ]
  return (
    <Paper component="section" aria-label={say('terms')}>
      <Title order={2} size="h3">
        {say('terms')}
      </Title>
      <List>
        {terms.map((term) => (
          <List.Item key={term}>{term}</List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed" mt="sm">
        {say('fingerprint')}: <span className={styles.hash}>{state.contentSha256}</span>
      </Text>
    </Paper>
  )
}
