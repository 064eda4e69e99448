import { Alert, Anchor } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { useAct } from '../../api/act.js'
import { api, type Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { DayField } from '../../parts/day-field.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useCommonWords } from '../../words/common.js'
import type { CommitteeView } from './committee.js'
import { useFoundingWords } from './founding-words.js'

/** From which day on the committee is no more, and why; what it leaves unfinished is told before. */
export function DissolveDialog({ view, close }: { view: CommitteeView; close: () => void }) {
  const tell = useFoundingWords()
  const common = useCommonWords()
  const [day, setDay] = useState('')
  const { committeeId } = view.committee
  const act = useAct(
    (reason: string, idempotencyKey) =>
      api.post('/api/v1/committees/{committeeId}/dissolve', {
        ...{ path: { committeeId }, body: { on: day, reason }, idempotencyKey },
      }),
    close,
  )
  const meetings = useRead('/api/v1/meetings', { query: { committeeId, limit: LOOKED_AT } })
  return (
    <ReasonDialog
      title={tell('dissolve')}
      help={tell('dissolveHelp')}
      confirm={tell('dissolve')}
      reasonLabel={common('reason')}
      act={act}
      isComing={meetings.isPending}
      onConfirm={act.mutate}
      onClose={close}
      isDangerous
    >
      <Unfinished committeeId={committeeId} meetings={meetings.data?.items ?? []} />
      <DayField label={tell('dissolveOn')} value={day} onChange={setDay} required />
    </ReasonDialog>
  )
}

const FINISHED: readonly string[] = ['certified', 'cancelled', 'failed']
const LOOKED_AT = 200

type UnfinishedProps = {
  readonly committeeId: string
  readonly meetings: Answered<'/api/v1/meetings'>['items']
}

/** Meetings whose minutes nobody could certify any more. */
function Unfinished({ committeeId, meetings }: UnfinishedProps) {
  const tell = useFoundingWords()
  const count = meetings.filter(({ status }) => !FINISHED.includes(status)).length
  if (count === 0) return null
  return (
    <Alert variant="outline">
      {tell('unfinished', { count })}{' '}
      <Anchor component={Link} href={`/meetings?committeeId=${committeeId}`} underline="always">
        {tell('seeMeetings')}
      </Anchor>
    </Alert>
  )
}
