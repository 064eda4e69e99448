import { Anchor, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { useAct } from '../../api/act.js'
import { api, type Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { Empty } from '../../parts/empty.js'
import { Loaded, Page } from '../../parts/page.js'
import { useLanguage } from '../../words/i18n.js'
import { draftOf, overridesOf, useKept, type Draft } from './draft.js'
import { ComposeForm } from './form.js'
import { useComposeWords } from './words.js'

type Procedure = Answered<'/api/v1/procedures/{procedureId}'>

/** A new circular: a kind is chosen, and what is different this time is written. */
export function NewCircular() {
  const say = useComposeWords()
  const { of } = useLanguage()
  const may = useMay()
  const [asked] = useSearchParams()
  const [chosen, setChosen] = useState(asked.get('kind'))
  const procedures = useRead('/api/v1/procedures')
  return (
    <Page title={say('title')} lead={say('lead')} back={{ href: '/circulars', label: say('back') }}>
      <Loaded of={procedures} lines={1}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('noProcedure')} help={say('noProcedureHelp')} />
          ) : (
            <Select
              label={say('procedure')}
              placeholder={say('choose')}
              maw={900}
              data={items.map(({ procedureId, title }) => ({ value: procedureId, label: of(title) }))}
              value={chosen}
              onChange={setChosen}
            />
          )
        }
      </Loaded>
      {chosen === null && may('procedure.store') && (
        <Text>
          {say('noKind')}{' '}
          <Anchor component={Link} href="/procedures/new" underline="always">
            {say('makeKind')}
          </Anchor>
        </Text>
      )}
      {chosen !== null && <OfKind key={chosen} procedureId={chosen} />}
    </Page>
  )
}

function OfKind({ procedureId }: { procedureId: string }) {
  const found = useRead('/api/v1/procedures/{procedureId}', { path: { procedureId } })
  return <Loaded of={found}>{(procedure) => <Writing procedure={procedure} />}</Loaded>
}

function Writing({ procedure: { procedureId, body } }: { procedure: Procedure }) {
  const say = useComposeWords()
  const [, go] = useLocation()
  const kept = useKept(`new.${procedureId}`, draftOf(procedureId, body))
  const act = useAct(
    (draft: Draft, idempotencyKey) =>
      api.post('/api/v1/circulars', {
        body: { procedureId, overrides: overridesOf(draft) },
        idempotencyKey,
      }),
    ({ circularId }) => {
      kept.forget()
      go(`/circular/${circularId}`)
    },
  )
  return <ComposeForm kept={kept} save={say('saveNew')} act={act} onSave={(draft) => act.mutate(draft)} />
}
