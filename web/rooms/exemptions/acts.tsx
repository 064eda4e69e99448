import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { ReturnDialog } from '../../parts/return-dialog.js'
import { AcceptDialog } from './accept-dialog.js'
import { useExemptionActWords } from './act-words.js'
import { AppealDialog, AnswerAboveDialog, AnnounceDialog, NotWaivableDialog } from './choice-dialogs.js'
import { NoticeDialog } from './notice-dialog.js'
import { ReasonedDialog, type ReasonedAct } from './reasoned-dialog.js'
import { useExemptionAct, type ExemptionView } from './view.js'

/** In the order in which they are offered; the first one is what the case waits for. */
const ACTS = [
  ...(['file', 'acceptComplete', 'recordAnswerAbove', 'notify', 'decideAppeal', 'beHeard'] as const),
  ...(['appeal', 'revise', 'returnIncomplete', 'findNotWaivable', 'extendAppeal', 'waiveAppeal'] as const),
  ...(['verifyBasis', 'announceRevocation', 'dropRevocation', 'revoke', 'withdraw'] as const),
]
type Act = (typeof ACTS)[number]

/** These are what the page is for, where they may be done. */
const MAIN: readonly Act[] = [
  ...(['file', 'acceptComplete', 'recordAnswerAbove', 'notify', 'decideAppeal', 'beHeard'] as const),
]

/** What the reader may do with the exemption now. */
export function ExemptionActs({ view }: { view: ExemptionView }) {
  const [open, setOpen] = useState<Act>()
  const nameOf = useActName(view)
  const possible = ACTS.filter((act) => view.possibleActs.includes(act))
  if (possible.length === 0) return null
  return (
    <Group gap="xs">
      {possible.map((act, index) =>
        act === 'revise' ? (
          <Button key={act} component={Link} href={`/exemption/${view.exemptionId}/edit`} variant="default">
            {nameOf(act)}
          </Button>
        ) : (
          <Button
            key={act}
            variant={index === 0 && MAIN.includes(act) ? 'filled' : 'default'}
            onClick={() => setOpen(act)}
          >
            {nameOf(act)}
          </Button>
        ),
      )}
      {open && <ActDialog view={view} act={open} onClose={() => setOpen(undefined)} />}
    </Group>
  )
}

/** How an act is called: what is in force is given up, not withdrawn. */
function useActName({ state }: ExemptionView): (act: Act) => string {
  const say = useExemptionActWords()
  return (act) => say(act === 'withdraw' && state.status === 'inForce' ? 'giveUp' : act)
}

/** What each dialog is given. */
export type DialogProps = { readonly view: ExemptionView; readonly onClose: () => void }

function ReturnIncompleteDialog({ view, onClose }: DialogProps) {
  const say = useExemptionActWords()
  const act = useExemptionAct(view.exemptionId, 'return', onClose)
  return (
    <ReturnDialog
      title={say('returnIncomplete')}
      help={say('returnIncompleteHelp')}
      act={act}
      onClose={onClose}
    />
  )
}

/** Acts that need more than a sentence. */
const DIALOGS = {
  acceptComplete: AcceptDialog,
  findNotWaivable: NotWaivableDialog,
  recordAnswerAbove: AnswerAboveDialog,
  notify: NoticeDialog,
  decideAppeal: AppealDialog,
  announceRevocation: AnnounceDialog,
  returnIncomplete: ReturnIncompleteDialog,
} as const
type Chosen = keyof typeof DIALOGS

const hasDialog = (act: Act): act is Chosen => act in DIALOGS

function ActDialog({ act, ...props }: DialogProps & { act: Act }) {
  if (act === 'revise') return null
  if (!hasDialog(act)) return <ReasonedDialog {...props} act={act satisfies ReasonedAct} />
  const Dialog = DIALOGS[act]
  return <Dialog {...props} />
}
