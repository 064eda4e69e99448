import { Fieldset, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useEffect, type FormEvent } from 'react'
import { BLANK_KIND } from '../../../domain/blank-kind.js'
import { KeptFoot } from '../../parts/kept-foot.js'
import type { KeptDraft } from '../../parts/kept.js'
import { useRefusals, type Refusals } from '../../parts/refusals.js'
import { DeadlineField } from '../circulars/deadline-field.js'
import { AudienceField } from '../compose/audience.js'
import type { Overrides } from '../compose/draft.js'
import { DryRunOnDemand } from '../compose/dry-run.js'
import { LetterHead, LetterText } from '../compose/letter-fields.js'
import { Reminders } from '../compose/reminders.js'
import { TermsFields } from '../compose/terms.js'
import { FormBuilder } from '../form-builder/builder.js'
import { underHead, useOwnLetterheads } from './blank.js'
import { codeOf, type Kind } from './kind.js'
import { RouteField } from './route-field.js'
import { useProcedureWords } from './words.js'

type Props = {
  readonly kept: KeptDraft<Kind>
  readonly isNew?: boolean
  readonly act: { readonly error: unknown; readonly isPending: boolean }
  readonly onSave: (kind: Kind) => void
}

/** The page on which a kind of circular is written, from its names to who signs. */
export function KindEditor({ kept, isNew = false, act, onSave }: Props) {
  const say = useProcedureWords()
  const refusals = useRefusals(act.error)
  useFocusOnRefused(act.error)
  const { value: kind, change, round } = kept
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSave(kind)
  }
  return (
    <form onSubmit={send} key={round} noValidate>
      <Stack gap="lg">
        <Names {...{ kind, change, refusals, isNew }} />
        <AudienceField value={kind.audience} onChange={(audience) => change({ audience })} />
        <Fieldset legend={say('deadline')}>
          <Stack>
            <DeadlineField value={kind.deadline} onChange={(deadline) => change({ deadline })} />
            <Reminders
              value={kind.reminders}
              deadline={kind.deadline}
              refusals={refusals}
              onChange={(reminders) => change({ reminders })}
            />
          </Stack>
        </Fieldset>
        <Fieldset legend={say('letter')}>
          <Stack>
            <LetterText
              value={kind.letter}
              isOfKind
              onChange={(letter) => change({ letter })}
              refusals={refusals}
            />
            <LetterHead value={kind.letter} onChange={(letter) => change({ letter })} refusals={refusals} />
          </Stack>
        </Fieldset>
        <Fieldset legend={say('form')}>
          <Text size="sm" c="dimmed" mb="sm">
            {say('formHelp')}
          </Text>
          <FormBuilder
            initial={kind.form}
            onChange={(form) => change({ form })}
            refusedAt={refusals.atField('/form')}
          />
        </Fieldset>
        <Rules {...{ kind, change, refusals }} />
        <Unsaved kind={kind} />
        <KeptFoot save={say(isNew ? 'save' : 'saveNext')} act={act} kept={kept} />
      </Stack>
    </form>
  )
}

type PartProps = {
  readonly kind: Kind
  readonly change: (part: Partial<Kind>) => void
  readonly refusals: Refusals
}

function Names({ kind, change, refusals, isNew }: PartProps & { readonly isNew: boolean }) {
  const say = useProcedureWords()
  const { title, procedure, subject } = kind
  const nameEn = (en: string) => {
    const follows = isNew && procedure === codeOf(title.en)
    change({ title: { ...title, en }, ...(follows ? { procedure: codeOf(en) } : {}) })
  }
  return (
    <Fieldset legend={say('names')}>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={say('titleTh')}
            required
            value={title.th}
            error={refusals.at('/title/th')}
            onChange={({ currentTarget: { value: th } }) => change({ title: { ...title, th } })}
          />
          <TextInput
            label={say('titleEn')}
            required
            value={title.en}
            error={refusals.at('/title/en')}
            onChange={({ currentTarget: { value } }) => nameEn(value)}
          />
        </SimpleGrid>
        {isNew && (
          <TextInput
            label={say('code')}
            description={say('codeHelp')}
            required
            maxLength={80}
            value={procedure}
            error={refusals.at('/procedure')}
            onChange={({ currentTarget: { value } }) => change({ procedure: value })}
          />
        )}
        <Textarea
          label={say('subject')}
          required
          maxLength={500}
          value={subject}
          error={refusals.at('/subject')}
          onChange={({ currentTarget: { value } }) => change({ subject: value })}
        />
      </Stack>
    </Fieldset>
  )
}

function Rules({ kind, change, refusals }: PartProps) {
  const { review, moreTime, nilReturn, officeApproval, estimatedMinutes, secrecy } = kind
  const terms = {
    ...{ review, moreTime, nilReturn },
    ...(officeApproval === undefined ? {} : { officeApproval }),
    ...(estimatedMinutes === undefined ? {} : { estimatedMinutes }),
    ...(secrecy === undefined ? {} : { secrecy }),
  }
  // What is left out is taken out: a member that is undefined is not sent.
  const none = { officeApproval: undefined, estimatedMinutes: undefined, secrecy: undefined }
  return (
    <>
      <TermsFields
        value={terms}
        isOfKind
        onChange={(next) => change({ ...none, ...next } as Partial<Kind>)}
      />
      <RouteField
        value={kind.approval}
        refusals={refusals}
        onChange={(approval) => change({ approval } as Partial<Kind>)}
      />
    </>
  )
}

/** What is typed now, played through before it is saved: as of no kind, under the letterhead that it would bear. */
function Unsaved({ kind }: { kind: Kind }) {
  const heads = useOwnLetterheads()
  const { procedure: _, version: __, title: ___, ...content } = kind
  const overrides = { ...content, letter: underHead(kind.letter, heads.data?.items[0]) }
  return (
    <DryRunOnDemand
      procedureId={BLANK_KIND}
      overrides={overrides as unknown as Overrides}
      content={kind}
      hasLetter
    />
  )
}

/** Takes the reader to the first field that was refused. */
function useFocusOnRefused(error: unknown): void {
  useEffect(() => {
    if (error) document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus()
  }, [error])
}
