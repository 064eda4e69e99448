import { Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useId, useState } from 'react'
import { fieldWords } from '../../../domain/timeline/fields.js'
import { useRead } from '../../api/read.js'
import { Empty } from '../../parts/empty.js'
import { Loaded } from '../../parts/page.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import styles from './audit.module.css'
import { addressOf, useSteps, type Looked, type Step } from './cases.js'
import { LetterLink } from './letter-link.js'
import { Hash, Value } from './value.js'
import { useAuditWords } from './words.js'

/** How long the slider rests before the state is asked for, in milliseconds: each asking is put on record. */
const REST_MS = 300

/** The case as it stood at the instant of any of its events. */
export function AsOf({ looked }: { looked: Looked }) {
  const say = useAuditWords()
  const found = useSteps(looked)
  return (
    <Loaded of={{ ...found, data: found.first }}>
      {() => {
        const steps = lastOfEachInstant(found.items)
        return steps.length === 0 ? <Empty title={say('noStory')} /> : <Slide looked={looked} steps={steps} />
      }}
    </Loaded>
  )
}

/** Of several events at one instant the last: an instant shows what stood after all of them. */
const lastOfEachInstant = (steps: readonly Step[]): readonly Step[] =>
  steps.filter((step, index) => steps[index + 1]?.at !== step.at)

function Slide({ looked, steps }: { looked: Looked; steps: readonly Step[] }) {
  const say = useAuditWords()
  const dates = useDates()
  const { of } = useLanguage()
  const id = useId()
  const last = steps.length - 1
  const [chosen, setChosen] = useState(last)
  const index = Math.min(chosen, last)
  const step = steps[index] as Step
  const [asked] = useDebouncedValue(step, REST_MS)
  const moment = `${dates.day(step.at)} ${dates.clock(step.at)}`
  return (
    <Stack>
      <Paper>
        <Stack gap="xs">
          <label htmlFor={id}>
            <Text component="span" fw={600}>
              {say('slider')}
            </Text>
          </label>
          <Text size="sm" c="dimmed" id={`${id}-help`}>
            {say('sliderHelp')}
          </Text>
          <input
            id={id}
            className={styles.range}
            type="range"
            min={0}
            max={last}
            value={index}
            aria-valuetext={`${moment} ${of(step.what)}`}
            aria-describedby={`${id}-help`}
            onChange={(event) => setChosen(Number(event.currentTarget.value))}
          />
          <Group justify="space-between">
            <Button variant="default" size="sm" disabled={index === 0} onClick={() => setChosen(index - 1)}>
              ← {say('earlier')}
            </Button>
            <Button
              variant="default"
              size="sm"
              disabled={index === last}
              onClick={() => setChosen(index + 1)}
            >
              {say('later')} →
            </Button>
          </Group>
          <div role="status">
            <Text fw={600} fz="lg">
              {moment}
            </Text>
            <Text>
              {say('after', { n: step.version, total: steps[last]?.version ?? 0, what: of(step.what) })}
            </Text>
          </div>
        </Stack>
      </Paper>
      <Stood looked={looked} step={asked} />
    </Stack>
  )
}

function Stood({ looked, step }: { looked: Looked; step: Step }) {
  const say = useAuditWords()
  const found = useRead(
    addressOf(looked, 'as-of'),
    { path: looked.ids, query: { at: step.at } },
    { keepBefore: true },
  )
  const changed = new Set(step.changes.map(({ pointer }) => pointer.split('/')[1] ?? ''))
  return (
    <Loaded of={found} lines={6}>
      {({ state, head, letters }) => (
        <Paper>
          <Fields state={state ?? {}} kind={looked.kind} changed={changed} />
          {letters.length > 0 && (
            <>
              <Title order={2} fz="md" mt="md">
                {say('lettersOut')}
              </Title>
              <List size="sm">
                {letters.map(({ letterId, kind, sha256 }) => (
                  <List.Item key={letterId}>
                    <LetterLink letter={{ letterId, kind }} /> <Hash of={sha256} />
                  </List.Item>
                ))}
              </List>
            </>
          )}
          <Text size="sm" c="dimmed" mt="md" component="div">
            {say('hash')} <Hash of={head} />
          </Text>
        </Paper>
      )}
    </Loaded>
  )
}

type FieldsProps = {
  readonly state: object
  readonly kind: string
  readonly changed: ReadonlySet<string>
}

/** The places of a case by their names; what the step changed is marked. */
function Fields({ state, kind, changed }: FieldsProps) {
  const say = useAuditWords()
  const { of } = useLanguage()
  return (
    <dl className={styles.fields}>
      {Object.entries(state as Readonly<Record<string, unknown>>).map(([name, value]) => (
        <div key={name}>
          <dt>{of(fieldWords(`/${name}`)).replace(/^\//, '')}</dt>
          <dd>
            <Value value={value} kind={kind} name={name} isStatus={name === 'status'} />{' '}
            {changed.has(name) && <Tag tone="waits">{say('changedNow')}</Tag>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
