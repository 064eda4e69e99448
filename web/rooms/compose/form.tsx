import { Button, Fieldset, Group, Stack, Text, Textarea } from '@mantine/core'
import type { FormEvent } from 'react'
import { Problem } from '../../parts/problem.js'
import { useRefusals } from '../../parts/refusals.js'
import { DeadlineField } from '../circulars/deadline-field.js'
import { AudienceField } from './audience.js'
import { Burden } from './burden.js'
import { overridesOf, type Draft, type Kept } from './draft.js'
import { LetterText } from './letter-fields.js'
import { LetterPreview } from './letter-preview.js'
import { OwnForm } from './own-form.js'
import { Reminders } from './reminders.js'
import { TermsFields } from './terms.js'
import { useComposeWords } from './words.js'

type Props = {
  readonly kept: Kept<Draft>
  readonly save: string
  readonly act: { readonly error: unknown; readonly isPending: boolean }
  readonly onSave: (draft: Draft) => void
}

/** The page on which a draft is written. */
export function ComposeForm({ kept, save, act, onSave }: Props) {
  const say = useComposeWords()
  const { draft, isKept, change, forget, round } = kept
  const { procedureId, subject, audience, deadline, reminders, letter, form, terms } = draft
  const refusals = useRefusals(act.error, '/overrides')
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSave(draft)
  }
  return (
    <form onSubmit={send} key={round} noValidate>
      <Stack gap="lg">
        <Textarea
          label={say('subject')}
          required
          maxLength={500}
          value={subject}
          error={refusals.at('/subject')}
          onChange={({ currentTarget: { value } }) => change({ subject: value })}
        />
        <AudienceField value={audience} onChange={(rule) => change({ audience: rule })} />
        <Fieldset legend={say('deadline')}>
          <Stack>
            <DeadlineField value={deadline} onChange={(rule) => change({ deadline: rule })} />
            <Reminders
              value={reminders}
              deadline={deadline}
              refusals={refusals}
              onChange={(plan) => change({ reminders: plan })}
            />
            <Burden procedureId={procedureId} audience={audience} deadline={deadline} />
          </Stack>
        </Fieldset>
        <Fieldset legend={say('letter')}>
          <Stack>
            <LetterText value={letter} refusals={refusals} onChange={(next) => change({ letter: next })} />
            <LetterPreview asked={{ procedureId, overrides: overridesOf(draft) }} />
          </Stack>
        </Fieldset>
        <OwnForm
          form={form}
          refusedAt={refusals.atField('/form')}
          onChange={(next) => change({ form: next })}
        />
        <TermsFields value={terms} onChange={(next) => change({ terms: next })} />
        <Problem error={act.error} />
        <Group>
          <Button type="submit" loading={act.isPending}>
            {save}
          </Button>
          {isKept && (
            <Button variant="default" onClick={forget}>
              {say('discard')}
            </Button>
          )}
        </Group>
        {isKept && (
          <Text size="sm" c="dimmed">
            {say('typedIsKept')}
          </Text>
        )}
      </Stack>
    </form>
  )
}
