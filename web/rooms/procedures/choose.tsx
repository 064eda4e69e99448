import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useCommonWords } from '../../words/common.js'
import type { VersionList } from './versions.js'
import { useProcedureWords } from './words.js'

/** The version that new drafts are to use; none takes the kind out of use. */
export type Choice = { readonly version: number | null }

type Props = { readonly versions: VersionList; readonly choice: Choice; readonly onClose: () => void }

/** Asks why another version is used from now on, or none. */
export function ChooseVersion({ versions: { procedureId, choices }, choice: { version }, onClose }: Props) {
  const say = useProcedureWords()
  const common = useCommonWords()
  const act = useAct(
    (reason: string, idempotencyKey) =>
      api.post('/api/v1/procedures/{procedureId}/choice', {
        path: { procedureId },
        body: { version, reason },
        ifMatch: `"${choices.length}"`,
        idempotencyKey,
      }),
    onClose,
  )
  return (
    <ReasonDialog
      title={version === null ? say('retire') : say('useOf', { version })}
      help={say(version === null ? 'retireHelp' : 'useHelp')}
      confirm={say(version === null ? 'retire' : 'use')}
      isDangerous={version === null}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={(reason) => act.mutate(reason)}
      onClose={onClose}
    />
  )
}
