import { Alert, Button, List, Stack, Text } from '@mantine/core'
import { WianProblem } from '../api/client.js'
import { useCommonWords } from '../words/common.js'
import { useLanguage } from '../words/i18n.js'

/** What is refused stays refused, however often it is asked. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof WianProblem && error.status < 500 && error.status !== 429

/** What went wrong, in the reader's language: the refusal's own sentence, the fields it names, and how to go on. */
export function Problem({ error, retry }: { error: unknown; retry?: () => void }) {
  const say = useCommonWords()
  const { of } = useLanguage()
  if (!error) return null
  const fields = error instanceof WianProblem ? (error.body.errors ?? []) : []
  const sentence =
    error instanceof WianProblem
      ? of({ th: error.body.messageTh, en: error.body.messageEn })
      : say(error instanceof TypeError ? 'networkGone' : 'unexpected')
  const further = fields
    .map((one) => of({ th: one.messageTh, en: one.messageEn }))
    .filter((one) => one !== sentence)
  return (
    <Alert color="red" variant="outline" role="alert" p="sm">
      <Stack gap="xs" align="flex-start">
        <Text fw={600}>{sentence}</Text>
        {further.length > 0 && (
          <List size="sm">
            {further.map((text) => (
              <List.Item key={text}>{text}</List.Item>
            ))}
          </List>
        )}
        {retry && !isRefusal(error) && (
          <Button size="xs" variant="default" onClick={retry}>
            {say('retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
