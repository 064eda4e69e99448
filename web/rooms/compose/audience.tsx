import { Button, Fieldset, Group, Radio, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { describeAudience, type AudienceRule } from '../../../domain/audience.js'
import { useLanguage } from '../../words/i18n.js'
import { useAudienceWords } from './audience-words.js'
import { Named } from './named.js'
import {
  FIRST,
  kindOfLine,
  LINE_KINDS,
  readLines,
  writeLines,
  type LineKind,
  type RuleLines,
} from './rule-lines.js'
import { SaveGroup } from './save-group.js'
import { Whom } from './whom.js'
import { useComposeWords } from './words.js'

type Props = { readonly value: AudienceRule; readonly onChange: (rule: AudienceRule) => void }

/** To whom a circular goes, by conditions, with how many that are and who. */
export function AudienceField({ value, onChange }: Props) {
  const say = useComposeWords()
  const { of } = useLanguage()
  // What was there before may be a rule that this page does not compose: it can be kept as it is.
  const [before] = useState(value)
  const rule = readLines(value)
  const [first] = rule?.lines ?? []
  const set = (part: Partial<RuleLines>) => rule && onChange(writeLines({ ...rule, ...part }))
  const choose = (next: string) => {
    if (next === 'kept') return onChange(before)
    const line = FIRST[next as LineKind]
    onChange(rule ? writeLines({ ...rule, lines: [line, ...rule.lines.slice(1)] }) : line)
  }
  return (
    <Fieldset legend={say('audience')}>
      <Stack>
        <Radio.Group
          label={say('audienceBy')}
          value={first ? (kindOfLine(first) ?? '') : 'kept'}
          onChange={choose}
        >
          <Stack gap="xs" mt="xs">
            {!readLines(before) && (
              <Radio value="kept" label={say('kept', { rule: of(describeAudience(before)) })} />
            )}
            {LINE_KINDS.map((one) => (
              <Radio key={one} value={one} label={say(one)} />
            ))}
          </Stack>
        </Radio.Group>
        {first && (
          <Named value={first} onChange={(line) => set({ lines: [line, ...rule!.lines.slice(1)] })} />
        )}
        {rule && <Further rule={rule} set={set} />}
        <Whom rule={value} onChange={onChange} />
      </Stack>
    </Fieldset>
  )
}

type FurtherProps = { readonly rule: RuleLines; readonly set: (part: Partial<RuleLines>) => void }

/** Conditions beyond the first one, exceptions, and the group that all of it can be saved as. */
function Further({ rule, set }: FurtherProps) {
  const say = useAudienceWords()
  const { among, lines, except } = rule
  return (
    <>
      {lines.length > 1 && (
        <Radio.Group label={say('among')} value={among} onChange={(next) => set({ among: next })}>
          <Group mt="xs">
            <Radio value="all" label={say('all')} />
            <Radio value="any" label={say('any')} />
          </Group>
        </Radio.Group>
      )}
      {lines.slice(1).map((line, at) => (
        <Line
          key={`line-${at}`}
          legend={say('line', { number: at + 2 })}
          remove={say('removeLine', { number: at + 2 })}
          value={line}
          onChange={(next) => set({ lines: lines.map((one, index) => (index === at + 1 ? next : one)) })}
          onRemove={() => set({ lines: lines.filter((_, index) => index !== at + 1) })}
        />
      ))}
      {except.map((line, at) => (
        <Line
          key={`except-${at}`}
          legend={say('except', { number: at + 1 })}
          remove={say('removeExcept', { number: at + 1 })}
          value={line}
          onChange={(next) => set({ except: except.map((one, index) => (index === at ? next : one)) })}
          onRemove={() => set({ except: except.filter((_, index) => index !== at) })}
        />
      ))}
      <Group gap="xs">
        <Button variant="default" size="sm" onClick={() => set({ lines: [...lines, FIRST.province] })}>
          {say('addLine')}
        </Button>
        <Button variant="default" size="sm" onClick={() => set({ except: [...except, FIRST.province] })}>
          {say('addExcept')}
        </Button>
        <SaveGroup rule={writeLines(rule)} />
      </Group>
    </>
  )
}

type LineProps = Props & {
  readonly legend: string
  readonly remove: string
  readonly onRemove: () => void
}

function Line({ legend, remove, value, onChange, onRemove }: LineProps) {
  const say = useComposeWords()
  const audience = useAudienceWords()
  return (
    <Fieldset legend={legend}>
      <Stack gap="sm">
        <Select
          label={audience('kind')}
          allowDeselect={false}
          data={LINE_KINDS.map((one) => ({ value: one, label: say(one) }))}
          value={kindOfLine(value) ?? null}
          onChange={(kind) => onChange(FIRST[kind as LineKind])}
        />
        <Named value={value} onChange={onChange} />
        <Group justify="flex-end">
          <Button variant="subtle" size="compact-sm" onClick={onRemove}>
            {remove}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}
