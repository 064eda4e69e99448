import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { useKeptDraft } from '../../parts/kept.js'
import type { CommitteeView } from './committee.js'
import { useFoundingWords } from './founding-words.js'
import { KeptDialog, ReasonField, type Reasoned } from './kept-dialog.js'
import { RuleFields } from './rule-fields.js'
import { RuleLines } from './rule-lines.js'
import { useCommitteeWords } from './words.js'

/** How the committee meets and decides; its secretariat changes it, with the reason. */
export function Rules({ view }: { view: CommitteeView }) {
  const say = useCommitteeWords()
  const tell = useFoundingWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <Paper component="section" aria-labelledby="rules">
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={2} id="rules">
            {say('rules')}
          </Title>
          {view.possibleActs.includes('changeRules') && (
            <Button variant="default" onClick={() => setOpen(true)}>
              {tell('changeRules')}
            </Button>
          )}
        </Group>
        <RuleLines rules={view.committee.rules} />
      </Stack>
      {isOpen && <RulesDialog view={view} close={() => setOpen(false)} />}
    </Paper>
  )
}

type Typed = CommitteeView['committee']['rules'] & Reasoned

function RulesDialog({ view, close }: { view: CommitteeView; close: () => void }) {
  const tell = useFoundingWords()
  const { committeeId, rules: now } = view.committee
  const kept = useKeptDraft<Typed>(`committee-rules.${committeeId}`, { ...now, reason: '' })
  const act = useAct(
    ({ reason, ...rules }: Typed, idempotencyKey) =>
      api.post('/api/v1/committees/{committeeId}/rules', {
        ...{ path: { committeeId }, body: { rules, reason: reason.trim() }, idempotencyKey },
      }),
    () => {
      kept.forget()
      close()
    },
  )
  return (
    <KeptDialog
      title={tell('changeRules')}
      help={tell('changeRulesHelp')}
      save={tell('saveRules')}
      {...{ kept, act, close }}
    >
      <RuleFields rules={kept.value} set={kept.change} />
      <section aria-live="polite">
        <Text fw={600}>{tell('meaning')}</Text>
        <RuleLines rules={kept.value} />
      </section>
      <ReasonField value={kept.value.reason} set={kept.change} />
    </KeptDialog>
  )
}
