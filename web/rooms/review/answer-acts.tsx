import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { Problem } from '../../parts/problem.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useCommonWords } from '../../words/common.js'
import { VerdictDialog, type Outcome, type Verdict } from './dialogs.js'
import { OutcomeOf } from './outcome.js'
import type { SubmissionView } from './view.js'
import { useReviewWords } from './words.js'

type Possible = SubmissionView['possibleActs'][number]
type Wish = Verdict | 'uphold' | 'reject'

const OFFERED = {
  accept: ['accept'],
  returnForCorrection: ['return'],
  decideMoreTime: ['grant', 'refuse'],
  decideWrongOffice: ['uphold', 'reject'],
} as const satisfies Partial<Record<Possible, readonly Wish[]>>

const FIRST: readonly Wish[] = ['accept', 'grant']

/** What the reviewer may do with this answer now. */
export function AnswerActs({ submission }: { submission: SubmissionView }) {
  const say = useReviewWords()
  const [open, setOpen] = useState<Wish | undefined>()
  const [outcome, setOutcome] = useState<Outcome | undefined>()
  const { circularId, officeCode, version, possibleActs } = submission
  const wishes = Object.entries(OFFERED).flatMap(([act, offered]): readonly Wish[] =>
    (possibleActs as readonly string[]).includes(act) ? offered : [],
  )
  const close = () => setOpen(undefined)
  return (
    <>
      {wishes.map((wish) => (
        <Button
          key={wish}
          variant={FIRST.includes(wish) ? 'filled' : 'default'}
          onClick={() => setOpen(wish)}
        >
          {say(wish)}
        </Button>
      ))}
      {possibleActs.includes('resend') && <Resend path={{ circularId, officeCode }} />}
      {(open === 'uphold' || open === 'reject') && (
        <WrongOffice path={{ circularId, officeCode }} isUpheld={open === 'uphold'} onClose={close} />
      )}
      {open && open !== 'uphold' && open !== 'reject' && (
        <VerdictDialog
          circularId={circularId}
          offices={[{ officeCode, version }]}
          verdict={open}
          onDone={setOutcome}
          onClose={close}
        />
      )}
      {outcome && outcome.refused > 0 && <OutcomeOf outcome={outcome} onHide={() => setOutcome(undefined)} />}
    </>
  )
}

type Path = { readonly circularId: string; readonly officeCode: string }

function WrongOffice({ path, isUpheld, onClose }: { path: Path; isUpheld: boolean; onClose: () => void }) {
  const say = useReviewWords()
  const common = useCommonWords()
  const act = useAct((reason: string, idempotencyKey) => {
    const asked = { path, body: { upheld: isUpheld, reason }, idempotencyKey }
    return api.post('/api/v1/submissions/{circularId}/{officeCode}/decide-wrong-office', asked)
  }, onClose)
  const wish = isUpheld ? 'uphold' : 'reject'
  return (
    <ReasonDialog
      title={say(wish)}
      help={say(isUpheld ? 'upholdHelp' : 'rejectHelp')}
      confirm={say(wish)}
      reasonLabel={common('reason')}
      isDangerous={isUpheld}
      act={act}
      onConfirm={(reason) => act.mutate(reason)}
      onClose={onClose}
    />
  )
}

function Resend({ path }: { path: Path }) {
  const say = useReviewWords()
  const act = useAct((_: void, idempotencyKey) =>
    api.post('/api/v1/submissions/{circularId}/{officeCode}/resend', { path, body: {}, idempotencyKey }),
  )
  return (
    <>
      <Button
        variant="default"
        loading={act.isPending}
        onClick={() => act.mutate()}
        title={say('resendHelp')}
      >
        {say('resend')}
      </Button>
      <Problem error={act.error} />
    </>
  )
}
