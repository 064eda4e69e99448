import { Fieldset, Stack, Textarea } from '@mantine/core'
import type { FormEvent } from 'react'
import { KeptFoot } from '../../parts/kept-foot.js'
import type { KeptDraft } from '../../parts/kept.js'
import { useRefusals } from '../../parts/refusals.js'
import { DeadlineField } from '../circulars/deadline-field.js'
import { RouteField } from '../procedures/route-field.js'
import { AudienceField } from './audience.js'
import { Burden } from './burden.js'
import { isOfNoKind, overridesOf, type Draft } from './draft.js'
import { DryRunOnDemand } from './dry-run.js'
import { LetterHead, LetterText } from './letter-fields.js'
import { LetterPreview } from './letter-preview.js'
import { OwnForm } from './own-form.js'
import { Reminders } from './reminders.js'
import { TermsFields } from './terms.js'
import { useComposeWords } from './words.js'

type Props = {
  readonly kept: KeptDraft<Draft>
  readonly save: string
  readonly act: { readonly error: unknown; readonly isPending: boolean }
  readonly onSave: (draft: Draft) => void
}

/** The page on which a draft is written; what its kind would say, a draft of no kind says itself. */
export function ComposeForm({ kept, save, act, onSave }: Props) {
  const say = useComposeWords()
  const { value: draft, change, round } = kept
  const { procedureId, subject, audience, deadline, reminders, letter, form, terms, approval } = draft
  const refusals = useRefusals(act.error, '/overrides')
  const isWhole = isOfNoKind(draft)
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
            <LetterText
              value={letter}
              isOfKind={isWhole}
              refusals={refusals}
              onChange={(next) => change({ letter: next })}
            />
            {isWhole && (
              <LetterHead value={letter} refusals={refusals} onChange={(next) => change({ letter: next })} />
            )}
            <LetterPreview asked={{ procedureId, overrides: overridesOf(draft) }} />
          </Stack>
        </Fieldset>
        <OwnForm
          form={form}
          isWhole={isWhole}
          refusedAt={refusals.atField('/form')}
          onChange={(next) => change({ form: next })}
        />
        <TermsFields value={terms} isOfKind={isWhole} onChange={(next) => change({ terms: next })} />
        {isWhole && (
          <RouteField
            value={approval}
            help={say('routeHelp')}
            refusals={refusals}
            onChange={(route) => change({ approval: route })}
          />
        )}
        <DryRunOnDemand
          procedureId={procedureId}
          overrides={overridesOf(draft)}
          content={{ audience, approval, review: terms.review }}
          hasLetter={false}
        />
        <KeptFoot save={save} act={act} kept={kept} />
      </Stack>
    </form>
  )
}
