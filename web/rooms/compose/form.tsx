import { Button, Checkbox, Fieldset, Group, Stack, Text, Textarea } from '@mantine/core'
import type { FormEvent } from 'react'
import { Problem } from '../../parts/problem.js'
import { DeadlineField } from '../circulars/deadline-field.js'
import { Questions, type Field } from '../circulars/questions.js'
import { AudienceField } from './audience.js'
import { BodyField } from './body.js'
import { Burden } from './burden.js'
import type { Draft, useKept } from './draft.js'
import { Reminders } from './reminders.js'
import { useComposeWords } from './words.js'

type Props = {
  readonly kept: ReturnType<typeof useKept>
  readonly form: Field
  readonly save: string
  readonly act: { readonly error: unknown; readonly isPending: boolean }
  readonly onSave: (draft: Draft) => void
}

/** The page on which a draft is written. */
export function ComposeForm({ kept: { draft, isKept, change, forget }, form, save, act, onSave }: Props) {
  const say = useComposeWords()
  const { procedureId, subject, audience, deadline, reminders, body, nilReturn } = draft
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSave(draft)
  }
  return (
    <form onSubmit={send}>
      <Stack gap="lg" maw={900}>
        <Textarea
          label={say('subject')}
          required
          maxLength={500}
          value={subject}
          onChange={({ currentTarget: { value } }) => change({ subject: value })}
        />
        <AudienceField value={audience} onChange={(rule) => change({ audience: rule })} />
        <Fieldset legend={say('deadline')}>
          <Stack>
            <DeadlineField value={deadline} onChange={(rule) => change({ deadline: rule })} />
            <Reminders value={reminders} onChange={(plan) => change({ reminders: plan })} />
            <Burden procedureId={procedureId} audience={audience} deadline={deadline} />
          </Stack>
        </Fieldset>
        <BodyField value={body} onChange={(parts) => change({ body: parts })} />
        <Questions form={form} />
        <Checkbox
          label={say('nilReturn')}
          checked={nilReturn}
          onChange={({ currentTarget: { checked } }) => change({ nilReturn: checked })}
        />
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
