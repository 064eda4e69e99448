import { Anchor, Group, Paper, Stack, Text, Timeline, Title } from '@mantine/core'
import { Link } from 'wouter'
import { stagesOf } from '../../domain/approval/route.js'
import { dueWall } from '../../domain/time.js'
import { AsWritten } from './as-written.js'
import { Tag, type Tone } from './tag.js'
import { useRoleWords } from '../words/common.js'
import { eraYearIn, useDates } from '../words/dates.js'
import { useLanguage } from '../words/i18n.js'
import type { Answered } from '../api/client.js'
import { useApprovalWords } from './approval-words.js'

/** A route under way, in whatever case. */
export type Approval = NonNullable<Answered<'/api/v1/exemptions/{exemptionId}'>['state']['approval']>
type Decision = Approval['decisions'][number]
type Step = Approval['route'][number]
type Stage = ReturnType<typeof stagesOf>[number]

const VERDICT_TONE: Readonly<Record<Decision['verdict'], Tone>> = {
  approved: 'done',
  returned: 'attention',
  refused: 'late',
  advised: 'calm',
  passedOn: 'calm',
  bypassed: 'attention',
}

/** Names a stage: by its own title, as check and signature, or by its id. */
export function useStageName(): (stage: Pick<Stage, 'id' | 'title'>) => string {
  const say = useApprovalWords()
  const { of } = useLanguage()
  return ({ id, title }) => {
    if (title) return of(title)
    if (id === 'committee') return say('byCommittee')
    return id === 'check' || id === 'sign' ? say(id) : id
  }
}

/** Whose word a case needs, in which order, until when, and what each has said. */
export function ApprovalRoute({ approval }: { approval: Approval }) {
  const say = useApprovalWords()
  const isOver = approval.closed !== undefined
  return (
    <Paper component="section" aria-label={say('route')}>
      <Title order={2} size="h3" mb="sm">
        {say('route')}
      </Title>
      <Timeline bulletSize={16} lineWidth={2} active={approval.next - 1}>
        {approval.route.map((step, index) => (
          <Timeline.Item key={idOf(step)}>
            <Stack gap="xs">
              {stagesOf(step as Parameters<typeof stagesOf>[0]).map((stage) => (
                <StageLine
                  key={stage.id}
                  stage={stage}
                  decisions={approval.decisions.filter((one) => one.stage === stage.id)}
                  approval={approval}
                  isOpen={!isOver && index === approval.next}
                />
              ))}
            </Stack>
          </Timeline.Item>
        ))}
      </Timeline>
    </Paper>
  )
}

const idOf = (step: Step): string => ('parallel' in step ? step.parallel.map(({ id }) => id).join() : step.id)

type StageProps = {
  readonly stage: Stage
  readonly approval: Approval
  readonly decisions: readonly Decision[]
  readonly isOpen: boolean
}

function StageLine({ stage, approval, decisions, isOpen }: StageProps) {
  const say = useApprovalWords()
  const nameOf = useStageName()
  const dates = useDates()
  const dueAt = approval.times?.[stage.id]?.dueAt
  const isPassedOver = approval.passedOver?.includes(stage.id) ?? false
  return (
    <div>
      <Group gap="xs">
        <Text fw={600}>{nameOf(stage)}</Text>
        {isOpen && <Awaited stage={stage} />}
        {isPassedOver && <Tag tone="late">{say('passedOver')}</Tag>}
        {!isOpen && !isPassedOver && decisions.length === 0 && <Tag>{say('later')}</Tag>}
      </Group>
      {isOpen && dueAt && <Text size="sm">{say('due', { day: dates.day(dueWall(dueAt).day) })}</Text>}
      {decisions.map((decision, index) => (
        <Said key={index} decision={decision} />
      ))}
    </div>
  )
}

function Awaited({ stage }: { stage: Stage }) {
  const say = useApprovalWords()
  const role = useRoleWords()
  return (
    <Tag tone="waits">{'role' in stage ? say('waitsFor', { role: role(stage.role) }) : say('committee')}</Tag>
  )
}

function Said({ decision: { verdict, by, at, reason, advice, to, resolution } }: { decision: Decision }) {
  const say = useApprovalWords()
  const role = useRoleWords()
  const dates = useDates()
  return (
    <div>
      <Text size="sm" component="div">
        <Tag tone={VERDICT_TONE[verdict]}>
          {say(verdict)}
          {advice && `: ${say(advice)}`}
        </Tag>{' '}
        {resolution ? <Resolved resolution={resolution} /> : role(by.role)}&nbsp;· {dates.moment(at)}
        {to && `\u00a0· ${say('passedTo', { name: role(to.role) })}`}
      </Text>
      {reason && (
        <Text size="sm">
          <AsWritten>{`“${reason}”`}</AsWritten>
        </Text>
      )}
    </div>
  )
}

function Resolved({ resolution }: { resolution: NonNullable<Decision['resolution']> }) {
  const say = useApprovalWords()
  const { language } = useLanguage()
  const { meetingId } = resolution
  const { number, year } = resolution.resolution
  return (
    <Anchor component={Link} href={`/meeting/${meetingId}`} size="sm" underline="always">
      {say('resolved', { number, year: eraYearIn(language, year) })}
    </Anchor>
  )
}
