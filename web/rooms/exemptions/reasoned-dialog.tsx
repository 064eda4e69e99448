import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useCommonWords } from '../../words/common.js'
import type { DialogProps } from './acts.js'
import { useExemptionActWords } from './act-words.js'
import { useExemptionAct, type ExemptionActName } from './view.js'

type Plain = {
  readonly path: ExemptionActName
  /** Under which name the API takes what was written; nothing is written where it is left out. */
  readonly field?: 'reason' | 'grounds' | 'statement'
  readonly isDangerous?: true
}

/** Acts that need at most a sentence of why. */
const PLAIN = {
  file: { path: 'file' },
  waiveAppeal: { path: 'waive-appeal', isDangerous: true },
  appeal: { path: 'appeal', field: 'grounds' },
  extendAppeal: { path: 'extend-appeal', field: 'reason' },
  verifyBasis: { path: 'verify-basis' },
  beHeard: { path: 'statement', field: 'statement' },
  dropRevocation: { path: 'drop-revocation', field: 'reason' },
  revoke: { path: 'revoke', field: 'reason', isDangerous: true },
  withdraw: { path: 'withdraw', field: 'reason', isDangerous: true },
} as const satisfies Record<string, Plain>
/** An act that needs at most a sentence of why. */
export type ReasonedAct = keyof typeof PLAIN

/** Asks before such an act: what it does, why, yes or no. */
export function ReasonedDialog({ view, act: name, onClose }: DialogProps & { act: ReasonedAct }) {
  const say = useExemptionActWords()
  const common = useCommonWords()
  const { path, field, isDangerous }: Plain = PLAIN[name]
  const act = useExemptionAct(view.exemptionId, path, onClose)
  const { status, terms } = view.state
  const word = name === 'withdraw' && status === 'inForce' ? 'giveUp' : name
  const label = { reason: common('reason'), grounds: say('grounds'), statement: say('statement') }
  return (
    <ReasonDialog
      title={say(word)}
      help={say(`${word}Help`, { days: terms.appealExtensionDays })}
      confirm={say(word)}
      isDangerous={isDangerous ?? false}
      {...(field ? { reasonLabel: label[field] } : {})}
      act={act}
      onConfirm={(text) => act.mutate((field ? { [field]: text } : {}) as never)}
      onClose={onClose}
    />
  )
}
