import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useCommonWords } from '../words/common.js'
import { useFocusBack } from './focus-back.js'
import type { KeptText } from './kept.js'
import { Problem } from './problem.js'

type Props = {
  readonly title: string
  /** What will happen, in a sentence. */
  readonly help?: string
  readonly confirm: string
  readonly isDangerous?: boolean
  /** The label of the reason; left out where none is asked. */
  readonly reasonLabel?: string
  /** Where the reason may stay empty. */
  readonly isReasonOptional?: boolean
  /** What is typed as the reason, where it is kept until it has been sent. */
  readonly typed?: Pick<KeptText, 'value' | 'onChange'>
  readonly act: { readonly error: unknown; readonly isPending: boolean; readonly reset: () => void }
  /** What has to be read before saying yes is not there yet. */
  readonly isComing?: boolean
  readonly onConfirm: (reason: string) => void
  readonly onClose: () => void
  /** Further fields. */
  readonly children?: ReactNode
}

/** Asks before something happens: what it is, why, yes or no. Stays open, with what was typed, when it is refused. */
export function ReasonDialog(props: Props) {
  const {
    title,
    help,
    confirm,
    reasonLabel,
    isReasonOptional = false,
    isComing = false,
    act,
    children,
  } = props
  const say = useCommonWords()
  useFocusBack()
  const [own, setOwn] = useState('')
  const { value: reason, onChange: setReason } = props.typed ?? { value: own, onChange: setOwn }
  const close = () => {
    act.reset()
    props.onClose()
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    props.onConfirm(reason.trim())
  }
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ 'aria-label': say('close') }}>
      <form onSubmit={send}>
        <Stack>
          {help && <Text>{help}</Text>}
          {children}
          {reasonLabel && (
            <Textarea
              label={reasonLabel}
              required={!isReasonOptional}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              data-autofocus
            />
          )}
          <Problem error={act.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {say('cancel')}
            </Button>
            <Button
              type="submit"
              loading={act.isPending || isComing}
              {...(props.isDangerous ? { color: 'red.9' } : {})}
            >
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
