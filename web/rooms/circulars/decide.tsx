import { Button, Group, Paper, Radio, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useCommonWords } from '../../words/common.js'
import { useStageName } from './approval.js'
import { useDecideWords } from './decide-words.js'
import styles from './letter.module.css'
import type { CircularView } from './tones.js'

type Turn = CircularView['possibleVerdicts'][number]
type Verdict = Exclude<Turn['verdicts'][number], 'passedOn'>
type Advice = 'for' | 'against' | 'neutral'

const HELP = {
  approved: 'approveHelp',
  returned: 'returnHelp',
  refused: 'refuseHelp',
  advised: 'adviseHelp',
  bypassed: 'bypassHelp',
} as const satisfies Record<Verdict, string>
const VERDICTS = Object.keys(HELP) as Verdict[]
const ADVICE: readonly Advice[] = ['for', 'against', 'neutral']

/** What the reader may say now of a circular, stage by stage. */
export function Decide({ circular }: { circular: CircularView }) {
  const say = useDecideWords()
  const nameOf = useStageName()
  if (circular.possibleVerdicts.length === 0) return null
  return (
    <Paper component="section" aria-label={say('yourTurn')}>
      <Title order={2} size="h3">
        {say('yourTurn')}
      </Title>
      <Text mb="sm">{say('yourTurnHelp')}</Text>
      {circular.possibleVerdicts.map((turn) => (
        <div key={turn.stage}>
          {circular.possibleVerdicts.length > 1 && <Text fw={600}>{nameOf({ id: turn.stage })}</Text>}
          <Verdicts circular={circular} turn={turn} />
        </div>
      ))}
    </Paper>
  )
}

function useVerdictName(): (stage: string, verdict: Verdict) => string {
  const say = useDecideWords()
  return (stage, verdict) => {
    if (verdict !== 'approved') return say(verdict)
    if (stage === 'sign') return say('approveSign')
    return say(stage === 'check' ? 'approveCheck' : 'approved')
  }
}

function Verdicts({ circular, turn: { stage, verdicts } }: { circular: CircularView; turn: Turn }) {
  const nameOf = useVerdictName()
  const [open, setOpen] = useState<Verdict | undefined>()
  const possible = VERDICTS.filter((verdict) => (verdicts as readonly string[]).includes(verdict))
  return (
    <Group gap="xs">
      {possible.map((verdict) => (
        <Button
          key={verdict}
          variant={verdict === 'approved' ? 'filled' : 'default'}
          onClick={() => setOpen(verdict)}
        >
          {nameOf(stage, verdict)}
        </Button>
      ))}
      {open && (
        <VerdictDialog circular={circular} stage={stage} verdict={open} onClose={() => setOpen(undefined)} />
      )}
    </Group>
  )
}

type DialogProps = {
  readonly circular: CircularView
  readonly stage: string
  readonly verdict: Verdict
  readonly onClose: () => void
}

function VerdictDialog({ circular: { circularId, state }, stage, verdict, onClose }: DialogProps) {
  const say = useDecideWords()
  const common = useCommonWords()
  const nameOf = useVerdictName()
  const [advice, setAdvice] = useState<Advice>('for')
  // What was read is what is decided on: a content that was changed meanwhile is refused.
  const { contentSha256 } = state
  const act = useAct((reason: string, idempotencyKey) => {
    const body = {
      ...{ stage, verdict, contentSha256 },
      ...(reason ? { reason } : {}),
      ...(verdict === 'advised' ? { advice } : {}),
    }
    return api.post('/api/v1/circulars/{circularId}/decide-stage', {
      ...{ path: { circularId }, body, idempotencyKey },
    })
  }, onClose)
  const needsReason = verdict === 'returned' || verdict === 'refused' || verdict === 'bypassed'
  return (
    <ReasonDialog
      title={nameOf(stage, verdict)}
      help={say(HELP[verdict])}
      confirm={nameOf(stage, verdict)}
      reasonLabel={needsReason ? common('reason') : say('note')}
      isReasonOptional={!needsReason}
      isDangerous={verdict === 'refused'}
      act={act}
      onConfirm={(reason) => act.mutate(reason)}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {say('fingerprint')}: <span className={styles.hash}>{contentSha256}</span>
      </Text>
      {verdict === 'advised' && (
        <Radio.Group label={say('advice')} value={advice} onChange={(one) => setAdvice(one)}>
          <Group>
            {ADVICE.map((one) => (
              <Radio key={one} value={one} label={say(one)} />
            ))}
          </Group>
        </Radio.Group>
      )}
    </ReasonDialog>
  )
}
