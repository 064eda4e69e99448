import { Alert, Button, List } from '@mantine/core'
import { Suspense, useState } from 'react'
import { committeeChanges } from '../../../domain/meeting/room.js'
import { useRead } from '../../api/read.js'
import { later } from '../../app/later.js'
import { useCommonWords } from '../../words/common.js'
import { can, stateOf, useNameOf, useStep, type MeetingView } from './data.js'
import { useMeetingPeopleWords } from './people-words.js'

const ReasonDialog = later(() => import('../../parts/reason-dialog.js'), 'ReasonDialog')

/** What has changed in the committee since the meeting was called; the secretary takes it over with a reason. */
export function CommitteeChanges({ view }: { view: MeetingView }) {
  const say = useMeetingPeopleWords()
  const nameOf = useNameOf(view)
  const [isAsked, setAsked] = useState(false)
  const mayRenew = can(view, 'renewCommittee')
  const { committeeId } = view.state
  const { data } = useRead(
    '/api/v1/committees/{committeeId}',
    { path: { committeeId } },
    { enabled: mayRenew },
  )
  const changes = data?.record && mayRenew ? committeeChanges(stateOf(view), data.record) : []
  if (changes.length === 0) return null
  return (
    <Alert variant="outline" title={say('committeeChanged')}>
      <List size="sm" mb="xs">
        {changes.map((change) => (
          <List.Item key={change.what === 'rules' ? 'rules' : `${change.what}${change.memberId}`}>
            {change.what === 'rules'
              ? say('change_rules')
              : say(`change_${change.what}`, { name: nameOf(change.personId) })}
          </List.Item>
        ))}
      </List>
      <Button variant="default" size="sm" onClick={() => setAsked(true)}>
        {say('renew')}
      </Button>
      <Suspense>{isAsked && <RenewDialog view={view} close={() => setAsked(false)} />}</Suspense>
    </Alert>
  )
}

function RenewDialog({ view, close }: { view: MeetingView; close: () => void }) {
  const say = useMeetingPeopleWords()
  const common = useCommonWords()
  const step = useStep(view.state.meetingId, close)
  return (
    <ReasonDialog
      title={say('renew')}
      help={say('renewHelp')}
      confirm={say('renew')}
      reasonLabel={common('reason')}
      act={step}
      onConfirm={(reason) => step.mutate({ act: 'renew-committee', body: { reason } })}
      onClose={close}
    />
  )
}
