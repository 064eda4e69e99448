import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../../api/act.js'
import { api } from '../../../api/client.js'
import { useMay } from '../../../app/session.js'
import { Note } from '../../../parts/note.js'
import { Problem } from '../../../parts/problem.js'
import { ReasonDialog } from '../../../parts/reason-dialog.js'
import { useLanguage } from '../../../words/i18n.js'
import { ShownOnce } from '../shown-once.js'
import type { PersonView } from './person.js'
import { usePeopleWords } from './words.js'

/** How a person gets in again: a mail or a link for a new password, and a lost second factor taken away. */
export function Account({ view }: { view: PersonView }) {
  const say = usePeopleWords()
  const may = useMay()
  const [resetting, setResetting] = useState<'asked' | 'done'>()
  const { personId } = view.person
  const open = useAct((give: 'mail' | 'link', idempotencyKey) =>
    api.post('/api/v1/people/accounts', { body: { personIds: [personId], give }, idempotencyKey }),
  )
  return (
    <Paper component="section" aria-labelledby="account">
      <Stack gap="sm">
        <Title order={2} id="account">
          {say('account')}
        </Title>
        <Text c="dimmed">{say('accountHelp')}</Text>
        <Group>
          <Button variant="default" loading={open.isPending} onClick={() => open.mutate('mail')}>
            {say('mail')}
          </Button>
          <Button variant="default" loading={open.isPending} onClick={() => open.mutate('link')}>
            {say('link')}
          </Button>
          {may('account.resetSecondFactor') && (
            <Button variant="default" onClick={() => setResetting('asked')}>
              {say('resetFactor')}
            </Button>
          )}
        </Group>
        <Problem error={open.error} />
        {open.data?.items.map((one) => (
          <Opened key={one.personId} outcome={one} />
        ))}
        {resetting === 'done' && <Note title={say('resetDone')}>{null}</Note>}
        {resetting === 'asked' && (
          <ResetDialog view={view} done={() => setResetting('done')} close={() => setResetting(undefined)} />
        )}
      </Stack>
    </Paper>
  )
}

type Outcome = {
  readonly outcome: string
  readonly link?: string
  readonly problem?: { readonly messageTh: string; readonly messageEn: string }
}

function Opened({ outcome: { outcome, link, problem } }: { outcome: Outcome }) {
  const say = usePeopleWords()
  const { of } = useLanguage()
  if (link) return <ShownOnce label={say('linkLabel')} secret={link} />
  const title = problem ? of({ th: problem.messageTh, en: problem.messageEn }) : ''
  return <Note title={outcome === 'mailed' ? say('mailed') : title}>{null}</Note>
}

type ResetProps = { view: PersonView; done: () => void; close: () => void }

function ResetDialog({ view, done, close }: ResetProps) {
  const say = usePeopleWords()
  const { of } = useLanguage()
  const { personId, nameTh, nameEn } = view.person
  const act = useAct(
    (_: string, idempotencyKey) =>
      api.post('/api/v1/people/{personId}/second-factor/reset', { path: { personId }, idempotencyKey }),
    done,
  )
  return (
    <ReasonDialog
      title={say('resetTitle', { name: of({ th: nameTh, en: nameEn || nameTh }) })}
      help={say('resetHelp')}
      confirm={say('resetFactor')}
      act={act}
      onConfirm={act.mutate}
      onClose={close}
      isDangerous
    />
  )
}
