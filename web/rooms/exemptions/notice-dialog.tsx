import { Button, Checkbox, Group, Modal, SimpleGrid, Stack, Text, Textarea } from '@mantine/core'
import type { FormEvent } from 'react'
import { DayField } from '../../parts/day-field.js'
import { useFocusBack } from '../../parts/focus-back.js'
import { useKeptDraft } from '../../parts/kept.js'
import { Problem } from '../../parts/problem.js'
import { useCommonWords } from '../../words/common.js'
import type { DialogProps } from './acts.js'
import { useExemptionActWords } from './act-words.js'
import { useExemptionAct } from './view.js'

type Typed = {
  readonly facts: string
  readonly law: string
  readonly considerations: string
  readonly isShorter: boolean
  readonly from: string
  readonly until: string
}

const PARTS = ['facts', 'law', 'considerations'] as const

/** Tells the applicant the decision, with the three reasons that the law wants; what is typed is kept until it is sent. */
export function NoticeDialog({ view, onClose }: DialogProps) {
  useFocusBack()
  const say = useExemptionActWords()
  const common = useCommonWords()
  const { exemptionId, state } = view
  const kept = useKeptDraft<Typed>(`exemption-notice.${exemptionId}`, {
    ...{ facts: '', law: '', considerations: '', isShorter: false },
    ...state.period,
  })
  const { value: typed, change } = kept
  const act = useExemptionAct(exemptionId, 'notice', () => {
    kept.forget()
    onClose()
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    const { facts, law, considerations, isShorter, from, until } = typed
    act.mutate({ facts, law, considerations, ...(isShorter ? { period: { from, until } } : {}) })
  }
  const labels = { facts: say('facts'), law: say('legal'), considerations: say('considerations') }
  return (
    <Modal
      opened
      onClose={onClose}
      title={say('notify')}
      size="lg"
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form onSubmit={send}>
        <Stack>
          <Text>{say('notifyHelp')}</Text>
          {PARTS.map((part) => (
            <Textarea
              key={part}
              label={labels[part]}
              value={typed[part]}
              onChange={(event) => change({ [part]: event.currentTarget.value })}
              maxLength={20_000}
              autosize
              minRows={2}
              required
            />
          ))}
          {state.decision?.granted && <Shorter typed={typed} change={change} />}
          <Problem error={act.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={act.isPending}>
              {say('notify')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function Shorter({ typed, change }: { typed: Typed; change: (some: Partial<Typed>) => void }) {
  const say = useExemptionActWords()
  const labels = { from: say('grantedFrom'), until: say('grantedUntil') }
  return (
    <>
      <Checkbox
        label={say('shorter')}
        checked={typed.isShorter}
        onChange={(event) => change({ isShorter: event.currentTarget.checked })}
      />
      {typed.isShorter && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {(['from', 'until'] as const).map((name) => (
            <DayField
              key={name}
              label={labels[name]}
              value={typed[name]}
              onChange={(day) => change({ [name]: day })}
              required
            />
          ))}
        </SimpleGrid>
      )}
    </>
  )
}
