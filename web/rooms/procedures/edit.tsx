import { useAct } from '../../api/act.js'
import { useRead } from '../../api/read.js'
import { useGoOn } from '../../app/go-on.js'
import { useKeptDraft } from '../../parts/kept.js'
import { Loaded, Page } from '../../parts/page.js'
import { KindEditor } from './editor.js'
import { kindOf, storeKind, type Kind, type StoredKind } from './kind.js'
import { useProcedureWords } from './words.js'

/** A kind of circular that is changed: its next version. */
export function EditProcedure({ params }: { params: Readonly<Record<string, string>> }) {
  const procedureId = params['procedureId'] ?? ''
  const say = useProcedureWords()
  const found = useRead('/api/v1/procedures/{procedureId}', { path: { procedureId } })
  return (
    <Page
      title={say('editTitle')}
      lead={say('editLead')}
      back={{ href: `/procedure/${procedureId}`, label: say('backToKind') }}
    >
      <Loaded of={found}>{(stored) => <Changing key={stored.version} stored={stored} />}</Loaded>
    </Page>
  )
}

function Changing({ stored }: { stored: StoredKind }) {
  const goOn = useGoOn()
  const { procedureId, version } = stored
  const kept = useKeptDraft(`kind.${procedureId}.${version}`, kindOf(stored))
  const act = useAct(
    (kind: Kind) => storeKind({ ...kind, version: version + 1 }, version),
    () => {
      kept.forget()
      goOn(`/procedure/${procedureId}`)
    },
  )
  return <KindEditor kept={kept} act={act} onSave={(kind) => act.mutate(kind)} />
}
