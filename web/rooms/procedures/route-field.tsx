import {
  ActionIcon,
  Button,
  Fieldset,
  Group,
  NumberInput,
  Radio,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { IconArrowUp, IconTrash } from '@tabler/icons-react'
import type { OfficialStage, Route, Step } from '../../../domain/approval/route.js'
import { APPROVERS } from '../../../domain/policy/circular.js'
import type { Role } from '../../../domain/case.js'
import { useRoleWords } from '../../words/common.js'
import type { Refusals } from '../../parts/refusals.js'
import { useProcedureWords } from './words.js'

type Props = {
  readonly value: Route | undefined
  readonly onChange: (route: Route | undefined) => void
  readonly refusals: Refusals
  /** What is asked, where it is not of a kind. */
  readonly help?: string
}

const SIGN: Step = { id: 'sign', role: 'signer' }
const FIRST: Route = {
  steps: [{ id: 'check', role: 'checker', title: { th: 'ตรวจร่าง', en: 'Check' } }, SIGN],
}

/** Who checks and signs the circulars of a kind, in which order and within how many days. */
export function RouteField({ value, onChange, refusals, help }: Props) {
  const say = useProcedureWords()
  const refused = refusals.atField('/approval')('')
  return (
    <Fieldset legend={say('route')}>
      <Stack>
        <Radio.Group
          label={help ?? say('routeHelp')}
          value={value ? 'own' : 'usual'}
          onChange={(kind) => onChange(kind === 'own' ? FIRST : undefined)}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="usual" label={say('usual')} />
            <Radio value="own" label={say('own')} />
          </Stack>
        </Radio.Group>
        {refused !== undefined && (
          <Text c="var(--wian-bad)" size="sm" role="alert">
            {refused}
          </Text>
        )}
        {value && <Stages route={value} onChange={onChange} />}
      </Stack>
    </Fieldset>
  )
}

type StagesProps = { readonly route: Route; readonly onChange: (route: Route) => void }

function Stages({ route, onChange }: StagesProps) {
  const say = useProcedureWords()
  const { steps } = route
  const last = steps.length - 1
  const set = (next: readonly Step[]) => onChange({ ...route, steps: next })
  const swap = (at: number) =>
    set(steps.map((one, index) => (index === at ? steps[at - 1] : index === at - 1 ? steps[at] : one) ?? one))
  const add = () => {
    const ids = new Set(steps.flatMap((step) => ('id' in step ? [step.id] : [])))
    let number = steps.length
    while (ids.has(`stage-${number}`)) number += 1
    set([...steps.slice(0, last), { id: `stage-${number}`, role: 'checker' }, ...steps.slice(last)])
  }
  return (
    <Stack gap="xs">
      {steps.slice(0, last).map((step, at) => (
        <Fieldset key={'id' in step ? step.id : at} legend={say('stage', { number: at + 1 })}>
          {isPlain(step) ? (
            <StageFields
              stage={step}
              onChange={(next) => set(steps.map((one, index) => (index === at ? next : one)))}
            />
          ) : (
            <Text size="sm">{say('stageKept')}</Text>
          )}
          <Group gap="xs" mt="xs" justify="flex-end">
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              disabled={at === 0}
              aria-label={say('stageUp', { number: at + 1 })}
              onClick={() => swap(at)}
            >
              <IconArrowUp size={20} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={say('removeStage', { number: at + 1 })}
              onClick={() => set(steps.filter((_, index) => index !== at))}
            >
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          </Group>
        </Fieldset>
      ))}
      <Group>
        <Button variant="default" onClick={add}>
          {say('addStage')}
        </Button>
      </Group>
      <Text fw={600}>{say('stageSign')}</Text>
    </Stack>
  )
}

/** What these fields can say of a stage, and nothing that they would lose. */
const PLAIN: readonly string[] = ['id', 'role', 'title', 'limit']
const isPlain = (step: Step): step is OfficialStage =>
  Object.keys(step).every((name) => PLAIN.includes(name)) &&
  Object.keys(('limit' in step && step.limit) || {}).every((name) => name === 'workingDays')

type StageProps = { readonly stage: OfficialStage; readonly onChange: (stage: OfficialStage) => void }

function StageFields({ stage, onChange }: StageProps) {
  const say = useProcedureWords()
  const role = useRoleWords()
  const { title = { th: '', en: '' }, limit } = stage
  const setTitle = (part: Partial<typeof title>) => {
    const { title: _, ...rest } = stage
    const next = { ...title, ...part }
    onChange(next.th || next.en ? { ...rest, title: next } : rest)
  }
  const setDays = (days: string | number) => {
    const { limit: _, ...rest } = stage
    onChange(Number(days) > 0 ? { ...rest, limit: { workingDays: Number(days) } } : rest)
  }
  return (
    <Group grow align="flex-end" preventGrowOverflow={false}>
      <Select
        label={say('stageRole')}
        allowDeselect={false}
        data={APPROVERS.map((one) => ({ value: one, label: role(one) }))}
        value={stage.role}
        onChange={(chosen) => onChange({ ...stage, role: chosen as Role })}
      />
      <TextInput
        label={say('stageTh')}
        value={title.th}
        onChange={({ currentTarget: { value: th } }) => setTitle({ th })}
      />
      <TextInput
        label={say('stageEn')}
        value={title.en}
        onChange={({ currentTarget: { value: en } }) => setTitle({ en })}
      />
      <NumberInput
        label={say('stageDays')}
        min={1}
        max={250}
        allowDecimal={false}
        value={limit?.workingDays ?? ''}
        onChange={setDays}
      />
    </Group>
  )
}
