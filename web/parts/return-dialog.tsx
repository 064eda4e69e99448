import { useState } from 'react'
import { dayOf } from '../../domain/time.js'
import { useCommonWords } from '../words/common.js'
import { useDates } from '../words/dates.js'
import { roomWords } from '../words/i18n.js'
import { DayField } from './day-field.js'
import { ReasonDialog } from './reason-dialog.js'

const useWords = roomWords('return-dialog', {
  th: {
    completeBy: 'ให้ส่งกลับมาภายในสิ้นวันที่ (ถ้ามี)',
    noDay: 'ไม่ระบุได้ หากพ้นวันแล้วยังส่งได้ แต่จะแสดงว่าเกินกำหนด',
  },
  en: {
    completeBy: 'To come back by the end of (optional)',
    noDay: 'May be left empty. What comes later is still taken, and shown as overdue until then.',
  },
})

/** What is said with a return: why, and until when it shall come back. */
export type Return = { readonly reason: string; readonly completeBy?: string }

type Props = {
  readonly title: string
  readonly help: string
  readonly act: Parameters<typeof ReasonDialog>[0]['act'] & { readonly mutate: (said: Return) => void }
  readonly onClose: () => void
}

/** Gives a case back to be completed, with what is missing and, where one wants, a date. */
export function ReturnDialog({ title, help, act, onClose }: Props) {
  const say = useWords()
  const common = useCommonWords()
  const dates = useDates()
  const [completeBy, setDay] = useState('')
  return (
    <ReasonDialog
      title={title}
      help={help}
      confirm={title}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={(reason) => act.mutate({ reason, ...(completeBy ? { completeBy } : {}) })}
      onClose={onClose}
    >
      <DayField
        label={say('completeBy')}
        value={completeBy}
        onChange={setDay}
        min={dayOf(dates.now().toISOString())}
        help={say('noDay')}
      />
    </ReasonDialog>
  )
}
