import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { saveOver } from '../../api/save-over.js'
import { useGoOn } from '../../app/go-on.js'
import { useKeptDraft } from '../../parts/kept.js'
import { Loaded, Page } from '../../parts/page.js'
import type { CircularView } from '../circulars/tones.js'
import { draftOf, overridesOf, type Draft } from './draft.js'
import { ComposeForm } from './form.js'
import { useComposeWords } from './words.js'

/** A draft that is changed. */
export function EditCircular({ params }: { params: Readonly<Record<string, string>> }) {
  const circularId = params['circularId'] ?? ''
  const say = useComposeWords()
  const circular = useRead('/api/v1/circulars/{circularId}', { path: { circularId } })
  return (
    <Page
      title={say('editTitle')}
      lead={say('editLead')}
      back={{ href: `/circular/${circularId}`, label: say('backToCircular') }}
    >
      <Loaded of={circular}>{(found) => <Changing key={found.circularId} circular={found} />}</Loaded>
    </Page>
  )
}

/** Without its version: `host-and-name-officers@3` is of the kind `host-and-name-officers`. */
const kindOf = (procedure: string) => procedure.replace(/@.*$/, '')

function Changing({ circular: { circularId, version, content } }: { circular: CircularView }) {
  const say = useComposeWords()
  const goOn = useGoOn()
  const procedureId = kindOf(content.procedure)
  const kept = useKeptDraft(`compose.${circularId}.${version}`, draftOf(procedureId, content))
  const act = useAct(
    (draft: Draft) => {
      const body = { procedureId, overrides: changed(content, draft) }
      return saveOver(
        { version, content },
        () => api.get('/api/v1/circulars/{circularId}', { path: { circularId } }),
        (ifMatch) => {
          const idempotencyKey = crypto.randomUUID()
          return api.put('/api/v1/circulars/{circularId}', {
            path: { circularId },
            ...{ body, ifMatch, idempotencyKey },
          })
        },
      )
    },
    () => {
      kept.forget()
      goOn(`/circular/${circularId}`)
    },
  )
  return <ComposeForm kept={kept} save={say('save')} act={act} onSave={(draft) => act.mutate(draft)} />
}

/** What this page does not change stays as it was drafted; its letterhead is put on anew. */
function changed({ letter }: CircularView['content'], draft: Draft) {
  const { letterhead: _, urgency: __, ...kept } = letter
  const overrides = overridesOf(draft)
  return { ...overrides, letter: { ...kept, ...overrides.letter } }
}
