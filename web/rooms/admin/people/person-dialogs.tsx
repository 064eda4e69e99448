import { useState } from 'react'
import { useAct } from '../../../api/act.js'
import { api } from '../../../api/client.js'
import { DayField } from '../../../parts/day-field.js'
import { ReasonDialog } from '../../../parts/reason-dialog.js'
import { useCommonWords } from '../../../words/common.js'
import { useLanguage } from '../../../words/i18n.js'
import { AssignmentFields, assignmentOf, useEmptyAssignment } from './assignment-fields.js'
import { DetailsFields } from './details-fields.js'
import type { PersonView } from './person.js'
import { usePeopleWords } from './words.js'

/** What can be done with a person as a whole. */
export type PersonActName = 'give' | 'move' | 'changeDetails' | 'lock' | 'unlock' | 'leave' | 'takeBack'
type DialogProps = { readonly view: PersonView; readonly close: () => void }

/** Asks for what an act on a person needs. */
export function PersonDialog({ act, ...props }: DialogProps & { act: PersonActName }) {
  if (act === 'give' || act === 'move') return <Give {...props} act={act} />
  if (act === 'changeDetails') return <Change {...props} />
  if (act === 'leave') return <Leave {...props} />
  return <WithReason {...props} act={act} />
}

function useName({ person: { nameTh, nameEn } }: PersonView): { name: string } {
  const { of } = useLanguage()
  return { name: of({ th: nameTh, en: nameEn || nameTh }) }
}

function Give({ view, close, act: what }: DialogProps & { act: 'give' | 'move' }) {
  const say = usePeopleWords()
  const name = useName(view)
  const [typed, setTyped] = useState(useEmptyAssignment())
  const path = { personId: view.person.personId }
  const act = useAct((body: NonNullable<ReturnType<typeof assignmentOf>>, idempotencyKey) => {
    const asked = { path, body, idempotencyKey }
    return what === 'give'
      ? api.post('/api/v1/people/{personId}/assignments', asked)
      : api.post('/api/v1/people/{personId}/move', asked)
  }, close)
  const send = () => {
    const body = assignmentOf(typed)
    if (body) act.mutate(body)
  }
  return (
    <ReasonDialog
      title={say(`${what}Title`, name)}
      {...(what === 'move' ? { help: say('moveHelp') } : {})}
      confirm={say(what)}
      act={act}
      onConfirm={send}
      onClose={close}
    >
      <AssignmentFields value={typed} onChange={setTyped} />
    </ReasonDialog>
  )
}

function Change({ view, close }: DialogProps) {
  const say = usePeopleWords()
  const common = useCommonWords()
  const { nameTh, nameEn, email, phone, personId } = view.person
  const [details, setDetails] = useState({ nameTh, nameEn, email: email ?? '', phone: phone ?? '' })
  const act = useAct(
    (_: string) =>
      api.put('/api/v1/people/{personId}', {
        path: { personId },
        body: { ...details, phone: details.phone || null },
        ifMatch: `"${view.version}"`,
      }),
    close,
  )
  return (
    <ReasonDialog
      title={say('changeTitle', useName(view))}
      confirm={common('save')}
      act={act}
      onConfirm={act.mutate}
      onClose={close}
    >
      <DetailsFields value={details} onChange={setDetails} />
    </ReasonDialog>
  )
}

function Leave({ view, close }: DialogProps) {
  const say = usePeopleWords()
  const common = useCommonWords()
  const [leftOn, setDay] = useState('')
  const path = { personId: view.person.personId }
  const act = useAct(
    (reason: string, idempotencyKey) =>
      api.post('/api/v1/people/{personId}/leave', { path, body: { leftOn, reason }, idempotencyKey }),
    close,
  )
  return (
    <ReasonDialog
      title={say('leaveTitle', useName(view))}
      help={say('leaveHelp')}
      confirm={say('leave')}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={act.mutate}
      onClose={close}
      isDangerous
    >
      <DayField label={say('leftOn')} help={say('endHelp')} value={leftOn} onChange={setDay} required />
    </ReasonDialog>
  )
}

type Plain = 'lock' | 'unlock' | 'takeBack'
const ADDRESSES = {
  lock: '/api/v1/people/{personId}/lock',
  unlock: '/api/v1/people/{personId}/unlock',
  takeBack: '/api/v1/people/{personId}/take-back',
} as const

function WithReason({ view, close, act: what }: DialogProps & { act: Plain }) {
  const say = usePeopleWords()
  const common = useCommonWords()
  const path = { personId: view.person.personId }
  const act = useAct(
    (reason: string, idempotencyKey) => api.post(ADDRESSES[what], { path, body: { reason }, idempotencyKey }),
    close,
  )
  return (
    <ReasonDialog
      title={say(`${what}Title`, useName(view))}
      help={say(`${what}Help`)}
      confirm={say(what)}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={act.mutate}
      onClose={close}
      isDangerous={what === 'lock'}
    />
  )
}
