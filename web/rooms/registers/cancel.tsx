import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useCommonWords } from '../../words/common.js'
import type { Book } from './book.js'
import { useRegisterWords } from './words.js'

type Props = { readonly book: Book; readonly number: number; readonly onClose: () => void }

/** Strikes a number out of its book, with the reason. */
export function CancelNumber({ book, number, onClose }: Props) {
  const say = useRegisterWords()
  const common = useCommonWords()
  const act = useAct(
    (reason: string, idempotencyKey) =>
      api.post('/api/v1/registers/{officeCode}/{register}/{year}/{number}/cancel', {
        path: { ...book, number },
        body: { reason },
        idempotencyKey,
      }),
    onClose,
  )
  return (
    <ReasonDialog
      title={say('cancelTitle', { number })}
      help={say('cancelHelp')}
      confirm={say('cancelYes')}
      reasonLabel={common('reason')}
      isDangerous
      act={act}
      onConfirm={(reason) => act.mutate(reason)}
      onClose={onClose}
    />
  )
}
