import { Alert, Stack } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { Skeleton, Button } from '@mantine/core'
import { Approve } from './approve.js'
import { Assign } from './assign.js'
import { useOverdue } from './heading.js'
import { Receive } from './receive.js'
import { Standing } from './standing.js'
import { Steps } from './steps.js'
import type { View } from './view.js'
import { useSubmissionWords } from './words.js'

const AnswerForm = lazy(() => import('./answer-form.js').then((room) => ({ default: room.AnswerForm })))

/** What is to be done now: one thing after the other. */
export function Work({ view }: { view: View }) {
  const say = useSubmissionWords()
  const isOverdue = useOverdue(view)
  const [wasOpen] = useState(!view.overdue)
  const may = (act: View['possibleActs'][number]) => view.possibleActs.includes(act)
  return (
    <Stack gap="lg">
      <Steps view={view} />
      <div aria-live="polite">
        {isOverdue && wasOpen && (
          <Alert color="yellow" variant="outline">
            {say('passedNow')}
          </Alert>
        )}
        <Standing view={view} />
      </div>
      {may('receive') && <Receive view={view} />}
      {view.possibleVerdicts.length > 0 && <Approve view={view} />}
      {may('assign') && view.possibleVerdicts.length === 0 && <Assign view={view} />}
      {may('submit') && <Answering view={view} />}
    </Stack>
  )
}

/** The form; an answer that is sent already is opened again only when somebody wants to replace it. */
function Answering({ view }: { view: View }) {
  const say = useSubmissionWords()
  const rests = ['submitted', 'awaitingApproval'].includes(view.status) || view.possibleVerdicts.length > 0
  const [isOpen, setOpen] = useState(false)
  if (rests && !isOpen)
    return (
      <Button variant="default" onClick={() => setOpen(true)}>
        {say('submitAgain')}
      </Button>
    )
  return (
    <Suspense fallback={<Skeleton height={320} radius="lg" />}>
      <AnswerForm view={view} onSent={() => setOpen(false)} />
    </Suspense>
  )
}
