import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { useKeptDraft } from '../../parts/kept.js'
import { BasisFields, basisOf, NO_BASIS, type TypedBasis } from './basis-fields.js'
import type { CommitteeView } from './committee.js'
import { useFoundingWords } from './founding-words.js'
import { KeptDialog } from './kept-dialog.js'

/** One law, rule or order more on which the committee rests. The text of it is the reason. */
export function CiteDialog({ view, close }: { view: CommitteeView; close: () => void }) {
  const tell = useFoundingWords()
  const { committeeId } = view.committee
  const kept = useKeptDraft<TypedBasis>(`committee-basis.${committeeId}`, NO_BASIS)
  const act = useAct(
    (typed: TypedBasis, idempotencyKey) =>
      api.post('/api/v1/committees/{committeeId}/legal-basis', {
        ...{ path: { committeeId }, body: basisOf(typed), idempotencyKey },
      }),
    () => {
      kept.forget()
      close()
    },
  )
  return (
    <KeptDialog
      title={tell('cite')}
      help={tell('basisHelp')}
      save={tell('saveBasis')}
      {...{ kept, act, close }}
    >
      <BasisFields basis={kept.value} set={kept.change} required />
    </KeptDialog>
  )
}
