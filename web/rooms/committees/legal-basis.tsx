import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { Suspense, useState } from 'react'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { later } from '../../app/later.js'
import { AsWritten } from '../../parts/as-written.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import type { CommitteeView } from './committee.js'
import { useFoundingWords } from './founding-words.js'
import { useCommitteeWords } from './words.js'

const CiteDialog = later(() => import('./cite-dialog.js'), 'CiteDialog')

/** On what the committee rests: each law or order, and whether somebody has compared it with what was published. */
export function LegalBasis({ view }: { view: CommitteeView }) {
  const say = useCommitteeWords()
  const tell = useFoundingWords()
  const dates = useDates()
  const [isCiting, setCiting] = useState(false)
  const [checked, setChecked] = useState<string>()
  const { legalBasis } = view.committee
  const mayVerify = view.possibleActs.includes('verifyLegalBasis')
  return (
    <Paper component="section" aria-labelledby="basis">
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2} id="basis">
            {say('basis')}
          </Title>
          {view.possibleActs.includes('citeLegalBasis') && (
            <Button variant="default" onClick={() => setCiting(true)}>
              {tell('cite')}
            </Button>
          )}
        </Group>
        {legalBasis.length === 0 && <Text c="dimmed">{say('noBasis')}</Text>}
        {legalBasis.map(({ basisId, law, section, text, verifiedOn }) => (
          <Stack key={basisId} gap={4}>
            <Group gap="sm">
              <Text fw={600}>
                <AsWritten>{law}</AsWritten> {section}
              </Text>
              <Tag tone={verifiedOn ? 'done' : 'attention'}>
                {verifiedOn ? say('verifiedOn', { day: dates.shortDay(verifiedOn) }) : say('unverified')}
              </Tag>
            </Group>
            {text && (
              <Text>
                <AsWritten>{text}</AsWritten>
              </Text>
            )}
            {mayVerify && !verifiedOn && (
              <Button
                variant="default"
                size="sm"
                onClick={() => setChecked(basisId)}
                style={{ alignSelf: 'start' }}
              >
                {say('verify')}
              </Button>
            )}
          </Stack>
        ))}
      </Stack>
      <Suspense>{isCiting && <CiteDialog view={view} close={() => setCiting(false)} />}</Suspense>
      {checked && <VerifyDialog view={view} basisId={checked} close={() => setChecked(undefined)} />}
    </Paper>
  )
}

type VerifyProps = { view: CommitteeView; basisId: string; close: () => void }

function VerifyDialog({ view, basisId, close }: VerifyProps) {
  const say = useCommitteeWords()
  const path = { committeeId: view.committee.committeeId, basisId }
  const act = useAct(
    (_: string, idempotencyKey) =>
      api.post('/api/v1/committees/{committeeId}/legal-basis/{basisId}/verify', {
        ...{ path, body: {}, idempotencyKey },
      }),
    close,
  )
  return (
    <ReasonDialog
      title={say('verifyTitle')}
      help={say('verifyHelp')}
      confirm={say('verify')}
      act={act}
      onConfirm={act.mutate}
      onClose={close}
    />
  )
}
