import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { useKeptDraft } from '../../parts/kept.js'
import type { CommitteeView } from './committee.js'
import { DetailFields, detailsOf, type TypedDetails } from './detail-fields.js'
import { useFoundingWords } from './founding-words.js'
import { KeptDialog, ReasonField, type Reasoned } from './kept-dialog.js'

/** Another name, level or secretariat, and why. */
export function DetailsDialog({ view, close }: { view: CommitteeView; close: () => void }) {
  const tell = useFoundingWords()
  const { committeeId, nameTh, nameEn, level, parentId, secretariat } = view.committee
  const kept = useKeptDraft<TypedDetails & Reasoned>(`committee-details.${committeeId}`, {
    ...{ nameTh, nameEn, level, parentId: parentId ?? '', secretariat, reason: '' },
  })
  const act = useAct(
    ({ reason, ...typed }: TypedDetails & Reasoned, idempotencyKey) =>
      api.post('/api/v1/committees/{committeeId}/details', {
        ...{ path: { committeeId }, idempotencyKey },
        body: { details: detailsOf(typed), reason: reason.trim() },
      }),
    () => {
      kept.forget()
      close()
    },
  )
  return (
    <KeptDialog
      title={tell('changeDetails')}
      help={tell('changeDetailsHelp')}
      save={tell('saveDetails')}
      {...{ kept, act, close }}
    >
      <DetailFields typed={kept.value} set={kept.change} />
      <ReasonField value={kept.value.reason} set={kept.change} />
    </KeptDialog>
  )
}
