import { Paper, Stack, Text, Title } from '@mantine/core'
import type { FormEvent } from 'react'
import { GENERAL_RULES, type CommitteeRules } from '../../../domain/committee/case.js'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { useGoOn } from '../../app/go-on.js'
import { KeptFoot } from '../../parts/kept-foot.js'
import { useKeptDraft } from '../../parts/kept.js'
import { Page } from '../../parts/page.js'
import { BasisFields, basisOf, NO_BASIS, type TypedBasis } from './basis-fields.js'
import { DetailFields, detailsOf, type TypedDetails } from './detail-fields.js'
import { useFoundingWords } from './founding-words.js'
import { RuleFields } from './rule-fields.js'
import { useCommitteeWords } from './words.js'

type Typed = TypedDetails & { readonly rules: CommitteeRules; readonly basis: TypedBasis }

const NEW: Typed = {
  ...{ nameTh: '', nameEn: '', level: 'sub', parentId: '', secretariat: '' },
  ...{ rules: GENERAL_RULES, basis: NO_BASIS },
}

/** Sets up a committee: what is typed lies on this device until it is sent. */
export function FoundCommittee() {
  const say = useCommitteeWords()
  const tell = useFoundingWords()
  const goOn = useGoOn()
  const kept = useKeptDraft<Typed>('committee.new', NEW)
  const { value: typed, change: set } = kept
  const act = useAct(
    (_: string, idempotencyKey) => api.post('/api/v1/committees', { body: bodyOf(typed), idempotencyKey }),
    ({ state }) => {
      kept.forget()
      goOn(`/committee/${state.committeeId}`)
    },
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate('')
  }
  return (
    <Page title={tell('found')} lead={tell('foundLead')} back={{ href: '/committees', label: say('title') }}>
      <form onSubmit={send} key={kept.round}>
        <Stack maw={720}>
          <Paper>
            <Stack>
              <DetailFields typed={typed} set={set} />
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
          <KeptFoot save={tell('found')} act={act} kept={kept} />
        </Stack>
      </form>
    </Page>
  )
}

/** As the API takes it. */
function bodyOf({ rules, basis, ...details }: Typed) {
  return {
    ...{ details: detailsOf(details), rules },
    legalBasis: basis.law.trim() === '' ? [] : [basisOf(basis)],
  }
}
