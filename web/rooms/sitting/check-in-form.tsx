import { Button, Paper, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useGoOn } from '../../app/go-on.js'
import { Problem } from '../../parts/problem.js'
import { useStep, type MeetingView } from '../meetings/data.js'
import styles from './sitting.module.css'
import { useSittingWords } from './words.js'

/** Comes to the meeting: with the code of the room, or online where the meeting is held so. */
export function CheckInForm({ view }: { view: MeetingView }) {
  const say = useSittingWords()
  const { meetingId, session } = view.state
  const [code, setCode] = useState(() => location.hash.slice(1))
  const goOn = useGoOn()
  const step = useStep(meetingId, () => goOn(`/meeting/${meetingId}/seat`, { replace: true }))
  const send = (event: FormEvent) => {
    event.preventDefault()
    step.mutate({ act: 'check-in', body: { code } })
  }
  return (
    <Paper>
      <form onSubmit={send}>
        <Stack className={styles.thumbs}>
          <TextInput
            label={say('code')}
            description={say('codeHelp')}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            required
          />
          <Button type="submit" loading={step.isPending}>
            {say('checkIn')}
          </Button>
          {session.mode !== 'inPerson' && (
            <Button variant="default" onClick={() => step.mutate({ act: 'join', body: {} })}>
              {say('join')}
            </Button>
          )}
          <Problem error={step.error} />
        </Stack>
      </form>
    </Paper>
  )
}
