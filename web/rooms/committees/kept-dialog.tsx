import { Modal, Stack, Text, Textarea } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useFocusBack } from '../../parts/focus-back.js'
import { KeptFoot } from '../../parts/kept-foot.js'
import type { KeptDraft } from '../../parts/kept.js'
import { useCommonWords } from '../../words/common.js'

type Props<T> = {
  readonly title: string
  /** What will happen, in a sentence. */
  readonly help: string
  /** The word of the button that saves. */
  readonly save: string
  readonly kept: KeptDraft<T>
  readonly act: { readonly error: unknown; readonly isPending: boolean; readonly mutate: (typed: T) => void }
  readonly close: () => void
  readonly children: ReactNode
}

/** A long form in a dialog: it may be closed, and what was typed stands there when it is opened again. */
export function KeptDialog<T>({ title, help, save, kept, act, close, children }: Props<T>) {
  useFocusBack()
  const common = useCommonWords()
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate(kept.value)
  }
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form onSubmit={send} key={kept.round}>
        <Stack>
          <Text>{help}</Text>
          {children}
          <KeptFoot save={save} act={act} kept={kept} />
        </Stack>
      </form>
    </Modal>
  )
}

/** What is typed together with why. */
export type Reasoned = { readonly reason: string }

type ReasonProps = { readonly value: string; readonly set: (typed: Reasoned) => void }

/** Why it is done, kept like the rest of the form. */
export function ReasonField({ value, set }: ReasonProps) {
  const common = useCommonWords()
  return (
    <Textarea
      label={common('reason')}
      value={value}
      onChange={(event) => set({ reason: event.currentTarget.value })}
      maxLength={2_000}
      required
    />
  )
}
