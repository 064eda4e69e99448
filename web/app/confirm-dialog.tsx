import { Anchor, Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { api } from '../api/client.js'
import { useFocusBack } from '../parts/focus-back.js'
import { Problem } from '../parts/problem.js'
import { useCommonWords } from '../words/common.js'

/** The dialog in which a person proves once more who they are. */
export function ConfirmDialog({ done }: { done: (confirmed: boolean) => void }) {
  const say = useCommonWords()
  useFocusBack()
  return (
    <Modal
      opened
      onClose={() => done(false)}
      title={say('whoTitle')}
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      <Proof done={done} />
    </Modal>
  )
}

function Proof({ done }: { done: (confirmed: boolean) => void }) {
  const say = useCommonWords()
  const [byCode, setByCode] = useState(false)
  const [secret, setSecret] = useState('')
  const [error, setError] = useState<unknown>()
  const [isSending, setSending] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSending(true)
    setError(undefined)
    try {
      await api.post('/api/v1/me/confirm', { body: byCode ? { code: secret.trim() } : { password: secret } })
      done(true)
    } catch (refused) {
      setError(refused)
      setSending(false)
    }
  }
  const field = {
    value: secret,
    onChange: (event: { currentTarget: { value: string } }) => setSecret(event.currentTarget.value),
    required: true,
    'data-autofocus': true,
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack>
        <Text c="dimmed">{say('whoHelp')}</Text>
        {byCode ? (
          <TextInput label={say('code')} inputMode="numeric" autoComplete="one-time-code" {...field} />
        ) : (
          <PasswordInput label={say('password')} autoComplete="current-password" {...field} />
        )}
        <Problem error={error} />
        <Anchor component="button" type="button" size="sm" ta="left" onClick={() => setByCode(!byCode)}>
          {say(byCode ? 'byPassword' : 'byCode')}
        </Anchor>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => done(false)}>
            {say('cancel')}
          </Button>
          <Button type="submit" loading={isSending}>
            {say('confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
