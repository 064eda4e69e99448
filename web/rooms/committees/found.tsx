import { Button, Group, Paper, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import type { FormEvent } from 'react'
import { useLocation } from 'wouter'
import { GENERAL_RULES, type CommitteeLevel, type CommitteeRules } from '../../../domain/committee/case.js'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { CommitteeChoice } from '../../parts/committee-choice.js'
import { useKeptDraft } from '../../parts/kept.js'
import { OfficeChoice } from '../../parts/office-choice.js'
import { Page } from '../../parts/page.js'
import { Problem } from '../../parts/problem.js'
import { BasisFields, basisOf, NO_BASIS, type TypedBasis } from './basis-fields.js'
import { useFoundingWords } from './founding-words.js'
import { RuleFields } from './rule-fields.js'
import { useCommitteeWords } from './words.js'

const LEVELS: readonly CommitteeLevel[] = ['sub', 'working', 'area', 'national']

type Typed = {
  readonly nameTh: string
  readonly nameEn: string
  readonly level: CommitteeLevel
  readonly parentId: string
  readonly secretariat: string
  readonly rules: CommitteeRules
  readonly basis: TypedBasis
}

const NEW: Typed = {
  ...{ nameTh: '', nameEn: '', level: 'sub', parentId: '', secretariat: '' },
  ...{ rules: GENERAL_RULES, basis: NO_BASIS },
}

/** Sets up a committee: what is typed lies on this device until it is sent. */
export function FoundCommittee() {
  const say = useCommitteeWords()
  const tell = useFoundingWords()
  const [, go] = useLocation()
  const { value: typed, change: set, forget } = useKeptDraft<Typed>('committee.new', NEW)
  const act = useAct(
    (_: string, idempotencyKey) => api.post('/api/v1/committees', { body: bodyOf(typed), idempotencyKey }),
    ({ state }) => {
      forget()
      go(`/committee/${state.committeeId}`)
    },
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate('')
  }
  return (
    <Page title={tell('found')} lead={tell('foundLead')} back={{ href: '/committees', label: say('title') }}>
      <form onSubmit={send}>
        <Stack maw={720}>
          <Paper>
            <Stack>
              <Details typed={typed} set={set} />
            </Stack>
          </Paper>
          <Paper component="section" aria-labelledby="new-rules">
            <Stack>
              <Title order={2} id="new-rules">
                {say('rules')}
              </Title>
              <RuleFields rules={typed.rules} set={(some) => set({ rules: { ...typed.rules, ...some } })} />
            </Stack>
          </Paper>
          <Paper component="section" aria-labelledby="new-basis">
            <Stack>
              <Title order={2} id="new-basis">
                {tell('basis')}
              </Title>
              <Text c="dimmed">{tell('basisHelp')}</Text>
              <BasisFields basis={typed.basis} set={(basis) => set({ basis })} />
            </Stack>
          </Paper>
          <Problem error={act.error} />
          <Group justify="flex-end">
            <Button type="submit" loading={act.isPending}>
              {tell('found')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  )
}

function Details({ typed, set }: { typed: Typed; set: (some: Partial<Typed>) => void }) {
  const say = useCommitteeWords()
  const tell = useFoundingWords()
  return (
    <>
      {(['nameTh', 'nameEn'] as const).map((name) => (
        <TextInput
          key={name}
          label={tell(name)}
          value={typed[name]}
          onChange={(event) => set({ [name]: event.currentTarget.value })}
          maxLength={300}
          required
        />
      ))}
      <Select
        label={tell('level')}
        data={LEVELS.map((one) => ({ value: one, label: say(one) }))}
        value={typed.level}
        onChange={(one) => set({ level: one as CommitteeLevel })}
        allowDeselect={false}
      />
      <CommitteeChoice
        label={tell('parent')}
        value={typed.parentId}
        onChange={(parentId) => set({ parentId })}
      />
      <OfficeChoice
        label={tell('secretariat')}
        value={typed.secretariat}
        onChange={(secretariat) => set({ secretariat })}
      />
    </>
  )
}

/** As the API takes it. */
function bodyOf({ nameTh, nameEn, level, parentId, secretariat, rules, basis }: Typed) {
  return {
    details: {
      ...{ nameTh: nameTh.trim(), nameEn: nameEn.trim(), level, secretariat },
      parentId: parentId === '' ? null : parentId,
    },
    rules,
    legalBasis: basis.law.trim() === '' ? [] : [basisOf(basis)],
  }
}
