import { Select } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { useAct } from '../../api/act.js'
import { useRead } from '../../api/read.js'
import { useGoOn } from '../../app/go-on.js'
import { useKeptDraft } from '../../parts/kept.js'
import { Loaded, Page } from '../../parts/page.js'
import { useLanguage } from '../../words/i18n.js'
import { FromBlankLetter } from './blank.js'
import { KindEditor } from './editor.js'
import { BLANK, copyOf, kindOf, storeKind, type Kind } from './kind.js'
import { useProcedureWords } from './words.js'

const BLANK_ONE = 'blank'

/** A new kind of circular: from a blank one, or from one that there is. */
export function NewProcedure() {
  const say = useProcedureWords()
  const { of } = useLanguage()
  const [asked] = useSearchParams()
  const [from, setFrom] = useState(asked.get('from') ?? BLANK_ONE)
  const procedures = useRead('/api/v1/procedures')
  const copies = (procedures.data?.items ?? []).map(({ procedureId, title }) => ({
    value: procedureId,
    label: say('copyOf', { title: of(title) }),
  }))
  return (
    <Page title={say('newTitle')} lead={say('newLead')} back={{ href: '/procedures', label: say('back') }}>
      <Select
        label={say('from')}
        allowDeselect={false}
        maw={900}
        data={[{ value: BLANK_ONE, label: say('blank') }, ...copies]}
        value={from}
        onChange={(chosen) => setFrom(chosen ?? BLANK_ONE)}
      />
      {from === BLANK_ONE ? (
        <FromBlankLetter>
          {(letter) => <Making from={BLANK_ONE} initial={{ ...BLANK, letter }} />}
        </FromBlankLetter>
      ) : (
        <FromCopy key={from} procedureId={from} />
      )}
    </Page>
  )
}

function FromCopy({ procedureId }: { procedureId: string }) {
  const found = useRead('/api/v1/procedures/{procedureId}', { path: { procedureId } })
  return (
    <Loaded of={found}>{(stored) => <Making from={procedureId} initial={copyOf(kindOf(stored))} />}</Loaded>
  )
}

function Making({ from, initial }: { from: string; initial: Kind }) {
  const goOn = useGoOn()
  const kept = useKeptDraft(`kind.new.${from}`, initial)
  const act = useAct(
    (kind: Kind) => storeKind(kind, 0),
    ({ procedureId }) => {
      kept.forget()
      goOn(`/procedure/${procedureId}`)
    },
  )
  return <KindEditor kept={kept} isNew act={act} onSave={(kind) => act.mutate(kind)} />
}
