import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { useKeptDraft } from '../../parts/kept.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useCommonWords } from '../../words/common.js'
import type { CommitteeView } from './committee.js'
import { useFoundingWords } from './founding-words.js'
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

type CommitteeRules = CommitteeView['committee']['rules']

function RulesDialog({ view, close }: { view: CommitteeView; close: () => void }) {
  const tell = useFoundingWords()
  const common = useCommonWords()
  const { committeeId, rules: now } = view.committee
  const { value: rules, change, forget } = useKeptDraft<CommitteeRules>(`committee-rules.${committeeId}`, now)
  const act = useAct(
    (reason: string, idempotencyKey) =>
      api.post('/api/v1/committees/{committeeId}/rules', {
        ...{ path: { committeeId }, body: { rules, reason }, idempotencyKey },
      }),
    () => {
      forget()
      close()
    },
  )
  return (
    <ReasonDialog
      title={tell('changeRules')}
      help={tell('changeRulesHelp')}
      confirm={tell('saveRules')}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={act.mutate}
      onClose={close}
    >
      <RuleFields rules={rules} set={change} />
      <section aria-live="polite">
        <Text fw={600}>{tell('meaning')}</Text>
        <RuleLines rules={rules} />
      </section>
    </ReasonDialog>
  )
}
