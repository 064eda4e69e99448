import { Button, Group, Paper, Select, Stack, Text, Textarea, Title } from '@mantine/core'
import { useState } from 'react'
import { numberOfItem } from '../../../domain/meeting/agenda.js'
import { AsWritten } from '../../parts/as-written.js'
import { useKeptText } from '../../parts/kept.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { Tag } from '../../parts/tag.js'
import { useCommonWords } from '../../words/common.js'
import { can, useNameOf, useSits, useStep, type MeetingView } from '../meetings/data.js'
import styles from './minutes.module.css'
import type { Written } from './data.js'
import { useMinutesWords } from './words.js'

type Correction = NonNullable<MeetingView['state']['minutes']>['corrections'][number]
type Asked = 'propose' | { readonly answer: Correction; readonly taken: boolean }
const TONE = { proposed: 'attention', taken: 'done', declined: 'calm' } as const

/** What members want changed in the minutes that went round, and what the secretariat says to it. */
export function Corrections({ view, written }: { view: MeetingView; written: Written }) {
  const say = useMinutesWords()
  const sits = useSits(view)
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  const { minutes } = view.state
  if (!minutes?.circulated) return null
  const mayPropose = sits && minutes.status === 'circulated' && can(view, 'proposeCorrection')
  return (
    <Paper component="section" aria-labelledby="corrections">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} id="corrections">
            {say('corrections')}
          </Title>
          {mayPropose && (
            <Button variant="default" onClick={() => setAsked('propose')}>
              {say('propose')}
            </Button>
          )}
        </Group>
        {minutes.corrections.length === 0 && <Text c="dimmed">{say('noCorrections')}</Text>}
        {minutes.corrections.map((one) => (
          <Line
            key={one.correctionId}
            {...{ view, correction: one, written }}
            answer={(taken) => setAsked({ answer: one, taken })}
          />
        ))}
      </Stack>
      {asked === 'propose' && <ProposeDialog view={view} close={close} />}
      {typeof asked === 'object' && (
        <AnswerDialog view={view} correction={asked.answer} taken={asked.taken} close={close} />
      )}
    </Paper>
  )
}

type LineProps = {
  readonly view: MeetingView
  readonly written: Written
  readonly correction: Correction
  readonly answer: (taken: boolean) => void
}

function Line({ view, written, correction, answer }: LineProps) {
  const say = useMinutesWords()
  const nameOf = useNameOf(view)
  const { correctionId, personId, itemId, status, reason } = correction
  const text = written.corrections.find((one) => one.correctionId === correctionId)?.text
  const name = nameOf(personId)
  return (
    <div>
      <Group gap="sm">
        <Text fw={600}>
          {name}&nbsp;· {itemId ? numberOfItem(view.state.agenda, itemId) : say('wholeMinutes')}
        </Text>
        <Tag tone={TONE[status]}>{say(status)}</Tag>
      </Group>
      <div className={styles.text}>{text}</div>
      {reason && (
        <Text c="dimmed">
          <AsWritten>{reason}</AsWritten>
        </Text>
      )}
      {status === 'proposed' && can(view, 'answerCorrection') && (
        <Group gap="sm" mt="xs">
          <Button size="xs" onClick={() => answer(true)} aria-label={`${say('take')}: ${name}`}>
            {say('take')}
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => answer(false)}
            aria-label={`${say('decline')}: ${name}`}
          >
            {say('decline')}
          </Button>
        </Group>
      )}
    </div>
  )
}

const WHOLE = ''

function ProposeDialog({ view, close }: { view: MeetingView; close: () => void }) {
  const say = useMinutesWords()
  const { meetingId, agenda } = view.state
  const [itemId, setItem] = useState(WHOLE)
  const typed = useKeptText(`correction.${meetingId}`)
  const step = useStep(meetingId, () => {
    typed.drop()
    close()
  })
  const about = agenda.map((item) => ({
    value: item.itemId,
    label: `${numberOfItem(agenda, item.itemId)} ${item.title}`,
  }))
  return (
    <ReasonDialog
      title={say('propose')}
      help={say('proposeHelp')}
      confirm={say('propose')}
      act={step}
      onConfirm={() =>
        step.mutate({
          act: 'minutes/corrections',
          body: { text: typed.value.trim(), ...(itemId === WHOLE ? {} : { itemId }) },
        })
      }
      onClose={close}
    >
      <Select
        label={say('about')}
        data={[{ value: WHOLE, label: say('wholeMinutes') }, ...about]}
        value={itemId}
        onChange={(one) => setItem(one ?? WHOLE)}
        allowDeselect={false}
      />
      <Textarea
        label={say('correctionText')}
        value={typed.value}
        onChange={(event) => typed.onChange(event.currentTarget.value)}
        maxLength={20_000}
        minRows={3}
        data-autofocus
        required
      />
    </ReasonDialog>
  )
}

type AnswerProps = { view: MeetingView; correction: Correction; taken: boolean; close: () => void }

function AnswerDialog({ view, correction: { correctionId }, taken, close }: AnswerProps) {
  const say = useMinutesWords()
  const common = useCommonWords()
  const step = useStep(view.state.meetingId, close)
  const word = taken ? 'take' : 'decline'
  return (
    <ReasonDialog
      title={say(`${word}Title`)}
      help={say(`${word}Help`)}
      confirm={say(word)}
      act={step}
      onConfirm={(reason) =>
        step.mutate({
          act: 'minutes/corrections/{correctionId}/answer',
          at: { correctionId },
          body: { taken, ...(reason ? { reason } : {}) },
        })
      }
      onClose={close}
      {...(taken ? {} : { reasonLabel: common('reason') })}
    />
  )
}
