import { Alert, Text } from '@mantine/core'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { Loaded } from '../../parts/page.js'
import { useCommonWords } from '../../words/common.js'
import type { DialogProps } from './act-dialogs.js'
import { useActWords } from './act-words.js'
import { Reasons } from './reasons.js'
import { wallOf } from './wall.js'

/** Sends a draft on its route. */
export function SendDialog({ circularId, onClose }: DialogProps) {
  const say = useActWords()
  const act = useAct((_: void, idempotencyKey) => {
    const asked = { path: { circularId }, body: {}, idempotencyKey }
    return api.post('/api/v1/circulars/{circularId}/send-for-approval', asked)
  }, onClose)
  return (
    <ReasonDialog
      title={say('sendForApproval')}
      help={say('sendForApprovalHelp')}
      confirm={say('sendForApproval')}
      act={act}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    />
  )
}

/** Numbers and issues the circular: shows first to how many and until when, and sends to exactly so many. */
export function LaunchDialog({ circularId, onClose }: DialogProps) {
  const say = useActWords()
  const plan = useRead('/api/v1/circulars/{circularId}/plan', { path: { circularId } })
  const act = useAct((expectedTotal: number | undefined, idempotencyKey) => {
    const body = expectedTotal === undefined ? {} : { expectedTotal }
    return api.post('/api/v1/circulars/{circularId}/launch', { path: { circularId }, body, idempotencyKey })
  }, onClose)
  return (
    <ReasonDialog
      title={say('launch')}
      help={say('launchHelp')}
      confirm={say('launch')}
      act={act}
      isComing={plan.isPending}
      onConfirm={() => act.mutate(plan.data?.recipients.total)}
      onClose={onClose}
    >
      <Loaded of={plan} lines={2}>
        {({ recipients: { total, primary, secondary }, schedule, why, warnings }) => (
          <>
            <Text fw={600}>{say('launchWhom', { total, primary, secondary })}</Text>
            <Reasons of={{ ...wallOf(schedule.dueAt), why, warnings }} />
          </>
        )}
      </Loaded>
    </ReasonDialog>
  )
}

/** Gives a draft up. */
export function AbandonDialog({ circularId, onClose }: DialogProps) {
  const say = useActWords()
  const common = useCommonWords()
  const act = useAct((reason: string, idempotencyKey) => {
    const asked = { path: { circularId }, body: { reason }, idempotencyKey }
    return api.post('/api/v1/circulars/{circularId}/abandon', asked)
  }, onClose)
  return (
    <ReasonDialog
      title={say('abandon')}
      help={say('abandonHelp')}
      confirm={say('abandon')}
      reasonLabel={common('reason')}
      isDangerous
      act={act}
      onConfirm={(reason) => act.mutate(reason)}
      onClose={onClose}
    />
  )
}

/** Withdraws the circular from every office. */
export function RecallDialog({ circularId, onClose }: DialogProps) {
  const say = useActWords()
  const common = useCommonWords()
  const act = useAct((reason: string, idempotencyKey) => {
    const asked = { path: { circularId }, body: { reason }, idempotencyKey }
    return api.post('/api/v1/circulars/{circularId}/recall', asked)
  }, onClose)
  return (
    <ReasonDialog
      title={say('recall')}
      help={say('recallHelp')}
      confirm={say('recall')}
      reasonLabel={common('reason')}
      isDangerous
      act={act}
      onConfirm={(reason) => act.mutate(reason)}
      onClose={onClose}
    />
  )
}

/** Issues the stamped letter to every office that is overdue. */
export function SealDialog({ circularId, onClose }: DialogProps) {
  const say = useActWords()
  const act = useAct((_: void, idempotencyKey) => {
    const asked = { path: { circularId }, body: {}, idempotencyKey }
    return api.post('/api/v1/circulars/{circularId}/seal-overdue', asked)
  }, onClose)
  return (
    <ReasonDialog
      title={say('sealOverdue')}
      help={say('sealOverdueHelp')}
      confirm={say('sealOverdue')}
      act={act}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    />
  )
}

/** Closes the circular and has its report made; says first what is still open. */
export function CloseDialog({ circularId, onClose }: DialogProps) {
  const say = useActWords()
  const progress = useRead('/api/v1/circulars/{circularId}/progress', { path: { circularId } })
  const act = useAct((_: void, idempotencyKey) => {
    const asked = { path: { circularId }, body: {}, idempotencyKey }
    return api.post('/api/v1/circulars/{circularId}/close', asked)
  }, onClose)
  const unanswered = progress.data?.unanswered ?? 0
  const unreviewed = progress.data?.byStatus.submitted ?? 0
  return (
    <ReasonDialog
      title={say('close')}
      help={say('closeHelp')}
      confirm={say('close')}
      isDangerous
      act={act}
      isComing={progress.isPending}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    >
      {unanswered + unreviewed > 0 && (
        <Alert color="yellow" variant="outline">
          {unanswered > 0 && <Text>{say('closeOpen', { count: unanswered })}</Text>}
          {unreviewed > 0 && <Text>{say('closeReview', { count: unreviewed })}</Text>}
        </Alert>
      )}
    </ReasonDialog>
  )
}
