import { Select } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { BLANK_CONTENT, BLANK_KIND } from '../../../domain/blank-kind.js'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { useGoOn } from '../../app/go-on.js'
import { useKeptDraft } from '../../parts/kept.js'
import { Loaded, Page } from '../../parts/page.js'
import { useLanguage } from '../../words/i18n.js'
import { FromBlankLetter } from '../procedures/blank.js'
import { draftOf, overridesOf, type Draft } from './draft.js'
import { ComposeForm } from './form.js'
import { useComposeWords } from './words.js'

/** A new circular: a kind is chosen, and what is different this time is written. */
export function NewCircular() {
  const say = useComposeWords()
  const { of } = useLanguage()
  const [asked] = useSearchParams()
  const [chosen, setChosen] = useState(asked.get('kind'))
  const procedures = useRead('/api/v1/procedures')
  return (
    <Page title={say('title')} lead={say('lead')} back={{ href: '/circulars', label: say('back') }}>
      <Loaded of={procedures} lines={1}>
        {({ items }) => (
          <Select
            label={say('procedure')}
            placeholder={say('choose')}
            description={chosen === BLANK_KIND ? say('blankHelp') : undefined}
            maw={900}
            data={[
              ...items.map(({ procedureId, title }) => ({ value: procedureId, label: of(title) })),
              { value: BLANK_KIND, label: say('blank') },
            ]}
            value={chosen}
            onChange={setChosen}
          />
        )}
      </Loaded>
      {chosen === BLANK_KIND && (
        <FromBlankLetter>
          {(letter) => <Writing initial={draftOf(BLANK_KIND, { ...BLANK_CONTENT, letter })} />}
        </FromBlankLetter>
      )}
      {chosen !== null && chosen !== BLANK_KIND && <OfKind key={chosen} procedureId={chosen} />}
    </Page>
  )
}

function OfKind({ procedureId }: { procedureId: string }) {
  const found = useRead('/api/v1/procedures/{procedureId}', { path: { procedureId } })
  return <Loaded of={found}>{({ body }) => <Writing initial={draftOf(procedureId, body)} />}</Loaded>
}

function Writing({ initial }: { initial: Draft }) {
  const { procedureId } = initial
  const say = useComposeWords()
  const goOn = useGoOn()
  const kept = useKeptDraft(`compose.new.${procedureId}`, initial)
  const act = useAct(
    (draft: Draft, idempotencyKey) =>
      api.post('/api/v1/circulars', {
        body: { procedureId, overrides: overridesOf(draft) },
        idempotencyKey,
      }),
    ({ circularId }) => {
      kept.forget()
      goOn(`/circular/${circularId}`)
    },
  )
  return <ComposeForm kept={kept} save={say('saveNew')} act={act} onSave={(draft) => act.mutate(draft)} />
}
