import { useState } from 'react'
import type { DeadlineRule } from '../../../domain/deadline-rule.js'
import { useAct } from '../../api/act.js'
import { api, type Answered, type AskedAt } from '../../api/client.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useCommonWords } from '../../words/common.js'
import { DeadlineField } from '../circulars/deadline-field.js'
import { useReviewWords } from './words.js'

type BulkPath = '/api/v1/circulars/{circularId}/submissions/bulk'
/** What is done with one office's answer. */
export type Row = NonNullable<AskedAt<BulkPath, 'post'>['body']>['rows'][number]
/** What became of each row. */
export type Outcome = Answered<BulkPath, 'post'>
/** A decision of the review desk. */
export type Verdict = 'accept' | 'return' | 'grant' | 'refuse'

type Props = {
  readonly circularId: string
  /** The offices it is about, with the version of each that was read. */
  readonly offices: readonly { readonly officeCode: string; readonly version: number }[]
  readonly verdict: Verdict
  readonly onDone: (outcome: Outcome) => void
  readonly onClose: () => void
}

const HELP = {
  accept: 'acceptHelp',
  return: 'returnHelp',
  grant: 'grantHelp',
  refuse: 'refuseHelp',
} as const

/** Decides on the answers of one office or of many; each has its own outcome. */
export function VerdictDialog({ circularId, offices, verdict, onDone, onClose }: Props) {
  const say = useReviewWords()
  const common = useCommonWords()
  const [deadline, setDeadline] = useState<DeadlineRule>({ kind: 'workingDays', days: 3 })
  const act = useAct(
    (reason: string, idempotencyKey) => {
      const rows = offices.map((office) => rowOf(office, { verdict, reason, deadline }))
      const asked = { path: { circularId }, body: { rows }, idempotencyKey }
      return api.post('/api/v1/circulars/{circularId}/submissions/bulk', asked)
    },
    (outcome) => {
      onDone(outcome)
      onClose()
    },
  )
  return (
    <ReasonDialog
      title={say(verdict)}
      help={`${say(HELP[verdict])} · ${say('chosen', { count: offices.length })}`}
      confirm={say(verdict)}
      {...(verdict === 'accept' ? {} : { reasonLabel: common('reason') })}
      act={act}
      onConfirm={(reason) => act.mutate(reason)}
      onClose={onClose}
    >
      {verdict === 'return' && <DeadlineField value={deadline} onChange={setDeadline} />}
    </ReasonDialog>
  )
}

type Said = { readonly verdict: Verdict; readonly reason: string; readonly deadline: DeadlineRule }

/** The version that was read goes along: an answer that has moved on meanwhile is refused, not decided blindly. */
function rowOf(office: Props['offices'][number], { verdict, reason, deadline }: Said): Row {
  switch (verdict) {
    case 'accept':
      return { ...office, act: 'accept' }
    case 'return':
      return { ...office, act: 'return', deadline, reason }
    case 'grant':
    case 'refuse':
      return { ...office, act: 'decideMoreTime', granted: verdict === 'grant', reason }
  }
}
