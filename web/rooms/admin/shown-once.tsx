import { Alert, Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core'
import { useAdminWords } from './words.js'

/** Something that is told once and kept nowhere: to be copied now. */
export function ShownOnce({ label, secret }: { label: string; secret: string }) {
  const say = useAdminWords()
  return (
    <Alert variant="outline" role="status">
      <Stack gap="xs">
        <Text fw={600}>{say('shownOnce')}</Text>
        <Group align="flex-end">
          <TextInput
            label={label}
            value={secret}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
            flex="1 1 16rem"
          />
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy} aria-live="polite">
                {say(copied ? 'copied' : 'copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Alert>
  )
}
