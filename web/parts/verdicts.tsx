import { Button, Group, NativeSelect, Paper, Radio, Text, Title } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { isOfficial, stagesIn } from '../../domain/approval/route.js'
import type { Role } from '../../domain/case.js'
import { useAct } from '../api/act.js'
import type { AskedAt } from '../api/client.js'
import { useRead } from '../api/read.js'
import { useSession } from '../app/session.js'
import { useCommonWords, useRoleWords } from '../words/common.js'
import { useLanguage } from '../words/i18n.js'
import { useStageName, type Approval } from './approval-route.js'
import { useApprovalWords } from './approval-words.js'
import { ReasonDialog } from './reason-dialog.js'
import styles from './verdicts.module.css'

/** What is said at a stage, as the API takes it. */
export type VerdictBody = NonNullable<
  AskedAt<'/api/v1/exemptions/{exemptionId}/decide-stage', 'post'>['body']
>
type Verdict = VerdictBody['verdict']
type Advice = 'for' | 'against' | 'neutral'
type Turn = { readonly stage: string; readonly verdicts: readonly Verdict[] }

const HELP = {
  approved: 'approveHelp',
  returned: 'returnHelp',
  refused: 'refuseHelp',
  advised: 'adviseHelp',
  passedOn: 'passOnHelp',
  bypassed: 'bypassHelp',
} as const satisfies Record<Verdict, string>
/** What the button of each is called: the act, where the history says what was done. */
const DO = {
  approved: 'doApproved',
  returned: 'doReturned',
  refused: 'doRefused',
  advised: 'doAdvised',
  passedOn: 'doPassedOn',
  bypassed: 'doBypassed',
} as const satisfies Record<Verdict, string>
const VERDICTS = Object.keys(HELP) as Verdict[]
const ADVICE: readonly Advice[] = ['for', 'against', 'neutral']

type Props = {
  /** What the API offers the reader, stage by stage. */
  readonly turns: readonly Turn[]
  readonly approval: Approval | undefined
  /** What the reader should look at before deciding. */
  readonly help: string
  /** Names an approval where the kind of case has a word of its own for it. */
  readonly approveWord?: (stage: string) => string | undefined
  readonly send: (body: VerdictBody, idempotencyKey: string) => Promise<unknown>
  readonly contentSha256: string
}

/** What the reader may say now of a case, stage by stage. */
export function Verdicts(props: Props) {
  const say = useApprovalWords()
  const titled = useTitles(props.approval)
  const { turns } = props
  if (turns.length === 0) return null
  return (
    <Paper component="section" aria-label={say('yourTurn')} className="no-print">
      <Title order={2} size="h3">
        {say('yourTurn')}
      </Title>
      <Text mb="sm">{props.help}</Text>
      {turns.map((turn) => (
        <div key={turn.stage}>
          {turns.length > 1 && <Text fw={600}>{titled(turn.stage)}</Text>}
          <Turns {...props} turn={turn} />
        </div>
      ))}
    </Paper>
  )
}

function useTitles(approval: Approval | undefined): (id: string) => string {
  const nameOf = useStageName()
  return (id) => nameOf(stageOf(approval, id) ?? { id })
}

const stageOf = (approval: Approval | undefined, id: string) =>
  approval && stagesIn(approval.route).find((stage) => stage.id === id)

type TurnProps = Props & { readonly turn: Turn }

function Turns(props: TurnProps) {
  const say = useApprovalWords()
  const { turn, approveWord } = props
  const [open, setOpen] = useState<Verdict>()
  const possible = VERDICTS.filter((verdict) => turn.verdicts.includes(verdict))
  const nameOf = (verdict: Verdict) =>
    (verdict === 'approved' ? approveWord?.(turn.stage) : undefined) ?? say(DO[verdict])
  return (
    <Group gap="xs">
      {possible.map((verdict, index) => (
        <Button key={verdict} variant={index === 0 ? 'filled' : 'default'} onClick={() => setOpen(verdict)}>
          {nameOf(verdict)}
        </Button>
      ))}
      {open && (
        <VerdictDialog {...props} verdict={open} name={nameOf(open)} onClose={() => setOpen(undefined)} />
      )}
    </Group>
  )
}

type DialogProps = TurnProps & {
  readonly verdict: Verdict
  readonly name: string
  readonly onClose: () => void
}

function VerdictDialog({ turn, approval, verdict, name, contentSha256, send, onClose }: DialogProps) {
  const say = useApprovalWords()
  const common = useCommonWords()
  const [advice, setAdvice] = useState<Advice>('for')
  const [to, setTo] = useState<Target>()
  // What was read is what is decided on: a content that was changed meanwhile is refused.
  const act = useAct((reason: string, idempotencyKey) => {
    const said = { stage: turn.stage, verdict, contentSha256, ...(reason ? { reason } : {}) }
    const more = { ...(verdict === 'advised' ? { advice } : {}), ...(to ? { to } : {}) }
    return send({ ...said, ...more }, idempotencyKey)
  }, onClose)
  const needsReason = verdict !== 'approved' && verdict !== 'passedOn'
  return (
    <ReasonDialog
      title={name}
      help={say(HELP[verdict])}
      confirm={name}
      reasonLabel={needsReason ? common('reason') : say('note')}
      isReasonOptional={!needsReason}
      isDangerous={verdict === 'refused'}
      act={act}
      onConfirm={(reason) => act.mutate(reason)}
      onClose={onClose}
    >
      <Fingerprint>{contentSha256}</Fingerprint>
      {verdict === 'passedOn' && <PassOn roles={rolesOf(approval, turn.stage)} value={to} onChange={setTo} />}
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

function Fingerprint({ children }: { children: ReactNode }) {
  const say = useApprovalWords()
  return (
    <details className={styles.fingerprint}>
      <summary>{say('fingerprint')}</summary>
      <span className={styles.hash}>{children}</span>
    </details>
  )
}

function rolesOf(approval: Approval | undefined, id: string): readonly Role[] {
  const stage = stageOf(approval, id)
  return stage && isOfficial(stage) ? (stage.passOnTo ?? []) : []
}

type Target = NonNullable<VerdictBody['to']>
type PassOnProps = {
  readonly roles: readonly Role[]
  readonly value: Target | undefined
  readonly onChange: (to: Target) => void
}

/** Who of the own office may decide in the reader's place. */
function PassOn({ roles, value, onChange }: PassOnProps) {
  const say = useApprovalWords()
  const role = useRoleWords()
  const { of } = useLanguage()
  const { personId } = useSession().me.actor
  const found = useRead('/api/v1/staff')
  const possible = (found.data?.items ?? []).filter(
    (one) => roles.some((each) => each === one.role) && one.personId !== personId,
  )
  if (found.data && possible.length === 0) return <Text role="status">{say('nobodyToPassTo')}</Text>
  const keyOf = (one: Target) => `${one.role} ${one.personId}`
  return (
    <NativeSelect
      label={say('passOnTo')}
      size="md"
      required
      value={value ? keyOf(value) : ''}
      onChange={({ currentTarget }) => {
        const chosen = possible.find((one) => keyOf(one as Target) === currentTarget.value)
        if (chosen) onChange({ personId: chosen.personId, role: chosen.role as Target['role'] })
      }}
      data={[
        { value: '', label: say('choose') },
        ...possible.map((one) => ({
          value: keyOf(one as Target),
          label: `${of({ th: one.nameTh, en: one.nameEn })} · ${role(one.role)}`,
        })),
      ]}
    />
  )
}
