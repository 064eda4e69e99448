import { useAct } from '../../../api/act.js'
import { api } from '../../../api/client.js'
import { useGoOn } from '../../../app/go-on.js'
import { ReasonDialog } from '../../../parts/reason-dialog.js'
import { useCommonWords } from '../../../words/common.js'
import type { CalendarChange } from './change-words.js'
import { useCalendarWords } from './words.js'

/** What is done with a change as a whole. */
export type ChangeActName = 'apply' | 'withdraw' | 'undo'
type Props = { readonly change: CalendarChange; readonly close: () => void }

/** Asks before a change is approved, withdrawn or taken back. */
export function ChangeDialog({ act, ...props }: Props & { act: ChangeActName }) {
  return act === 'undo' ? <Undo {...props} /> : <Settle {...props} act={act} />
}

const ADDRESSES = {
  apply: '/api/v1/calendars/changes/{changeId}/apply',
  withdraw: '/api/v1/calendars/changes/{changeId}/withdraw',
} as const

function Settle({ change, close, act: what }: Props & { act: 'apply' | 'withdraw' }) {
  const say = useCalendarWords()
  const { changeId, revision } = change
  const act = useAct(
    (_: string, idempotencyKey) =>
      api.post(ADDRESSES[what], { path: { changeId }, ifMatch: `"${revision}"`, idempotencyKey }),
    close,
  )
  return (
    <ReasonDialog
      title={say(what === 'apply' ? 'applyTitle' : 'withdraw')}
      help={say(`${what}Help`)}
      confirm={say(what)}
      act={act}
      onConfirm={act.mutate}
      onClose={close}
      isDangerous={what === 'withdraw'}
    />
  )
}

function Undo({ change: { changeId }, close }: Props) {
  const say = useCalendarWords()
  const common = useCommonWords()
  const goOn = useGoOn()
  const act = useAct(
    (reason: string, idempotencyKey) =>
      api.post('/api/v1/calendars/changes/{changeId}/undo', {
        ...{ path: { changeId }, body: { reason }, idempotencyKey },
      }),
    (made) => {
      close()
      goOn(`/admin/calendars/${made.changeId}`)
    },
  )
  return (
    <ReasonDialog
      title={say('undo')}
      help={say('undoHelp')}
      confirm={say('undo')}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={act.mutate}
      onClose={close}
    />
  )
}
