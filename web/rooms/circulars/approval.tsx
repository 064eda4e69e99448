import { Group, Paper, Text, Timeline, Title } from '@mantine/core'
import { stagesOf } from '../../../domain/approval/route.js'
import { Tag, type Tone } from '../../parts/tag.js'
import { useRoleWords } from '../../words/common.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { useDecideWords } from './decide-words.js'
import type { CircularView } from './tones.js'

type Approval = NonNullable<CircularView['state']['approval']>
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
  const say = useDecideWords()
  const { of } = useLanguage()
  return ({ id, title }) => {
    if (title) return of(title)
    return id === 'check' || id === 'sign' ? say(id) : id
  }
}

/** Who must say yes to a circular, in which order, and what each has said. */
export function ApprovalRoute({ approval }: { approval: Approval }) {
  const say = useDecideWords()
  const isOver = approval.closed !== undefined
  return (
    <Paper component="section" aria-label={say('route')}>
      <Title order={2} size="h3" mb="sm">
        {say('route')}
      </Title>
      <Timeline bulletSize={16} lineWidth={2} active={approval.next - 1}>
        {approval.route.map((step, index) => (
          <Timeline.Item key={idOf(step)}>
            {stagesOf(step as Parameters<typeof stagesOf>[0]).map((stage) => (
              <StageLine
                key={stage.id}
                stage={stage}
                decisions={approval.decisions.filter((one) => one.stage === stage.id)}
                isOpen={!isOver && index === approval.next}
              />
            ))}
          </Timeline.Item>
        ))}
      </Timeline>
    </Paper>
  )
}

const idOf = (step: Step): string => ('parallel' in step ? step.parallel.map(({ id }) => id).join() : step.id)

type StageProps = {
  readonly stage: Stage
  readonly decisions: readonly Decision[]
  readonly isOpen: boolean
}

function StageLine({ stage, decisions, isOpen }: StageProps) {
  const say = useDecideWords()
  const role = useRoleWords()
  const nameOf = useStageName()
  return (
    <div>
      <Group gap="xs">
        <Text fw={600}>{nameOf(stage)}</Text>
        {isOpen && (
          <Tag tone="waits">
            {'role' in stage ? say('waitsFor', { role: role(stage.role) }) : say('waits')}
          </Tag>
        )}
        {!isOpen && decisions.length === 0 && <Tag>{say('later')}</Tag>}
      </Group>
      {decisions.map((decision, index) => (
        <Said key={index} decision={decision} />
      ))}
    </div>
  )
}

function Said({ decision: { verdict, by, at, reason } }: { decision: Decision }) {
  const say = useDecideWords()
  const role = useRoleWords()
  const dates = useDates()
  return (
    <div>
      <Text size="sm" component="div">
        <Tag tone={VERDICT_TONE[verdict]}>{say(verdict)}</Tag> {role(by.role)} · {dates.moment(at)}
      </Text>
      {reason && <Text size="sm">“{reason}”</Text>}
    </div>
  )
}
