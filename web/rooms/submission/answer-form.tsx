import { Anchor, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import { useMemo, useRef } from 'react'
import { useKeptWords } from '../../parts/kept-words.js'
import { Problem } from '../../parts/problem.js'
import { useLanguage } from '../../words/i18n.js'
import { Conflict } from './conflict.js'
import { useDraft } from './draft.js'
import { DraftLine } from './draft-line.js'
import { fieldErrors, focusField } from './form/errors.js'
import { FormFields } from './form/fields.js'
import { titleOf } from '../../parts/form-part.js'
import { useCaseAct, type View } from './view.js'
import { Workbook } from './workbook.js'
import { useSubmissionWords } from './words.js'

type Props = { readonly view: View; readonly onSent: () => void }

/** The form of the circular, kept while it is filled in, and sent. */
export function AnswerForm({ view, onSent }: Props) {
  const say = useSubmissionWords()
  const kept = useKeptWords()
  const { language } = useLanguage()
  const draft = useDraft(view)
  // The form itself tells of a change when it lays out its first empty group: that is nobody's writing.
  const isTouched = useRef(false)
  const touch = () => {
    isTouched.current = true
  }
  const submit = useCaseAct(view, '/api/v1/submissions/{circularId}/{officeCode}/submit', () => {
    draft.forget()
    onSent()
  })
  const wrong = useMemo(() => fieldErrors(submit.error), [submit.error])
  const send = async () => {
    await draft.save(true)
    submit.mutate({ answer: draft.body })
  }
  return (
    <Paper component="section" aria-labelledby="form-title">
      <Stack gap="md">
        <Title order={2} id="form-title">
          {titleOf(view.form, language) || say('formTitle')}
        </Title>
        <DraftLine draft={draft} />
        <div onClickCapture={touch} onInputCapture={touch}>
          <FormFields
            key={draft.round}
            form={view.form}
            body={draft.body}
            caseId={view.caseId}
            errors={wrong}
            onChange={(body) => (isTouched.current ? draft.change(body) : draft.begin(body))}
          />
        </div>
        {wrong.length > 0 ? <Wrong errors={wrong} /> : <Problem error={submit.error} />}
        <Group>
          <Button
            onClick={() => void send()}
            loading={submit.isPending}
            disabled={draft.state === 'conflict'}
          >
            {say('submit')}
          </Button>
          {draft.undo && (
            <Button variant="default" onClick={draft.undo}>
              {kept('undo')}
            </Button>
          )}
        </Group>
        <Workbook view={view} draft={draft} />
      </Stack>
      {draft.state === 'conflict' && draft.theirs && (
        <Conflict
          form={view.form}
          mine={draft.body}
          theirs={draft.theirs}
          onChosen={(chosen) => draft.settle(chosen)}
        />
      )}
    </Paper>
  )
}

function Wrong({ errors }: { errors: ReturnType<typeof fieldErrors> }) {
  const say = useSubmissionWords()
  const { of } = useLanguage()
  return (
    <div role="alert">
      <Text fw={600} c="var(--wian-bad)">
        {say('wrongFields', { count: errors.length })}
      </Text>
      <List size="md" spacing="xs">
        {errors.map((one) => (
          <List.Item key={`${one.pointer}${one.code}`}>
            <Anchor
              component="button"
              type="button"
              size="md"
              ta="left"
              onClick={() => focusField(one.pointer)}
            >
              {of({ th: one.messageTh, en: one.messageEn })}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </div>
  )
}
